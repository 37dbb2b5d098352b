"""An Asterisk's manager events over a real socket become calls that ring, are answered, held and end."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from incidents.asterisk.listening import Address, Listener
from incidents.asterisk.translating import Rules
from incidents.models import Call, TelephoneCall
from tests.telephony.ami_server import SECRET, USERNAME, Asterisk, asterisk
from tests.telephony.scene import NUMBER, Pbx

pytestmark = pytest.mark.django_db(transaction=True)
CALL = {"Linkedid": "1732345.7", "Uniqueid": "1732345.7"}
RULES = Rules(
    queues=frozenset({"112"}), contexts=frozenset({"from-112"}), one_at_a_time=True,
    recordings="https://pbx.example.test/rec/",
)  # fmt: skip


def play(pbx: Pbx, scene: Callable[[Asterisk], Awaitable[None]]) -> None:
    """Listen to a scripted Asterisk while `scene` goes on."""

    async def run() -> None:
        async with asterisk() as one:
            address = Address("127.0.0.1", one.port, USERNAME, SECRET)
            listening = asyncio.create_task(Listener(pbx.system, RULES, address).run())
            await until(lambda: one.logins == 1)
            await scene(one)
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    asyncio.run(run())


async def until(said: Callable[[], object], seconds: float = 8) -> None:
    """Wait until `said()` is true."""
    deadline = time.monotonic() + seconds
    while not await asyncio.to_thread(asked, said):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        await asyncio.sleep(0.02)


def asked(said: Callable[[], object]) -> object:
    try:
        return said()
    finally:
        connection.close()


def state(pbx_id: str = CALL["Linkedid"]) -> str | None:
    return TelephoneCall.objects.filter(pbx_id=pbx_id).values_list("state", flat=True).first()


def test_a_call_in_the_queue_from_ringing_to_its_end(pbx: Pbx) -> None:
    began = time.time() - 60

    def at(seconds: float) -> dict[str, str]:
        return CALL | {"Timestamp": str(began + seconds)}

    async def scene(one: Asterisk) -> None:
        await one.tell("Newchannel", CallerIDNum=NUMBER, **at(0))
        await one.tell("QueueCallerJoin", Queue="other", Uniqueid="9.9", Linkedid="9.9", CallerIDNum="1234")
        await one.tell("QueueCallerJoin", Queue="112", CallerIDNum=NUMBER, Position="1", **at(0))
        await one.tell("AgentCalled", Queue="112", Interface="PJSIP/202", **at(1))
        await one.tell("AgentCalled", Queue="112", Interface="Local/201@agents/n", **at(8))
        await one.tell("AgentConnect", Queue="112", Interface="Local/201@agents/n", **at(12))
        await one.tell("VarSet", Variable="MIXMONITOR_FILENAME", Value="/var/spool/a/7.wav", **at(12))
        await one.tell("Hold", **at(20))
        await until(lambda: state() == "held")
        await one.tell("Unhold", **at(25))
        await one.tell("Hangup", Linkedid=CALL["Linkedid"], Uniqueid="1732345.8")
        await until(lambda: state() == "answered")
        await one.tell("Hangup", **at(40))
        await until(lambda: state() == "ended")

    play(pbx, scene)
    call = TelephoneCall.objects.get()
    facts = (call.caller_number, call.queue, call.extension, str(call.operator), call.recording_url)
    assert facts == (NUMBER, "112", "201", "Ayu", "https://pbx.example.test/rec/7.wav")
    assert call.answered_at is not None
    assert call.ended_at is not None
    talked = (call.answered_at - call.rang_at).total_seconds(), (call.ended_at - call.rang_at).total_seconds()
    assert talked == pytest.approx((12, 40), abs=0.01)


def test_who_hangs_up_in_the_queue_without_a_number_is_kept_as_dropped(pbx: Pbx) -> None:
    async def scene(one: Asterisk) -> None:
        await one.tell("QueueCallerJoin", Queue="112", CallerIDNum="<unknown>", **CALL)
        await one.tell("QueueCallerAbandon", Queue="112", **CALL)
        await until(lambda: state() == "abandoned")

    play(pbx, scene)
    call = Call.objects.get()
    assert (call.call_class, call.caller_number, call.answered_at) == ("dropped", "", None)


def test_a_call_dialled_without_a_queue_and_none_of_the_operators_own(pbx: Pbx) -> None:
    async def scene(one: Asterisk) -> None:
        own = {"Linkedid": "5.5", "Uniqueid": "5.5", "Context": "outgoing", "DestChannel": "PJSIP/trunk-1"}
        await one.tell("DialBegin", CallerIDNum="201", **own)
        dial = CALL | {"Context": "from-112", "DestChannel": "PJSIP/202-0000a1"}
        await one.tell("DialBegin", CallerIDNum=NUMBER, **dial)
        await until(lambda: state() == "ringing")
        await one.tell("DialEnd", DialStatus="ANSWER", **dial)
        await until(lambda: state() == "answered")

    play(pbx, scene)
    assert str(TelephoneCall.objects.get().operator) == "Budi"


def test_after_a_broken_line_it_asks_who_waits_and_what_ended(pbx: Pbx) -> None:
    async def scene(one: Asterisk) -> None:
        await one.tell("QueueCallerJoin", Queue="112", CallerIDNum=NUMBER, **CALL)
        await until(lambda: state() == "ringing")
        one.waiting = [
            {"Queue": "112", "Uniqueid": "2.2", "CallerIDNum": "0811222333", "Wait": "30"},
        ]
        one.channels = ["2.2"]
        await one.break_off()
        await until(lambda: one.logins == 2)
        await until(lambda: state() == "abandoned")
        await until(lambda: state("2.2") == "ringing")

    play(pbx, scene)
    new = TelephoneCall.objects.get(pbx_id="2.2")
    assert (new.created_at - new.rang_at).total_seconds() == pytest.approx(30, abs=5)


def test_events_wait_while_the_database_is_locked(pbx: Pbx) -> None:
    async def scene(one: Asterisk) -> None:
        release, held = threading.Event(), threading.Event()
        locking = asyncio.create_task(asyncio.to_thread(lock, held, release))
        await until(held.is_set)
        await one.tell("QueueCallerJoin", Queue="112", CallerIDNum=NUMBER, **CALL)
        await one.tell("AgentConnect", Queue="112", Interface="PJSIP/201", **CALL)
        await asyncio.sleep(3.5)
        release.set()
        await locking
        await until(lambda: state() == "answered")

    play(pbx, scene)


def lock(held: threading.Event, release: threading.Event) -> None:
    """Hold the telephone calls for longer than a statement waits (lock_timeout, 3 s)."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE incidents_telephonecall")
        held.set()
        release.wait(20)
        cursor.execute("ROLLBACK")
    connection.close()


def test_a_wrong_password_is_said(pbx: Pbx, settings: Settings) -> None:
    settings.AMI_SECRET = "salah"
    answer: list[Any] = []

    async def run() -> None:
        async with asterisk() as one:

            def command() -> None:
                try:
                    call_command("telephony_ami", system="tng-pbx", port=one.port)
                except CommandError as error:
                    answer.append(str(error))
                finally:
                    connection.close()

            await asyncio.to_thread(command)

    asyncio.run(run())
    assert "AMI_SECRET" in answer[0]
    with pytest.raises(CommandError, match="no telephone system"):
        call_command("telephony_ami", system="nobody")
