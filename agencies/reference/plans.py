"""A centre's response plans, made of the kinds of agency it has (plans.toml)."""

from collections import defaultdict
from typing import Any

from agencies.models import Agency, AgencyRole, IncidentType, PlannedAgency, ResponsePlan
from agencies.reference.files import document
from agencies.reference.merge import Verdict, merge
from operators.models import Centre

Lines = list[list[Any]]


def load_plans(centre: Centre) -> Verdict:
    """Bring the centre's plans for the whole city up to the reference; return what was done.

    A case for which the centre has no agency of any kind named gets no plan: the coverage check
    (agencies/coverage.py) then tells of it. Where a kind has several agencies, those with a service
    area all stand in the plan, and of those that serve the whole city the first.
    """
    kinds = _by_kind(centre)
    wanted = {key: {"lines": _lines(parts, kinds)} for key, parts in _cases()}
    wanted = {key: values for key, values in wanted.items() if values["lines"]}
    plans = ResponsePlan.objects.filter(centre=centre, place=None).select_related("incident_type")
    present = {_key(plan): plan for plan in plans.prefetch_related("lines")}
    values = {key: {"lines": _present_lines(plan)} for key, plan in present.items()}
    verdict = merge(centre, "plan", wanted, values)
    _create(centre, wanted, verdict.create)
    for key in verdict.update:
        present[key].lines.all().delete()
        PlannedAgency.objects.bulk_create(_planned(present[key], wanted[key]["lines"]))
    return verdict


def _cases() -> list[tuple[str, list[str]]]:
    plans = document("plans.toml")
    return [(f"{what}:{code}", parts) for what, cases in plans.items() for code, parts in cases.items()]


def _by_kind(centre: Centre) -> dict[str, list[int]]:
    """Return the agencies to send of each kind, by id."""
    kinds: dict[str, list[int]] = defaultdict(list)
    citywide = set()
    agencies = Agency.objects.filter(centre=centre, active=True).prefetch_related("service_area")
    for agency in agencies.order_by("id"):
        everywhere = not agency.service_area.all()
        if everywhere and agency.kind in citywide:
            continue
        if everywhere:
            citywide.add(agency.kind)
        kinds[agency.kind].append(agency.pk)
    return kinds


def _lines(parts: list[str], kinds: dict[str, list[int]]) -> Lines:
    lines: Lines = []
    for part in parts:
        choice, _colon, role = part.partition(":")
        kind = next((kind for kind in choice.split("|") if kind in kinds), None)
        already = {agency for agency, _role in lines}
        for agency in kinds.get(kind or "", []):
            if agency not in already:
                lines.append([agency, role or AgencyRole.DISPATCHED.value])
    return lines


def _key(plan: ResponsePlan) -> str:
    return f"type:{plan.incident_type.code}" if plan.incident_type else f"category:{plan.category}"


def _present_lines(plan: ResponsePlan) -> Lines:
    return [[line.agency_id, line.role] for line in plan.lines.all()]


def _create(centre: Centre, wanted: dict[str, Any], keys: list[str]) -> None:
    types = {kind.code: kind for kind in IncidentType.objects.all()}
    plans = {}
    for key in keys:
        what, _colon, code = key.partition(":")
        if what == "category":
            plans[key] = ResponsePlan(centre=centre, category=code)
        elif code in types:
            plans[key] = ResponsePlan(centre=centre, incident_type=types[code])
    ResponsePlan.objects.bulk_create(plans.values())
    PlannedAgency.objects.bulk_create(
        line for key, plan in plans.items() for line in _planned(plan, wanted[key]["lines"])
    )


def _planned(plan: ResponsePlan, lines: Lines) -> list[PlannedAgency]:
    return [
        PlannedAgency(plan=plan, agency_id=agency, role=role, position=position)
        for position, (agency, role) in enumerate(lines)
    ]
