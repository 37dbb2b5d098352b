"""The first page after sign-in."""

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.parametrize(
    ("name", "path"),
    [("ayu", "/console/"), ("citra", "/overview/"), ("dewi", "/overview/"), ("fajar", "/board/")],
)
def test_it_leads_to_each_roles_own_screen(cast: Cast, name, path):
    answer = cast.client(name).get("/")
    assert (answer.status_code, answer["Location"]) == (302, path)


def test_without_a_post_it_says_so(cast: Cast):
    cast.fajar.agency_memberships.update(active=False)
    assert cast.client("fajar").get("/").status_code == 403


@pytest.mark.parametrize("path", ["/", "/console/", "/overview/", "/console/tasks/"])
def test_a_stranger_signs_in_first(db, path):
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
