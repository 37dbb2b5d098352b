"""`load_reference`: the defaults of the field, loaded as often as one likes, never over a centre's own."""

from django.core.management import call_command

from agencies.models import (
    EscalationPolicy,
    EscalationStep,
    IncidentType,
    Place,
    PlaceLevel,
    PlannedAgency,
    ResponsePlan,
)
from agencies.search import search_types
from tests.cast import Cast


def counts() -> list[int]:
    tables = (IncidentType, Place, EscalationPolicy, EscalationStep, ResponsePlan, PlannedAgency)
    return [model.objects.count() for model in tables]


def test_it_changes_nothing_the_second_time(cast: Cast) -> None:
    before = counts()
    call_command("load_reference", "--plans", verbosity=0)
    assert counts() == before


def test_it_keeps_what_a_centre_changed(cast: Cast) -> None:
    step = EscalationStep.objects.filter(policy__centre=cast.tng, policy__priority=1).earliest("level")
    EscalationStep.objects.filter(pk=step.pk).update(after_seconds=7)
    IncidentType.objects.filter(pk=cast.house_fire.pk).update(name_id="Rumah terbakar")
    call_command("load_reference", "--plans", verbosity=0)
    assert EscalationStep.objects.filter(policy_id=step.policy_id, after_seconds=7).exists()
    assert cast.type("FSTRU").name_id == "Rumah terbakar"


def test_it_knows_every_kecamatan_and_kelurahan(cast: Cast) -> None:
    for centre, kecamatan, kelurahan in ((cast.tng, 13, 104), (cast.plm, 18, 107)):
        places = Place.objects.filter(centre=centre)
        assert places.filter(level=PlaceLevel.KECAMATAN).count() == kecamatan
        assert places.filter(level=PlaceLevel.KELURAHAN).count() == kelurahan
        assert not places.filter(level=PlaceLevel.KECAMATAN, latitude=None).exists()
        assert not places.filter(level=PlaceLevel.KELURAHAN, parent=None).exists()


def test_kebak_finds_a_house_fire_first(cast: Cast) -> None:
    assert search_types("kebak", language="id")[0].code == "FSTRU"
    assert search_types("house f", language="en")[0].code == "FSTRU"
    assert search_types("zzz", language="id") == []
