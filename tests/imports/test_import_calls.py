"""Importing a call log through the command: what is kept, what is left out, and doing it twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection

from incidents.journal.kinds import CENTRE_ONLY, Kind
from incidents.models import Call, CentreClock, JournalEntry
from incidents.reports import shift_report
from operators.models import Centre, Shift

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
GOOD = "7,2025-09-01 08:00:00,2025-09-01 08:00:06,0812-5550-1001,Darurat,Api"


def test_it_keeps_a_call_with_the_times_of_the_centre(log):
    log.write(GOOD)
    log.load()
    call = Call.objects.get()
    assert call.presented_at == datetime(2025, 9, 1, 1, 0, 0, tzinfo=UTC)
    assert call.answered_at == datetime(2025, 9, 1, 1, 0, 6, tzinfo=UTC)
    assert (call.external_id, call.source, call.call_class) == ("pbx:7", "import", "normal")
    assert (call.caller_number, call.summary, call.language) == ("0812-5550-1001", "Api", "id")


def test_the_zone_is_that_of_the_centre(log, centre):
    centre.timezone = "Asia/Jayapura"
    centre.save()
    log.write(GOOD)
    log.load()
    assert Call.objects.get().presented_at == datetime(2025, 8, 31, 23, 0, 0, tzinfo=UTC)


def test_twice_is_once(log):
    log.write(GOOD, GOOD.replace("7", "8", 1))
    log.load()
    out, _err = log.load()
    assert out == "Imported 0 calls; 2 were there before.\n"
    assert Call.objects.count() == 2
    assert JournalEntry.objects.filter(kind=Kind.CALLS_IMPORTED).count() == 1


def test_a_longer_log_adds_what_is_new(log):
    log.write(GOOD)
    log.load()
    log.write(GOOD, GOOD.replace("7", "8", 1))
    out, _err = log.load()
    assert out.startswith("Imported 1 calls; 1 were there before.")


def test_the_journal_has_one_entry_and_nobody_is_alarmed(log, centre):
    log.write(*(f"{i},2025-09-01 08:00:{i:02},,,Prank," for i in range(50)))
    log.load()
    entry = JournalEntry.objects.get()
    assert (entry.kind, entry.seq, entry.incident_id) == (Kind.CALLS_IMPORTED, 1, None)
    assert CentreClock.objects.get(centre=centre).seq == 1
    assert (entry.data["calls"], entry.data["by_class"], entry.data["file"]) == (50, {"prank": 50}, "log.csv")
    assert entry.data["first"] == "2025-09-01T08:00:00+07:00"
    assert Kind.CALLS_IMPORTED in CENTRE_ONLY


def test_a_dry_run_tells_and_keeps_nothing(log):
    log.write(GOOD, "x,never,,,Darurat,")
    out, err = log.load(dry_run=True)
    assert out.startswith("Would import 1 calls; 0 were there before.")
    assert "line 3: presented_at: 'never'" in err
    assert not Call.objects.exists()
    assert not JournalEntry.objects.exists()
    assert not Shift.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("9,,,,Darurat,", "the time at which the call came in is empty"),
        ("9,01-09-2025,,,Darurat,", "presented_at: '01-09-2025' is none of the map's date_formats"),
        ("9,2025-09-01 08:00:00,08:00,,Darurat,", "answered_at: '08:00' is none of"),
        ("9,2025-02-30 08:00:00,,,Darurat,", "presented_at: '2025-02-30 08:00:00'"),
        ("9,2999-01-01 08:00:00,,,Darurat,", "presented_at: This time is in the future"),
        ("9,2025-09-01 08:00:00,2025-09-01 07:59:00,,Darurat,", "cannot be answered before it came in"),
        ("9,2025-09-01 08:00:00,,1,Darurat,", "caller_number: A telephone number has 3 to 20 digits"),
        ("9,2025-09-01 08:00:00,,,Kebakaran,", "call_class: 'Kebakaran' is not among"),
        ("9,2025-09-01 08:00:00,,,,", "call_class: '' is not among"),
        ("9,2025-09-01 08:00:00,,,Darurat," + "x" * 2001, "summary: 2001 characters, at most 2000"),
        ("9,2025-09-01 08:00:00,,,Darurat", "5 columns where the heading has 6"),
        ("9,2025-09-01 08:00:00,,,Darurat,a,b", "7 columns where the heading has 6"),
        (",2025-09-01 08:00:00,,,Darurat,", "external_id: the source's own number is empty"),
        ("9" * 90 + ",2025-09-01 08:00:00,,,Darurat,", "external_id: longer than 80"),
        ("9,2025-09-01 08:00:00,,,Darurat,a\x00b", "contains a NUL character"),
        (GOOD, "the same call as in line 2"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_left_out(log, row, reason):
    log.write(GOOD, row, GOOD.replace("7", "8", 1))
    out, err = log.load()
    assert "line 3: " in err
    assert reason in err
    assert set(Call.objects.values_list("external_id", flat=True)) == {"pbx:7", "pbx:8"}
    assert "1 rows were left out" in out
    assert reason in log.rejects.read_text()
    assert log.rejects.stat().st_mode & 0o077 == 0


def test_the_rejected_rows_can_be_corrected_and_imported_with_the_same_map(log):
    log.write(GOOD, "8,2025-09-01 8h,,,Darurat,Pohon tumbang")
    log.load()
    text = log.rejects.read_text(encoding="utf-8-sig")
    assert text.startswith("line,reason,id,in,")
    log.rejects.write_text(text.replace("8h", "08:30:00"))
    out, _err = log.load(file=log.rejects)
    assert out.startswith("Imported 1 calls; 0 were there before.")
    assert Call.objects.get(external_id="pbx:8").summary == "Pohon tumbang"


def test_without_bad_rows_an_older_file_of_them_is_removed(log):
    log.write("bad,,,,,")
    log.load()
    assert log.rejects.exists()
    log.write(GOOD)
    log.load()
    assert not log.rejects.exists()


def test_many_bad_rows_do_not_flood_the_screen(log):
    log.write(*(f"{i},x,,,Darurat," for i in range(30)))
    _out, err = log.load()
    assert err.count("line ") == 20
    assert "... and 10 more bad rows." in err
    assert len(log.rejects.read_text().splitlines()) == 31


def test_each_shift_of_the_log_gets_its_report(log, centre):
    log.write(GOOD, GOOD.replace("7", "8", 1).replace("08:00", "16:30"), "9,2025-09-02 03:00:00,,,Terputus,")
    log.load()
    shifts = Shift.objects.filter(centre=centre).order_by("starts_at")
    assert [shift.name for shift in shifts] == ["Pagi", "Sore", "Malam"]
    report = shift_report(shifts[0])
    assert (report.calls.total, report.calls.by_source["import"]) == (1, 1)
    assert shift_report(shifts[2]).calls.abandoned == 1


def test_nothing_is_left_when_it_fails_half_way(log, transactional_db):
    """The last row cannot be written: it meets a call that was noted between the look and the writing."""
    rows = [f"{i},2025-09-01 08:00:00,,,Prank," for i in range(2500)]
    log.write(*rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RAISE EXCEPTION 'disk full'; END$$;"
            "CREATE TRIGGER refuse BEFORE INSERT ON incidents_call FOR EACH ROW"
            " WHEN (NEW.external_id = 'pbx:2400') EXECUTE FUNCTION refuse()"
        )
    try:
        with pytest.raises(Exception, match="disk full"):
            log.load()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER refuse ON incidents_call; DROP FUNCTION refuse()")
    assert not Call.objects.exists()
    assert not JournalEntry.objects.exists()
    assert log.load()[0].startswith("Imported 2500 calls")


def test_another_centre_keeps_its_own_call_of_that_number(log):
    Centre.objects.create(code="plm", name="Kota Palembang", admin_code="16.71", latitude=-3, longitude=104.7)
    log.write(GOOD)
    log.load()
    log.load(centre="plm")
    assert Call.objects.filter(external_id="pbx:7").count() == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"centre": "xyz"}, "There is no centre 'xyz'"),
        ({"file": Path("/nowhere.csv")}, "There is no file /nowhere.csv"),
    ],
)
def test_a_wrong_order_changes_nothing(log, options, says):
    log.write(GOOD)
    with pytest.raises(CommandError, match=says):
        log.load(**options)
    assert not Call.objects.exists()


def test_the_rejects_may_not_overwrite_the_log(log):
    log.write(GOOD)
    with pytest.raises(CommandError, match="names the file or the map itself"):
        log.load(rejects=log.csv)
    assert log.csv.read_text().endswith("Api\n")


def test_the_example_of_the_documentation_works(log, tmp_path):
    copy = tmp_path / "call-log.csv"
    copy.write_bytes((EXAMPLES / "call-log.csv").read_bytes())
    out, err = log.load(file=copy, mapping=EXAMPLES / "call-log.toml")
    assert out.startswith("Imported 10 calls; 0 were there before.")
    assert err == ""
    call = Call.objects.get(external_id="pbx-2025:250901-0006")
    assert (call.answered_at - call.presented_at).total_seconds() == 3.5
    assert Call.objects.filter(call_class="dropped", answered_at=None, caller_number="").count() == 2
