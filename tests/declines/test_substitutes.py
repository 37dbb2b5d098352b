"""An agency declines: the centre is offered at once who can go instead."""

from typing import Any

import pytest

from agencies.models import Agency, AgencyKind, Place
from incidents.models import Dispatch, JournalEntry
from tests.api.conftest import Api, _full_buckets, api
from tests.cast import Cast

__all__ = ["_full_buckets", "api"]
PLACE = "36.71.05.1001"


def hospital(cast: Cast, code: str, *places: str, **facts: Any) -> Agency:
    made = Agency.objects.create(
        centre=cast.tng, code=code, name=f"RS {code}", short_name=code, kind=AgencyKind.HOSPITAL, **facts
    )
    made.service_area.set(Place.objects.filter(centre=cast.tng, code__in=places))
    return made


@pytest.fixture
def declined(api: Api, cast: Cast) -> Dispatch:
    """RSUD declines a patient in Cipondoh."""
    body = {"incident_type": "PERUNCON", "place": PLACE, "agencies": [cast.rsud.pk]}
    incident = api.post("ayu", "incidents/", body).json()["id"]
    own = Dispatch.objects.get(incident=incident)
    answer = api.post(
        "gita", f"dispatches/{own.pk}/decline/", {"version": own.version, "reason": "IGD penuh."}
    )
    assert answer.status_code == 200
    own.refresh_from_db()
    return own


def offered(cast: Cast, name: str = "ayu") -> str:
    return cast.client(name).get("/console/declines/").content.decode()


def test_who_serves_the_place_is_offered_the_nearest_area_first(cast: Cast, declined: Dispatch) -> None:
    hospital(cast, "kota")
    hospital(cast, "kecamatan", "36.71.05")
    hospital(cast, "kelurahan", PLACE)
    hospital(cast, "lain", "36.71.07")
    hospital(cast, "tutup", active=False)
    page = offered(cast)
    assert "IGD penuh." in page
    at = [page.index(f"Kirim {code}") for code in ("kelurahan", "kecamatan", "kota")]
    assert at == sorted(at)
    assert "lain" not in page
    assert "tutup" not in page
    pane = cast.client("ayu").get(f"/incidents/{declined.incident_id}/pane/").content.decode()
    assert "Kirim kelurahan" in pane
    assert "Kirim kelurahan" not in cast.client("gita").get("/board/").content.decode()


def test_it_stands_until_somebody_goes_instead(api: Api, cast: Cast, declined: Dispatch) -> None:
    other = hospital(cast, "kota")
    assert "RSUD menolak" in offered(cast)
    assert "RSUD menolak" in cast.client("citra").get("/overview/").content.decode()
    assert "RSUD" not in offered(cast, "indra")
    version = api.get("ayu", f"incidents/{declined.incident_id}/").json()["version"]
    path = f"incidents/{declined.incident_id}/dispatches/"
    assert api.post("ayu", path, {"version": version, "agencies": [other.pk]}).status_code == 201
    assert "RSUD menolak" not in offered(cast)
    # Whoever declines too is not offered again, and the first is not either.
    own = Dispatch.objects.get(agency=other)
    api.post("ayu", f"dispatches/{own.pk}/decline/", {"version": own.version, "reason": "Penuh."})
    page = offered(cast)
    assert "kota menolak" in page
    assert "Kirim" not in page
    assert "Tidak ada instansi sejenis lain" in page


def test_or_until_the_centre_says_that_nobody_need(api: Api, cast: Cast, declined: Dispatch) -> None:
    path = f"dispatches/{declined.pk}/no-substitute/"
    assert api.post("gita", path, {"version": declined.version}).status_code == 403
    assert api.post("ayu", path, {"version": declined.version}).status_code == 200
    assert api.post("ayu", path, {"version": declined.version + 1}).status_code == 409
    assert "RSUD" not in offered(cast)
    assert JournalEntry.objects.get(kind="no_substitute").agency == cast.rsud
