"""GET me/, POST shifts/take|leave/."""

from agencies.models import AgencyMembership
from incidents.models import Call
from operators.models import Membership, ShiftAttendance
from operators.roles import Role
from tests.api.conftest import Api
from tests.cast import Cast


def test_it_tells_who_the_caller_is(api: Api, cast: Cast) -> None:
    me = api.get("fajar", "me/").json()
    assert (me["username"], me["name"]) == ("fajar", "Fajar")
    assert (me["standing"]["role"], me["standing"]["agency"]) == ("liaison", cast.damkar.pk)
    assert (me["centre"]["code"], me["centre"]["zone_suffix"]) == ("tng", "WIB")
    assert me["attendance"] == {"shift": None, "taken_at": None}
    assert me["server_time"].endswith("Z")


def test_it_takes_and_leaves_a_shift(api: Api, cast: Cast) -> None:
    taken = api.post("ayu", "shifts/take/")
    assert (taken.status_code, api.post("ayu", "shifts/take/").json()) == (200, taken.json())
    assert api.get("ayu", "me/").json()["attendance"] == taken.json()
    assert api.post("ayu", "shifts/leave/").json() == {"shift": None, "taken_at": None}
    assert api.post("ayu", "shifts/leave/").status_code == 200
    attendance = ShiftAttendance.objects.get(user=cast.ayu)
    assert attendance.left_at is not None


def test_it_acts_in_the_standing_that_the_header_names(api: Api, cast: Cast) -> None:
    Membership.objects.create(user=cast.ayu, centre=cast.plm, role=Role.SUPERVISOR)
    standings = api.get("ayu", "me/").json()["standings"]
    assert [one["centre"] for one in standings] == [cast.tng.pk, cast.plm.pk]
    headers = api.auth("ayu") | {"X-Standing": standings[1]["key"]}
    assert api.client.get("/api/v1/me/", headers=headers).json()["centre"]["code"] == "plm"


def test_it_refuses_a_standing_that_is_not_the_callers(api: Api, cast: Cast) -> None:
    headers = api.auth("ayu") | {"X-Standing": cast.joko_standing.key}
    answer = api.client.get("/api/v1/me/", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "no_post")


def test_it_acts_in_the_standing_of_the_session(cast: Cast) -> None:
    AgencyMembership.objects.create(user=cast.ayu, agency=cast.damkar, role=Role.LIAISON)
    key = f"liaison:{cast.tng.pk}:{cast.damkar.pk}"
    assert cast.client("ayu").get("/api/v1/me/").json()["standing"]["role"] == "operator"
    assert cast.client("ayu", standing=key).get("/api/v1/me/").json()["standing"]["key"] == key


def test_a_page_of_another_post_than_the_sessions_changes_nothing(cast: Cast) -> None:
    post = Membership.objects.create(user=cast.ayu, centre=cast.plm, role=Role.OPERATOR)
    page = {"X-Standing": f"operator:{cast.plm.pk}:0"}
    client = cast.client("ayu", standing=page["X-Standing"])
    assert client.post("/api/v1/calls/", headers=page, content_type="application/json").status_code == 201
    post.delete()
    answer = client.post("/api/v1/calls/", headers=page, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "no_post")
    assert not Call.objects.filter(centre=cast.tng).exists()
    assert client.get("/api/v1/board/", headers=page).status_code == 403


def test_every_page_names_the_post_it_was_opened_for(cast: Cast) -> None:
    page = cast.client("ayu").get("/console/").content.decode()
    assert f'data-standing="{cast.ayu_standing.key}"' in page
