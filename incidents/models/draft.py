"""A call that is being typed, kept on the server too: a broken PC must not take it along."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from operators.models import Centre, User


class Draft(models.Model):
    """What an operator has typed of a call and not saved yet. `key` is the draft's own, made by the console.

    Its content is the console's affair; the server gives it back to the same person in the same centre
    and reads nothing out of it.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="drafts", verbose_name=_("centre"))
    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", verbose_name=_("operator"))
    key = models.SlugField(max_length=40, db_index=False)
    content = models.JSONField()
    updated_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["user", "centre", "key"], name="one_draft_a_key")]

    def __str__(self) -> str:
        return self.key
