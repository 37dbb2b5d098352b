"""Nobody reaches what is not theirs: every route, method and role, at the own centre and at another's."""

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from agencies.models import ReferralPartner
from agencies.questions.versions import sets_in_use
from incidents.actions.attaching import attach_call
from incidents.actions.calls import NewCall, log_call
from incidents.actions.closing import close_incident
from incidents.actions.colleagues import NewRequest, ask_colleague
from incidents.actions.editing import change_incident
from incidents.actions.flagging import flag_number
from incidents.actions.handed_in import HandedIn, receive
from incidents.actions.handing_over import hand_over
from incidents.actions.location_links import NewLink, send_link
from incidents.actions.merging import merge_incidents
from incidents.actions.progress import acknowledge, decline
from incidents.actions.referring import NewReferral, refer
from incidents.actions.sharing_position import Position, take_position
from incidents.actions.shifts import take_shift
from incidents.actions.surging import start_surge
from incidents.dispositions import Disposition
from incidents.link_tokens import token_of
from incidents.models import Dispatch, HelpKind, TelephoneTask
from tests.api.access_table import PEOPLE, TABLE, Row
from tests.cast import Cast
from tests.telephony.scene import cut_off, rings

# Within the module's transaction each test has one of its own.
pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PARAMETER = re.compile(r"<[^>]+>")
ADMIN = "admin/"


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield address


ROUTES = [route for route in routes() if not route.startswith(ADMIN)]


@dataclass
class Scene:
    """Who is signed in by which session, and what the addresses are about."""

    cast: Cast
    sessions: dict[str, str]
    records: dict[str, Model]

    def browser(self, person: str) -> Client:
        """Return a new browser of the person; what an answer does to its cookies ends with it."""
        browser = Client(raise_request_exception=False)
        if person in self.sessions:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[person]
        return browser

    def ask(self, person: str, route: str, row: Row, method: str = "") -> Any:
        """Send one request and undo what it did."""
        record = self.records[row.about]
        path = f"/{PARAMETER.sub(str(record.pk), route)}{row.query}"
        method = method or row.method
        body = self._body(row.body, record)
        browser = self.browser(person)
        cache.clear()
        with transaction.atomic():
            if route.startswith("api/"):
                given = {"data": json.dumps(body), "content_type": "application/json"}
                answer = browser.generic(method, path, **given)
            else:
                answer = getattr(browser, method.lower())(path, body)
            transaction.set_rollback(True)
        return answer

    def _body(self, body: dict[str, Any], record: Model) -> dict[str, Any]:
        incident = self.records["incident"]
        known = {"call": self.records["call"].pk, "number": str(incident), "incident": incident.pk}
        known["colleague"] = self.cast.ayu.pk
        known["neighbour"] = known["centre"] = self.cast.plm.pk
        known["ends_on"] = (timezone.now().date() + timedelta(days=2)).isoformat()
        known["set"] = sets_in_use(self.cast.tng.pk)["medical"].pk
        known["into"] = self.records["into"].pk
        version = getattr(record, "version", getattr(incident, "version", 1))
        real = known | {"version": version, "agencies": [self.cast.rsud.pk]}
        # A number is the incident's only where the row says so: elsewhere it is a telephone number.
        own = {name for name, value in body.items() if name == "number" != value}
        return {name: value if name in own else real.get(name, value) for name, value in body.items()}


def declined_by_damkar(cast: Cast) -> Dispatch:
    """A dispatch that Damkar declined."""
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    return decline(
        standing=cast.fajar_standing, dispatch_id=dispatch.pk, version=dispatch.version, reason="Unit rusak."
    )


def changed_after_acknowledging(cast: Cast) -> Dispatch:
    """A dispatch of Damkar whose incident got another landmark after they had acknowledged it."""
    incident = cast.incident(cast.damkar)
    dispatch = cast.dispatch(incident, cast.damkar)
    acknowledge(standing=cast.fajar_standing, dispatch_id=dispatch.pk, version=dispatch.version)
    incident.refresh_from_db()
    change_incident(
        standing=cast.ayu_standing,
        incident_id=incident.pk,
        version=incident.version,
        values={"landmark": "Pasar Anyar"},
    )
    dispatch.refresh_from_db()
    return dispatch


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Generator[Scene]:
    """One scene for all rows: each request is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = Cast()
        ayu, fajar = cast.ayu_standing, cast.fajar_standing
        incident, other, closed = (cast.incident(cast.damkar) for _ in range(3))
        dispatch = cast.dispatch(other, cast.damkar)
        acknowledged = acknowledge(standing=fajar, dispatch_id=dispatch.pk, version=dispatch.version)
        closed = close_incident(
            standing=ayu,
            incident_id=closed.pk,
            version=closed.version,
            disposition=Disposition.COMPLETED,
            cancel_dispatches=True,
        )
        notified = cast.dispatch(incident, cast.damkar)
        records = {
            "incident": incident,
            "closed": closed,
            "notified": notified,
            "acknowledged": acknowledged,
            "changed": changed_after_acknowledging(cast),
            "declined": declined_by_damkar(cast),
            "call": log_call(standing=ayu, new=NewCall()),
            "task": TelephoneTask.objects.create(dispatch=notified, level=3, created_at=notified.notified_at),
            "shift": take_shift(standing=ayu).shift,
        }
        partner = ReferralPartner.objects.create(
            centre=cast.tng, code="tng-1500293", name="1500293", phone="1"
        )
        further = log_call(standing=ayu, new=NewCall())
        records["attached"] = attach_call(standing=ayu, incident_id=incident.pk, call_id=further.pk)
        incident.refresh_from_db()
        records["into"], merged = (cast.incident(cast.damkar) for _ in range(2))
        merge_incidents(
            standing=ayu, incident_id=merged.pk, version=1, into_id=incident.pk, into_version=incident.version
        )
        incident.refresh_from_db()
        merged.refresh_from_db()
        records["merged"] = merged
        records["surging"] = surging = cast.incident(cast.damkar)
        start_surge(standing=ayu, incident_id=surging.pk, version=surging.version)
        surging.refresh_from_db()
        referred = log_call(standing=ayu, new=NewCall())
        records["referral"] = refer(standing=ayu, new=NewReferral(call_id=referred.pk, summary="Lampu."))
        given = HandedIn(webhook_id="1", ticket_number="CC-1", summary="Api.")
        records["handed_in"], _new = receive(partner=partner, new=given)
        link = send_link(standing=ayu, new=NewLink(incident_id=incident.pk))
        at = {"latitude": -6.17, "longitude": 106.63, "accuracy": 9, "at": link.created_at}
        take_position(token=token_of(link.key), holder="x" * 16, position=Position(**at))
        records["link"] = link
        incident.refresh_from_db()
        records["flag"] = flag_number(
            standing=cast.citra_standing,
            number="081234567890",
            reason="Iseng.",
            ends_on=timezone.now().date() + timedelta(days=2),
        )
        records["rings"] = rings(cast)
        records["call_back"] = cut_off(cast)
        asking = NewRequest(cast.ayu.pk, HelpKind.JOIN, "en", "d8", {"fields": {}})
        records["help"] = ask_colleague(standing=cast.citra_standing, new=asking)
        given = cast.incident(cast.damkar)
        records["handover"] = hand_over(
            standing=ayu, incident_id=given.pk, version=given.version, to_centre_id=cast.plm.pk
        )
        sessions = {
            name: cast.client(name).cookies[settings.SESSION_COOKIE_NAME].value for name in PEOPLE[1:]
        }
        yield Scene(cast, sessions, records)
        transaction.set_rollback(True)


def outcome(answer: Any) -> str:
    if answer.status_code in (301, 302):
        return "login" if answer.headers["Location"].startswith("/accounts/login/?next=") else "away"
    return "ok" if answer.status_code < 300 else str(answer.status_code)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert set(ROUTES) == set(TABLE)


@pytest.mark.parametrize("route", ROUTES)
def test_it_admits_those_of_the_table_and_nobody_else(scene: Scene, route: str) -> None:
    for row in TABLE[route]:
        found = {person: outcome(scene.ask(person, route, row)) for person in PEOPLE}
        assert found == row.expected(), row.method


@pytest.mark.parametrize("route", ROUTES)
def test_it_refuses_every_other_method_to_everybody(scene: Scene, route: str) -> None:
    rows = TABLE[route]
    for method in set(METHODS) - {row.method for row in rows}:
        for person in PEOPLE:
            found = outcome(scene.ask(person, route, rows[0], method))
            assert found in ("401", "403", "404", "405", "login", "away"), (method, person)


OF_RECORDS = [route for route in ROUTES if route.startswith("api/") and PARAMETER.search(route)]


@pytest.mark.parametrize("route", OF_RECORDS)
def test_it_does_not_tell_what_is_not_yours_from_what_does_not_exist(scene: Scene, route: str) -> None:
    for row in TABLE[route]:
        strangers = [person for person, expected in row.expected().items() if expected == "404"]
        nowhere = PARAMETER.sub(str(2**40), route)
        for person in strangers:
            theirs, nothing = scene.ask(person, route, row), scene.ask(person, nowhere, row)
            assert (theirs.status_code, theirs.content) == (nothing.status_code, nothing.content)


def test_the_admin_is_closed_to_all_but_administrators(scene: Scene) -> None:
    plain = [route for route in routes() if route.startswith(ADMIN) and not re.search(r"[<(]", route)]
    assert len(plain) > 20
    for route in plain:
        if route in ("admin/login/", "admin/logout/"):
            continue
        for person in set(PEOPLE) - {"dewi"}:
            answer = scene.browser(person).get(f"/{route}")
            assert answer.status_code == 302, (route, person)
            assert "/login/" in answer.headers["Location"]
