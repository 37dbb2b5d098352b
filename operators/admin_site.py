"""The admin: where a centre's administrator configures it. Its sign-in is everybody's."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache


class ConfigurationSite(AdminSite):
    """Django's admin site under our name."""

    site_header = _("Dispatch112 administration")
    site_title = _("Dispatch112")
    index_title = _("Configuration")

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Send a stranger to the one sign-in page, with its limits; refuse who is no administrator."""
        return secure_admin_login(super().login)(request, extra_context)
