"""Who may open a page: signed in, with a post, and in a role that has this page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from incidents.permissions import may
from operators.standing import Standing

View = Callable[..., HttpResponse]


def centre_page(view: View) -> View:
    """Open `view(request, standing)` to the centre's own staff; to others the page does not exist."""
    return _page(view, lambda standing: standing.is_centre)


def review_page(view: View) -> View:
    """Open `view(request, standing)` to those who review shifts; to others the page does not exist."""
    return _page(view, lambda standing: standing.reviews)


def page_for(verb: str) -> Callable[[View], View]:
    """Open `view(request, standing)` to those whose role may do `verb`; to others the page does not exist."""
    return lambda view: _page(view, lambda standing: may(standing, verb))


def _page(view: View, allows: Callable[[Standing], bool]) -> View:
    @wraps(view)
    def open_page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        standing: Standing | None = getattr(request, "standing", None)
        if standing is None:
            return render(request, "no_post.html", status=403)
        if not allows(standing):
            raise Http404
        return view(request, standing, *args, **kwargs)

    return login_required(never_cache(require_GET(open_page)))
