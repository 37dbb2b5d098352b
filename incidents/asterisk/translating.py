"""From the manager events of an Asterisk to those of docs/telephony.md. Pure, with a memory of the calls."""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Final

from incidents.actions.telephony.events import Told
from incidents.telephone_states import TelephoneEvent

Facts = Mapping[str, str]

# PJSIP/201, SIP/201-0000a1, Local/201@agents/n: the extension behind the technology.
EXTENSION: Final = re.compile(r"[^/]+/([^/@-]+)")
# More calls than one Asterisk holds at once: a bound for those whose end was never heard of.
MOST_KNOWN: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rules:
    """Which calls are told of. No queue: all queues; `contexts`: calls that are dialled without a queue.

    `one_at_a_time`: the queues ring one operator after the other, so a call has an extension while it rings.
    `recordings` is the web address under which the files of MixMonitor lie; empty for none.
    """

    queues: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    one_at_a_time: bool = False
    recordings: str = ""


@dataclass(slots=True)
class Known:
    """What was heard of a call before."""

    queued: bool
    recording: str = ""


class Translator:
    """Translates one event after the other."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._known: dict[str, Known] = {}
        self._told: dict[str, Callable[[str, Facts, datetime], Told | None]] = {
            "queuecallerjoin": self._joined,
            "queueentry": self._waits,
            "agentcalled": self._called,
            "agentconnect": self._connected,
            "queuecallerabandon": self._abandoned,
            "dialbegin": self._dialled,
            "dialend": self._dial_ended,
            "hold": self._held,
            "unhold": self._resumed,
            "varset": self._variable,
            "hangup": self._hung_up,
        }

    def translate(self, event: Facts, now: datetime) -> Told | None:
        """Return what the event tells of a call to 112; None for nothing. `now` where it has no time."""
        facts = {name.lower(): value for name, value in event.items()}
        tell = self._told.get(facts.get("event", "").lower())
        call = facts.get("linkedid") or facts.get("uniqueid") or ""
        return tell(call, facts, _time(facts, now)) if tell and call else None

    def _joined(self, call: str, facts: Facts, at: datetime) -> Told | None:
        if self._rules.queues and facts.get("queue", "") not in self._rules.queues:
            return None
        self._remember(call, queued=True)
        return self._tell(TelephoneEvent.RINGING, call, facts, at)

    def _waits(self, call: str, facts: Facts, at: datetime) -> Told | None:
        waited = facts.get("wait", "0")
        return self._joined(call, facts, at - timedelta(seconds=int(waited) if waited.isdigit() else 0))

    def _called(self, call: str, facts: Facts, at: datetime) -> Told | None:
        if not self._rules.one_at_a_time or call not in self._known:
            return None
        return self._tell(TelephoneEvent.RINGING, call, facts, at, agent=facts.get("interface", ""))

    def _connected(self, call: str, facts: Facts, at: datetime) -> Told | None:
        if call not in self._known:
            return None
        return self._tell(TelephoneEvent.ANSWERED, call, facts, at, agent=facts.get("interface", ""))

    def _abandoned(self, call: str, facts: Facts, at: datetime) -> Told | None:
        return self._tell(TelephoneEvent.ABANDONED, call, facts, at) if call in self._known else None

    def _dialled(self, call: str, facts: Facts, at: datetime) -> Told | None:
        if facts.get("context", "") not in self._rules.contexts or self._is_queued(call):
            return None
        self._remember(call, queued=False)
        return self._tell(TelephoneEvent.RINGING, call, facts, at, agent=facts.get("destchannel", ""))

    def _dial_ended(self, call: str, facts: Facts, at: datetime) -> Told | None:
        if call not in self._known or self._is_queued(call) or facts.get("dialstatus") != "ANSWER":
            return None
        return self._tell(TelephoneEvent.ANSWERED, call, facts, at, agent=facts.get("destchannel", ""))

    def _held(self, call: str, facts: Facts, at: datetime) -> Told | None:
        return self._tell(TelephoneEvent.HELD, call, {}, at) if call in self._known else None

    def _resumed(self, call: str, facts: Facts, at: datetime) -> Told | None:
        return self._tell(TelephoneEvent.ANSWERED, call, {}, at) if call in self._known else None

    def _variable(self, call: str, facts: Facts, at: datetime) -> None:
        if call in self._known and facts.get("variable") == "MIXMONITOR_FILENAME" and self._rules.recordings:
            name = PurePosixPath(facts.get("value", "")).name
            self._known[call].recording = f"{self._rules.recordings.rstrip('/')}/{name}"

    def _hung_up(self, call: str, facts: Facts, at: datetime) -> Told | None:
        # The caller's own channel, whose id is that of the whole call: an operator's may end before.
        if call not in self._known or facts.get("uniqueid") != call:
            return None
        told = self._tell(TelephoneEvent.ENDED, call, {}, at, recording=self._known[call].recording)
        del self._known[call]
        return told

    def _is_queued(self, call: str) -> bool:
        return call in self._known and self._known[call].queued

    def _remember(self, call: str, *, queued: bool) -> None:
        self._known.setdefault(call, Known(queued))
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _tell(
        self,
        event: TelephoneEvent,
        call: str,
        facts: Facts,
        at: datetime,
        *,
        agent: str = "",
        recording: str = "",
    ) -> Told:
        number = facts.get("calleridnum", "")
        return Told(
            webhook_id=f"ami:{uuid.uuid4().hex}",
            event=event,
            pbx_id=call,
            at=at,
            caller_number="" if number.startswith("<") else number,
            queue=facts.get("queue", "")[:40],
            extension=_extension(agent),
            recording_url=recording,
        )


def _extension(interface: str) -> str:
    found = EXTENSION.match(interface)
    return found.group(1)[:20] if found else ""


def _time(facts: Facts, now: datetime) -> datetime:
    # With `timestampevents = yes` in manager.conf: seconds since 1970.
    try:
        return datetime.fromtimestamp(float(facts.get("timestamp", "")), UTC)
    except (ValueError, OverflowError, OSError):
        return now
