"""The admin of agencies and of the contacts of their ladders."""

from django.contrib import admin
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from agencies.admin.same_centre import SameCentreForm
from agencies.models import Agency, Contact
from operators.admin_scope import Scoped


class ContactInline(Scoped, admin.TabularInline):
    """Whom the steps of the ladder reach. The centre is that of the agency."""

    model = Contact
    extra = 0
    exclude = ["centre"]


@admin.register(Agency)
class AgencyAdmin(Scoped, admin.ModelAdmin):
    """An agency of the centre."""

    form = SameCentreForm
    list_display = ["name", "short_name", "kind", "phone", "centre", "active"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "kind", "active"]
    list_select_related = ["centre"]
    search_fields = ["name", "short_name", "code"]
    autocomplete_fields = ["centre", "service_area"]
    inlines = [ContactInline]

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        """Give each contact the centre of its agency."""
        for contact_form in formset.forms:
            contact_form.instance.centre = form.instance.centre
        super().save_formset(request, form, formset, change)


@admin.register(Contact)
class ContactAdmin(Scoped, admin.ModelAdmin):
    """All contacts, also those of the centre itself."""

    form = SameCentreForm
    list_display = ["name", "agency", "ladder_role", "email", "phone", "centre", "active"]
    list_filter = [
        ("centre", admin.RelatedOnlyFieldListFilter),
        ("agency", admin.RelatedOnlyFieldListFilter),
        "ladder_role",
        "active",
    ]
    list_select_related = ["agency__centre", "centre"]
    search_fields = ["name", "email", "phone", "agency__name"]
    autocomplete_fields = ["centre", "agency"]
