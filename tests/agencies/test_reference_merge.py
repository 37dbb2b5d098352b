"""How reference data meets what people made: missing, untouched, changed, deleted; and its command."""

import pytest
from django.core.management import CommandError, call_command

from agencies.models import AgencyKind, IncidentType, Place, PlannedAgency, ReferenceMark, ResponsePlan
from agencies.reference.load import load_centre
from agencies.reference.merge import Verdict, merge
from agencies.search import search_places
from operators.models import Centre, ShiftPattern
from tests.cast import Cast

OLD, NEW, OWN = {"name": "old"}, {"name": "new"}, {"name": "own"}


def merged(wanted: dict, present: dict) -> Verdict:
    return merge(None, "test", {"a": wanted}, {"a": present} if present else {})


def test_what_is_missing_is_created_once(db: None) -> None:
    assert merged(OLD, {}) == Verdict(create=["a"])
    assert merged(OLD, OLD) == Verdict()


def test_what_nobody_touched_follows_the_reference(db: None) -> None:
    merged(OLD, {})
    assert merged(NEW, OLD) == Verdict(update=["a"])
    assert merged(NEW, NEW) == Verdict()


def test_what_somebody_changed_is_kept_for_ever(db: None) -> None:
    merged(OLD, {})
    assert merged(OLD, OWN) == Verdict(kept=["a"])
    assert merged(NEW, OWN) == Verdict(kept=["a"])


def test_what_somebody_deleted_does_not_come_back(db: None) -> None:
    merged(OLD, {})
    assert merged(OLD, {}) == Verdict(kept=["a"])


def test_what_was_there_before_is_left_unless_it_is_the_same(db: None) -> None:
    assert merged(OLD, OWN) == Verdict(kept=["a"])
    assert not ReferenceMark.objects.exists()
    merged(OLD, OLD)
    assert merged(NEW, OLD) == Verdict(update=["a"]), (
        "it was the reference's own, so it is followed from now on"
    )


def test_a_deleted_plan_and_place_stay_deleted(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng, category="medical").delete()
    cast.place_of("36.71.02.1001").delete()
    call_command("load_reference", "--plans", verbosity=0)
    assert not ResponsePlan.objects.filter(centre=cast.tng, category="medical").exists()
    assert not Place.objects.filter(code="36.71.02.1001").exists()


def test_a_new_agency_enters_the_plans_that_nobody_changed(cast: Cast) -> None:
    own = ResponsePlan.objects.get(centre=cast.tng, category="security")
    own.lines.all().delete()
    PlannedAgency.objects.create(plan=own, agency=cast.bpbd)
    cast.psc.kind = AgencyKind.RESCUE
    cast.psc.save()
    load_centre(cast.tng, plans=True)
    fire = ResponsePlan.objects.get(centre=cast.tng, category="fire")
    assert cast.psc not in fire.agencies.all(), "no ambulance any more: the hospital's goes"
    assert cast.rsud in fire.agencies.all()
    assert list(own.agencies.all()) == [cast.bpbd]


def test_a_centre_with_own_shifts_gets_no_others(cast: Cast) -> None:
    ShiftPattern.objects.filter(centre=cast.tng, name="Pagi").update(ends="15:00")
    call_command("load_reference", verbosity=0)
    assert ShiftPattern.objects.filter(centre=cast.tng).count() == 3
    assert ShiftPattern.objects.filter(centre=cast.tng, ends="15:00").exists()


def test_a_hospital_is_not_warned_for_not_setting_out(cast: Cast) -> None:
    incident = cast.incident(cast.rsud, cast.damkar)
    assert cast.dispatch(incident, cast.rsud).ladder["progress"] is None
    assert cast.dispatch(incident, cast.damkar).ladder["progress"] == 300


def test_the_command_prints_what_it_did(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    IncidentType.objects.filter(code="TOW").delete()
    call_command("load_reference", centre="plm")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "all centres: incident types: 0 created, 0 updated, 1 left as they were changed"
    assert {line.split(":")[0] for line in lines[1:]} == {"plm"}


def test_the_command_refuses_an_unknown_centre(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no active centre 'xyz'"):
        call_command("load_reference", centre="xyz")


def test_a_centre_with_a_wrong_code_does_not_stop_the_others(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = Centre.objects.create(code="xyz", name="Kota X", admin_code="99.99", latitude=0, longitude=0)
    Place.objects.filter(centre=cast.tng).delete()
    ReferenceMark.objects.filter(centre=cast.tng).delete()
    call_command("load_reference")
    assert "no city or regency has the code '99.99'" in capsys.readouterr().err
    assert not ReferenceMark.objects.filter(centre=wrong).exists()
    assert Place.objects.filter(centre=cast.tng).count() == 118


def test_places_are_found_as_people_write_them(cast: Cast) -> None:
    assert search_places("35 ilir", centre_id=cast.plm.pk)[0].code == "16.71.01.1001"
    assert search_places("bukit k", centre_id=cast.plm.pk).filter(code="16.71.11").exists()
    assert search_places("9-10 ulu", centre_id=cast.plm.pk)[0].code == "16.71.17.1002"
