"""The pages of the reports: who may see them, what they show, the file."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from incidents.actions.calls import NewCall, log_call
from incidents.actions.shifts import take_shift
from incidents.call_classes import CallClass
from operators.models import Shift


@pytest.fixture
def shift(cast):
    """A shift of Tangerang's in which Ayu took a prank call, and an emergency that burns."""
    shift = take_shift(standing=cast.ayu_standing).shift
    log_call(standing=cast.ayu_standing, new=NewCall(call_class=CallClass.PRANK))
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    cast.incident(call_id=call.pk)
    return shift


def address(name, shift):
    return reverse(name, args=[shift.pk])


@pytest.mark.parametrize("who", ["citra", "dewi"])
def test_who_reviews_sees_the_list_the_report_and_the_file(cast, shift, who):
    client = cast.client(who)
    assert address("shift_report", shift) in client.get(reverse("reports")).content.decode()
    assert client.get(address("shift_report", shift)).status_code == 200
    assert client.get(address("shift_report_csv", shift)).status_code == 200


@pytest.mark.parametrize("who", ["ayu", "eko", "hadi", "joko", "indra", "tono"])
def test_nobody_else_sees_the_report(cast, shift, who):
    client = cast.client(who)
    assert client.get(address("shift_report", shift)).status_code == 404
    assert client.get(address("shift_report_csv", shift)).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, shift):
    for name in ("shift_report", "shift_report_csv"):
        answer = client.get(address(name, shift))
        assert answer.status_code == 302
        assert reverse("account_login") in answer["Location"]


def test_the_list_counts_and_marks_the_present_shift(cast, shift):
    page = cast.client("citra").get(reverse("reports"))
    assert page.context["present"] == shift
    (first,) = page.context["shifts"]
    assert (first.calls, first.incidents) == (2, 1)


def test_shifts_that_nobody_took_have_their_report_all_the_same(cast):
    past = timezone.now() - timedelta(days=2)
    log_call(standing=cast.budi_standing, new=NewCall(), at=past)
    shifts = list(cast.client("citra").get(reverse("reports")).context["shifts"])
    assert len(shifts) == 7
    assert (shifts[-1].starts_at <= past < shifts[-1].ends_at, shifts[-1].calls) == (True, 1)
    assert all(a.starts_at == b.ends_at for a, b in pairwise(shifts))


def test_older_shifts_are_on_further_pages(cast, shift):
    Shift.objects.bulk_create(
        Shift(
            centre=cast.tng, name=f"S{i}", starts_at=shift.starts_at - timedelta(days=90, hours=8 * i),
            ends_at=shift.starts_at - timedelta(days=90, hours=8 * i - 8),
        )
        for i in range(30)
    )  # fmt: skip
    client = cast.client("citra")
    assert "S29" not in client.get(reverse("reports")).content.decode()
    assert "S29" in client.get(reverse("reports"), {"page": 2}).content.decode()
    assert client.get(reverse("reports"), {"page": "abc"}).status_code == 200


def test_times_have_the_zone_of_the_centre(cast, shift):
    page = cast.client("citra").get(address("shift_report", shift)).content.decode()
    assert page.count(" WIB") > 3
    assert "UTC" not in page


def test_a_word_of_a_caller_is_no_markup(cast, shift):
    shift.name = "<script>alert(1)</script>"
    shift.save()
    page = cast.client("citra").get(address("shift_report", shift)).content.decode()
    assert "<script>alert(1)" not in page


def test_the_file_has_a_name_and_is_read_by_excel(cast, shift):
    answer = cast.client("citra").get(address("shift_report_csv", shift))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="dispatch112-tng-')
    assert answer.content.startswith(b"\xef\xbb\xbfsection,metric,dimension,value,unit\r\n")
    assert b"calls,by_class,prank,1," in answer.content


def test_an_empty_shift_has_a_page(cast):
    start = timezone.now() - timedelta(days=400)
    empty = Shift.objects.create(
        centre=cast.tng, name="Sepi", starts_at=start, ends_at=start + timedelta(hours=8)
    )
    assert cast.client("citra").get(address("shift_report", empty)).status_code == 200


def test_the_page_asks_the_database_a_fixed_number_of_times(cast, shift):
    client = cast.client("citra")
    client.get(address("shift_report", shift))
    with CaptureQueriesContext(connection) as few:
        client.get(address("shift_report", shift))
    for _more in range(5):
        cast.incident(call_id=log_call(standing=cast.ayu_standing, new=NewCall()).pk)
    with CaptureQueriesContext(connection) as many:
        client.get(address("shift_report", shift))
    assert len(many) == len(few)
