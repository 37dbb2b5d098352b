"""GET callers/: what the centre knows of a number."""

from datetime import timedelta

from django.utils import timezone

from incidents.actions.caller_reads import purge_caller_reads
from incidents.actions.closing import close_incident
from incidents.dispositions import Disposition
from incidents.models import Call, CallerDataRead
from tests.api.conftest import Api
from tests.cast import Cast

NUMBER = "0812-3333-4444"


def call(api: Api, number: str = NUMBER, name: str = "ayu", **values: object) -> int:
    return api.post(name, "calls/", {"caller_number": number, **values}).json()["id"]


def test_it_counts_pranks_however_the_number_is_written(api: Api, cast: Cast) -> None:
    for number in (NUMBER, "081233334444", "+62 812 3333 4444"):
        call(api, number, call_class="prank")
    call(api, "081233334445", call_class="prank")
    shown = api.get("ayu", "callers/", number="+6281233334444").json()
    assert shown["reputation"]["pranks"] == 3
    assert shown["reputation"]["level"] == "some"
    assert "3" in shown["reputation"]["text"]
    assert "30" in shown["reputation"]["text"]
    assert [one["call_class"] for one in shown["calls"]] == ["prank"] * 3


def test_a_class_that_was_taken_back_counts_no_more(api: Api) -> None:
    wrong = call(api, call_class="prank")
    api.patch("ayu", f"calls/{wrong}/", {"version": 1, "call_class": "normal"})
    found = api.get("ayu", "callers/", number=NUMBER).json()["reputation"]
    assert (found["pranks"], found["level"], found["text"]) == (0, "none", "")


def test_it_shows_open_incidents_and_no_ended_ones(api: Api, cast: Cast) -> None:
    theirs = cast.incident(cast.damkar, call_id=call(api))
    told = cast.incident(cast.damkar, caller_number="081233334444")
    ended = cast.incident(cast.damkar, call_id=call(api))
    close_incident(
        standing=cast.ayu_standing, incident_id=ended.pk, version=ended.version,
        disposition=Disposition.COMPLETED, cancel_dispatches=True,
    )  # fmt: skip
    shown = api.get("ayu", "callers/", number=NUMBER).json()
    assert [one["id"] for one in shown["incidents"]] == [told.pk, theirs.pk]
    assert [one["incident_number"] for one in shown["calls"]] == [ended.number, theirs.number]
    assert shown["reputation"]["emergencies"] == 2


def test_it_leaves_the_call_on_the_desk_out(api: Api) -> None:
    here = call(api)
    assert api.get("ayu", "callers/", number=NUMBER, leave_out=here).json()["calls"] == []


def test_it_is_bounded(api: Api, cast: Cast) -> None:
    times = dict.fromkeys(("presented_at", "created_at", "updated_at"), timezone.now())
    Call.objects.bulk_create(
        Call(centre=cast.tng, caller_number=NUMBER, call_class="prank", **times) for _ in range(600)
    )
    shown = api.get("ayu", "callers/", number=NUMBER).json()
    assert len(shown["calls"]) == 5
    assert shown["reputation"]["pranks"] == 500


def test_another_centre_knows_nothing_of_it(api: Api, cast: Cast) -> None:
    call(api, call_class="prank")
    cast.incident(cast.damkar, caller_number=NUMBER)
    shown = api.get("indra", "callers/", number=NUMBER).json()
    assert (shown["calls"], shown["incidents"], shown["flags"]) == ([], [], [])
    assert shown["reputation"]["calls"] == 0


def test_each_reading_is_written_down(api: Api, cast: Cast) -> None:
    api.get("ayu", "callers/", number="+62 812-3333-4444")
    api.get("fajar", "callers/", number=NUMBER)
    api.get("dewi", "callers/", number=NUMBER)
    [read] = CallerDataRead.objects.all()
    assert (read.user, read.centre, read.dialled) == (cast.ayu, cast.tng, "081233334444")


def test_it_says_what_is_no_number(api: Api) -> None:
    answer = api.get("ayu", "callers/", number="siapa")
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["number"])
    assert not CallerDataRead.objects.exists()


def test_readings_are_forgotten_after_two_years(api: Api) -> None:
    api.get("ayu", "callers/", number=NUMBER)
    api.get("citra", "callers/", number=NUMBER)
    CallerDataRead.objects.filter(user__username="ayu").update(at=timezone.now() - timedelta(days=731))
    assert purge_caller_reads() == 1
    assert CallerDataRead.objects.get().user.username == "citra"
