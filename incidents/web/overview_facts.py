"""The facts beside a centre's live list: who is on shift, which calls came, what could not be sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, QuerySet

from agencies.models import Agency
from incidents.call_classes import CallClass
from incidents.escalation.health import Health, health
from incidents.journal.change import database_now
from incidents.models import Call, Notification, NotificationStatus
from incidents.presence import Attendance, attendance_at
from incidents.states import INCIDENT_OPEN
from operators.languages import SPOKEN_LANGUAGES
from operators.models import Centre, Membership, Shift, ShiftAttendance
from operators.shifts import shift_at
from operators.standing import Standing

MOST_SHOWN: Final = 20
MOST_BOARDS: Final = 100


@dataclass(frozen=True, slots=True)
class Present:
    """One person on shift. `roles` and `languages` are labels in the reader's language."""

    name: str
    roles: list[str]
    languages: list[str]
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many calls of one class came; `share` is their part of all, 0 to 100."""

    value: str
    label: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class AgencyBoard:
    """An agency and how its boards are attended."""

    agency: Agency
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class Facts:
    """What the overview shows besides its rows, as of `at`."""

    at: datetime
    shift: Shift
    people: list[Present]
    calls: list[ClassCount]
    call_total: int
    boards: list[AgencyBoard]
    failed: list[Notification]
    failed_total: int
    health: Health


def facts_of(standing: Standing) -> Facts:
    """Return the facts of the person's centre; every query is bounded by the shift or by what is open."""
    at = database_now()
    centre = Centre.objects.get(pk=standing.centre_id)
    shift = shift_at(centre, at)
    calls = _calls(shift)
    failed = _failed(standing.centre_id)
    return Facts(
        at=at,
        shift=shift,
        people=_people(standing.centre_id),
        calls=calls,
        call_total=sum(one.count for one in calls),
        boards=_boards(centre, at),
        failed=list(failed[:MOST_SHOWN]),
        failed_total=failed.count(),
        health=health(),
    )


def _people(centre_id: int) -> list[Present]:
    attendances = ShiftAttendance.objects.filter(left_at=None, shift__centre_id=centre_id)
    present = list(attendances.select_related("user").order_by("taken_at"))
    roles: dict[int, list[str]] = {}
    posts = Membership.objects.filter(
        centre_id=centre_id, active=True, user__in=[one.user_id for one in present]
    )
    for post in posts.order_by("id"):
        roles.setdefault(post.user_id, []).append(post.get_role_display())
    names = dict(SPOKEN_LANGUAGES)
    return [
        Present(
            name=str(one.user),
            roles=roles.get(one.user_id, []),
            languages=[str(names[code]) for code in one.user.spoken_languages if code in names],
            taken_at=one.taken_at,
        )
        for one in present
    ]


def _boards(centre: Centre, at: datetime) -> list[AgencyBoard]:
    """Return the agencies' boards, those that nobody attends first; nothing when they are not watched."""
    if not centre.watch_boards:
        return []
    agencies = list(Agency.objects.filter(centre=centre, active=True).order_by("short_name")[:MOST_BOARDS])
    found = attendance_at(centre, [agency.pk for agency in agencies], at)
    boards = [AgencyBoard(agency, found[agency.pk]) for agency in agencies]
    return sorted(boards, key=lambda board: board.attendance.attended)


def _calls(shift: Shift) -> list[ClassCount]:
    found = (
        Call.objects.filter(
            centre_id=shift.centre_id, presented_at__gte=shift.starts_at, presented_at__lt=shift.ends_at
        )
        .order_by()
        .values_list("call_class")
        .annotate(Count("id"))
    )
    counts = dict(found)
    total = sum(counts.values())
    return [
        ClassCount(
            kind.value, str(kind.label), counts.get(kind.value, 0), _share(counts.get(kind.value, 0), total)
        )
        for kind in CallClass
    ]


def _share(count: int, total: int) -> int:
    return round(100 * count / total) if total else 0


def _failed(centre_id: int) -> QuerySet[Notification]:
    """What could not be sent about incidents that are still open: somebody has to telephone instead."""
    return (
        Notification.objects.filter(
            incident__centre_id=centre_id,
            incident__status__in=sorted(INCIDENT_OPEN),
            status=NotificationStatus.FAILED,
        )
        .select_related("incident", "dispatch__agency", "contact")
        .order_by("-id")
    )
