"""Surges: begun when one event brings many calls, or by hand; ended by hand, or once it is quiet.

What counts as many and as quiet are settings (SURGE_CALLS within SURGE_MINUTES, SURGE_QUIET_MINUTES).
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.actions.guard import changing_incident, save_incident
from incidents.errors import Conflict
from incidents.journal import Change, Kind, change
from incidents.journal.change import database_now
from incidents.models import Call, Incident, Surge
from incidents.states import INCIDENT_ENDED, INCIDENT_OPEN
from operators.standing import Standing


def start_surge(*, standing: Standing, incident_id: int, version: int, at: datetime | None = None) -> Surge:
    """Begin a surge by hand. Raises `Conflict` when there is one or the incident has ended, `Stale`."""
    with changing_incident(standing, "surge", incident_id, version=version, at=at) as (one, incident):
        if incident.status in INCIDENT_ENDED:
            raise Conflict(_("This incident has ended. Nothing was changed. Reopen it first."), incident)
        running = _running(incident)
        if running is not None and not _is_quiet(running, one.at):
            raise Conflict(_("There is a surge for this incident already. Nothing was changed."), incident)
        _end(one, running)
        save_incident(one, incident)
        return _begin(one, incident, by_hand=True)


def end_surge(*, standing: Standing, incident_id: int, version: int, at: datetime | None = None) -> Surge:
    """End a surge by hand; only as many calls more begin it again. Raises `Conflict`, `Stale`."""
    with changing_incident(standing, "surge", incident_id, version=version, at=at) as (one, incident):
        running = _running(incident)
        if running is None:
            raise Conflict(_("There is no surge for this incident any more. Nothing was changed."), incident)
        _end(one, running, by_hand=True)
        save_incident(one, incident)
        return running


def follow_calls(one: Change, incident: Incident) -> None:
    """Begin a surge, or keep the present one up, after calls were attached, as part of a larger change."""
    running = _running(incident)
    if running is not None and _is_quiet(running, one.at):
        _end(one, running)
        running = None
    if running is not None:
        running.last_call_at = one.at
        running.save(update_fields=["last_call_at"])
    elif _calls_lately(incident, one.at) >= settings.SURGE_CALLS:
        _begin(one, incident)


def end_quiet_surges(at: datetime | None = None) -> int:
    """End what is quiet or whose incident has ended; return how many. Run by Celery."""
    now = at or database_now()
    quiet = Q(last_call_at__lt=now - _quiet()) | ~Q(incident__status__in=sorted(INCIDENT_OPEN))
    ended = 0
    for seen in Surge.objects.filter(quiet, ended_at=None).order_by("id")[:100]:
        with change(centre_id=seen.centre_id, actor_id=None, at=at) as one:
            surge = Surge.objects.select_for_update(no_key=True).filter(quiet, pk=seen.pk, ended_at=None)
            ended += _end(one, surge.select_related("incident").first())
    return ended


def _running(incident: Incident) -> Surge | None:
    surges = Surge.objects.select_for_update(no_key=True).filter(incident=incident, ended_at=None)
    surge = surges.first()
    if surge is not None:
        surge.incident = incident
    return surge


def _is_quiet(surge: Surge, now: datetime) -> bool:
    return surge.last_call_at < now - _quiet()


def _quiet() -> timedelta:
    return timedelta(minutes=settings.SURGE_QUIET_MINUTES)


def _calls_lately(incident: Incident, now: datetime) -> int:
    """How many calls came in the last minutes; those before a surge was ended by hand are spent."""
    since = now - timedelta(minutes=settings.SURGE_MINUTES)
    last = Surge.objects.filter(incident=incident, ended_by__isnull=False).order_by("-ended_at").first()
    if last is not None and last.ended_at is not None:
        since = max(since, last.ended_at)
    return Call.objects.filter(incident=incident, presented_at__gt=since).count()


def _begin(one: Change, incident: Incident, *, by_hand: bool = False) -> Surge:
    surge = Surge.objects.create(
        centre_id=one.centre_id,
        incident=incident,
        started_at=one.at,
        started_by_id=one.actor_id if by_hand else None,
        last_call_at=one.at,
    )
    callers = Call.objects.filter(incident=incident).count()
    one.record(Kind.SURGE_STARTED, incident=incident, by_hand=by_hand, callers=callers)
    return surge


def _end(one: Change, surge: Surge | None, *, by_hand: bool = False) -> bool:
    if surge is None:
        return False
    surge.ended_at, surge.ended_by_id = one.at, one.actor_id if by_hand else None
    surge.save(update_fields=["ended_at", "ended_by"])
    callers = Call.objects.filter(incident=surge.incident).count()
    one.record(Kind.SURGE_ENDED, incident=surge.incident, by_hand=by_hand, callers=callers)
    return True
