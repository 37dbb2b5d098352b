"""Percentiles, processor time and tables for the benchmarks."""

from collections.abc import Iterable, Sequence

import psutil


def percentile(values: Iterable[float], share: float) -> float:
    """Return the nearest-rank percentile of `values` (`share` 0 to 100); raise ValueError on none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values were measured")
    rank = max(1, -(-len(ordered) * share // 100))
    return ordered[int(rank) - 1]


def processor_seconds(pids: Iterable[int]) -> float:
    """Return the user and system seconds that the processes and their children have taken."""
    total = 0.0
    for process in _family(pids):
        times = process.cpu_times()
        total += times.user + times.system
    return total


def memory_mib(pids: Iterable[int]) -> float:
    """Return the proportional memory (PSS, shared pages divided) of the processes and their children."""
    return sum(process.memory_full_info().pss for process in _family(pids)) / 2**20


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a plain text table, columns aligned, numbers to the right."""
    lines = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[n]) for line in [list(header), *lines]) for n in range(len(header))]
    shown = [_line(header, widths), _line(["-" * width for width in widths], widths)]
    return "\n".join(["", title, *shown, *(_line(line, widths) for line in lines)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = cells
    return "  ".join([first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(rest, widths[1:], strict=True))])


def _family(pids: Iterable[int]) -> list[psutil.Process]:
    found = {}
    for pid in pids:
        parent = psutil.Process(pid)
        for process in [parent, *parent.children(recursive=True)]:
            found[process.pid] = process
    return list(found.values())
