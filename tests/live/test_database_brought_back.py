"""A database brought back from a copy that had missed the last changes counts on from fewer."""

from incidents.models import CentreClock, Incident
from tests.cast import Cast
from tests.live.conftest import OpenBoard, settled


def test_the_boards_get_what_is_there_now(cast: Cast, open_board: OpenBoard) -> None:
    fire = cast.incident(cast.damkar, landmark="Pasar Lama")
    head = settled(cast.tng)
    board = open_board("ayu")
    assert "Pasar Lama" in board.content()["rows"][0]["html"]
    # The same version, and yet another state: what the copy had missed was typed again, differently.
    Incident.objects.filter(pk=fire.pk).update(landmark="Pasar Baru")
    CentreClock.objects.filter(centre=cast.tng).update(seq=head - 1)
    snapshot = board.content()
    assert (snapshot["type"], snapshot["to"]) == ("snapshot", head - 1)
    assert "Pasar Baru" in snapshot["rows"][0]["html"]
