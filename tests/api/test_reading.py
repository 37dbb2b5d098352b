"""GET incident-types/, places/, agencies/, plan/."""

import pytest

from operators.models import User
from tests.api.conftest import Api
from tests.cast import Cast


def codes(answer: object) -> list[str]:
    return [one["code"] for one in answer.json()]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["kebak", "KEBAK", "rum kebak", "(kebak)", "FSTRU"])
def test_it_finds_a_type_by_the_first_letters_of_its_words(api: Api, text: str) -> None:
    answer = api.get("ayu", "incident-types/", q=text)
    assert answer.status_code == 200
    assert codes(answer)[0] == "FSTRU"


@pytest.mark.parametrize("text", ["ebakaran", "kebak zzz", "%", "_", "(", "\\", ".*", "["])
def test_it_finds_no_type_by_the_middle_of_a_word_or_by_signs(api: Api, text: str) -> None:
    assert codes(api.get("ayu", "incident-types/", q=text)) == []


def test_it_labels_types_in_the_readers_language(api: Api, cast: Cast) -> None:
    kind = cast.house_fire
    assert api.get("ayu", "incident-types/", q="FSTRU").json()[0]["label"] == kind.name_id
    User.objects.filter(username="ayu").update(language="en")
    assert api.get("ayu", "incident-types/", q="FSTRU").json()[0]["label"] == kind.name_en


def test_it_leaves_out_types_no_longer_used(api: Api, cast: Cast) -> None:
    cast.house_fire.active = False
    cast.house_fire.save()
    assert "FSTRU" not in codes(api.get("ayu", "incident-types/", q="kebak"))


def test_it_lists_all_types_without_a_text(api: Api) -> None:
    found = api.get("ayu", "incident-types/", limit=200).json()
    assert len(found) > 20
    assert [one["default_priority"] for one in found] == sorted(one["default_priority"] for one in found)


def test_it_finds_places_of_the_centre_alone(api: Api, cast: Cast) -> None:
    found = api.get("ayu", "places/", q=cast.place.name[:4]).json()
    assert cast.place.code in [one["code"] for one in found]
    assert {one["code"][:5] for one in found} == {"36.71"}
    mine = next(one for one in found if one["code"] == cast.place.code)
    assert mine["within"] == cast.place.parent.name
    assert {one["code"][:5] for one in api.get("indra", "places/").json()} == {"16.71"}


def test_it_finds_a_kelurahan_by_its_kecamatan(api: Api, cast: Cast) -> None:
    text = f"{cast.place.name} {cast.place.parent.name}"
    assert codes(api.get("ayu", "places/", q=text))[0] == cast.place.code
    assert cast.place.code in codes(api.get("ayu", "places/", q=cast.place.parent.name, limit=200))


def test_it_finds_a_place_by_its_code(api: Api, cast: Cast) -> None:
    assert codes(api.get("ayu", "places/", q=cast.place.code)) == [cast.place.code]
    assert cast.place.code in codes(api.get("ayu", "places/", q="36.71.01"))


def test_it_finds_no_place_by_signs(api: Api) -> None:
    for text in ("%", "_", "(", "'", "\\"):
        assert codes(api.get("ayu", "places/", q=text)) == []


def test_it_lists_the_agencies_and_their_numbers_for_the_centre(api: Api, cast: Cast) -> None:
    cast.damkar.phone = "113"
    cast.damkar.save()
    cast.rsud.active = False
    cast.rsud.save()
    found = {one["code"]: one for one in api.get("ayu", "agencies/").json()}
    assert found.keys() == {"polri", "damkar", "psc", "bpbd"}
    assert found["damkar"]["phone"] == "113"
    assert {one["phone"] for one in api.get("fajar", "agencies/").json()} == {""}
    assert codes(api.get("ayu", "agencies/", kind="fire")) == ["damkar"]


def test_it_proposes_the_agencies_of_the_plan(api: Api, cast: Cast) -> None:
    plan = api.get("ayu", "plan/", incident_type="FSTRU", place=cast.place.code).json()
    assert plan["gap"] is False
    assert "damkar" in [line["agency"]["code"] for line in plan["lines"]]


def test_it_reports_a_gap(api: Api, cast: Cast) -> None:
    plan = api.get("ayu", "plan/", incident_type=cast.uncovered.code).json()
    assert plan == {"gap": True, "lines": []}


def test_it_names_what_is_wrong_with_a_question(api: Api) -> None:
    assert api.get("ayu", "plan/").json()["fields"].keys() == {"incident_type"}
    wrong = {"incident_type": "XXX", "place": "99.99"}
    assert api.get("ayu", "plan/", **wrong).json()["fields"].keys() == {"incident_type", "place"}
    assert api.get("ayu", "plan/", incident_type="FSTRU", place="16.71.01").json()["fields"].keys() == {
        "place"
    }
    assert api.get("ayu", "incident-types/", q="\0").json()["fields"].keys() == {"q"}
    assert api.get("ayu", "incident-types/", limit=201).json()["fields"].keys() == {"limit"}
    assert api.get("ayu", "places/", querry="x").json()["fields"].keys() == {"querry"}
    assert api.get("fajar", "plan/", incident_type="FSTRU").status_code == 403
