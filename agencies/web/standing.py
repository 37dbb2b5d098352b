"""Changing between the capacities a person may work in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.middleware import SESSION_KEY
from agencies.standings import standings_of
from operators.requests import Request


@login_required
@require_POST
def standing(request: Request) -> HttpResponse:
    """Work as the standing named from now on, beginning at its first screen."""
    key = request.POST.get("standing", "")
    if key not in {own.key for own in standings_of(request.user)}:
        return HttpResponseBadRequest(
            _("You do not have this post (any more). You still work as before. Reload the page.")
        )
    request.session[SESSION_KEY] = key
    return redirect("home")
