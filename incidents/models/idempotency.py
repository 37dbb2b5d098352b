"""Answers already given, so that a repeated POST answers as the first did."""

from typing import Final

from django.db import models

from operators.models import User

# Of a call that a colleague took over: whoever had it saves nothing under its keys any more.
TAKEN_OVER: Final = "taken over"


class IdempotencyKey(models.Model):
    """One answer, written in the transaction of the change that it answers."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_a_key")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"
