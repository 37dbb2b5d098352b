"""What the command bar finds: incidents by number, calls by telephone number, agencies and places by name."""

import re
from datetime import timedelta
from typing import Any, Final

from django.db.models import CharField, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Left, Now
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.fields import Strict, Text
from agencies.models import Agency
from agencies.search import search_places
from incidents.access import visible_calls, visible_incidents
from incidents.call_classes import CallClass
from incidents.models.call import DIGITS
from operators.standing import Standing

# Of each kind; the bar is for going somewhere, not for reading lists.
MOST: Final = 6
SHORTEST: Final = 2
# A part of a telephone number that says something.
SHORTEST_NUMBER: Final = 4
# How far back a part of an incident's number is looked for; the whole number always is.
SEARCHED_DAYS: Final = 92
NUMBER: Final = re.compile(r"[\d\s().+-]+")
ORDER: Final = ("incident", "call", "agency", "place")

Found = dict[str, Any]


class CommandsQuery(Strict):
    """What is looked for."""

    q = Text(required=False, default="", allow_blank=True, max_length=80)


class FoundShape(serializers.Serializer):
    """One finding of the command bar."""

    kind = serializers.ChoiceField(ORDER)
    # The metaclass takes a field's name from the class, so that it hides nothing of Field's own.
    label = serializers.CharField()  # type: ignore[assignment]
    detail = serializers.CharField()
    at = serializers.DateTimeField(allow_null=True)
    incident = serializers.IntegerField(allow_null=True)
    number = serializers.CharField(help_text="Of the caller.")
    phone = serializers.CharField(help_text="Of the agency; empty for people of an agency.")
    place = serializers.CharField(help_text="Administrative code.")


class FoundListShape(serializers.Serializer):
    """What the command bar found."""

    results = FoundShape(many=True)


class Commands(StandingView):
    """The search of the command bar."""

    @extend_schema(
        operation_id="commands_search",
        summary="Find an incident, a call, an agency or a place to go to",
        description="An agency finds its own incidents and no calls. At most 6 of each kind, in one query.",
        parameters=[CommandsQuery],
        responses=FoundListShape,
    )
    def get(self, request: Request) -> Response:
        """Answer what was found."""
        text = self.read(CommandsQuery, request)["q"].strip()
        found = find(self.standing, text) if len(text) >= SHORTEST else []
        return Response({"results": self.show_all(FoundShape, found)})


def find(standing: Standing, text: str) -> list[Found]:
    """Return what `standing` may find by `text`, exact numbers first: one query, bounded by kind."""
    parts = [_incidents(standing, text), _agencies(standing, text), _places(standing, text)]
    if standing.is_centre and NUMBER.fullmatch(text) and _digits(text):
        parts.append(_calls(standing, _digits(text)))
    first, *others = parts
    rows = first.union(*others, all=True)
    return [_found(row) for row in sorted(rows, key=lambda row: ORDER.index(row["found_kind"]))]


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    digits = f"0{digits[2:]}" if text.startswith("+62") else digits
    return digits if len(digits) >= SHORTEST_NUMBER else ""


def _incidents(standing: Standing, text: str) -> QuerySet:
    number, since = text.upper(), Now() - timedelta(days=SEARCHED_DAYS)
    wanted = Q(number=number) | Q(created_at__gte=since, number__contains=number)
    name = "incident_type__name_en" if standing.language == "en" else "incident_type__name_id"
    rows = visible_incidents(standing).filter(wanted).order_by("-created_at")
    where = Concat(F(name), Value(", "), F("landmark"), output_field=CharField())
    return _rows(rows, "incident", label=F("number"), detail=where, at=F("created_at"))


def _calls(standing: Standing, digits: str) -> QuerySet:
    rows = visible_calls(standing).alias(digits=DIGITS).filter(digits__startswith=digits)
    told = Concat(F("call_class"), Value("|"), Left("summary", 80), output_field=CharField())
    rows = rows.order_by("-presented_at")
    facts = {"at": F("presented_at"), "extra": F("incident_id")}
    return _rows(rows, "call", label=F("caller_number"), detail=told, **facts)


def _agencies(standing: Standing, text: str) -> QuerySet:
    named = Q(name__icontains=text) | Q(short_name__icontains=text) | Q(code__iexact=text)
    rows = Agency.objects.filter(named, centre_id=standing.centre_id, active=True).order_by("short_name")
    phone = F("phone") if standing.is_centre else Value("")
    return _rows(rows, "agency", label=F("short_name"), detail=F("name"), extra=phone)


def _places(standing: Standing, text: str) -> QuerySet:
    rows = search_places(text, centre_id=standing.centre_id)
    return _rows(rows, "place", label=F("name"), detail=F("parent__name"), extra=F("code"))


def _rows(
    rows: QuerySet, kind: str, *, label: Any, detail: Any, at: Any = None, extra: Any = None
) -> QuerySet:
    """Bring the best of one kind into the columns that all kinds share."""
    columns = {
        "found_kind": Value(kind),
        "found_id": F("pk"),
        "found_label": Cast(label, CharField()),
        "found_detail": Cast(detail, CharField()),
        "found_at": Cast(at or Value(None), DateTimeField()),
        "found_extra": Cast(extra or Value(""), CharField()),
    }
    return rows.annotate(**columns).values(*columns)[:MOST]


def _found(row: Found) -> Found:
    kind, extra, detail = row["found_kind"], row["found_extra"] or "", row["found_detail"] or ""
    if kind == "call":
        call_class, _bar, summary = detail.partition("|")
        detail = ", ".join(filter(None, [str(CallClass(call_class).label), summary.replace("\n", ", ")]))
    incident = row["found_id"] if kind == "incident" else int(extra) if kind == "call" and extra else None
    return {
        "kind": kind,
        "label": row["found_label"],
        "detail": detail.rstrip(", "),
        "at": row["found_at"],
        "incident": incident,
        "number": row["found_label"] if kind == "call" else "",
        "phone": extra if kind == "agency" else "",
        "place": extra if kind == "place" else "",
    }
