"""Files as cities have them: encodings, byte order marks, delimiters, quotation marks, odd headings."""

import pytest
from django.core.management import CommandError

from incidents.models import Call
from tests.imports.conftest import HEADING, MAP

ROW = "7,2025-09-01 08:00:00,,0812-5550-1001,Darurat,Kafé tutup"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_it_reads_the_encoding_that_the_map_names(log, encoding):
    log.toml.write_text(f'encoding = "{encoding.removesuffix("-sig")}"\n{MAP}')
    log.write(ROW, encoding=encoding)
    assert log.load()[0].startswith("Imported 1 calls")
    assert Call.objects.get().summary == "Kafé tutup"


def test_a_line_in_another_encoding_is_left_out_alone(log):
    log.write(ROW)
    with log.csv.open("ab") as file:
        file.write("8,2025-09-01 08:00:00,,,Darurat,Kafé\n".encode("cp1252"))
    _out, err = log.load()
    assert "line 3: is not utf-8-sig text; is the map's encoding right?" in err
    assert Call.objects.count() == 1
    assert "Kafé".encode("cp1252") in log.rejects.read_bytes()


def test_a_broken_wide_encoding_imports_nothing(log):
    log.toml.write_text(f'encoding = "utf-16"\n{MAP}')
    log.write(ROW)
    with pytest.raises(CommandError, match="Nothing was imported"):
        log.load()


def test_semicolons_and_crlf(log):
    log.toml.write_text(f'delimiter = ";"\n{MAP}')
    log.csv.write_bytes(f"{HEADING}\n{ROW}\n".replace(",", ";").replace("\n", "\r\n").encode())
    assert log.load()[0].startswith("Imported 1 calls")


def test_the_wrong_delimiter_is_named(log):
    log.csv.write_text(f"{HEADING}\n{ROW}\n".replace(",", ";"))
    with pytest.raises(CommandError, match="one column only: is ',' the delimiter"):
        log.load()


def test_missing_columns_are_named_with_those_that_are_there(log):
    log.write(ROW, heading="id,masuk,answered,number,kelas,text")
    with pytest.raises(CommandError) as refused:
        log.load()
    assert "no column 'in', 'class'" in str(refused.value)
    assert "'masuk'" in str(refused.value)


def test_an_empty_file_says_so(log):
    log.csv.write_text("")
    with pytest.raises(CommandError, match="Its columns are: none"):
        log.load()


def test_headings_are_found_whatever_their_case_and_blanks(log):
    log.write(ROW, heading="ID, In ,Answered,NUMBER,Class,Text")
    assert log.load()[0].startswith("Imported 1 calls")


def test_a_text_may_hold_lines_and_quotation_marks(log):
    log.write('7,2025-09-01 08:00:00,,,Darurat,"Baris satu\nkata ""dua"", tiga"', "8,bad,,,Darurat,")
    _out, err = log.load()
    assert Call.objects.get().summary == 'Baris satu\nkata "dua", tiga'
    assert "line 4: presented_at" in err


def test_an_unclosed_quotation_mark_is_told_with_the_lines_it_swallowed(log):
    log.write(ROW, '8,2025-09-01 08:00:00,,,Darurat,"never closed', "9,2025-09-01 08:00:00,,,Prank,")
    out, err = log.load()
    assert "line 3: not readable as CSV: unexpected end of data" in err
    assert "1 rows were left out" in out
    assert log.rejects.read_text().splitlines()[1].startswith("3-4,not readable")


def test_blank_lines_are_nothing(log):
    log.write("", ROW, ",,,,,", "")
    out, err = log.load()
    assert out.startswith("Imported 1 calls")
    assert err == ""


WITHOUT_ID = MAP.replace('external_id = "id"\n', "")


def test_without_numbers_a_row_is_known_by_its_content(log):
    log.toml.write_text(WITHOUT_ID)
    log.write(ROW, ROW.replace("08:00:00", "08:00:01"), ROW)
    out, err = log.load()
    assert out.startswith("Imported 2 calls")
    assert "line 4: the same call as in line 2" in err
    assert log.load()[0].startswith("Imported 0 calls; 2 were there before.")


def test_identical_rows_can_be_kept_and_are_still_imported_once(log):
    log.toml.write_text(f'identical_rows = "keep"\n{WITHOUT_ID}')
    log.write(ROW, ROW, ROW)
    assert log.load()[0].startswith("Imported 3 calls")
    assert log.load()[0].startswith("Imported 0 calls; 3 were there before.")


def test_rejected_repetitions_stay_the_same_call_when_their_file_is_imported(log):
    log.toml.write_text(WITHOUT_ID)
    log.write(ROW, ROW)
    log.load()
    assert log.load(file=log.rejects)[0].startswith("Imported 0 calls; 1 were there before.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns]\ncall_class = 'c'", "which column is presented_at"),
        ("[columns]\npresented_at = 'c'", "give a column for call_class"),
        ("[columns]\npresented = 'c'", "unknown field in \\[columns\\]: presented"),
        ("colums = 1", "unknown setting: colums"),
        ("delimiter = 'ab'\n" + MAP, "delimiter is one character"),
        ("encoding = 'klingon'\n" + MAP, "klingon"),
        ("identical_rows = 'perhaps'\n" + MAP, "identical_rows is"),
        (MAP + "Aneh = 'strange'", "'strange' is no class of calls"),
        ("columns = [", "the map cannot be read"),
    ],
)
def test_a_wrong_map_says_what_to_change(log, text, says):
    log.write(ROW)
    log.toml.write_text(text)
    with pytest.raises(CommandError, match=says):
        log.load()
    assert not Call.objects.exists()


def test_a_missing_map_says_so(log):
    log.write(ROW)
    log.toml.unlink()
    with pytest.raises(CommandError, match="the map cannot be read"):
        log.load()
