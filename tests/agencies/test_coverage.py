"""The pairs of type and place that nobody covers."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.coverage import coverage_gaps, uncovered_pairs
from agencies.models import Category, IncidentType, Place, PlaceLevel, PlannedAgency, ResponsePlan
from agencies.plans import plan_for
from operators.models import Centre
from tests.cast import Cast


def by_asking_each(centre: Centre, places: list[Place]) -> set[tuple[int, int]]:
    """The same, one question a pair."""
    return {
        (kind.pk, place.pk)
        for kind in IncidentType.objects.filter(active=True)
        for place in places
        if plan_for(centre_id=centre.pk, incident_type=kind, place=place).is_gap
    }


def awkward(cast: Cast) -> None:
    """Areas, plans for places, agencies that are gone, types that are no longer used."""
    cipondoh = cast.place_of("36.71.05")
    cast.damkar.service_area.set([cipondoh, cast.place_of("36.71.06.1001")])
    pipe_plan = ResponsePlan.objects.create(centre=cast.tng, incident_type=cast.uncovered, place=cipondoh)
    PlannedAgency.objects.create(plan=pipe_plan, agency=cast.damkar)
    PlannedAgency.objects.create(plan=pipe_plan, agency=cast.bpbd)
    elsewhere = ResponsePlan.objects.create(
        centre=cast.tng, category=Category.UTILITY, place=cast.place_of("36.71.01.1001")
    )
    PlannedAgency.objects.create(plan=elsewhere, agency=cast.damkar)
    cast.psc.active = False
    cast.psc.save()
    IncidentType.objects.filter(code="TOW").update(active=False)


def test_it_equals_the_plans_asked_one_by_one(cast: Cast):
    awkward(cast)
    codes = ["36.71.01", "36.71.01.1001", "36.71.05", "36.71.05.1001", "36.71.06", "36.71.06.1001"]
    places = [cast.place_of(code) for code in codes]
    chosen = {place.pk for place in places}
    found = {pair for pair in uncovered_pairs(cast.tng.pk) if pair[1] in chosen}
    assert found == by_asking_each(cast.tng, places)
    assert found


def test_it_asks_once_however_many_pairs(cast: Cast):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        pairs = uncovered_pairs(cast.tng.pk)
    assert len(queries) == 1
    places = Place.objects.filter(centre=cast.tng).exclude(level=PlaceLevel.CITY).count()
    assert places == 117
    assert sum(type_id == cast.uncovered.pk for type_id, _place in pairs) == places


def test_gaps_are_told_by_type(cast: Cast):
    cast.damkar.service_area.set(
        Place.objects.filter(centre=cast.tng, code__lt="36.71.13").exclude(code="36.71")
    )
    gaps = {gap.incident_type.code: gap for gap in coverage_gaps(cast.tng.pk)}
    assert gaps["PIPE"].everywhere
    assert not gaps["ANIMAL"].everywhere
    assert {place.code[:8] for place in gaps["ANIMAL"].places} == {"36.71.13"}
    assert "FSTRU" not in gaps, "the police still go"


def test_each_centre_has_its_own(cast: Cast):
    uncovered = {gap.incident_type.code for gap in coverage_gaps(cast.plm.pk)}
    assert uncovered >= {"PERUNCON", "PIPE"}
    assert "FSTRU" not in uncovered


def test_the_command_lists_and_fails(cast: Cast, capsys):
    with pytest.raises(CommandError, match="not covered everywhere"):
        call_command("check_coverage", centre="tng")
    lines = capsys.readouterr().out.splitlines()
    assert any("Kebocoran pipa PDAM" in line and "whole city" in line for line in lines)
    assert all(line.startswith("tng: ") for line in lines)


def test_the_command_refuses_an_unknown_centre(cast: Cast):
    with pytest.raises(CommandError, match="no active centre 'xyz'"):
        call_command("check_coverage", centre="xyz")
