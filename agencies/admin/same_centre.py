"""Holds that what belongs together belongs to one centre: a plan never sends a neighbour's agency."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _


class SameCentreForm(forms.ModelForm):
    """A form whose choices must all be of the centre that stands in the form."""

    def clean(self) -> dict[str, Any]:
        """Name each field that holds something of another centre."""
        cleaned = super().clean() or self.cleaned_data
        centre = cleaned.get("centre") or getattr(self.instance, "centre", None)
        if centre is not None:
            refuse_others(self, centre.pk)
        return cleaned


def refuse_others(form: forms.BaseForm, centre_id: int) -> None:
    """Add an error to each field of `form` that holds a record of another centre."""
    for name, value in list(form.cleaned_data.items()):
        chosen = [value] if isinstance(value, Model) else value if hasattr(value, "model") else []
        foreign = [one for one in chosen if getattr(one, "centre_id", centre_id) != centre_id]
        if foreign:
            names = ", ".join(str(one) for one in foreign[:3])
            message = _("%(names)s: of another centre. Choose records of this centre alone.")
            form.add_error(name, message % {"names": names})
