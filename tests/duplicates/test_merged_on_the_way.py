"""Who is on the way when incidents are merged hears that the place is another one."""

from typing import Any

from incidents.actions.progress import acknowledge
from incidents.models import Dispatch, Incident
from tests.api.conftest import Api
from tests.cast import Cast
from tests.duplicates.scene import merge


def on_the_way(api: Api, cast: Cast) -> tuple[Incident, Incident, Dispatch]:
    """Damkar has acknowledged a fire at one place; the same fire is known at another."""
    one, other = cast.incident(cast.damkar), cast.incident(cast.polri)
    own = cast.dispatch(one, cast.damkar)
    acknowledge(standing=cast.fajar_standing, dispatch_id=own.pk, version=own.version)
    body: dict[str, Any] = {"version": other.version, "landmark": "Pasar Lama"}
    assert api.patch("ayu", f"incidents/{other.pk}/", body).status_code == 200
    assert merge(api, one, other, carry=[cast.damkar.pk]).status_code == 200
    own.refresh_from_db()
    assert own.incident == other
    return one, other, own


def unmerge(api: Api, incident: Incident) -> None:
    incident.refresh_from_db()
    answer = api.post("citra", f"incidents/{incident.pk}/unmerge/", {"version": incident.version})
    assert answer.status_code == 200


def test_who_goes_on_under_another_incident_acknowledges_its_place(api: Api, cast: Cast) -> None:
    one, _, own = on_the_way(api, cast)
    assert own.changed_fields == ["landmark"]
    unmerge(api, one)
    own.refresh_from_db()
    assert (own.incident, own.changed_at) == (one, None)


def test_who_acknowledged_the_other_place_hears_that_the_first_holds(api: Api, cast: Cast) -> None:
    one, _, own = on_the_way(api, cast)
    path = f"dispatches/{own.pk}/confirm-change/"
    assert api.post("fajar", path, {"version": own.version}).status_code == 200
    unmerge(api, one)
    own.refresh_from_db()
    assert (own.incident, own.changed_fields) == (one, ["landmark"])
