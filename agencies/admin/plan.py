"""The admin of response plans."""

from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.admin.same_centre import SameCentreForm, refuse_others
from agencies.models import PlannedAgency, ResponsePlan
from operators.admin_scope import Scoped


class PlanForm(SameCentreForm):
    """A plan is for one type or for one category."""

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of the two."""
        cleaned = super().clean()
        if bool(cleaned.get("incident_type")) == bool(cleaned.get("category")):
            self.add_error("category", _("Choose either a type or a whole category."))
        return cleaned


class LineFormSet(BaseInlineFormSet):
    """The lines of a plan: agencies of the plan's centre."""

    def clean(self) -> None:
        """Refuse a neighbour's agency."""
        super().clean()
        for form in self.forms:
            if self.instance.centre_id and form.is_valid():
                refuse_others(form, self.instance.centre_id)


class LineInline(Scoped, admin.TabularInline):
    """Whom the plan sends, in this order."""

    centre_path = "plan__centre"
    model = PlannedAgency
    formset = LineFormSet
    extra = 1
    autocomplete_fields = ["agency"]


@admin.register(ResponsePlan)
class ResponsePlanAdmin(Scoped, admin.ModelAdmin):
    """Who answers what, where."""

    form = PlanForm
    list_display = ["__str__", "incident_type", "category", "place", "sends", "centre"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "category", "incident_type__category"]
    list_select_related = ["centre", "incident_type", "place"]
    search_fields = [
        "incident_type__name_id", "incident_type__name_en", "incident_type__code", "place__name",
        "agencies__name", "agencies__short_name",
    ]  # fmt: skip
    autocomplete_fields = ["centre", "incident_type", "place"]
    inlines = [LineInline]

    @admin.display(description=gettext_lazy("sends"))
    def sends(self, plan: ResponsePlan) -> str:
        """The agencies in a line of text."""
        return ", ".join(line.agency.short_name for line in plan.lines.all())

    def get_queryset(self, request: Any) -> Any:
        """Read the lines with the plans."""
        return super().get_queryset(request).prefetch_related("lines__agency")
