"""What was answered to the guided questions about an incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import QuestionSet
from incidents.models.incident import Incident
from operators.models import User


class IncidentAnswer(models.Model):
    """One answer, by the version that it was asked by. `answer` is an answer's key, "unsure", or a text."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="answers", verbose_name=_("incident"))
    question_set = models.ForeignKey(
        QuestionSet, models.PROTECT, related_name="+", verbose_name=_("question set")
    )
    question = models.SlugField(_("question"), max_length=24, db_index=False)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    at = models.DateTimeField(_("answered at"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("operator"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "question_set", "question"], name="one_answer_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
