"""Where the caller's telephone says it is (AML): null and missing fields never become a position."""

from datetime import UTC, datetime
from typing import Any

import pytest

from incidents.models import CallerPosition
from tests.telephony.scene import Pbx

HERE: dict[str, Any] = {
    "latitude": -6.1783, "longitude": 106.6319, "radius": 18.2, "confidence": 90, "method": "gnss",
    "at": "2026-11-23T07:03:22Z",
}  # fmt: skip


def test_a_position_comes_with_an_event_and_is_read_by_the_centre(pbx: Pbx, api: Any) -> None:
    call = pbx.ring(position=HERE)
    assert pbx.event("answered", seconds=2, position=HERE).json()["ignored"] == {}
    (found,) = api.get("ayu", f"telephony/calls/{call.pk}/").json()["positions"]
    assert (found["latitude"], found["longitude"], found["radius"]) == (-6.1783, 106.6319, 19)
    assert (found["method"], found["positioned_at"]) == ("gnss", "2026-11-23T07:03:22Z")
    assert api.get("fajar", f"telephony/calls/{call.pk}/").status_code == 403


def test_the_text_message_itself_is_understood(pbx: Pbx) -> None:
    text = 'A"ML=1;lt=-06.17830;lg=+106.63190;rd=52;top=20261123070322;lc=68;pm=W;si=510101234567890'
    assert pbx.event("ringing", position=text).json()["ignored"] == {}
    found = CallerPosition.objects.get()
    assert (found.latitude, found.radius, found.method) == (-6.1783, 52, "wifi")
    assert found.positioned_at == datetime(2026, 11, 23, 7, 3, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("position", "why"),
    [
        ({"latitude": None, "longitude": None, "radius": None, "method": "none", "confidence": 0}, "null"),
        ({"latitude": 0, "longitude": 0, "radius": 5}, "null"),
        ({}, "null"),
        ('A"ML=1;lt=+00.00000;lg=+000.00000;rd=N;top=20261123070322;lc=0;pm=N', "null"),
        (HERE | {"longitude": None}, "missing"),
        ({"latitude": -6.2}, "missing"),
        (HERE | {"latitude": 106.6, "longitude": -6.2}, "range"),
        (HERE | {"latitude": "north"}, "unreadable"),
        (HERE | {"latitude": [1]}, "unreadable"),
        ("hello", "unreadable"),
        ([1, 2], "unreadable"),
        (True, "unreadable"),
    ],
)
def test_what_is_no_position_is_kept_as_none_and_the_call_rings(pbx: Pbx, position: Any, why: str) -> None:
    answer = pbx.event("ringing", position=position)
    assert answer.status_code == 201
    assert "position" in answer.json()["ignored"]
    found = CallerPosition.objects.get()
    assert (found.latitude, found.longitude, found.why) == (None, None, why)


@pytest.mark.parametrize(
    "unknown",
    [
        {"radius": None},
        {"radius": "N"},
        {"radius": -3},
        {"confidence": 400},
        {"method": None},
        {"at": "soon"},
    ],
)
def test_a_position_of_unknown_radius_age_or_method_is_one(pbx: Pbx, unknown: dict[str, Any]) -> None:
    assert pbx.event("ringing", position=HERE | unknown).json()["ignored"] == {}
    assert CallerPosition.objects.get().latitude == -6.1783
