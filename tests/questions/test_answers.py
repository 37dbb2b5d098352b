"""POST incidents/ID/answers/: what was answered stays with the incident, by the version that asked."""

from typing import Any

import pytest

from agencies.questions.versions import new_version, sets_in_use
from incidents.actions.closing import close_incident
from incidents.dispositions import Disposition
from incidents.models import Incident, IncidentAnswer, JournalEntry
from tests.api.conftest import Api
from tests.cast import Cast

LOOK = "Laki-laki berjaket merah, lari ke arah pasar."


@pytest.fixture
def incident(cast: Cast) -> Incident:
    return cast.incident(cast.damkar, cast.polri)


def answer(
    api: Api, cast: Cast, incident: Incident, category: str = "medical", name: str = "ayu", **given: str
) -> Any:
    body = {
        "set": sets_in_use(cast.tng.pk)[category].pk,
        "answers": [{"question": question, "answer": value} for question, value in given.items()],
    }
    return api.post(name, f"incidents/{incident.pk}/answers/", body)


def kept(incident: Incident) -> dict[str, str]:
    return dict(IncidentAnswer.objects.filter(incident=incident).values_list("question", "answer"))


def pane(cast: Cast, name: str, incident: Incident) -> str:
    return cast.client(name).get(f"/incidents/{incident.pk}/pane/").content.decode()


def test_they_stand_in_the_incident_with_the_version_that_asked(
    api: Api, cast: Cast, incident: Incident
) -> None:
    first = sets_in_use(cast.tng.pk)["medical"]
    answered = answer(api, cast, incident, awake="no", breathing="unsure")
    assert (answered.status_code, answered.json()["version"]) == (200, incident.version + 1)
    new_version(centre=cast.tng, category="medical", source=first.source)
    for name in ("ayu", "fajar"):
        page = pane(cast, name, incident)
        assert "versi 1" in page
        assert "Apakah korban sadar?" in page
        assert "Tidak pasti" in page
    (shown,) = api.get("ayu", f"incidents/{incident.pk}/").json()["answers"]
    assert (shown["category"], shown["version"]) == ("medical", 1)
    assert [(line["question"], line["answer"]) for line in shown["lines"]] == [
        ("awake", "no"), ("breathing", "unsure"),
    ]  # fmt: skip


def test_all_answers_take_the_place_of_those_before(api: Api, cast: Cast, incident: Incident) -> None:
    answer(api, cast, incident, awake="yes", chest="pain")
    answer(api, cast, incident, awake="no", breathing="no")
    assert kept(incident) == {"awake": "no", "breathing": "no"}


def test_the_same_again_changes_nothing(api: Api, cast: Cast, incident: Incident) -> None:
    first = answer(api, cast, incident, awake="no").json()
    assert answer(api, cast, incident, awake="no").json()["version"] == first["version"]
    assert JournalEntry.objects.filter(kind="questions_answered").count() == 1


def test_type_and_priority_stay_until_somebody_corrects_them(
    api: Api, cast: Cast, incident: Incident
) -> None:
    shown = answer(api, cast, incident, "fire", burns="rubbish").json()
    assert (shown["incident_type"], shown["priority"]) == ("FSTRU", 1)


def test_what_was_told_in_words_stays_out_of_the_journal(api: Api, cast: Cast, incident: Incident) -> None:
    answer(api, cast, incident, "security", what="theft", free="yes", ongoing="just", look=LOOK)
    entry = JournalEntry.objects.get(kind="questions_answered")
    assert entry.data["answers"] == {"what": "theft", "free": "yes", "ongoing": "just"}
    assert entry.data["texts"] == ["look"]
    assert LOOK not in str(entry.data)
    assert LOOK in pane(cast, "eko", incident)
    assert "Pertanyaan dijawab: Keamanan, versi 1" in pane(cast, "ayu", incident)


@pytest.mark.parametrize(
    "given",
    [
        {"awake": "perhaps"},
        {"colour": "yes"},
        # Asked only of who is awake.
        {"awake": "no", "chest": "pain"},
        {"awake": ""},
        {"awake": "x" * 301},
    ],
)
def test_it_refuses_what_the_version_does_not_ask(
    api: Api, cast: Cast, incident: Incident, given: dict[str, str]
) -> None:
    assert answer(api, cast, incident, **given).status_code == 400
    assert kept(incident) == {}


def test_it_refuses_the_set_of_another_centre(api: Api, cast: Cast, incident: Incident) -> None:
    theirs = sets_in_use(cast.plm.pk)["medical"].pk
    body = {"set": theirs, "answers": [{"question": "awake", "answer": "no"}]}
    assert "set" in api.post("ayu", f"incidents/{incident.pk}/answers/", body).json()["fields"]


def test_an_ended_incident_takes_no_further_answers(api: Api, cast: Cast, incident: Incident) -> None:
    answer(api, cast, incident, awake="no")
    incident.refresh_from_db()
    close_incident(
        standing=cast.ayu_standing, incident_id=incident.pk, version=incident.version,
        disposition=Disposition.COMPLETED, cancel_dispatches=True,
    )  # fmt: skip
    assert answer(api, cast, incident, awake="yes").status_code == 409
    # A console that does not know whether its last message arrived hears that it did.
    assert answer(api, cast, incident, awake="no").status_code == 200


def test_an_answer_marks_the_calls_of_who_cannot_talk_freely(api: Api, cast: Cast) -> None:
    call = api.post("ayu", "calls/", {"caller_number": "081234567890"}).json()["id"]
    marked = cast.incident(cast.polri, call_id=call)
    body = {
        "set": sets_in_use(cast.tng.pk)["security"].pk,
        "answers": [{"question": "what", "answer": "silent"}],
        "do_not_call_back": True,
    }
    path = f"incidents/{marked.pk}/answers/"
    first = api.post("ayu", path, body).json()
    assert api.get("ayu", f"calls/{call}/").json()["do_not_call_back"] is True
    assert "Jangan ditelepon balik" in pane(cast, "eko", marked)
    # Nothing takes the mark off again but a person.
    assert api.post("ayu", path, body).json()["version"] == first["version"]
    api.post("ayu", path, {**body, "do_not_call_back": False})
    assert api.get("ayu", f"calls/{call}/").json()["do_not_call_back"] is True


def test_who_must_not_be_called_back_is_marked_beside_the_number(api: Api, cast: Cast) -> None:
    call = api.post("ayu", "calls/", {"caller_number": "081234567890", "do_not_call_back": True}).json()["id"]
    marked = cast.incident(cast.polri, call_id=call)
    for name in ("ayu", "eko"):
        assert "Jangan ditelepon balik" in pane(cast, name, marked)
    assert "Jangan ditelepon balik" not in pane(cast, "ayu", cast.incident(cast.polri))
