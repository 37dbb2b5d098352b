"""Hand-overs that are void, or were offered anew: what is opened on the other side, and what is not."""

from typing import Any

from incidents.models import Incident
from tests.api.conftest import Api
from tests.cast import Cast
from tests.duplicates.scene import merge
from tests.handovers.test_handovers import _full_buckets, api, fragment, offered

__all__ = ["_full_buckets", "api", "offered"]


def accept(api: Api, handover: dict[str, Any], version: int) -> int:
    """Let Palembang accept; return the status."""
    return int(api.post("indra", f"handovers/{handover['id']}/accept/", {"version": version}).status_code)


def test_what_the_giver_merged_is_not_opened(api: Api, cast: Cast, offered: dict[str, Any]) -> None:
    given = Incident.objects.get(pk=offered["incident"])
    assert merge(api, given, cast.incident(cast.damkar), carry=[]).status_code == 200
    assert offered["incident_number"] not in fragment(cast, "indra")
    assert accept(api, offered, offered["version"]) == 409
    assert not Incident.objects.filter(centre=cast.plm).exists()


def test_what_the_giver_closed_as_done_may_still_be_opened(
    api: Api, cast: Cast, offered: dict[str, Any]
) -> None:
    given = Incident.objects.get(pk=offered["incident"])
    body = {"version": given.version, "disposition": "15", "cancel_dispatches": True}
    assert api.post("ayu", f"incidents/{given.pk}/close/", body).json()["status"] == "closed"
    assert offered["incident_number"] in fragment(cast, "indra")
    assert accept(api, offered, offered["version"]) == 200


def test_of_two_offers_of_one_incident_the_newer_is_accepted(
    api: Api, cast: Cast, offered: dict[str, Any]
) -> None:
    body = {"version": offered["version"], "reason": "Bukan wilayah kami."}
    api.post("indra", f"handovers/{offered['id']}/decline/", body)
    given = Incident.objects.get(pk=offered["incident"])
    path = f"incidents/{given.pk}/hand-over/"
    newer = api.post("ayu", path, {"version": given.version, "centre": cast.plm.pk}).json()
    assert accept(api, offered, offered["version"] + 1) == 409
    assert accept(api, newer, newer["version"]) == 200
    assert Incident.objects.filter(centre=cast.plm).count() == 1
