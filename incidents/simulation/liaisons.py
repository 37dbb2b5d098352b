"""What the liaisons do: see an incident on their board, acknowledge, go on, or forget it."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from incidents.simulation import stories
from incidents.simulation.client import Client
from incidents.simulation.ledger import Ledger
from incidents.simulation.people import Player

# The shares of alarms never answered (the ladder climbs), declined, and acknowledged but forgotten.
IGNORED: Final = 0.06
DECLINED: Final = 0.03
FORGOTTEN: Final = 0.05
# The further steps, each with the shortest and longest time it takes (seconds).
STEPS: Final = (("en-route", 20, 75), ("on-scene", 150, 900), ("clear", 600, 2400))


@dataclass(slots=True)
class Liaison:
    """One agency's liaison at the board, with the pace at which things happen (1 is real time)."""

    player: Player
    client: Client
    ledger: Ledger
    seed: int
    pace: float
    on_done: Callable[[int], Awaitable[None]]

    async def answer(self, incident_id: int) -> None:
        """Take the own dispatch of an incident through its steps."""
        dice = random.Random(f"{self.seed}/{self.player.name}/{incident_id}")
        luck = dice.random()
        if luck < IGNORED:
            return
        await self._wait(dice.lognormvariate(2.6, 0.7))
        dispatch = await self._own(incident_id)
        if dispatch is None:
            return
        if luck < IGNORED + DECLINED:
            reason = {"reason": dice.choice(stories.DECLINES)}
            await self._step(dispatch, "decline", reason)
            await self.on_done(incident_id)
            return
        dispatch = await self._step(dispatch, "acknowledge")
        if dice.random() < FORGOTTEN:
            return
        for step, shortest, longest in STEPS:
            if dispatch is None:
                return
            await self._wait(dice.uniform(shortest, longest))
            dispatch = await self._step(dispatch, step)
        await self.on_done(incident_id)

    async def _own(self, incident_id: int) -> dict[str, Any] | None:
        incident = await self.client.get(f"incidents/{incident_id}/")
        dispatches = incident["dispatches"] if incident else []
        return next(
            (
                one
                for one in dispatches
                if one["agency"] == self.player.agency_id and one["status"] == "notified"
            ),
            None,
        )

    async def _step(
        self, dispatch: dict[str, Any], step: str, more: dict[str, Any] | None = None
    ) -> dict[str, Any] | None:
        """Take a step; when the ladder climbed meanwhile, look again and repeat it once, as people do."""
        for _look in range(2):
            body = {"version": dispatch["version"], **(more or {})}
            answer = await self.client.post(step, f"dispatches/{dispatch['id']}/{step}/", body)
            if answer is not None:
                self.ledger.steps[step] += 1
                return answer
            incident = await self.client.get(f"incidents/{dispatch['incident']}/")
            found = incident["dispatches"] if incident else []
            dispatch = next((one for one in found if one["id"] == dispatch["id"]), dispatch)
        return None

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.pace)
