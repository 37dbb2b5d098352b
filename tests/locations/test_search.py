"""GET locations/: what `pas any` finds, and what it does not."""

from typing import Any

import pytest

from agencies.models import Landmark, LandmarkKind
from tests.api.conftest import Api
from tests.cast import Cast


@pytest.fixture
def landmarks(cast: Cast) -> dict[str, Landmark]:
    """Landmarks of Tangerang, one of Palembang, one that is out of use."""
    cimone = cast.place_of("36.71.07.1001")

    def landmark(name: str, aliases: str = "", **values: Any) -> Landmark:
        given = {"centre": cast.tng, "place": cimone, "latitude": -6.1757, "longitude": 106.63} | values
        return Landmark.objects.create(name=name, aliases=aliases, kind=LandmarkKind.MARKET, **given)

    return {
        "anyar": landmark("Pasar Anyar", "Pasar Anyer, Tanah Tinggi"),
        "malabar": landmark("Pasar Malabar"),
        "masjid": landmark("Masjid Raya Al-A'zhom"),
        "gone": landmark("Pasar Gembira", active=False),
        "theirs": landmark("Pasar 16 Ilir", centre=cast.plm, place=None),
    }


def find(api: Api, text: str, name: str = "ayu", **query: Any) -> list[dict[str, Any]]:
    answer = api.get(name, "locations/", q=text, **query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def labels(found: list[dict[str, Any]]) -> list[str]:
    return [one["label"] for one in found]


def test_beginnings_of_words_in_any_order_find_a_landmark(api: Api, landmarks: dict[str, Landmark]) -> None:
    for text in ("pas any", "anyar", "PASAR ANYAR", "any pas", "tanah ting"):
        first = find(api, text)[0]
        assert (first["label"], first["source"], first["sure"]) == ("Pasar Anyar", "landmark", True), text
    assert first["place"]["code"] == "36.71.07.1001"
    assert (first["latitude"], first["longitude"]) == (-6.1757, 106.63)


def test_what_is_misspelt_is_found_below_what_is_sure(api: Api, landmarks: dict[str, Landmark]) -> None:
    found = find(api, "pasar malbar")
    assert "Pasar Malabar" in labels(found)
    assert not next(one for one in found if one["label"] == "Pasar Malabar")["sure"]


def test_nothing_of_another_centre_and_nothing_out_of_use(api: Api, landmarks: dict[str, Landmark]) -> None:
    assert not {"Pasar Gembira", "Pasar 16 Ilir"} & set(labels(find(api, "pasar")))
    assert labels(find(api, "16 ilir", "indra"))[0] == "Pasar 16 Ilir"


def test_kelurahan_and_kecamatan_are_found_the_smaller_first(api: Api, cast: Cast) -> None:
    found = [one for one in find(api, "cipondoh") if one["source"] == "place"]
    levels = [one["place"]["level"] for one in found]
    assert levels == sorted(levels, reverse=True)
    assert {"kelurahan", "kecamatan"} <= set(levels)
    assert all(one["latitude"] is None for one in found), "a centre of a place is no position"


def test_where_an_earlier_incident_was_is_found_once(api: Api, cast: Cast) -> None:
    body = {"incident_type": "FSTRU", "landmark": "Kios Bang Udin", "address": "Jl. Melati RT 03/05"}
    for _ in range(3):
        assert api.post("ayu", "incidents/", body).status_code == 201
    [found] = find(api, "bang udin")
    assert (found["source"], found["landmark"]) == ("incident", "Kios Bang Udin")
    assert found["address"] == "Jl. Melati RT 03/05"
    assert labels(find(api, "melati rt")) == ["Kios Bang Udin"]
    assert find(api, "bang udin", "indra") == []


@pytest.mark.parametrize("code", ["6P58RJCJ+5Q", "rjcj+5q tangerang", "di 6p58rjcj+5q belakang"])
def test_a_plus_code_is_a_point(api: Api, code: str) -> None:
    first = find(api, code)[0]
    assert first["source"] == "point"
    assert (round(first["latitude"], 3), round(first["longitude"], 3)) == (-6.180, 106.632)


@pytest.mark.parametrize("text", ["", " ", "x", "%", "%%", "_", "'; DROP TABLE x; --", "\\", "+", "A" * 200])
def test_what_means_nothing_finds_nothing(api: Api, landmarks: dict[str, Landmark], text: str) -> None:
    assert find(api, text) == []


def test_it_answers_no_more_than_asked(api: Api, landmarks: dict[str, Landmark]) -> None:
    assert len(find(api, "pa", limit=1)) == 1
    assert api.get("ayu", "locations/", q="a" * 201).status_code == 400
