"""The journal of one incident as sentences in the reader's language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Category, LadderRole
from incidents.access import visible_journal
from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.durations import clock
from incidents.journal.kinds import Kind
from incidents.masking import masked_number
from incidents.models import Call, Channel, Incident, JournalEntry, Note
from operators.standing import Standing

# An incident that runs for days still opens at once; the whole of it is in the journal (LAS 2017).
LONGEST: Final = 300

SENTENCES: Final[dict[str, Any]] = {
    Kind.CALL_LOGGED: gettext_lazy("Call logged"),
    Kind.CALL_ATTACHED: gettext_lazy("Additional caller %(caller)s: %(callers)s in all"),
    Kind.CALL_DETACHED: gettext_lazy("The additional caller %(caller)s was taken off again"),
    Kind.CALL_CLASSIFIED: gettext_lazy("Call classified: %(call_class)s"),
    Kind.INCIDENT_CREATED: gettext_lazy("Incident opened, P%(priority)s"),
    Kind.INCIDENT_CHANGED: gettext_lazy("Changed: %(changes)s"),
    Kind.INCIDENT_CLOSED: gettext_lazy("Closed: %(disposition)s"),
    Kind.INCIDENT_CANCELLED: gettext_lazy("Cancelled: %(disposition)s"),
    Kind.INCIDENT_REOPENED: gettext_lazy("Reopened"),
    Kind.INCIDENT_MERGED: gettext_lazy("Merged into %(number)s"),
    Kind.INCIDENT_ABSORBED: gettext_lazy("%(number)s was merged into this incident"),
    Kind.INCIDENT_UNMERGED: gettext_lazy("The merge into %(number)s was undone"),
    Kind.INCIDENT_RELEASED: gettext_lazy("The merge of %(number)s was undone"),
    Kind.SURGE_STARTED: gettext_lazy("Surge: many calls about this incident, %(callers)s so far"),
    Kind.SURGE_ENDED: gettext_lazy("The surge has ended, %(callers)s callers in all"),
    Kind.PLAN_GAP: gettext_lazy("No response plan covers this type and place"),
    Kind.DISPATCHED: gettext_lazy("%(agency)s alerted"),
    Kind.DELIVERED: gettext_lazy("%(agency)s: reached their board after %(duration)s"),
    Kind.DISPLAYED: gettext_lazy("%(agency)s: on their screen after %(duration)s"),
    Kind.ACKNOWLEDGED: gettext_lazy("%(agency)s acknowledged after %(duration)s"),
    Kind.DECLINED: gettext_lazy("%(agency)s declined"),
    Kind.NO_SUBSTITUTE: gettext_lazy("%(agency)s: nobody is needed in their place"),
    Kind.EN_ROUTE: gettext_lazy("%(agency)s en route"),
    Kind.ON_SCENE: gettext_lazy("%(agency)s on scene"),
    Kind.CLEARED: gettext_lazy("%(agency)s cleared"),
    Kind.CHANGE_CONFIRMED: gettext_lazy("%(agency)s acknowledged the change after %(duration)s"),
    Kind.DISPATCH_CANCELLED: gettext_lazy("%(agency)s taken back"),
    Kind.DISPATCH_CARRIED: gettext_lazy(
        "%(agency)s goes on under the incident that this one was merged into"
    ),
    Kind.DISPATCH_RETURNED: gettext_lazy("%(agency)s went back to the incident that it was sent for"),
    Kind.DISPATCH_RESTORED: gettext_lazy("%(agency)s is on it again as before the merge"),
    Kind.ESCALATED: gettext_lazy("%(agency)s did not acknowledge: level %(level)s, %(role)s notified"),
    Kind.NO_PROGRESS: gettext_lazy("%(agency)s acknowledged but is not en route"),
    Kind.ESCALATION_FAILED: gettext_lazy("%(agency)s: escalation failed and is tried again"),
    Kind.TELEPHONE_TASK: gettext_lazy("%(agency)s: telephone now"),
    Kind.TELEPHONE_DONE: gettext_lazy("%(agency)s was telephoned"),
    Kind.REFERRAL_OPENED: gettext_lazy("Handed over by %(partner)s, their ticket %(ticket)s"),
    Kind.HANDOVER_OFFERED: gettext_lazy("Handed over to %(to)s, not accepted yet"),
    Kind.HANDOVER_ACCEPTED: gettext_lazy("%(to)s took it over as %(number)s"),
    Kind.HANDOVER_OPENED: gettext_lazy("Taken over from %(by)s, their incident %(number)s"),
    Kind.HANDOVER_DECLINED: gettext_lazy("%(to)s declined the hand-over"),
    Kind.HANDOVER_SETTLED: gettext_lazy("%(to)s was telephoned about the hand-over"),
    Kind.LOCATION_LINK_SENT: gettext_lazy("Caller asked for the position by a link"),
    Kind.LOCATION_SHARED: gettext_lazy("Caller's position received, ±%(accuracy)s m"),
    Kind.LOCATION_REFUSED: gettext_lazy("The caller's telephone gives no position"),
    Kind.LOCATION_LINK_CLOSED: gettext_lazy("Location link closed"),
    Kind.QUESTIONS_ANSWERED: gettext_lazy("Questions answered: %(category)s, version %(version)s"),
    Kind.NOTE_ADDED: gettext_lazy("Note"),
    Kind.NOTIFICATION_SENT: gettext_lazy("%(agency)s: message sent by %(channel)s"),
    Kind.NOTIFICATION_FAILED: gettext_lazy("%(agency)s: message by %(channel)s could not be sent"),
}
FIELD_LABELS: Final = {field.name: field.verbose_name for field in Incident._meta.fields}
BAD: Final = frozenset(
    {
        Kind.PLAN_GAP, Kind.DECLINED, Kind.ESCALATED, Kind.NO_PROGRESS, Kind.ESCALATION_FAILED,
        Kind.TELEPHONE_TASK, Kind.NOTIFICATION_FAILED, Kind.INCIDENT_REOPENED,
    }
)  # fmt: skip
GOOD: Final = frozenset({Kind.ACKNOWLEDGED, Kind.CHANGE_CONFIRMED, Kind.ON_SCENE})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline. `quote` is what a person wrote, to be shown as such."""

    at: datetime
    kind: str
    text: str
    quote: str
    who: str
    tone: str


def timeline_of(standing: Standing, incident: Incident) -> list[Line]:
    """Return what `standing` may read of the incident's journal, the newest first."""
    entries = list(
        visible_journal(standing)
        .filter(incident=incident, kind__in=SENTENCES.keys())
        .select_related("agency", "actor", "incident__centre")
        .order_by("-seq")[:LONGEST]
    )
    notes = Note.objects.in_bulk(
        [note for entry in entries if isinstance(note := entry.data.get("note"), int)]
    )
    callers = _callers(standing, entries)
    return [_line(entry, notes, callers) for entry in entries]


def _callers(standing: Standing, entries: list[JournalEntry]) -> dict[int, str]:
    """Return the numbers of the additional callers by call, masked for agencies."""
    calls = [
        entry.data["call"] for entry in entries if entry.kind in (Kind.CALL_ATTACHED, Kind.CALL_DETACHED)
    ]
    numbers = Call.objects.filter(pk__in=calls).values_list("pk", "caller_number")
    return {pk: number if standing.is_centre else masked_number(number) for pk, number in numbers}


def _line(entry: JournalEntry, notes: dict[int, Note], callers: dict[int, str]) -> Line:
    return Line(
        at=entry.at,
        kind=entry.kind,
        text=_sentence(entry) % (_values(entry) | {"caller": _caller(entry, callers)}),
        quote=_quote(entry, notes),
        who=str(entry.actor) if entry.actor else "",
        tone="bad" if entry.kind in BAD else "good" if entry.kind in GOOD else "",
    )


def _sentence(entry: JournalEntry) -> str:
    if entry.kind == Kind.TELEPHONE_DONE and entry.data.get("needless"):
        return _("%(agency)s need not be telephoned any more")
    if entry.kind == Kind.ACKNOWLEDGED and entry.data.get("contact"):
        return _("%(agency)s acknowledged after %(duration)s by the link in a message")
    if entry.kind == Kind.DISPATCHED and entry.data.get("board"):
        return _("%(agency)s alerted. Nobody was at their board: the ladder began at once")
    if entry.kind == Kind.INCIDENT_CREATED and entry.data.get("reported_at"):
        return _("Incident entered later, P%(priority)s, taken %(taken)s")
    return str(SENTENCES[entry.kind])


def _taken(entry: JournalEntry) -> str:
    """Return when it was taken, "02:14", with the day unless it is that of its entry."""
    if not entry.data.get("reported_at") or entry.incident is None:
        return ""
    zone = entry.incident.centre.zone
    taken, saved = (
        datetime.fromisoformat(entry.data["reported_at"]).astimezone(zone),
        entry.at.astimezone(zone),
    )
    return taken.strftime("%H:%M" if taken.date() == saved.date() else "%d/%m/%Y %H:%M")


def _values(entry: JournalEntry) -> dict[str, Any]:
    data = entry.data
    return {
        "agency": entry.agency.short_name if entry.agency else "",
        "priority": data.get("priority", ""),
        "level": data.get("level", ""),
        "duration": clock(data.get("seconds", 0)),
        "role": _label(LadderRole, data.get("role")),
        "call_class": _label(CallClass, data.get("call_class")),
        "disposition": _label(Disposition, data.get("disposition")),
        "channel": _label(Channel, data.get("channel")),
        "changes": _changes(data),
        "number": data.get("number", ""),
        "taken": _taken(entry),
        "callers": data.get("callers", ""),
        "partner": data.get("partner", ""),
        "ticket": data.get("ticket", ""),
        "accuracy": data.get("accuracy", ""),
        "to": data.get("to", ""),
        "by": data.get("by", ""),
        "category": _label(Category, data.get("category")),
        "version": data.get("version", ""),
    }


def _caller(entry: JournalEntry, callers: dict[int, str]) -> str:
    return callers.get(entry.data.get("call", 0)) or _("no number")


def _quote(entry: JournalEntry, notes: dict[int, Note]) -> str:
    if isinstance(entry.data.get("note"), int):
        note = notes.get(entry.data["note"])
        return note.text if note else ""
    return next((entry.data[name] for name in ("reason", "result", "note") if entry.data.get(name)), "")


def _changes(data: dict[str, Any]) -> str:
    parts: list[str] = []
    for name in data.get("fields", []):
        label = FIELD_LABELS.get(name, name)
        if name in data.get("after", {}):
            values = {"old": _shown(data["before"].get(name)), "new": _shown(data["after"][name])}
            label = _("%(field)s %(old)s → %(new)s") % {"field": label, **values}
        parts.append(str(label))
    return ", ".join(parts)


def _shown(value: Any) -> str:
    return "–" if value in (None, "") else str(value)


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value in choices.values else str(value or "")
