"""import_landmarks FILE.csv."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Landmark
from tests.cast import Cast

HEAD = "name,aliases,kind,place_code,latitude,longitude\n"
GOOD = "Pasar Anyar,Pasar Anyer,market,36.71.07.1001,-6.1757,106.63\n"


def run(folder: Path, text: str | bytes, **options: object) -> str:
    file = folder / "landmarks.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    said = io.StringIO()
    call_command("import_landmarks", file, centre="tng", stdout=said, stderr=said, **options)
    return said.getvalue()


def test_twice_changes_nothing_and_a_correction_is_taken(cast: Cast, tmp_path: Path) -> None:
    assert "Imported 1 new landmarks" in run(tmp_path, HEAD + GOOD)
    assert "0 new landmarks and 0 changed ones; 1 were there" in run(tmp_path, HEAD + GOOD)
    assert "1 changed ones" in run(tmp_path, HEAD + GOOD.replace("106.63", "106.64"))
    assert Landmark.objects.get().longitude == 106.64


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,,,-6.1,106.6", "1 to 120 characters"),
        ("A,,temple,,-6.1,106.6", "kind 'temple' is none of"),
        ("A,,,99.99,-6.1,106.6", "no place 99.99"),
        ("A,,,,x,106.6", "'x' is no number"),
        ("A,,,,106.6,-6.1", "may be exchanged"),
        ("A,,,,0,0", "0,0 is no position"),
        ("A,,,,nan,106.6", "outside the earth"),
        ("A", "is no number"),
    ],
)
def test_a_bad_row_is_named_by_its_line(cast: Cast, tmp_path: Path, row: str, why: str) -> None:
    said = run(tmp_path, HEAD + GOOD + row + "\n")
    assert "line 3: " in said
    assert why in said
    assert [one.name for one in Landmark.objects.all()] == ["Pasar Anyar"]


@pytest.mark.parametrize("text", ["", "name\nA\n", b"name,latitude,longitude\n\xff\xfe,1,2\n"])
def test_a_file_that_is_no_list_imports_nothing(cast: Cast, tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(CommandError, match="Nothing was imported"):
        run(tmp_path, text)


def test_a_dry_run_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    assert "Would import 1 new" in run(tmp_path, HEAD + GOOD, dry_run=True)
    assert not Landmark.objects.exists()
