"""Language and theme, the post worked in, and the shift."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.models import AgencyMembership
from incidents.journal import Kind
from incidents.models import JournalEntry
from operators.models import Membership, ShiftAttendance, User
from operators.roles import Role
from tests.cast import Cast


def test_a_stranger_reads_the_language_of_their_browser(db):
    assert 'lang="id"' in Client().get("/accounts/login/").content.decode()
    page = Client(headers={"accept-language": "en-GB,en;q=0.8"}).get("/accounts/login/")
    assert 'lang="en"' in page.content.decode()
    unknown = Client(headers={"accept-language": "fr"}).get("/accounts/login/")
    assert 'lang="id"' in unknown.content.decode()


def test_the_language_is_kept_on_the_user_and_the_device(cast: Cast):
    client = cast.client("ayu")
    response = client.post(reverse("preferences"), {"language": "en", "next": "/board/"})
    assert response["Location"] == "/board/"
    assert User.objects.get(username="ayu").language == "en"
    assert '<html lang="en"' in client.get("/board/").content.decode()
    client.post("/accounts/logout/")
    assert '<html lang="en"' in client.get("/accounts/login/").content.decode()


def test_the_users_language_wins_over_the_browsers(cast: Cast):
    client = cast.client("ayu")
    page = client.get("/board/", headers={"accept-language": "en"})
    assert '<html lang="id"' in page.content.decode()


def test_the_theme_is_kept_and_the_language_left(cast: Cast):
    client = cast.client("ayu")
    client.post(reverse("preferences"), {"theme": "light"})
    ayu = User.objects.get(username="ayu")
    assert (ayu.theme, ayu.language) == ("light", "id")
    assert 'data-theme="light"' in client.get("/board/").content.decode()


@pytest.mark.parametrize("values", [{"theme": "pink"}, {"language": "xx"}, {"language": "<script>"}])
def test_an_unknown_choice_changes_nothing(cast: Cast, values):
    client = cast.client("ayu")
    assert client.post(reverse("preferences"), values).status_code == 400
    assert User.objects.get(username="ayu").theme == "dark"


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example.test/", "//elsewhere.example.test", "javascript:x"]
)
def test_it_goes_back_to_our_own_pages_alone(cast: Cast, address):
    response = cast.client("ayu").post(reverse("preferences"), {"theme": "light", "next": address})
    assert response["Location"] == "/"


def test_a_person_with_two_posts_changes_between_them(cast: Cast):
    AgencyMembership.objects.create(user=cast.ayu, agency=cast.plm_damkar, role=Role.LIAISON)
    client = cast.client("ayu")
    assert client.get("/board/").context["standing"].centre_id == cast.tng.pk
    key = f"liaison:{cast.plm.pk}:{cast.plm_damkar.pk}"
    assert client.post(reverse("standing"), {"standing": key})["Location"] == "/"
    assert client.get("/board/").context["standing"].agency_id == cast.plm_damkar.pk


@pytest.mark.parametrize("key", ["", "supervisor:1:0", "nonsense"])
def test_nobody_takes_a_post_that_is_not_theirs(cast: Cast, key):
    client = cast.client("ayu")
    assert client.post(reverse("standing"), {"standing": key}).status_code == 400
    assert client.get("/board/").context["standing"].role == Role.OPERATOR


def test_a_post_that_was_taken_away_gives_way_to_the_next(cast: Cast):
    second = Membership.objects.create(user=cast.ayu, centre=cast.tng, role=Role.SUPERVISOR)
    client = cast.client("ayu", standing=f"supervisor:{cast.tng.pk}:0")
    assert client.get("/board/").context["standing"].role == Role.SUPERVISOR
    second.active = False
    second.save()
    assert client.get("/board/").context["standing"].role == Role.OPERATOR


def test_an_account_without_a_post_is_told_so(cast: Cast):
    response = cast.client("tono").get("/board/")
    assert response.status_code == 403
    assert "no_post.html" in [template.name for template in response.templates]


def test_a_shift_is_taken_and_left(cast: Cast):
    client = cast.client("ayu")
    assert client.post(reverse("shift"), {"action": "take", "next": "/board/"})["Location"] == "/board/"
    assert client.get("/board/").context["attendance"].user == cast.ayu
    client.post(reverse("shift"), {"action": "take"})
    assert ShiftAttendance.objects.count() == 1
    client.post(reverse("shift"), {"action": "leave"})
    assert ShiftAttendance.objects.get().left_at is not None
    assert list(JournalEntry.objects.values_list("kind", flat=True)) == [Kind.SHIFT_TAKEN, Kind.SHIFT_LEFT]


def test_a_liaison_takes_no_shift_of_the_centre(cast: Cast):
    assert cast.client("fajar").post(reverse("shift"), {"action": "take"}).status_code == 403
    assert not ShiftAttendance.objects.exists()


def test_these_addresses_do_nothing_on_get(cast: Cast):
    client = cast.client("ayu")
    for name in ("preferences", "standing", "shift"):
        assert client.get(reverse(name)).status_code == 405
        assert Client().post(reverse(name)).status_code == 302
