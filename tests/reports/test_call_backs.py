"""The call-backs of a shift: owed, reached, not reached, and callers whom nobody may call."""

from typing import Any

from incidents.actions.telephony.calling_back import try_call_back
from incidents.call_backs import CallBackResult
from incidents.models import CallBack
from incidents.reports.csv_file import csv_of
from incidents.reports.report import shift_report
from operators.shifts import shift_at
from tests.cast import Cast
from tests.telephony.scene import cut_off


def attempt(cast: Cast, back: CallBack, result: CallBackResult, **facts: Any) -> None:
    back.refresh_from_db()
    given = {"call_back_id": back.pk, "version": back.version, "result": result, **facts}
    try_call_back(standing=cast.ayu_standing, **given)


def test_it_counts_what_became_of_those_who_were_cut_off(cast: Cast) -> None:
    reached, never, danger, _waits = (cut_off(cast, f"08120000000{one}") for one in range(4))
    attempt(cast, reached, CallBackResult.BUSY)
    attempt(cast, reached, CallBackResult.REACHED)
    attempt(cast, never, CallBackResult.WRONG_NUMBER)
    cut_off(cast, danger.number, do_not_call_back=True)
    attempt(cast, danger, CallBackResult.GIVEN_UP, note="Polri ke rumahnya.")
    report = shift_report(shift_at(cast.tng, reached.created_at))
    found = report.call_backs
    assert (found.owed, found.reached, found.unreached, found.still_open) == (4, 1, 2, 1)
    assert (found.needless, found.forbidden, found.attempts) == (0, 1, 3)
    assert "call_backs,reached,,1," in csv_of(report)
    page = cast.client("citra").get(f"/reports/shifts/{report.shift.id}/").content.decode()
    assert 'id="call-backs-title"' in page
