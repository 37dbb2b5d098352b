"""A small town with a shift, and days that are played through the actions at given times."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from agencies.models import (
    Agency,
    AgencyKind,
    Category,
    EscalationPolicy,
    EscalationStep,
    IncidentType,
    LadderRole,
)
from incidents.actions import calls, closing, dispatching, editing, intake, progress, shifts
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.escalation.sweep import escalate_due
from incidents.models import Call, Dispatch, Incident
from incidents.states import INCIDENT_OPEN, DispatchStatus
from operators.models import Centre, Shift, ShiftPattern, User
from operators.roles import Role
from operators.standing import Standing

# A Monday morning: 07:30 to 16:00 WIB.
STARTS = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
ENDS = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

STEP_OF = {
    DispatchStatus.NOTIFIED: progress.acknowledge,
    DispatchStatus.ACKNOWLEDGED: progress.en_route,
    DispatchStatus.EN_ROUTE: progress.on_scene,
    DispatchStatus.ON_SCENE: progress.clear,
}


@dataclass
class Town:
    """Olga and Sari operate, Budi supervises; Damkar, Polri and PSC answer."""

    centre: Centre
    shift: Shift
    fire: Agency
    police: Agency
    ambulance: Agency
    blaze: IncidentType
    theft: IncidentType
    olga: Standing
    sari: Standing
    budi: Standing

    def call(self, at: datetime, *, rang: float | None = 4, call_class: CallClass = CallClass.NORMAL) -> Call:
        """Keep a call answered at `at` that rang `rang` seconds; None when the times are unknown."""
        presented = at - timedelta(seconds=rang) if rang is not None else None
        new = calls.NewCall(call_class=call_class, presented_at=presented, answered_at=at)
        return calls.log_call(standing=self.olga, new=new, at=at)

    def incident(self, at: datetime, *agencies: Agency, kind=None, **values) -> Incident:
        """Create an incident at `at`, dispatched to `agencies`."""
        new = intake.NewIncident(
            incident_type=kind or self.blaze,
            landmark="Masjid Agung",
            agency_ids=[agency.pk for agency in agencies],
            **values,
        )
        return intake.create_incident(standing=self.olga, new=new, at=at)

    def step(self, incident: Incident, agency: Agency, verb, at: datetime, **more) -> Dispatch:
        """Let the agency take a step on its latest dispatch."""
        dispatch = Dispatch.objects.filter(incident=incident, agency=agency).latest("pk")
        return verb(standing=self.olga, dispatch_id=dispatch.pk, version=dispatch.version, at=at, **more)


def build(code: str = "tng", *, starts: datetime = STARTS, ends: datetime = ENDS) -> Town:
    """Write the town to the database."""
    centre = Centre.objects.create(
        code=code, name="Kota Tangerang", admin_code="36.71", latitude=-6.18, longitude=106.63
    )
    fire, police, ambulance = (
        Agency.objects.create(
            centre=centre, code=name.lower(), name=f"{name} Kota", short_name=name, kind=kind
        )
        for name, kind in (
            ("Damkar", AgencyKind.FIRE),
            ("Polri", AgencyKind.POLICE),
            ("PSC", AgencyKind.AMBULANCE),
        )
    )
    ShiftPattern.objects.create(centre=centre, name="Pagi", starts=time(7, 30), ends=time(16, 0))
    for priority in (1, 2, 3):
        _ladder(centre, priority)
    people = [User.objects.create(username=f"{name}.{code}") for name in ("olga", "sari", "budi")]
    roles = (Role.OPERATOR, Role.OPERATOR, Role.SUPERVISOR)
    olga, sari, budi = (
        Standing(user.pk, user.username, centre.pk, role, None, "en")
        for user, role in zip(people, roles, strict=True)
    )
    return Town(
        centre=centre,
        shift=Shift.objects.create(centre=centre, name="Pagi", starts_at=starts, ends_at=ends),
        fire=fire,
        police=police,
        ambulance=ambulance,
        blaze=_kind("FSTRU", Category.FIRE, "Kebakaran rumah", "Structure fire", 1),
        theft=_kind("ROBBERY", Category.SECURITY, "Perampokan", "Robbery", 2),
        olga=olga,
        sari=sari,
        budi=budi,
    )


def _kind(code: str, category: Category, name_id: str, name_en: str, priority: int) -> IncidentType:
    defaults = {"category": category, "name_id": name_id, "name_en": name_en, "default_priority": priority}
    return IncidentType.objects.get_or_create(code=code, defaults=defaults)[0]


def _ladder(centre: Centre, priority: int) -> None:
    policy = EscalationPolicy.objects.create(
        centre=centre, priority=priority, progress_seconds=300 * priority
    )
    roles = (LadderRole.DUTY, LadderRole.AGENCY_SUPERVISOR, LadderRole.SECOND_CONTACT)
    for level, role in enumerate(roles, start=1):
        EscalationStep.objects.create(
            policy=policy,
            level=level,
            after_seconds=30 * level * priority,
            ladder_role=role,
            telephone_task=role == LadderRole.SECOND_CONTACT,
        )


def play(town: Town, *, seed: int, moves: int, starts: datetime | None = None) -> None:
    """Play a disorderly shift: every verb, in random order, at rising times, engines sweeping between."""
    dice = random.Random(seed)
    now = starts or town.shift.starts_at
    span = (town.shift.ends_at - now).total_seconds() * 1.1
    shifts.take_shift(standing=town.sari, at=now + timedelta(milliseconds=1))
    for _move in range(moves):
        now += timedelta(seconds=dice.expovariate(moves / span))
        dice.choices(
            [_ring, _report, _progress, _trouble, _end, _correct],
            weights=[5, 4, 12, 2, 2, 1],
        )[0](town, dice, now)
        if dice.random() < 0.3:
            escalate_due(engine="loop", at=now)


def _ring(town: Town, dice: random.Random, now: datetime) -> None:
    town.call(now, rang=dice.choice([None, dice.uniform(0.5, 40)]), call_class=dice.choice(list(CallClass)))


def _report(town: Town, dice: random.Random, now: datetime) -> None:
    call = town.call(now - timedelta(seconds=dice.uniform(5, 120)), rang=dice.choice([None, 3, 18]))
    agencies = dice.sample([town.fire, town.police, town.ambulance], dice.choice([0, 1, 1, 2, 3]))
    town.incident(
        now,
        *agencies,
        kind=dice.choice([town.blaze, town.theft]),
        call_id=dice.choice([call.pk, None]),
        priority=dice.choice([None, 1, 2, 3]),
    )


def _progress(town: Town, dice: random.Random, now: datetime) -> None:
    live = Dispatch.objects.filter(centre=town.centre, status__in=[str(status) for status in STEP_OF])
    dispatch = _pick(dice, live)
    if dispatch is None:
        return
    verb = STEP_OF[DispatchStatus(dispatch.status)]
    if dispatch.status == DispatchStatus.ON_SCENE and dice.random() < 0.3:
        verb = progress.en_route
    elif dispatch.status == DispatchStatus.ACKNOWLEDGED and dice.random() < 0.2:
        verb = dice.choice([progress.on_scene, progress.clear])
    verb(standing=town.olga, dispatch_id=dispatch.pk, version=dispatch.version, at=now)


def _trouble(town: Town, dice: random.Random, now: datetime) -> None:
    waiting = Dispatch.objects.filter(
        centre=town.centre, status__in=[DispatchStatus.NOTIFIED, DispatchStatus.ACKNOWLEDGED]
    )
    dispatch = _pick(dice, waiting)
    if dispatch is not None:
        verb = dice.choice([progress.decline, progress.cancel_dispatch])
        verb(standing=town.olga, dispatch_id=dispatch.pk, version=dispatch.version, reason="No unit", at=now)


def _end(town: Town, dice: random.Random, now: datetime) -> None:
    incident = _pick(dice, Incident.objects.filter(centre=town.centre))
    if incident is None:
        return
    seen = {"standing": town.olga, "incident_id": incident.pk, "version": incident.version, "at": now}
    if incident.status in INCIDENT_OPEN:
        disposition = dice.choice([Disposition.COMPLETED, Disposition.DUPLICATE])
        closing.close_incident(**seen, disposition=disposition, cancel_dispatches=True)
    else:
        agencies = [town.ambulance.pk] if dice.random() < 0.7 else []
        closing.reopen_incident(**seen, reason="Again", agency_ids=agencies)


def _correct(town: Town, dice: random.Random, now: datetime) -> None:
    incident = _pick(dice, Incident.objects.filter(centre=town.centre, status__in=sorted(INCIDENT_OPEN)))
    if incident is None:
        return
    seen = {"standing": town.olga, "incident_id": incident.pk, "version": incident.version, "at": now}
    free = {town.fire.pk, town.police.pk} - set(
        Dispatch.objects.filter(incident=incident).values_list("agency_id", flat=True)
    )
    if free and dice.random() < 0.5:
        dispatching.dispatch_agencies(**seen, agency_ids=sorted(free))
    else:
        values = {"priority": dice.choice([1, 2, 3]), "incident_type": dice.choice([town.blaze, town.theft])}
        editing.change_incident(**seen, values=values)


def _pick(dice: random.Random, rows):
    found = list(rows.order_by("pk"))
    return dice.choice(found) if found else None
