"""How a person wants the screens: language and theme, kept with their account."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from operators.languages import INTERFACE_LANGUAGES
from operators.models import User
from operators.models.user import Theme
from operators.requests import Request
from operators.web.going_back import back

ONE_YEAR = 365 * 24 * 3600


class PreferencesForm(forms.Form):
    """Either choice may be left out: it then stays as it is."""

    language = forms.ChoiceField(choices=INTERFACE_LANGUAGES, required=False)
    theme = forms.ChoiceField(choices=Theme, required=False)


@login_required
@require_POST
def preferences(request: Request) -> HttpResponse:
    """Keep the choices and go back. The language stays on this device too, for the sign-in page."""
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(
            _("There is no such choice. Nothing was changed. Go back and try again.")
        )
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    User.objects.filter(pk=request.user.pk).update(**chosen)
    response = back(request)
    if "language" in chosen:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen["language"], max_age=ONE_YEAR, samesite="Lax", httponly=True
        )
    return response
