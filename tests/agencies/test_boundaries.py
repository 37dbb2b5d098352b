"""import_boundaries, and what lies where by it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Boundary, Place
from tests.api.conftest import Api, api
from tests.cast import Cast

__all__ = ["api"]


def square(west: float, south: float, size: float = 0.01) -> list[list[list[float]]]:
    """A square as GeoJSON has it: longitude first, closed."""
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(code: object, coordinates: Any, kind: str = "Polygon") -> dict[str, Any]:
    properties = {"code": code, "name": "x"}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


class Importer:
    """Writes a file and imports it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "borders.geojson"

    def __call__(self, *features: Any, text: str | None = None, centre: str = "tng", **options: Any) -> str:
        whole = {"type": "FeatureCollection", "features": list(features)}
        self.file.write_text(json.dumps(whole) if text is None else text)
        said = io.StringIO()
        call_command("import_boundaries", self.file, centre=centre, stdout=said, stderr=said, **options)
        return said.getvalue()


@pytest.fixture
def run(tmp_path: Path) -> Importer:
    """The command."""
    return Importer(tmp_path)


@pytest.fixture
def codes(cast: Cast) -> list[str]:
    """Codes of three kelurahan of Tangerang, and of a kecamatan last."""
    kelurahan = Place.objects.filter(centre=cast.tng, level="kelurahan").order_by("code")
    return [*kelurahan.values_list("code", flat=True)[:3], kelurahan[0].parent.code]  # type: ignore[union-attr]


def at(api: Api, latitude: float, longitude: float) -> dict[str, Any]:
    answer = api.get("ayu", "map/point/", latitude=latitude, longitude=longitude)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_point_picks_the_finest_place_around_it(api: Api, run: Importer, codes: list[str]) -> None:
    assert at(api, -6.175, 106.605) == {"inside": None, "place": None, "neighbours": []}
    run(feature(codes[0], square(106.60, -6.18)), feature(codes[3], square(106.58, -6.20, 0.05)))
    assert at(api, -6.175, 106.605)["place"]["code"] == codes[0]
    assert at(api, -6.199, 106.581)["place"]["code"] == codes[3]
    outside = at(api, -6.30, 106.50)
    assert (outside["inside"], outside["place"]) == (False, None)


def test_outside_it_names_the_centre_next_door(api: Api, run: Importer, codes: list[str], cast: Cast) -> None:
    run(feature(codes[0], square(106.60, -6.18)))
    theirs = Place.objects.filter(centre=cast.plm, level="kecamatan").first()
    assert theirs is not None
    run(feature(theirs.code, square(104.70, -3.00)), centre="plm")
    assert at(api, -2.995, 104.705)["neighbours"] == [{"id": cast.plm.pk, "name": "Kota Palembang"}]
    assert at(api, -6.175, 106.605)["neighbours"] == []


def test_twice_changes_nothing_and_a_new_border_takes_the_place_of_the_old(
    api: Api, run: Importer, codes: list[str]
) -> None:
    first = feature(codes[0], square(106.60, -6.18))
    assert "1 new boundaries and 0 changed ones; 0 were there before" in run(first)
    assert "0 new boundaries and 0 changed ones; 1 were there before" in run(first)
    assert at(api, -6.175, 106.605)["inside"] is True
    assert "0 new boundaries and 1 changed ones" in run(feature(codes[0], square(106.70, -6.18)))
    assert at(api, -6.175, 106.605)["inside"] is False
    assert at(api, -6.175, 106.705)["inside"] is True


def test_a_place_without_coordinates_gets_a_point_inside(run: Importer, codes: list[str]) -> None:
    Place.objects.filter(code=codes[0]).update(latitude=None, longitude=None)
    run(feature(codes[0], square(106.60, -6.18)))
    place = Place.objects.get(code=codes[0], centre__code="tng")
    assert place.latitude is not None
    assert -6.18 < place.latitude < -6.17


BOW_TIE = [[[106.60, -6.18], [106.61, -6.17], [106.61, -6.18], [106.60, -6.17], [106.60, -6.18]]]
SWAPPED = [[[y, x] for x, y in square(106.60, -6.18)[0]]]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"type": "Point"}, "no GeoJSON feature"),
        (feature(None, square(106.6, -6.18)), '"code" is missing'),
        (feature("99.99", square(106.6, -6.18)), "no place of this code"),
        (feature("CODE", None), "coordinates are not lists"),
        (feature("CODE", []), "no points"),
        (feature("CODE", [[[106.6, -6.18]]]), "rings are not closed"),
        (feature("CODE", [[["a", "b"]] * 4]), "no pair of numbers"),
        (feature("CODE", square(106.6, -6.18), "LineString"), "neither a Polygon"),
        (feature("CODE", BOW_TIE), "border is broken: Self-intersection"),
        (feature("CODE", SWAPPED), "order latitude, longitude"),
        (feature("CODE", square(11_860_000, -688_000)), "outside the earth"),
        (feature("CODE", [[[106.6, -6.18]] * 200_001]), "more than 200000 points"),
    ],
)
def test_a_bad_feature_is_named_and_the_others_are_kept(
    run: Importer, codes: list[str], bad: dict[str, Any], why: str
) -> None:
    if bad.get("properties", {}).get("code") == "CODE":
        bad["properties"]["code"] = codes[1]
    said = run(bad, feature(codes[0], square(106.60, -6.18)))
    assert "feature 1 (" in said
    assert why in said
    assert "Imported 1 new boundaries" in said
    assert [one.place.code for one in Boundary.objects.all()] == [codes[0]]


def test_a_code_twice_is_refused_the_second_time(run: Importer, codes: list[str]) -> None:
    said = run(feature(codes[0], square(106.60, -6.18)), feature(codes[0], square(106.62, -6.18)))
    assert f"feature 2 ({codes[0]}): the file has this code twice" in said


@pytest.mark.parametrize("text", ["", "{", "[]", '{"type": "FeatureCollection"}', "[" * 100_000])
def test_a_broken_file_imports_nothing(run: Importer, cast: Cast, text: str) -> None:
    with pytest.raises(CommandError, match="Nothing was imported"):
        run(text=text)
    assert not Boundary.objects.exists()


def test_a_dry_run_keeps_nothing(run: Importer, codes: list[str]) -> None:
    assert "Would import 1 new" in run(feature(codes[0], square(106.60, -6.18)), dry_run=True)
    assert not Boundary.objects.exists()


def test_the_map_draws_the_borders_of_the_own_centre_alone(
    api: Api, run: Importer, codes: list[str], cast: Cast
) -> None:
    run(feature(codes[0], square(106.60, -6.18)))
    drawn = api.get("ayu", "map/").json()
    assert [one["properties"]["code"] for one in drawn["boundaries"]["features"]] == [codes[0]]
    assert len(drawn["places"]) == 13
    assert drawn["tiles"] == ""
    assert api.get("indra", "map/").json()["boundaries"]["features"] == []
