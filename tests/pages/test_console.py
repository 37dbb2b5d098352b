"""What the console's page brings with it, and the telephone calls it asks for."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.call_classes import CallClass
from incidents.models import TelephoneTask
from incidents.web.intake import CLASS_KEYS
from tests.cast import Cast


def block(html: str, name: str) -> dict:
    """Return one of the page's JSON blocks."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def intake_of(cast: Cast, name: str) -> dict:
    return block(cast.client(name).get("/console/").content.decode(), "intake-data")


def task_about(cast: Cast, **values) -> TelephoneTask:
    """Return an open telephone task of an incident to which Damkar was sent."""
    incident = cast.incident(cast.damkar, **values)
    dispatch = cast.dispatch(incident, cast.damkar)
    return TelephoneTask.objects.create(dispatch=dispatch, level=3, created_at=dispatch.notified_at)


def test_it_brings_all_that_is_searched(cast: Cast):
    data = intake_of(cast, "ayu")
    assert "FSTRU" in {kind["code"] for kind in data["types"]}
    assert {"36.71.05", "36.71.05.1001"} <= {place["code"] for place in data["places"]}
    assert {agency["id"] for agency in data["agencies"]} == {
        agency.pk for (centre, _code), agency in cast.agencies.items() if centre == "tng"
    }


def test_it_brings_nothing_of_another_centre(cast: Cast):
    assert {place["code"].partition(".")[0] for place in intake_of(cast, "ayu")["places"]} == {"36"}


def test_every_class_that_is_no_emergency_has_its_key():
    assert {*CLASS_KEYS} == {*CallClass} - {CallClass.NORMAL}


def test_the_queries_do_not_grow_with_the_data(cast: Cast):
    client = cast.client("ayu")
    client.get("/console/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/console/")
    assert len(queries) <= 23


def test_a_supervisor_sees_all_at_first_an_operator_the_own(cast: Cast):
    assert intake_of(cast, "ayu")["view"] == "mine"
    assert intake_of(cast, "citra")["view"] == "all"


def test_a_telephone_call_names_whom_and_where(cast: Cast):
    task_about(cast, place=None, landmark="", address="Jalan Daan Mogot 5")
    html = cast.client("ayu").get("/console/tasks/").content.decode()
    assert "Damkar" in html
    assert "Jalan Daan Mogot 5" in html


def test_a_telephone_call_without_any_name_of_a_place_is_shown_too(cast: Cast):
    task_about(cast, place=None, landmark="", latitude=-6.2, longitude=106.6)
    assert "data-task=" in cast.client("ayu").get("/console/tasks/").content.decode()


def test_another_centre_is_not_asked_to_telephone(cast: Cast):
    task_about(cast)
    assert "data-task=" not in cast.client("indra").get("/console/tasks/").content.decode()


@pytest.mark.parametrize("path", ["/console/", "/console/tasks/"])
def test_agencies_have_no_console(cast: Cast, path):
    assert cast.client("fajar").get(path).status_code == 404
