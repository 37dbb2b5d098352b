"""Who sits at the boards of this process: told by their sockets, noted for all of them together."""

from collections.abc import Iterable

from incidents.live.lines import Line


def boards_open(lines: Iterable[Line]) -> tuple[dict[tuple[int, int], bool], list[Line]]:
    """Return (agency, person) -> whether they touched the board since it was noted, and the lines touched.

    Their touch is taken; who cannot note it gives it back.
    """
    boards: dict[tuple[int, int], bool] = {}
    touched: list[Line] = []
    for line in lines:
        standing = line.guest.standing
        if standing.agency_id is None or line.closed:
            continue
        key = (standing.agency_id, standing.user_id)
        boards[key] = boards.get(key, False) or line.touched
        if line.touched:
            line.touched = False
            touched.append(line)
    return boards, touched
