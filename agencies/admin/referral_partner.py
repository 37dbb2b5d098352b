"""The admin of the referral partners: addresses, secrets, and the categories that each takes."""

from typing import Any, Final

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest

from agencies.admin.same_centre import SameCentreForm
from agencies.admin.secrets import check_secrets
from agencies.models import ReferralPartner, ReferredType
from agencies.reference.referred import take_defaults
from operators.admin_scope import Scoped

SECRETS: Final = ("our_secret", "their_secret")


class PartnerForm(SameCentreForm):
    """Secrets must be such as both sides can sign with."""

    def clean(self) -> dict[str, Any]:
        """Name each secret that is none."""
        cleaned = super().clean()
        check_secrets(self, cleaned, SECRETS)
        return cleaned


class TypeInline(Scoped, admin.TabularInline):
    """The categories in the order of the console's digits."""

    centre_path = "partner__centre"
    model = ReferredType
    extra = 0
    autocomplete_fields = ["incident_type"]


@admin.register(ReferralPartner)
class ReferralPartnerAdmin(Scoped, admin.ModelAdmin):
    """The other call centre of a city."""

    form = PartnerForm
    list_display = ["name", "phone", "code", "acknowledge_seconds", "centre", "active"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "active"]
    list_select_related = ["centre"]
    search_fields = ["name", "phone", "code"]
    autocomplete_fields = ["centre"]
    inlines = [TypeInline]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Show a secret in two lines."""
        if db_field.name in SECRETS:
            kwargs["widget"] = Textarea(attrs={"rows": 2, "cols": 60, "spellcheck": "false"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Give a partner that was entered without categories the usual ones."""
        super().save_related(request, form, formsets, change)
        take_defaults(form.instance)
