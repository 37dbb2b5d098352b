"""Going back to the page a form was sent from."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest) -> HttpResponseRedirect:
    """Return a redirect to the form's `next`, if that is an address of ours, else to the first screen."""
    target = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(target) if allowed else redirect("home")
