"""House fires in Kota Tangerang, for the tests of escalation and of the messages it sends.

The ladder is the reference's for P1 (DOMAIN section 2): duty is told after 30 s, the agency's supervisor
after 60 s, its second contact after 120 s, together with a telephone task for the centre, the head of the
centre after 300 s; who acknowledged is warned about after 300 s without being en route.
"""

from datetime import datetime, timedelta

from agencies.models import Agency, EscalationPolicy, EscalationStep, IncidentType, LadderRole
from agencies.priority import Priority
from incidents.models import Dispatch, Incident, JournalEntry
from operators.models import Centre
from tests.cast import Cast

STEPS = (
    (30, LadderRole.DUTY, False),
    (60, LadderRole.AGENCY_SUPERVISOR, False),
    (120, LadderRole.SECOND_CONTACT, True),
    (300, LadderRole.HEAD_OF_CENTRE, False),
)
PROGRESS_SECONDS = 300


class Scene:
    """Ayu operates at the centre, Fajar is the liaison of the fire brigade."""

    def __init__(self, cast: Cast) -> None:
        self.centre: Centre = cast.tng
        self.fire: Agency = cast.damkar
        self.police: Agency = cast.polri
        self.hospital: Agency = cast.rsud
        self.kind: IncidentType = cast.house_fire
        self.ayu = cast.standing("ayu")
        self.fajar = cast.standing("fajar")
        self.cast = cast

    def incident(self, *agencies: Agency, at: datetime | None = None, **values: object) -> Incident:
        """Return a P1 incident dispatched to `agencies`, by default to the fire brigade alone."""
        return self.cast.incident(*(agencies or (self.fire,)), at=at, **values)

    def dispatch(self, *, at: datetime | None = None) -> Dispatch:
        """Return the dispatch of a new P1 incident to the fire brigade."""
        return Dispatch.objects.get(incident=self.incident(at=at))


def set_ladder(
    centre: Centre,
    steps: tuple[tuple[int, LadderRole, bool], ...],
    *,
    progress: int | None = PROGRESS_SECONDS,
) -> None:
    """Give the centre this ladder for P1, in place of any other."""
    EscalationPolicy.objects.filter(centre=centre, priority=Priority.P1).delete()
    policy = EscalationPolicy.objects.create(centre=centre, priority=Priority.P1, progress_seconds=progress)
    for level, (after, role, telephone) in enumerate(steps, start=1):
        EscalationStep.objects.create(
            policy=policy, level=level, after_seconds=after, ladder_role=role, telephone_task=telephone
        )


def after(dispatch: Dispatch, seconds: float) -> datetime:
    """Return the moment `seconds` after the dispatch."""
    return dispatch.notified_at + timedelta(seconds=seconds)


def entries(dispatch: Dispatch, *kinds: str) -> list[JournalEntry]:
    """Return the dispatch's journal entries of these kinds, in their order."""
    return list(JournalEntry.objects.filter(dispatch=dispatch, kind__in=kinds).order_by("seq"))
