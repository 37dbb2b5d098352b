"""Which agencies the plan sends: the nearest place first, then the type before its category."""

from agencies.models import Agency, AgencyRole, Place, PlannedAgency, ResponsePlan
from agencies.plans import plan_for
from tests.cast import Cast


def planned(cast: Cast, place: Place | None) -> list[str]:
    found = plan_for(centre_id=cast.tng.pk, incident_type=cast.house_fire, place=place)
    return [line.agency.code for line in found.lines]


def write(cast: Cast, *agencies: Agency, place: Place | None = None, category: str = "") -> ResponsePlan:
    kind = None if category else cast.house_fire
    plan, _made = ResponsePlan.objects.get_or_create(
        centre=cast.tng, incident_type=kind, category=category, place=place
    )
    plan.lines.all().delete()
    for position, agency in enumerate(agencies):
        PlannedAgency.objects.create(plan=plan, agency=agency, position=position, role=AgencyRole.DISPATCHED)
    return plan


def test_a_plan_for_the_type_wins_over_one_for_its_category(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    write(cast, cast.polri, category="fire")
    assert planned(cast, None) == ["polri"]
    write(cast, cast.damkar, cast.psc)
    assert planned(cast, None) == ["damkar", "psc"]
    assert planned(cast, cast.place) == ["damkar", "psc"]


def test_the_nearest_place_wins_even_by_category(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    write(cast, cast.damkar)
    write(cast, cast.bpbd, place=cast.place.parent, category="fire")
    assert planned(cast, None) == ["damkar"]
    assert planned(cast, cast.place) == ["bpbd"]
    write(cast, cast.rsud, place=cast.place, category="fire")
    assert planned(cast, cast.place) == ["rsud"]
    assert planned(cast, cast.place.parent) == ["bpbd"]


def test_who_does_not_serve_the_place_is_not_sent_and_an_emptied_plan_falls_back(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    write(cast, cast.damkar)
    write(cast, cast.polri, cast.psc, place=cast.place)
    elsewhere = cast.place_of("36.71.02.1001")
    cast.polri.service_area.add(elsewhere.parent)
    assert planned(cast, cast.place) == ["psc"]
    cast.psc.service_area.add(elsewhere)
    assert planned(cast, cast.place) == ["damkar"]


def test_a_kecamatan_served_is_every_kelurahan_of_it_served(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    write(cast, cast.damkar)
    cast.damkar.service_area.add(cast.place.parent)
    assert planned(cast, cast.place) == ["damkar"]


def test_an_inactive_agency_is_not_sent_and_nobody_left_is_a_gap(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    write(cast, cast.damkar)
    Agency.objects.filter(pk=cast.damkar.pk).update(active=False)
    found = plan_for(centre_id=cast.tng.pk, incident_type=cast.house_fire, place=cast.place)
    assert found.is_gap
    assert found.plan_id is None


def test_a_gap_is_kept_and_told_never_silently_empty(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    incident = cast.incident()
    assert incident.plan_gap
    assert not incident.dispatches.exists()
    assert incident.journal.filter(kind="plan_gap").exists()


def test_a_plan_of_another_centre_says_nothing_here(cast: Cast) -> None:
    ResponsePlan.objects.filter(centre=cast.tng).delete()
    assert ResponsePlan.objects.filter(centre=cast.plm).exists()
    assert planned(cast, cast.place) == []
