"""The guided questions of a centre, by category, in versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.incident_type import Category
from operators.models import Centre, User


class QuestionSet(models.Model):
    """One version of the questions of one category. It never changes: incidents refer to it.

    The highest version is the one in use. `source` is TOML (agencies/questions/source.py).
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="question_sets", verbose_name=_("centre"))
    category = models.CharField(_("category"), max_length=10, choices=Category)
    version = models.PositiveIntegerField(_("version"), editable=False)
    source = models.TextField(_("questions"))
    note = models.CharField(
        _("who approved it"),
        max_length=200,
        blank=True,
        help_text=_("The medical director of the city approves each version before it goes live."),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("made by"),
    )

    class Meta:
        verbose_name = _("question set")
        verbose_name_plural = _("question sets")
        ordering = ["centre", "category", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "category", "version"], name="one_question_set_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} {self.version}"
