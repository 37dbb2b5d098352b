"""The admin: every list opens and can be searched; an administrator reaches the own centre alone."""

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Place
from incidents.models import JournalEntry
from operators.models import User
from tests.cast import Cast


@pytest.fixture
def root(cast: Cast) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root", "root@example.test", "x"))
    return client


def address(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def test_every_list_opens_and_finds(cast: Cast, root: Client) -> None:
    cast.incident()
    for model, shown in admin.site._registry.items():
        answer = root.get(address(model, "changelist"), {"q": "a"} if shown.search_fields else {})
        assert answer.status_code == 200, model
        first = model._default_manager.first()
        if first is not None:
            assert root.get(address(model, "change", first.pk)).status_code == 200, model


def test_what_people_must_find_can_be_searched() -> None:
    plain = {model.__name__ for model, shown in admin.site._registry.items() if not shown.search_fields}
    assert not plain & {"User", "Agency", "Place", "IncidentType", "Contact", "Incident", "Call"}


def test_an_administrator_sees_the_own_centre_alone(cast: Cast) -> None:
    client = cast.client("dewi")
    listed = client.get(address(Agency, "changelist"), {"q": "damkar"}).content.decode()
    assert address(Agency, "change", cast.damkar.pk) in listed
    assert address(Agency, "change", cast.plm_damkar.pk) not in listed
    assert client.get(address(Agency, "change", cast.damkar.pk)).status_code == 200
    other = client.get(address(Agency, "change", cast.plm_damkar.pk))
    assert other.status_code in (302, 404)


def test_an_administrator_cannot_move_an_agency_to_another_centre(cast: Cast) -> None:
    client = cast.client("dewi")
    elsewhere = Place.objects.filter(centre=cast.plm).latest("pk")
    client.post(
        address(Agency, "change", cast.damkar.pk),
        {"centre": cast.plm.pk, "code": "damkar", "name": "x", "service_area": [elsewhere.pk]},
    )
    moved = Agency.objects.get(pk=cast.damkar.pk)
    assert moved.centre_id == cast.tng.pk
    assert not moved.service_area.exists()


@pytest.mark.parametrize("name", ["ayu", "eko"])
def test_who_is_no_administrator_does_not_get_in(cast: Cast, name: str) -> None:
    answer = cast.client(name).get(address(Agency, "changelist"))
    assert answer.status_code in (302, 403)


def test_the_journal_is_read_alone(cast: Cast, root: Client) -> None:
    cast.incident()
    entry = JournalEntry.objects.latest("pk")
    assert root.get(address(JournalEntry, "add")).status_code == 403
    assert root.post(address(JournalEntry, "change", entry.pk), {"kind": "x"}).status_code == 403
    assert root.post(address(JournalEntry, "delete", entry.pk), {"post": "yes"}).status_code == 403
