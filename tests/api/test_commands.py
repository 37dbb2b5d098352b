"""The search of the command bar: what is found, by whom, and how much it costs."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from incidents.actions.calls import NewCall, log_call
from incidents.api.commands import MOST, find
from incidents.models import Call
from tests.api.conftest import Api
from tests.cast import Cast


def found(api: Api, name: str, text: str) -> list[dict[str, Any]]:
    answer = api.get(name, "commands/", q=text)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def kinds(results: list[dict[str, Any]]) -> set[str]:
    return {one["kind"] for one in results}


def test_an_incident_by_its_number_or_a_part_of_it(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    for text in (incident.number, incident.number.lower(), incident.number[4:]):
        first = found(api, "ayu", text)[0]
        assert (first["kind"], first["label"], first["incident"]) == (
            "incident",
            incident.number,
            incident.pk,
        )
        assert first["detail"] == "Kebakaran rumah, Masjid Raya Al-Azhom"


@pytest.mark.parametrize("text", ["0812-3456-7890", "08123456", "+62 812 3456 7890", "(0812) 3456"])
def test_a_call_by_its_number_however_it_is_written(api: Api, cast: Cast, text: str) -> None:
    log_call(standing=cast.ayu_standing, new=NewCall(caller_number="0812 3456 7890", summary="Lampu"))
    (call,) = [one for one in found(api, "ayu", text) if one["kind"] == "call"]
    assert call["number"] == "0812 3456 7890"
    assert call["detail"] == "Darurat, Lampu"
    assert call["incident"] is None


def test_a_call_leads_to_its_incident(api: Api, cast: Cast) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall(caller_number="081299990000"))
    incident = cast.incident(call_id=call.pk)
    assert found(api, "ayu", "081299990000")[0]["incident"] == incident.pk


def test_agencies_and_places(api: Api, cast: Cast) -> None:
    Agency.objects.filter(pk=cast.damkar.pk).update(phone="113")
    (agency,) = found(api, "ayu", "damk")
    assert (agency["kind"], agency["phone"]) == ("agency", "113")
    places = found(api, "ayu", cast.place.name)
    assert cast.place.code in [one["place"] for one in places]


def test_an_agency_finds_its_own_incidents_and_no_calls(api: Api, cast: Cast) -> None:
    mine, other = cast.incident(cast.damkar), cast.incident(cast.polri)
    assert [one["incident"] for one in found(api, "fajar", mine.number)] == [mine.pk]
    assert found(api, "fajar", other.number) == []
    log_call(standing=cast.ayu_standing, new=NewCall(caller_number="081299990000"))
    assert found(api, "fajar", "081299990000") == []
    Agency.objects.filter(pk=cast.damkar.pk).update(phone="113")
    assert found(api, "fajar", "damk")[0]["phone"] == ""


def test_another_city_finds_nothing_of_it(api: Api, cast: Cast) -> None:
    incident = cast.incident()
    log_call(standing=cast.ayu_standing, new=NewCall(caller_number="081299990000"))
    for text in (incident.number, "081299990000", cast.place.name):
        assert found(api, "indra", text) == [], text


@pytest.mark.parametrize("text", ["", "a", " x ", "%", "_", "'", "\\", "(", "08", "TNG-%"])
def test_what_says_nothing_finds_nothing(api: Api, cast: Cast, text: str) -> None:
    cast.incident()
    assert "incident" not in kinds(found(api, "ayu", text))
    assert "call" not in kinds(found(api, "ayu", text))


def test_it_is_bounded_and_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, api: Api
) -> None:
    call = log_call(standing=cast.ayu_standing, new=NewCall(caller_number="08123456"))
    same = {field.name: getattr(call, field.name) for field in Call._meta.fields if field.name != "id"}
    Call.objects.bulk_create(Call(**same) for _copy in range(40))
    standing = cast.ayu_standing
    with django_assert_num_queries(1):
        results = find(standing, "08123456")
    assert len(results) == MOST
