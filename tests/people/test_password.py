"""Changing one's own password."""

from django.test import Client

from tests.cast import PASSWORD, Cast

ADDRESS = "/accounts/password/"
NEW = "gerbang-timur-88"


def signed_in(cast: Cast) -> Client:
    """A browser of Ayu's."""
    client = Client()
    assert client.login(username="ayu", password=PASSWORD)
    return client


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW):
    """Send the form; return the page that it leads to."""
    values = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post(ADDRESS, values, follow=True)


def test_it_changes_and_ends_the_other_sessions(cast: Cast) -> None:
    here, elsewhere = signed_in(cast), signed_in(cast)
    assert change(here).redirect_chain == [("/accounts/password/changed/", 302)]
    assert here.get("/console/").status_code == 200
    assert elsewhere.get("/console/").status_code == 302
    assert Client().login(username="ayu", password=NEW)
    assert not Client().login(username="ayu", password=PASSWORD)


def test_it_refuses_and_says_why(cast: Cast) -> None:
    client = signed_in(cast)
    for wrong, field in (
        ({"old": "bukan"}, "old_password"),
        ({"again": "lain"}, "new_password2"),
        ({"new": "12345678", "again": "12345678"}, "new_password2"),
    ):
        page = change(client, **wrong)
        assert page.context["form"].errors[field]
        assert str(page.context["form"].errors[field][0]) in page.content.decode().replace("&#x27;", "'")
    assert Client().login(username="ayu", password=PASSWORD)
