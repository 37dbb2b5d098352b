"""The numbered paper forms on which calls are taken while nothing else works."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.call import Call
from operators.models import Centre, User


class PaperForm(models.Model):
    """One printed form. `number` counts up in the centre; `call` is what was entered from it, once."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="paper_forms", verbose_name=_("centre"))
    number = models.PositiveIntegerField(_("number"))
    call = models.OneToOneField(
        Call, models.PROTECT, null=True, blank=True, related_name="paper_form", verbose_name=_("call")
    )
    printed_at = models.DateTimeField(_("printed at"))
    printed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("printed by"))
    entered_at = models.DateTimeField(_("entered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper form")
        verbose_name_plural = _("paper forms")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["centre", "number"], name="one_paper_form_a_number")]

    def __str__(self) -> str:
        return f"{self.centre.code.upper()}-F{self.number:05d}"
