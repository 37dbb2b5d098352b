"""GET speakers/: who on shift speaks the caller's language."""

from datetime import timedelta
from typing import Any

import pytest

from incidents.actions.shifts import leave_shift, take_shift
from operators.models import Membership, ShiftAttendance, User
from tests.api.conftest import Api
from tests.cast import Cast


@pytest.fixture(autouse=True)
def on_shift(cast: Cast) -> None:
    """Everybody of the centres speaks French and is on shift."""
    User.objects.update(spoken_languages=["id", "fr"])
    for name in ("ayu", "budi", "citra", "indra"):
        take_shift(standing=cast.standing(name))


def speakers(api: Api, language: str = "fr") -> list[Any]:
    return [one["name"] for one in api.get("ayu", "speakers/", language=language).json()]


def test_it_names_the_colleagues_of_the_centre(api: Api, cast: Cast) -> None:
    assert speakers(api) == ["Budi", "Citra"]
    assert speakers(api, "ja") == []


def test_it_names_nobody_who_has_left(api: Api, cast: Cast) -> None:
    leave_shift(standing=cast.budi_standing)
    assert speakers(api) == ["Citra"]


def test_it_names_nobody_who_forgot_to_leave_yesterday(api: Api, cast: Cast) -> None:
    budis = ShiftAttendance.objects.get(user=cast.budi)
    ShiftAttendance.objects.filter(pk=budis.pk).update(taken_at=budis.taken_at - timedelta(hours=17))
    assert speakers(api) == ["Citra"]


def test_it_tells_the_extension(api: Api, cast: Cast) -> None:
    Membership.objects.filter(user=cast.budi).update(extension="204")
    [budi, citra] = api.get("ayu", "speakers/", language="fr").json()
    assert (budi["extension"], citra["extension"]) == ("204", "")


def test_it_refuses_a_language_that_is_not_on_the_list(api: Api) -> None:
    assert api.get("ayu", "speakers/", language="xx").status_code == 400
