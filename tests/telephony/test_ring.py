"""`manage.py ring`, by which a newcomer sees a call ring."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from incidents.models import CallerPosition, TelephoneCall
from tests.telephony.scene import Pbx


@pytest.mark.django_db(transaction=True)
def test_it_rings_is_answered_and_ends(pbx: Pbx, live_server: Any) -> None:
    said = StringIO()
    given = {"at": "201", "answer": 0.1, "hang_up": 0.2, "position": "-6.17,106.63"}
    call_command("ring", url=live_server.url, stdout=said, **given)
    call = TelephoneCall.objects.get()
    assert (call.state, call.extension, str(call.operator)) == ("ended", "201", "Ayu")
    assert CallerPosition.objects.get().latitude == -6.17
    assert len(said.getvalue().splitlines()) == 3


def test_without_a_server_it_says_so(pbx: Pbx) -> None:
    with pytest.raises(CommandError, match="running"):
        call_command("ring", url="http://127.0.0.1:1")
    with pytest.raises(CommandError, match="no telephone system"):
        call_command("ring", system="nobody")
