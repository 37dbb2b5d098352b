"""The cast stands ready quickly."""

from agencies.models import PlaceLevel
from incidents.states import IncidentStatus
from operators.roles import Role
from tests.cast import Cast


def test_it_knows_everybody_by_name(cast: Cast):
    assert cast.ayu_standing.role == Role.OPERATOR
    assert cast.hadi_standing.agency_id == cast.damkar.pk
    assert cast.kartika_standing.centre_id == cast.plm.pk
    assert cast.plm_damkar.centre == cast.plm
    assert cast.place.level == PlaceLevel.KELURAHAN


def test_its_house_fire_is_dispatched_by_the_plan(cast: Cast):
    incident = cast.incident()
    assert incident.status == IncidentStatus.RESOURCES_ASSIGNED
    assert {d.agency.code for d in incident.dispatches.all()} == {"damkar", "polri", "psc", "rsud"}
