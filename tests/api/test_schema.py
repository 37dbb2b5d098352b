"""The description of the API: complete, valid, and kept by every answer, whatever is sent."""

from collections.abc import Generator
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from rest_framework.authtoken.models import Token
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from agencies.models import ReferralPartner
from incidents.actions.calls import NewCall, log_call
from incidents.actions.referring import NewReferral, refer
from incidents.actions.shifts import take_shift
from incidents.models import Call, Dispatch, Incident, Referral, TelephoneTask
from tests.cast import Cast
from tests.telephony.scene import cut_off, rings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 25
ROLES = ("dewi", "fajar")


def test_it_describes_itself_without_a_warning() -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file="/dev/null")


def test_it_describes_every_operation_for_a_reader() -> None:
    description = SchemaGenerator().get_schema(public=True)
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"], (method, path)
            assert {"400", "401", "403", "429", "503"} <= operation["responses"].keys(), (method, path)
            assert any(status.startswith("2") for status in operation["responses"]), (method, path)
            if method != "get":
                assert {"409", "415", "422"} <= operation["responses"].keys(), (method, path)


def test_it_serves_its_description_and_readable_docs(client: Any) -> None:
    assert client.get("/api/schema/").status_code == 200
    page = client.get("/api/docs/").content.decode()
    assert "<style" not in page
    assert "<script>" not in page
    assert "http" not in page.replace("http-equiv", "")
    script = client.get("/api/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/schema/" in script.content.decode()


@pytest.fixture
def known(cast: Cast) -> dict[str, int]:
    """Ids that exist, by the name that the addresses give them."""
    incident = cast.incident(cast.damkar, cast.polri)
    dispatch = cast.dispatch(incident, cast.damkar)
    task = TelephoneTask.objects.create(dispatch=dispatch, level=3, created_at=dispatch.notified_at)
    return {
        "call_id": log_call(standing=cast.ayu_standing, new=NewCall()).pk,
        "incident_id": incident.pk,
        "dispatch_id": dispatch.pk,
        "task_id": task.pk,
        "referral_id": referred(cast),
        "telephone_call_id": rings(cast).pk,
        "call_back_id": cut_off(cast).pk,
        "shift_id": take_shift(standing=cast.ayu_standing).shift_id,
    }


def referred(cast: Cast) -> int:
    ReferralPartner.objects.create(centre=cast.tng, code="tng-1500293", name="1500293", phone="1500293")
    call = log_call(standing=cast.ayu_standing, new=NewCall())
    return refer(standing=cast.ayu_standing, new=NewReferral(call_id=call.pk, summary="Lampu.")).pk


@pytest.fixture
def in_process(db: None) -> Generator[None]:
    """Let the API be called in this process, within the test's transaction."""
    # A request's end would close the connection that holds the transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


schema = schemathesis.openapi.from_wsgi("/api/schema/", get_wsgi_application())


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("in_process")
def test_no_input_breaks_it(case: Any, cast: Cast, known: dict[str, int]) -> None:
    for name, value in known.items():
        if isinstance(case.path_parameters.get(name), int):
            # Every other example is about a record that exists.
            case.path_parameters[name] = value if case.path_parameters[name] % 2 == 0 else 2**40
    if case.meta.generation.mode.is_positive and isinstance(case.body, dict):
        make_sense(case, cast)
    for role in ROLES:
        token, _created = Token.objects.get_or_create(user=cast.users[role])
        case.call_and_validate(headers={"Authorization": f"Token {token.key}"}, checks=CHECKS)


def make_sense(case: Any, cast: Cast) -> None:
    """Give a body of the right types the codes and versions that exist, so that it also gets through."""
    records = {"incident_id": Incident, "dispatch_id": Dispatch, "call_id": Call, "referral_id": Referral}
    seen = [
        model.objects.filter(pk=case.path_parameters.get(name)).first() for name, model in records.items()
    ]
    version = next((record.version for record in seen if record), 1)
    real = {
        "version": version,
        "incident_type": cast.house_fire.code,
        "place": cast.place.code,
        "agencies": [cast.rsud.pk],
        "call": None,
        "latitude": -6.2,
        "longitude": 106.6,
        "caller_number": "081234567890",
    }
    case.body.update({name: value for name, value in real.items() if case.body.get(name)})
