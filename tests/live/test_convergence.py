"""Whatever people do, and wherever a board was: the old board and its frames are the fresh board."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.actions import attaching, closing, dispatching, editing, merging, notes, progress, unmerging
from incidents.actions.calls import NewCall, log_call
from incidents.actions.shifts import leave_shift, take_shift
from incidents.dispositions import Disposition
from incidents.errors import ActionError
from incidents.escalation.sweep import escalate_due
from incidents.journal.change import database_now
from incidents.live.frames import board_frame
from incidents.models import Call, Dispatch, Incident
from operators.standing import Standing
from tests.cast import Cast
from tests.live.boards import Board
from tests.live.conftest import OpenBoard, let_others_in

WATCHERS: Final = ("ayu", "fajar", "eko", "gita", "indra")
STEPS: Final = (progress.acknowledge, progress.en_route, progress.on_scene, progress.clear)


class Town:
    """Does one thing after another, each to what a number picks; what is refused leaves no trace."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.verbs: dict[str, Callable[[int], object]] = {
            "create": self.create,
            "step": self.step,
            "decline": self.decline,
            "take_back": self.take_back,
            "send": self.send,
            "edit": self.edit,
            "note": self.note,
            "close": self.close,
            "reopen": self.reopen,
            "escalate": self.escalate,
            "elsewhere": self.elsewhere,
            "shift": self.shift,
            "attach": self.attach,
            "detach": self.detach,
            "merge": self.merge,
            "unmerge": self.unmerge,
        }

    def do(self, verb: str, pick: int) -> None:
        """Do `verb`; what the state table or a permission refuses is part of the game."""
        try:
            self.verbs[verb](pick)
        except ActionError:
            return

    def create(self, pick: int) -> object:
        agencies = [(), (self.cast.damkar,), (self.cast.polri, self.cast.damkar), (self.cast.rsud,)][pick % 4]
        return self.cast.incident(*agencies, priority=1 + pick % 4)

    def step(self, pick: int) -> object:
        dispatch = self._dispatch(pick)
        step = STEPS[pick % len(STEPS)]
        return dispatch and step(
            standing=self._whose(dispatch), dispatch_id=dispatch.pk, version=dispatch.version
        )

    def decline(self, pick: int) -> object:
        dispatch = self._dispatch(pick)
        return dispatch and progress.decline(
            standing=self._whose(dispatch), dispatch_id=dispatch.pk, version=dispatch.version, reason="Penuh"
        )

    def take_back(self, pick: int) -> object:
        dispatch = self._dispatch(pick)
        return dispatch and progress.cancel_dispatch(
            standing=self.cast.ayu_standing,
            dispatch_id=dispatch.pk,
            version=dispatch.version,
            reason="Keliru",
        )

    def send(self, pick: int) -> object:
        return self._on_incident(
            dispatching.dispatch_agencies, pick, agency_ids=[(self.cast.polri, self.cast.rsud)[pick % 2].pk]
        )

    def edit(self, pick: int) -> object:
        values = [{"priority": 1 + pick % 4}, {"landmark": f"Pasar {pick}"}, {"narrative": f"Baru {pick}"}]
        return self._on_incident(editing.change_incident, pick, values=values[pick % 3])

    def note(self, pick: int) -> object:
        incident = self._incident(pick)
        return incident and notes.add_note(
            standing=self.cast.ayu_standing, incident_id=incident.pk, text=f"Catatan {pick}"
        )

    def close(self, pick: int) -> object:
        return self._on_incident(
            closing.close_incident, pick, disposition=Disposition.COMPLETED, cancel_dispatches=pick % 2 == 0
        )

    def reopen(self, pick: int) -> object:
        agencies = [self.cast.damkar.pk] if pick % 2 else []
        return self._on_incident(closing.reopen_incident, pick, reason="Api lagi", agency_ids=agencies)

    def escalate(self, pick: int) -> object:
        return escalate_due(engine="celery", at=database_now() + timedelta(minutes=pick), limit=1 + pick % 3)

    def elsewhere(self, pick: int) -> object:
        return self.cast.incident(self.cast.plm_damkar, by="indra", priority=1 + pick % 4)

    def shift(self, pick: int) -> object:
        return (take_shift, leave_shift)[pick % 2](standing=self.cast.ayu_standing)

    def attach(self, pick: int) -> object:
        incident = self._incident(pick)
        call = log_call(standing=self.cast.ayu_standing, new=NewCall())
        return incident and attaching.attach_call(
            standing=self.cast.ayu_standing, incident_id=incident.pk, call_id=call.pk, note=f"Lagi {pick}"
        )

    def detach(self, pick: int) -> object:
        call = _picked(Call.objects.exclude(attached_at=None).order_by("pk"), pick)
        return call and attaching.detach_call(
            standing=self.cast.ayu_standing, call_id=call.pk, version=call.version
        )

    def merge(self, pick: int) -> object:
        into = self._incident(pick + 1)
        carry = [self.cast.polri.pk, self.cast.rsud.pk, self.cast.damkar.pk][: pick % 4]
        return into and self._on_incident(
            merging.merge_incidents, pick, into_id=into.pk, into_version=into.version, carry=carry
        )

    def unmerge(self, pick: int) -> object:
        merged = _picked(Incident.objects.exclude(merged_into=None).order_by("pk"), pick)
        return merged and unmerging.unmerge_incident(
            standing=self.cast.ayu_standing, incident_id=merged.pk, version=merged.version
        )

    def _on_incident(self, verb: Callable[..., object], pick: int, **values: object) -> object:
        incident = self._incident(pick)
        return incident and verb(
            standing=self.cast.ayu_standing, incident_id=incident.pk, version=incident.version, **values
        )

    def _incident(self, pick: int) -> Incident | None:
        return _picked(Incident.objects.filter(centre=self.cast.tng).order_by("pk"), pick)

    def _dispatch(self, pick: int) -> Dispatch | None:
        return _picked(Dispatch.objects.filter(centre=self.cast.tng).order_by("-pk")[:6], pick)

    def _whose(self, dispatch: Dispatch) -> Standing:
        people = {self.cast.polri.pk: "eko", self.cast.damkar.pk: "fajar", self.cast.rsud.pk: "gita"}
        return self.cast.standing(people.get(dispatch.agency_id, "ayu"))


def _picked(objects: Any, pick: int) -> Any:
    found = list(objects)
    return found[pick % len(found)] if found else None


VERBS: Final = sorted(Town(None).verbs)  # type: ignore[arg-type]


def fresh_board(standing: Standing) -> tuple[int, dict[int, dict[str, Any]]]:
    """Return the cursor and the rows of a board that opens now."""
    snapshot = json.loads(board_frame(standing.scope, None))
    return snapshot["to"], {row["id"]: row for row in snapshot["rows"]}


def assert_converged(cast: Cast, boards: dict[str, Board]) -> None:
    """Compare at a moment at which the engines of the boards process have added nothing in between."""
    for name, board in boards.items():
        head, fresh = fresh_board(cast.standing(name))
        board.until(head, 10)
        while board.cursor != head or fresh_board(cast.standing(name))[0] != head:
            head, fresh = fresh_board(cast.standing(name))
            board.until(head, 10)
        assert board.rows == fresh, name


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    deeds=st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 23)), min_size=5, max_size=40),
    pauses=st.sets(st.integers(0, 39), max_size=4),
)
def test_old_board_and_frames_are_the_fresh_board(
    cast: Cast, open_board: OpenBoard, deeds: list[tuple[str, int]], pauses: set[int]
) -> None:
    """All boards are there from before the first deed; at a pause one is lost and comes back."""
    town = Town(cast)
    boards = {name: open_board(name) for name in WATCHERS}
    for board in boards.values():
        board.content()
    for number, (verb, pick) in enumerate(deeds):
        town.do(verb, pick)
        if number in pauses:
            name = WATCHERS[number % len(WATCHERS)]
            boards[name] = come_back(open_board, name, boards[name])
    assert_converged(cast, boards)
    for board in boards.values():
        board.socket.close()


def come_back(open_board: OpenBoard, name: str, left: Board) -> Board:
    """Return a new socket with the rows and the cursor of one that was lost."""
    board = open_board(name, since=left.cursor)
    board.rows, board.versions = left.rows, left.versions
    left.socket.close()
    return board


@pytest.mark.parametrize("name", WATCHERS)
def test_one_frame_from_any_point_leads_to_the_fresh_board(committed: None, cast: Cast, name: str) -> None:
    let_others_in(False)
    town = Town(cast)
    old: dict[int, dict[int, dict[str, Any]]] = {}
    standing = cast.standing(name)
    for pick, verb in enumerate(VERBS * 6):
        cursor, rows = fresh_board(standing)
        old[cursor] = rows
        town.do("create" if pick < 4 else verb, pick * 7)
    _, fresh = fresh_board(standing)
    for cursor, rows in old.items():
        frame = json.loads(board_frame(standing.scope, cursor))
        assert (frame["type"], frame["from"]) == ("frame", cursor)
        for row in frame["rows"]:
            rows[row["id"]] = row
        assert {pk: row for pk, row in rows.items() if row["html"] is not None} == fresh
