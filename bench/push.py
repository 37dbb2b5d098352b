"""From a POST to every board: how long it takes and what it costs."""

import http.client
import json
import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from bench.measure import memory_mib, percentile, processor_seconds
from bench.swarm import run_swarm
from bench.system import System
from bench.world import World
from dispatch112.launcher.processes import Spec

HEADER = ("boards", "POST median", "p99", "shown median", "p99", "missed", "CPU/frame", "proxy", "memory MiB")
COUNTS = (1, 50, 500)


class Client:
    """One operator's keep-alive connection to the API."""

    def __init__(self, system: System, token: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", system.plan.port, timeout=30)
        self.headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}

    def post_incident(self, type_code: str, n: int) -> tuple[int, int]:
        """Post one incident; return when it was sent and when it was answered (monotonic ns)."""
        body = json.dumps(
            {"incident_type": type_code, "landmark": f"Pasar Anyar {n}", "narrative": "Api besar."}
        )
        sent = time.monotonic_ns()
        self.connection.request("POST", "/api/v1/incidents/", body, self.headers)
        response = self.connection.getresponse()
        content = response.read()
        answered = time.monotonic_ns()
        if response.status != 201:
            raise RuntimeError(f"POST answered {response.status}: {content[:300]!r}")
        return sent, answered


class Boards:
    """A swarm in a process of its own."""

    def __init__(self, port: int, tokens: list[str]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=run_swarm, args=(other, "127.0.0.1", port, tokens), daemon=True)
        self.process.start()

    def ask(self, *command: object) -> object:
        """Send a command, return its answer; RuntimeError when the swarm failed."""
        self.pipe.send(command)
        word, answer = self.pipe.recv()
        if word == "failed":
            raise RuntimeError(f"{command[0]}: {answer}")
        return answer

    def end(self) -> None:
        """End the swarm's process."""
        self.pipe.send(("stop",))
        self.process.join(5)


@contextmanager
def boards_of(system: System, tokens: list[str]) -> Iterator[Boards]:
    """Give a swarm that talks to the system's public address."""
    boards = Boards(system.plan.port, tokens)
    try:
        yield boards
    finally:
        boards.end()


def push(
    system: System, client: Client, boards: Boards, type_code: str, *, count: int, posts: int
) -> dict[str, float]:
    """Post `posts` incidents, one at a time, to `count` boards; return the figures (ms, us, MiB)."""
    boards.ask("connect", count)
    for n in range(5):
        client.post_incident(type_code, n)
    time.sleep(1)
    boards.ask("take")
    watched = {"boards": [system.pid("boards")], "proxy": [system.pid("proxy")]}
    before = {name: processor_seconds(pids) for name, pids in watched.items()}
    times = []
    for n in range(posts):
        times.append(client.post_incident(type_code, n))
        time.sleep(0.1)
    time.sleep(0.5)
    used = {name: processor_seconds(pids) - before[name] for name, pids in watched.items()}
    received = boards.ask("take")
    figures = _figures(times, received)
    figures["cpu_boards"] = used["boards"] / figures["frames"] * 1e6
    figures["cpu_proxy"] = used["proxy"] / figures["frames"] * 1e6
    figures["memory"] = memory_mib(system.pids())
    boards.ask("drop")
    time.sleep(1)
    return figures


def _figures(
    times: list[tuple[int, int]], received: list[list[tuple[int, str, int, int]]]
) -> dict[str, float]:
    delays, frames = [], 0
    for events in received:
        arrived = [at for at, kind, _to, _size in events if kind == "frame"]
        frames += len(arrived)
        delays += _delays(times, arrived)
    expected = len(times) * len(received)
    answered = [(answered - sent) / 1e6 for sent, answered in times]
    return {
        "post_median": percentile(answered, 50),
        "post_p99": percentile(answered, 99),
        "shown_median": percentile(delays, 50),
        "shown_p99": percentile(delays, 99),
        "missing": expected - len(delays),
        "frames": frames,
    }


def _delays(times: list[tuple[int, int]], arrived: list[int]) -> list[float]:
    """Return, for each post, how long (ms) until the board's first frame after it and before the next."""
    delays = []
    ends = [sent for sent, _ in times[1:]] + [times[-1][0] + 10**9]
    for (sent, _), end in zip(times, ends, strict=True):
        first = next((at for at in arrived if sent < at < end), None)
        if first is not None:
            delays.append((first - sent) / 1e6)
    return delays


def push_rows(
    system: System, world: World, posts: int, change: Callable[[Spec], Spec] | None = None
) -> list[list[str]]:
    """Return the rows of the table, measured on processes started for it; `change` may exchange some."""
    system.start(("boards", "pages", "worker", "beat", "proxy"), change=change)
    client = Client(system, world.operator_token)
    with boards_of(system, world.board_tokens) as boards:
        rows = [
            _row(count, push(system, client, boards, world.incident_type.code, count=count, posts=posts))
            for count in COUNTS
        ]
    system.stop()
    return rows


def _row(count: int, found: dict[str, float]) -> list[str]:
    shown = [f"{found[name]:.1f} ms" for name in ("post_median", "post_p99", "shown_median", "shown_p99")]
    costs = [f"{found['cpu_boards']:.1f} us", f"{found['cpu_proxy']:.1f} us", f"{found['memory']:.0f}"]
    return [str(count), *shown, f"{found['missing']:.0f}", *costs]
