"""The first page after sign-in: each role's own screen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from operators.requests import Request
from operators.roles import Role


@login_required
@never_cache
@require_GET
def home(request: Request) -> HttpResponse:
    """Lead an operator to the console, who reviews shifts to the overview, an agency to its board."""
    if not request.standing:
        return render(request, "no_post.html", status=403)
    if request.standing.role == Role.OPERATOR:
        return redirect("console")
    return redirect("overview" if request.standing.reviews else "board")
