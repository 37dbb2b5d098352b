"""Versions of the question sets: saving in the admin makes the next one, and the ones before stay."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from agencies.models import QuestionSet
from agencies.questions.versions import new_version, sets_in_use
from agencies.reference.questions import reference_source
from tests.cast import Cast

WRITTEN = """
[[question]]
key = "calm"
id = "Tenang?"
en = "Calm?"
answer = [{ key = "yes", id = "Ya", en = "Yes" }, { key = "no", id = "Tidak", en = "No", priority = 1 }]
"""


def saved(cast: Cast, name: str, pk: int | None = None, **values: Any) -> Any:
    page = "change" if pk else "add"
    address = reverse(f"admin:agencies_questionset_{page}", args=[pk] if pk else [])
    return cast.client(name).post(address, values)


def test_a_centre_begins_with_the_reference(cast: Cast) -> None:
    in_use = sets_in_use(cast.tng.pk)
    assert {one.version for one in in_use.values()} == {1}
    assert in_use["medical"].source == reference_source("medical")


def test_saving_makes_the_next_version_and_the_old_stays(cast: Cast) -> None:
    first = sets_in_use(cast.tng.pk)["medical"]
    answer = saved(cast, "dewi", first.pk, source=WRITTEN, note="dr. Sari")
    assert answer.status_code == 302
    now = sets_in_use(cast.tng.pk)["medical"]
    assert (now.version, now.note, now.made_by.username) == (2, "dr. Sari", "dewi")
    first.refresh_from_db()
    assert (first.version, first.source) == (1, reference_source("medical"))
    assert sets_in_use(cast.plm.pk)["medical"].version == 1


def test_an_older_version_comes_back_as_the_newest(cast: Cast) -> None:
    first = sets_in_use(cast.tng.pk)["fire"]
    new_version(centre=cast.tng, category="fire", source=WRITTEN)
    saved(cast, "dewi", first.pk, source=first.source)
    now = sets_in_use(cast.tng.pk)["fire"]
    assert (now.version, now.source) == (3, first.source)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[[question]", "TOML"),
        (WRITTEN.replace("priority", "urgency"), "urgency"),
        (WRITTEN.replace("priority = 1", "priority = 5"), "calm"),
        (WRITTEN.replace("priority = 1", 'type = "FSTRU"'), "FSTRU"),
        (WRITTEN.replace("priority = 1", 'advice = ["sing"]'), "sing"),
        (WRITTEN.replace("answer =", 'when = { awake = ["no"] }\nanswer ='), "awake"),
        (WRITTEN.replace("answer =", 'unsure = "yes"\nanswer ='), "calm"),
        (WRITTEN + WRITTEN, "calm"),
        ("type = 3", "type"),
        ("question = 1", "question"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(cast: Cast, written: str, said: str) -> None:
    first = sets_in_use(cast.tng.pk)["medical"]
    answer = saved(cast, "dewi", first.pk, source=written)
    errors = answer.context["adminform"].form.errors["source"]
    assert any(said in error for error in errors)
    assert QuestionSet.objects.filter(centre=cast.tng, category="medical").count() == 1


def test_nobody_else_saves_a_centres_questions(cast: Cast) -> None:
    theirs = sets_in_use(cast.plm.pk)["medical"]
    saved(cast, "dewi", theirs.pk, source=WRITTEN)
    saved(cast, "ayu", sets_in_use(cast.tng.pk)["medical"].pk, source=WRITTEN)
    assert set(QuestionSet.objects.values_list("version", flat=True)) == {1}


def test_no_version_is_deleted(cast: Cast) -> None:
    first = sets_in_use(cast.tng.pk)["medical"]
    address = reverse("admin:agencies_questionset_delete", args=[first.pk])
    assert cast.client("dewi").post(address, {"post": "yes"}).status_code == 403
    assert QuestionSet.objects.filter(pk=first.pk).exists()


def test_load_reference_leaves_a_centres_own_set_alone(cast: Cast) -> None:
    new_version(centre=cast.tng, category="medical", source=WRITTEN)
    call_command("load_reference", verbosity=0)
    assert sets_in_use(cast.tng.pk)["medical"].source == WRITTEN
    assert sets_in_use(cast.tng.pk)["fire"].version == 1


def test_the_console_asks_by_the_version_in_use(cast: Cast) -> None:
    new_version(centre=cast.tng, category="medical", source=WRITTEN)
    page = cast.client("ayu").get("/console/")
    (medical,) = [one for one in page.context["intake"]["questions"]["sets"] if one["category"] == "medical"]
    assert medical["version"] == 2
    assert [question["key"] for question in medical["content"]["question"]] == ["calm"]
