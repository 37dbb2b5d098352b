"""Calls whose end was never told of: they rang, and are kept as dropped, so that somebody calls back."""

from datetime import timedelta
from typing import Final

from django.db.models.functions import Now

from incidents.actions.telephony.becoming import keep_abandoned, save_rung
from incidents.actions.telephony.calling_back import owe_or_settle
from incidents.journal import Kind, change
from incidents.models import TelephoneCall
from incidents.telephone_states import TelephoneEvent, TelephoneState, learn, state_of

RINGS_AT_MOST: Final = timedelta(minutes=10)
BATCH: Final = 200


def give_up_ringing() -> int:
    """Keep as dropped what rings for more than ten minutes without a word; return how many."""
    silent = TelephoneCall.objects.filter(
        state=TelephoneState.RINGING, call=None, last_at__lt=Now() - RINGS_AT_MOST
    )
    found = list(silent.order_by("pk").values_list("pk", "centre_id")[:BATCH])
    return sum(_give_up(pk, centre_id) for pk, centre_id in found)


def _give_up(pk: int, centre_id: int) -> bool:
    with change(centre_id=centre_id, actor_id=None) as one:
        rung = TelephoneCall.objects.select_for_update(no_key=True).get(pk=pk)
        if rung.state != TelephoneState.RINGING or rung.call_id is not None:
            return False
        learn(rung, TelephoneEvent.ENDED, rung.last_at)
        rung.state = state_of(rung)
        owe_or_settle(one, keep_abandoned(one, rung))
        save_rung(one, rung)
        one.record(Kind.CALL_ABANDONED, telephone_call=rung.pk, state=rung.state, silent=True)
    return True
