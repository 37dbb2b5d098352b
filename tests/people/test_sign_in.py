"""Signing in and out, by user name or e-mail; who may not; and the limit on guessing."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, Cast

LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()
    yield
    cache.clear()


def sign_in(login: str, password: str = PASSWORD, **more):
    client = Client()
    return client, client.post(LOGIN, {"login": login, "password": password}, **more)


@pytest.mark.parametrize("login", ["ayu", "ayu@example.test", "AYU@example.test"])
def test_it_signs_in_by_name_or_email(cast: Cast, login):
    client, response = sign_in(login)
    assert response.status_code == 302
    assert response["Location"] == reverse("home")
    assert client.session["_auth_user_id"] == str(cast.ayu.pk)


@pytest.mark.parametrize(
    ("login", "password"), [("ayu", "wrong"), ("nobody", PASSWORD), ("", ""), ("ayu", "")]
)
def test_it_refuses_and_keeps_the_name_that_was_typed(cast: Cast, login, password):
    client, response = sign_in(login, password)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    assert f'value="{login}"' in response.content.decode()


def test_a_disabled_account_cannot_sign_in(cast: Cast):
    cast.ayu.is_active = False
    cast.ayu.save()
    client, response = sign_in("ayu")
    assert response["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session
    assert client.get(response["Location"]).status_code == 200


def test_disabling_an_account_ends_its_session(cast: Cast):
    client = cast.client("ayu")
    assert client.get(reverse("board")).status_code == 200
    cast.ayu.is_active = False
    cast.ayu.save()
    assert client.get(reverse("board")).status_code == 302


def test_guessing_is_slowed_down(cast: Cast):
    for _attempt in range(5):
        sign_in("ayu", "wrong")
    client, _response = sign_in("ayu", PASSWORD)
    assert "_auth_user_id" not in client.session
    assert sign_in("budi")[1].status_code == 302, "a colleague at the same address still signs in"


def test_too_many_requests_of_one_address_see_a_page_of_ours(cast: Cast):
    for _attempt in range(60):
        sign_in("", "")
    _client, response = sign_in("ayu")
    assert response.status_code == 429
    assert 'class="calm"' in response.content.decode()


def test_nobody_signs_up(cast: Cast):
    values = {"username": "mallory", "email": "m@example.test", "password1": PASSWORD}
    response = Client().post("/accounts/signup/", values)
    assert response.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in response.templates]
    assert not type(cast.ayu).objects.filter(username="mallory").exists()


def test_it_signs_out_by_post_alone(cast: Cast):
    client = cast.client("ayu")
    assert client.get("/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/accounts/logout/")["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_the_page_asked_for_comes_after_signing_in(cast: Cast):
    client = Client()
    asked = client.get(reverse("board"))
    assert asked["Location"] == f"{LOGIN}?next=/board/"
    response = client.post(asked["Location"], {"login": "eko", "password": PASSWORD, "next": "/board/"})
    assert response["Location"] == "/board/"


def test_it_leads_to_no_address_of_others(cast: Cast):
    client = Client()
    response = client.post(
        LOGIN, {"login": "ayu", "password": PASSWORD, "next": "https://elsewhere.example.test/"}
    )
    assert response["Location"] == reverse("home")
