"""In the running demo, which has no mail server, e-mails are files."""

from pathlib import Path

from tests.escalation.fires import Fires
from tests.system import WholeSystem, eventually


def test_an_alarm_becomes_a_file_within_seconds(system: WholeSystem) -> None:
    fires = Fires(system)
    fires.start(1)
    (number,) = system.sql("SELECT number FROM incidents_incident WHERE id = %s", fires.incidents[0])[0]
    mails = system.var / "mail"
    text = eventually(lambda: next((mail for mail in read(mails) if str(number) in mail), ""), 10)
    assert "duty@damkar.tng.example.test" in str(text)


def read(folder: Path) -> list[str]:
    return [file.read_text() for file in folder.glob("*.log")]
