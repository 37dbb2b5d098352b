"""A small city for the tests of escalation: one centre, three agencies, a ladder of four steps.

Duty is told after 30 s, the agency's supervisor after 60 s, its second contact after 120 s, together
with a telephone task for the centre, the head of the centre after 300 s (DOMAIN section 2, P1).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agencies.models import (
    Agency,
    AgencyKind,
    Category,
    Contact,
    EscalationPolicy,
    EscalationStep,
    IncidentType,
    LadderRole,
)
from agencies.priority import Priority
from incidents.actions.intake import NewIncident, create_incident
from incidents.models import Dispatch, Incident, JournalEntry
from operators.models import Centre, User
from operators.roles import Role
from operators.standing import Standing

STEPS = (
    (30, LadderRole.DUTY, False),
    (60, LadderRole.AGENCY_SUPERVISOR, False),
    (120, LadderRole.SECOND_CONTACT, True),
    (300, LadderRole.HEAD_OF_CENTRE, False),
)
PROGRESS_SECONDS = 300


@dataclass
class Scene:
    """Olga operates at the centre, Lukman is the liaison of the fire brigade."""

    centre: Centre
    fire: Agency
    police: Agency
    hospital: Agency
    kind: IncidentType
    olga: Standing
    lukman: Standing

    def incident(
        self, *agencies: Agency, at: datetime | None = None, landmark: str = "Masjid Agung"
    ) -> Incident:
        """Return a P1 incident dispatched to `agencies`, by default to the fire brigade alone."""
        ids = [agency.pk for agency in agencies or (self.fire,)]
        new = NewIncident(
            incident_type=self.kind, landmark=landmark, agency_ids=ids, caller_number="081234567890"
        )
        return create_incident(standing=self.olga, new=new, at=at)

    def dispatch(self, *, at: datetime | None = None) -> Dispatch:
        """Return the dispatch of a new P1 incident to the fire brigade."""
        return Dispatch.objects.get(incident=self.incident(at=at))


def build(code: str = "tng") -> Scene:
    """Write the city to the database."""
    centre = Centre.objects.create(
        code=code, name="Kota Tangerang", admin_code="36.71", latitude=-6.18, longitude=106.63
    )
    kind, _ = IncidentType.objects.get_or_create(
        code="FSTRU",
        defaults={
            "category": Category.FIRE,
            "name_id": "Kebakaran rumah",
            "name_en": "Structure fire",
            "default_priority": Priority.P1,
        },
    )
    fire, police, hospital = (
        Agency.objects.create(centre=centre, code=name.lower(), name=name, short_name=name, kind=kind_of)
        for name, kind_of in (
            ("Damkar", AgencyKind.FIRE),
            ("Polri", AgencyKind.POLICE),
            ("RSUD", AgencyKind.HOSPITAL),
        )
    )
    set_ladder(centre, STEPS)
    for agency in (fire, police, hospital):
        for role in (LadderRole.DUTY, LadderRole.AGENCY_SUPERVISOR, LadderRole.SECOND_CONTACT):
            address = f"{role}@{agency.code}.example"
            Contact.objects.create(
                centre=centre, agency=agency, ladder_role=role, name=role.label, email=address
            )
    Contact.objects.create(
        centre=centre, ladder_role=LadderRole.HEAD_OF_CENTRE, name="Kepala", email="head@centre.example"
    )
    olga, lukman = (User.objects.create(username=f"{name}.{code}") for name in ("olga", "lukman"))
    return Scene(
        centre=centre,
        fire=fire,
        police=police,
        hospital=hospital,
        kind=kind,
        olga=Standing(olga.pk, olga.username, centre.pk, Role.OPERATOR, None, "id"),
        lukman=Standing(lukman.pk, lukman.username, centre.pk, Role.LIAISON, fire.pk, "id"),
    )


def set_ladder(
    centre: Centre,
    steps: tuple[tuple[int, LadderRole, bool], ...],
    *,
    progress: int | None = PROGRESS_SECONDS,
) -> None:
    """Give the centre this ladder for P1, in place of any other."""
    EscalationPolicy.objects.filter(centre=centre).delete()
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
