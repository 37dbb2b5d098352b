"""The admin of the telephone systems: their names, secrets and grace times."""

from typing import Any

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest

from agencies.admin.same_centre import SameCentreForm
from agencies.admin.secrets import check_secrets
from agencies.models import TelephoneSystem
from operators.admin_scope import Scoped


class SystemForm(SameCentreForm):
    """The secret must be such as both sides can sign with."""

    def clean(self) -> dict[str, Any]:
        """Say so when it is none."""
        cleaned = super().clean()
        check_secrets(self, cleaned, ["secret"])
        return cleaned


@admin.register(TelephoneSystem)
class TelephoneSystemAdmin(Scoped, admin.ModelAdmin):
    """The telephone system of a centre."""

    form = SystemForm
    list_display = ["name", "code", "grace_seconds", "centre", "active"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "active"]
    list_select_related = ["centre"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["centre"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Show the secret in two lines."""
        if db_field.name == "secret":
            kwargs["widget"] = Textarea(attrs={"rows": 2, "cols": 60, "spellcheck": "false"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
