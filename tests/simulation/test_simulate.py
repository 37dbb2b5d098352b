"""`manage.py simulate`: what it refuses, and a minute of a busy day against the whole product."""

import pytest
from django.core.management import CommandError, call_command

from incidents.management.commands.simulate import is_loopback


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8112", "http://localhost", "http://[::1]:80", "https://127.9.9.9"]
)
def test_this_machine_is_loopback(url):
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.5",
        "http://192.0.2.1:8112",
        "ftp://127.0.0.1",
        "127.0.0.1",
        "http://",
        "http://no.invalid",
    ],
)
def test_anything_else_is_not(url):
    assert not is_loopback(url)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--url", "http://192.0.2.1"], "its agencies may be real"),
        (["--rate", "0"], "--rate lies between"),
        (["--rate", "100000"], "--rate lies between"),
        (["--duration", "1e9"], "--duration lies between"),
        (["--duration", "nan"], "--duration lies between"),
        (["--pace", "0"], "--pace lies between"),
        (["--centre", "xyz"], "There is no centre 'xyz'"),
        (["--centre", "tng"], "no operator or no liaison"),
        (["--url", "http://127.0.0.1:1", "--token", "abc"], "A token was not accepted"),
    ],
)
def test_it_refuses_and_plays_nothing(cast, words, says):
    with pytest.raises(CommandError, match=says):
        call_command("simulate", *words)


def test_a_busy_minute_leaves_every_board_right(system):
    before = system.sql("SELECT count(*), (SELECT count(*) FROM incidents_incident) FROM incidents_call")[0]
    said = system.manage(
        "simulate", "--rate", "240", "--duration", "12", "--pace", "15", "--seed", "7", "--url", system.url
    )
    lines = {line[:34].strip(): line[34:].split() for line in said.splitlines()}
    assert lines["errors"] == ["0"], said
    boards = lines["boards equal to a fresh snapshot"][0].split("/")
    assert boards[0] == boards[1] > "1"
    after = system.sql("SELECT count(*), (SELECT count(*) FROM incidents_incident) FROM incidents_call")[0]
    assert after[0] - before[0] >= int(lines["calls"][0]) > 15
    assert after[1] - before[1] >= int(lines["incidents"][0]) > 3
    assert int(lines["dispatches: acknowledge"][0]) > 0
    assert int(lines["POST -> frame received"][0]) > 3


def test_without_a_server_it_says_so(system):
    with pytest.raises(AssertionError, match="Is the server running"):
        system.manage("simulate", "--duration", "5", "--url", "http://127.0.0.1:9")
