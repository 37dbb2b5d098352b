"""What the tests of importing share."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from operators.models import Centre, ShiftPattern
from operators.shifts import DEFAULT_PATTERN

MAP = """
source = "pbx"
date_formats = ["%Y-%m-%d %H:%M:%S"]
[columns]
external_id = "id"
presented_at = "in"
answered_at = "answered"
caller_number = "number"
call_class = "class"
summary = "text"
[values.call_class]
Darurat = "normal"
Prank = "prank"
Terputus = "dropped"
"""
HEADING = "id,in,answered,number,class,text"


@pytest.fixture
def centre(db):
    """Kota Tangerang, at UTC+7, with its three shifts."""
    centre = Centre.objects.create(
        code="tng", name="Kota Tangerang", admin_code="36.71", latitude=-6.18, longitude=106.63
    )
    for name, starts, ends in DEFAULT_PATTERN:
        ShiftPattern.objects.create(centre=centre, name=name, starts=starts, ends=ends)
    return centre


class Log:
    """A call log and its map in a folder; `load` imports them and gives what the command printed."""

    def __init__(self, folder: Path) -> None:
        self.csv, self.toml = folder / "log.csv", folder / "map.toml"
        self.rejects = folder / "log.rejected.csv"
        self.toml.write_text(MAP)

    def write(self, *rows: str, heading: str = HEADING, encoding: str = "utf-8") -> None:
        """Write the log."""
        self.csv.write_text("\n".join([heading, *rows]) + "\n", encoding=encoding)

    def load(self, **options: object) -> tuple[str, str]:
        """Import; return what was printed and what was complained of."""
        out, err = io.StringIO(), io.StringIO()
        settings = {"mapping": self.toml, "centre": "tng", "stdout": out, "stderr": err}
        call_command("import_calls", options.pop("file", self.csv), **settings | options)
        return out.getvalue(), err.getvalue()


@pytest.fixture
def log(tmp_path, centre) -> Log:
    """An empty log of the centre's."""
    return Log(tmp_path)
