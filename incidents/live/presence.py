"""Who sits at the boards of this process: told by their sockets, noted for all of them together."""

from collections.abc import Iterable

from incidents.live.lines import Line


def boards_open(lines: Iterable[Line]) -> dict[tuple[int, int], bool]:
    """Return (agency, person) -> whether they have touched the board since this was asked last."""
    boards: dict[tuple[int, int], bool] = {}
    for line in lines:
        standing = line.guest.standing
        if standing.agency_id is None or line.closed:
            continue
        key = (standing.agency_id, standing.user_id)
        boards[key] = boards.get(key, False) or line.touched
        line.touched = False
    return boards
