"""Taking and leaving a shift from any page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.shifts import leave_shift, take_shift
from incidents.errors import NotAllowed
from operators.requests import Request
from operators.web.going_back import back

ACTIONS = {"take": take_shift, "leave": leave_shift}


@login_required
@require_POST
def shift(request: Request) -> HttpResponse:
    """Do the form's `action`, "take" or "leave", and go back."""
    act = ACTIONS.get(request.POST.get("action", ""))
    if act is None:
        return HttpResponseBadRequest(_("Say whether to take or to leave the shift. Nothing was changed."))
    if request.standing is None:
        return HttpResponseForbidden(_("You have no post yet. Nothing was changed. Ask an administrator."))
    try:
        act(standing=request.standing)
    except NotAllowed as error:
        return HttpResponseForbidden(error.message)
    return back(request)
