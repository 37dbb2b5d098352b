"""`manage.py simulate --rate N --duration S`: play a believable day against the running server."""

import asyncio
import ipaddress
import logging
import os
import socket
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from tqdm import tqdm

from incidents.simulation.day import Day, NotReady, Play
from incidents.simulation.ledger import Ledger
from incidents.simulation.people import Troupe, players_of_tokens, troupe_of
from incidents.simulation.profiles import DEFAULT, PROFILES
from operators.models import Centre

HIGHEST_RATE: Final = 1200.0
LONGEST: Final = 86_400.0


class Command(BaseCommand):
    """Plays as operators and liaisons, through the public API and the live boards."""

    help = "Play calls against the running server, as the demo's operators and liaisons."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many, how long, and against which server."""
        parser.add_argument("--rate", type=float, default=30, help="calls a minute (30)")
        parser.add_argument("--duration", type=float, default=60, help="seconds (60)")
        parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('PORT', '8112')}")
        parser.add_argument("--centre", default="tng", metavar="CODE")
        parser.add_argument("--profile", choices=sorted(PROFILES), default=DEFAULT, help="the mix of calls")
        parser.add_argument("--pace", type=float, default=1, help="how much faster people act (1)")
        parser.add_argument("--seed", type=int, default=112, help="the same seed brings the same calls (112)")
        parser.add_argument(
            "--token", action="append", default=[], help="play with this API token, instead of the demo's"
        )
        parser.add_argument(
            "--i-know-this-alarms-real-agencies",
            action="store_true",
            dest="anywhere",
            help="allow a server that is not on this machine",
        )

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Play, and print the table; failing when something went wrong that should not."""
        play = self._play(options)
        logging.getLogger("httpx").setLevel(logging.WARNING)  # a line for each request hides the table
        troupe = self._troupe(play.url, options)
        self.stdout.write(
            f"{play.rate:g} calls a minute for {play.duration:g} s against {play.url}: "
            f"{len(troupe.operators)} operators, {len(troupe.liaisons)} liaisons, seed {play.seed}"
        )
        with tqdm(total=round(play.duration), unit="s", disable=None) as bar:

            def tick(passed: float, ledger: Ledger) -> None:
                bar.update(int(passed) - bar.n)
                errors = ledger.errors.total()
                bar.set_postfix(calls=ledger.calls, incidents=ledger.incidents, errors=errors)

            try:
                ledger = asyncio.run(Day(play, troupe, tick).run())
            except NotReady as error:
                raise CommandError(f"{play.url}: {error}. Is the server running?") from error
        for line in ledger.table():
            self.stdout.write(line)
        if ledger.failed:
            raise CommandError("Something failed, see the table.")

    def _play(self, options: dict[str, Any]) -> Play:
        if not 0 < options["rate"] <= HIGHEST_RATE:
            raise CommandError(f"--rate lies between 0 and {HIGHEST_RATE:g} a minute. Nothing was played.")
        if not 0 < options["duration"] <= LONGEST:
            raise CommandError(f"--duration lies between 0 and {LONGEST:g} seconds. Nothing was played.")
        if not 0.1 <= options["pace"] <= 1000:
            raise CommandError("--pace lies between 0.1 and 1000. Nothing was played.")
        url = options["url"].rstrip("/")
        if not options["anywhere"] and not is_loopback(url):
            raise CommandError(
                f"{url} is not on this machine, and its agencies may be real. Nothing was played."
                " --i-know-this-alarms-real-agencies allows it."
            )
        return Play(
            url=url,
            rate=options["rate"],
            duration=options["duration"],
            seed=options["seed"],
            mix=PROFILES[options["profile"]],
            pace=options["pace"],
        )

    def _troupe(self, url: str, options: dict[str, Any]) -> Troupe:
        if options["token"]:
            try:
                players = asyncio.run(players_of_tokens(url, options["token"]))
            except httpx.HTTPError as error:
                raise CommandError(f"A token was not accepted: {error}. Nothing was played.") from error
            troupe = Troupe(
                operators=tuple(one for one in players if one.agency_id is None),
                liaisons=tuple(one for one in players if one.agency_id is not None),
            )
        else:
            centre = Centre.objects.filter(code=options["centre"]).first()
            if centre is None:
                raise CommandError(f"There is no centre {options['centre']!r}. Nothing was played.")
            troupe = troupe_of(centre)
        if not troupe.operators or not troupe.liaisons:
            raise CommandError(
                "There is no operator or no liaison to play with. Nothing was played."
                " Load the demo, or give --token for both."
            )
        return troupe


def is_loopback(url: str) -> bool:
    """Return whether every address of the URL's host is this machine's own."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(ipaddress.ip_address(str(address[4][0])).is_loopback for address in found)
