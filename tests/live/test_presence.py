"""The boards process notes who sits at the boards."""

import json
from typing import Any

from incidents.models import BoardPresence
from tests.cast import Cast
from tests.live.conftest import OpenBoard
from tests.system import eventually


def noted(cast: Cast, name: str) -> tuple[Any, Any] | None:
    standing = getattr(cast, f"{name}_standing")
    found = BoardPresence.objects.filter(agency_id=standing.agency_id, user_id=standing.user_id)
    return found.values_list("seen_at", "acted_at").first()


def test_an_open_board_is_noted_and_a_touched_one_as_touched(cast: Cast, open_board: OpenBoard) -> None:
    fajar, _eko, _ayu = (open_board(name) for name in ("fajar", "eko", "ayu"))
    fajar.content()
    fajar.socket.send(json.dumps({"type": "here"}))
    eventually(lambda: noted(cast, "fajar") is not None, 15)
    seen, touched = noted(cast, "fajar") or (None, None)
    assert seen is not None
    assert touched is not None
    eventually(lambda: noted(cast, "eko") is not None, 15)
    assert (noted(cast, "eko") or (None, ""))[1] is None
    # The centre's own boards are nobody's proof.
    assert BoardPresence.objects.count() == 2
