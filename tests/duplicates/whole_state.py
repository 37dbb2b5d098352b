"""Everything that is kept of some incidents, and all that anybody is shown of them, to be compared.

Left out is what rises with every change, as it must: versions and who changed it last when.
"""

import json
import re
from typing import Any

from django.core import serializers
from django.db.models import Q

from incidents.models import Call, Dispatch, Escalation, Incident, Note, Notification, TelephoneTask
from tests.api.conftest import Api

RISING = ("version", "updated_at", "updated_by", "dispatch_version", "incident_version")
PEOPLE = ("ayu", "citra", "eko", "fajar", "gita")


def stored(*incidents: Incident) -> list[dict[str, Any]]:
    """Return every row of the incidents as the database has it."""
    dispatches = Dispatch.objects.filter(Q(incident__in=incidents) | Q(carried_from__in=incidents))
    tables: list[Any] = [
        Incident.objects.filter(pk__in=[one.pk for one in incidents]),
        dispatches,
        Escalation.objects.filter(dispatch__in=dispatches),
        TelephoneTask.objects.filter(dispatch__in=dispatches),
        Notification.objects.filter(incident__in=incidents),
        Call.objects.filter(incident__in=incidents),
        Note.objects.filter(incident__in=incidents),
    ]
    rows = [
        row for table in tables for row in json.loads(serializers.serialize("json", table.order_by("pk")))
    ]
    return [_steady(row) for row in rows]


def shown(api: Api, *incidents: Incident) -> dict[str, Any]:
    """Return what the API, the boards and the panes show each person of the incidents."""
    seen: dict[str, Any] = {}
    for name in PEOPLE:
        seen[f"{name}: board"] = [_row(row) for row in api.get(name, "board/").json()["rows"]]
        for one in incidents:
            answer = api.get(name, f"incidents/{one.pk}/")
            seen[f"{name}: {one.number}"] = [answer.status_code, _steady(answer.json())]
    return seen


def _steady(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _steady(one) for name, one in value.items() if name not in RISING}
    return [_steady(one) for one in value] if isinstance(value, list) else value


def _row(row: dict[str, Any]) -> list[Any]:
    return [row["id"], row["sort"], re.sub(r'(data-(?:dispatch-)?version)="\d+"', r'\1=""', row["html"])]
