"""The admin of escalation policies and their steps."""

import itertools

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _

from agencies.admin.same_centre import SameCentreForm
from agencies.models import EscalationPolicy, EscalationStep
from operators.admin_scope import Scoped


class StepFormSet(BaseInlineFormSet):
    """A ladder: every next level later than the one before."""

    def clean(self) -> None:
        """Refuse levels whose times do not rise."""
        super().clean()
        steps = sorted(
            (form.cleaned_data["level"], form.cleaned_data["after_seconds"])
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("level") and not form.cleaned_data.get("DELETE")
        )
        if any(later[1] <= earlier[1] for earlier, later in itertools.pairwise(steps)):
            raise ValidationError(_("Each level must come later than the one below it. Correct the seconds."))


class StepInline(Scoped, admin.TabularInline):
    """The steps of the ladder."""

    centre_path = "policy__centre"
    model = EscalationStep
    formset = StepFormSet
    extra = 0


@admin.register(EscalationPolicy)
class EscalationPolicyAdmin(Scoped, admin.ModelAdmin):
    """How fast an acknowledgement must come. Dispatches that are out keep the ladder they began with."""

    form = SameCentreForm
    list_display = ["__str__", "priority", "agency", "incident_type", "progress_seconds", "centre"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "priority"]
    list_select_related = ["centre", "agency__centre", "incident_type"]
    search_fields = ["agency__name", "agency__short_name", "incident_type__name_id", "incident_type__code"]
    autocomplete_fields = ["centre", "agency", "incident_type"]
    inlines = [StepInline]
