"""A new address or type is acknowledged anew by all who are on it (POST dispatches/ID/confirm-change/)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from incidents.models import Dispatch, Incident, JournalEntry
from tests.api.conftest import Api
from tests.cast import Cast


@pytest.fixture
def fire(api: Api, cast: Cast) -> Incident:
    """Damkar has acknowledged, Polri has not."""
    incident = cast.incident(cast.damkar, cast.polri)
    own = cast.dispatch(incident, cast.damkar)
    api.post("fajar", f"dispatches/{own.pk}/acknowledge/", {"version": own.version})
    incident.refresh_from_db()
    return incident


def corrected(api: Api, incident: Incident, **values: object) -> None:
    incident.refresh_from_db()
    answer = api.patch("ayu", f"incidents/{incident.pk}/", {"version": incident.version, **values})
    assert answer.status_code == 200, answer.content


def confirm(api: Api, name: str, dispatch: Dispatch, **body: object) -> Any:
    path = f"dispatches/{dispatch.pk}/confirm-change/"
    return api.post(name, path, {"version": dispatch.version, **body})


def test_who_has_answered_acknowledges_the_change_and_nobody_else(
    api: Api, cast: Cast, fire: Incident
) -> None:
    corrected(api, fire, landmark="Pasar Anyar", incident_type="FVEH")
    own, waiting = cast.dispatch(fire, cast.damkar), cast.dispatch(fire, cast.polri)
    assert own.changed_fields == ["incident_type", "landmark"]
    assert waiting.changed_at is None
    page = cast.client("fajar").get(f"/incidents/{fire.pk}/").content.decode()
    assert "Berubah: di mana, jenis" in page
    answer = confirm(api, "fajar", own)
    assert (answer.status_code, answer.json()["changed_at"]) == (200, None)
    assert answer.json()["status"] == "acknowledged"
    entry = JournalEntry.objects.get(kind="change_confirmed")
    assert (entry.agency, entry.data["fields"]) == (cast.damkar, ["incident_type", "landmark"])
    assert "Damkar menerima perubahan" in cast.client("ayu").get(f"/incidents/{fire.pk}/").content.decode()
    own.refresh_from_db()
    assert confirm(api, "fajar", own).status_code == 409


def test_who_saw_an_earlier_change_has_not_seen_the_last(api: Api, cast: Cast, fire: Incident) -> None:
    corrected(api, fire, landmark="Pasar Anyar")
    seen = cast.dispatch(fire, cast.damkar)
    corrected(api, fire, landmark="Pasar Lama")
    answer = confirm(api, "fajar", seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")


@pytest.mark.parametrize("values", [{"narrative": "Api membesar"}, {"caller_name": "Sri"}])
def test_what_changes_nothing_on_the_way_asks_for_nothing(
    api: Api, cast: Cast, fire: Incident, values: dict[str, str]
) -> None:
    corrected(api, fire, **values)
    assert cast.dispatch(fire, cast.damkar).changed_at is None


def test_after_a_minute_the_centre_is_to_telephone(api: Api, cast: Cast, fire: Incident) -> None:
    corrected(api, fire, landmark="Pasar Anyar")
    tasks = f"changed-{cast.dispatch(fire, cast.damkar).pk}"
    assert tasks not in cast.client("ayu").get("/console/tasks/").content.decode()
    Dispatch.objects.filter(changed_at__isnull=False).update(
        changed_at=timezone.now() - timedelta(seconds=61)
    )
    assert tasks in cast.client("ayu").get("/console/tasks/").content.decode()
    own = cast.dispatch(fire, cast.damkar)
    assert confirm(api, "ayu", own).json()["fields"].keys() == {"result"}
    assert confirm(api, "ayu", own, result="Pak Dodi, sudah berbelok.").status_code == 200
    assert tasks not in cast.client("ayu").get("/console/tasks/").content.decode()
    assert "Pak Dodi" in cast.client("ayu").get(f"/incidents/{fire.pk}/").content.decode()


def test_an_agency_that_has_cleared_is_asked_nothing(api: Api, cast: Cast, fire: Incident) -> None:
    corrected(api, fire, landmark="Pasar Anyar")
    own = cast.dispatch(fire, cast.damkar)
    api.post("fajar", f"dispatches/{own.pk}/clear/", {"version": own.version})
    own.refresh_from_db()
    assert (own.status, own.changed_at) == ("cleared", None)


def test_nobody_acknowledges_the_old_address(api: Api, cast: Cast, fire: Incident) -> None:
    seen = cast.dispatch(fire, cast.polri)
    corrected(api, fire, landmark="Pasar Anyar")
    answer = api.post("eko", f"dispatches/{seen.pk}/acknowledge/", {"version": seen.version})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    again = api.post("eko", f"dispatches/{seen.pk}/acknowledge/", {"version": seen.version + 1})
    assert (again.status_code, again.json()["changed_at"]) == (200, None)
