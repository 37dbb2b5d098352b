"""From the words of a call log to a call: times of the centre's zone, classes, numbers. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from incidents.call_classes import CallClass
from incidents.errors import Invalid
from incidents.imports.mapping import ImportMap
from incidents.validation import check_call
from operators.languages import SPOKEN_LANGUAGES

LONGEST = {"caller_number": 24, "caller_name": 120, "summary": 2000}
LANGUAGES = frozenset(code for code, _name in SPOKEN_LANGUAGES)


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """A call as the log has it; times are aware."""

    presented_at: datetime
    answered_at: datetime | None
    call_class: CallClass
    caller_number: str
    caller_name: str
    language: str
    summary: str


class BadRow(Exception):
    """A row cannot be kept; the message says why."""


def convert(texts: Mapping[str, str], mapping: ImportMap, zone: ZoneInfo, now: datetime) -> LoggedCall:
    """Return the call that a row tells of, by its text for each field; raise `BadRow`.

    Times without a zone are those of `zone`. What a call may be is the rule that every door shares.
    """
    values = {name: _translated(mapping, name, text) for name, text in texts.items()}
    presented = _moment(mapping, "presented_at", values["presented_at"], zone)
    if presented is None:
        raise BadRow("the time at which the call came in is empty")
    call = LoggedCall(
        presented_at=presented,
        answered_at=_answered(mapping, values, presented, zone),
        call_class=_call_class(mapping, texts, values),
        caller_number=_text(values, "caller_number"),
        caller_name=_text(values, "caller_name"),
        language=_language(mapping, values),
        summary=_text(values, "summary"),
    )
    try:
        check_call(call, now)
    except Invalid as refused:
        raise BadRow(
            "; ".join(f"{name}: {' '.join(messages)}" for name, messages in refused.fields.items())
        ) from refused
    return call


def _translated(mapping: ImportMap, name: str, text: str) -> str:
    return mapping.values.get(name, {}).get(text.casefold(), text)


def _moment(mapping: ImportMap, name: str, text: str, zone: ZoneInfo) -> datetime | None:
    if not text:
        return None
    for form in mapping.date_formats:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    raise BadRow(f"{name}: {text!r} is none of the map's date_formats")


def _answered(
    mapping: ImportMap, values: Mapping[str, str], presented: datetime, zone: ZoneInfo
) -> datetime | None:
    answered = _moment(mapping, "answered_at", values.get("answered_at", ""), zone)
    seconds = values.get("answer_seconds", "")
    if answered is not None or not seconds:
        return answered
    try:
        return presented + timedelta(seconds=float(seconds.replace(",", ".")))
    except (ValueError, OverflowError) as error:
        raise BadRow(f"answer_seconds: {seconds!r} is no number of seconds") from error


def _call_class(mapping: ImportMap, texts: Mapping[str, str], values: Mapping[str, str]) -> CallClass:
    value = values.get("call_class") or mapping.defaults.get("call_class", "")
    if value not in CallClass.values:
        word = texts.get("call_class", "")
        raise BadRow(f"call_class: {word!r} is not among the map's [values.call_class]")
    return CallClass(value)


def _language(mapping: ImportMap, values: Mapping[str, str]) -> str:
    value = values.get("language") or mapping.defaults.get("language", "id")
    if value not in LANGUAGES:
        raise BadRow(f"language: {value!r} is not one of {', '.join(sorted(LANGUAGES))}")
    return value


def _text(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    if len(value) > LONGEST[name]:
        raise BadRow(f"{name}: {len(value)} characters, at most {LONGEST[name]} are kept")
    return value
