"""The steps an agency takes with its dispatch, as addresses and keys name them: pure, by the state table."""

from typing import Final

from incidents.states import DISPATCH_MOVES, DispatchStatus

# In the order in which buttons show them.
STEPS: Final[dict[DispatchStatus, str]] = {
    DispatchStatus.ACKNOWLEDGED: "acknowledge",
    DispatchStatus.EN_ROUTE: "en-route",
    DispatchStatus.ON_SCENE: "on-scene",
    DispatchStatus.CLEARED: "clear",
    DispatchStatus.DECLINED: "decline",
    DispatchStatus.CANCELLED: "cancel",
}
# The step that is next in the ordinary course.
NEXT: Final[dict[DispatchStatus, str]] = {
    DispatchStatus.NOTIFIED: "acknowledge",
    DispatchStatus.ACKNOWLEDGED: "en-route",
    DispatchStatus.EN_ROUTE: "on-scene",
    DispatchStatus.ON_SCENE: "clear",
}


# Before any other: whoever is on the way must know where to.
CONFIRM: Final = "confirm-change"


def steps_from(status: str, *, centre: bool, changed: bool = False) -> list[str]:
    """Return the steps possible from `status`; only the `centre` may cancel.

    With `changed` the agency acknowledges the change; the centre does that by a form of its own.
    """
    moves = DISPATCH_MOVES[DispatchStatus(status)]
    steps = [step for target, step in STEPS.items() if target in moves and (centre or step != "cancel")]
    return [CONFIRM, *steps] if changed and not centre else steps


def next_step_of(status: str, *, changed: bool = False) -> str:
    """Return the ordinary next step, or an empty string when the dispatch has ended."""
    if changed:
        return CONFIRM
    return NEXT.get(DispatchStatus(status), "")
