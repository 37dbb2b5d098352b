"""The counters of a centre, and when the escalation engines last worked."""

from django.db import models

from operators.models import Centre


class CentreClock(models.Model):
    """The centre's journal counter. Its row is advanced last in every transaction that writes the journal."""

    centre = models.OneToOneField(Centre, models.CASCADE, primary_key=True, related_name="clock")
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.centre_id}: {self.seq}"


class IncidentNumber(models.Model):
    """How many incidents a centre numbered on a local day."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    day = models.DateField()
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "day"], name="one_counter_a_day")]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.day}: {self.last}"


class EngineTick(models.Model):
    """When an escalation engine ("celery" or "loop") last finished a sweep, by the database's clock."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.at}"
