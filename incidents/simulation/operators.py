"""What the operators do: answer, classify, open incidents, close them when everybody is done."""

import asyncio
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from incidents.call_classes import CallClass
from incidents.dispositions import Disposition
from incidents.simulation import stories
from incidents.simulation.client import Client
from incidents.simulation.ledger import Ledger

ENDED = frozenset({"declined", "cleared", "cancelled"})
OUTCOMES = (Disposition.COMPLETED, Disposition.TREATED_TRANSPORTED, Disposition.GONE_ON_ARRIVAL)


@dataclass(frozen=True, slots=True)
class City:
    """What the operators know of their centre, read through the API: type codes and places."""

    types: frozenset[str]
    places: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Desk:
    """The operators' work, with the pace at which it is done (1 is real time)."""

    clients: tuple[Client, ...]
    city: City
    ledger: Ledger
    seed: int
    mix: dict[CallClass, float]
    pace: float

    async def take_call(self, number: int) -> None:
        """Answer the `number`th call and do what it needs; its content follows from the seed alone."""
        dice = random.Random(f"{self.seed}/{number}")
        client = dice.choice(self.clients)
        call_class = dice.choices(list(self.mix), list(self.mix.values()))[0]
        call = await client.post("calls", "calls/", _call(dice, call_class))
        if call is None:
            return
        self.ledger.calls += 1
        if call_class == CallClass.NORMAL:
            await self._pause(dice, 6, 25)
            await self._open(dice, client, call)

    async def end_if_done(self, incident_id: int) -> None:
        """Close an incident that no agency is on any more."""
        dice = random.Random(f"{self.seed}/end/{incident_id}")
        client = dice.choice(self.clients)
        await self._pause(dice, 2, 8)
        incident = await client.get(f"incidents/{incident_id}/")
        if not incident or any(one["status"] not in ENDED for one in incident["dispatches"]):
            return
        body = {"version": incident["version"], "disposition": dice.choice(OUTCOMES).value}
        if await client.post("close", f"incidents/{incident_id}/close/", body) is not None:
            self.ledger.steps["incident closed"] += 1

    async def _open(self, dice: random.Random, client: Client, call: dict[str, Any]) -> None:
        body = self._incident(dice, call)
        start = time.perf_counter()
        incident = await client.post("incidents", "incidents/", body)
        if incident is None:
            return
        self.ledger.incidents += 1
        self.ledger.posted_at[incident["id"]] = start

    def _incident(self, dice: random.Random, call: dict[str, Any]) -> dict[str, Any]:
        known = {code: story for code, story in stories.STORIES.items() if code in self.city.types}
        code = dice.choices(list(known), [weight for weight, _texts in known.values()])[0]
        place = dice.choice(self.city.places)
        body = {
            "call": call["id"],
            "incident_type": code,
            "place": place["code"],
            "landmark": f"{dice.choice(stories.LANDMARKS)}, {place['name']}",
            "narrative": dice.choice(known[code][1]) + dice.choice(stories.ADDITIONS),
        }
        if place["latitude"] is not None and dice.random() < 0.6:
            body["latitude"] = round(place["latitude"] + dice.uniform(-0.008, 0.008), 5)
            body["longitude"] = round(place["longitude"] + dice.uniform(-0.008, 0.008), 5)
            body["uncertainty"] = dice.choice([20, 50, 150, 500])
        return body

    async def _pause(self, dice: random.Random, shortest: float, longest: float) -> None:
        await asyncio.sleep(dice.uniform(shortest, longest) / self.pace)


def _call(dice: random.Random, call_class: CallClass) -> dict[str, Any]:
    rang = min(40.0, dice.lognormvariate(1.5, 0.7))
    now = datetime.now(UTC)
    return {
        "call_class": call_class.value,
        "presented_at": (now - timedelta(seconds=rang)).isoformat(),
        "answered_at": now.isoformat(),
        "caller_number": _number(dice),
        "caller_name": dice.choice(stories.NAMES) if call_class == CallClass.NORMAL else "",
        "summary": dice.choice(stories.JUNK.get(call_class.value, ("",))),
    }


def _number(dice: random.Random) -> str:
    """A number that is given to nobody; some calls bring none (112 works without a SIM card)."""
    return "" if dice.random() < 0.1 else f"0800{dice.randrange(10**7):07}"
