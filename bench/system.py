"""The product started for a benchmark: its own folder, its own database, the processes that are named."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dispatch112.embedded import servers
from dispatch112.embedded.process import free_port
from dispatch112.launcher import plan as plans
from dispatch112.launcher.processes import Spec, specs
from dispatch112.launcher.supervisor import Supervisor

ALL = ("boards", "pages", "worker", "beat", "proxy")


class System:
    """One run of the product; `environment` is what its processes share."""

    def __init__(self, var: Path, pair: servers.Servers) -> None:
        self.pair = pair
        self.plan = plans.Plan(var, "127.0.0.1", free_port(), demo=True, embedded=True)
        self.environment = plans.environment(self.plan)
        self.supervisor: Supervisor | None = None

    def start(self, names: tuple[str, ...] = ALL, *, change: Callable[[Spec], Spec] | None = None) -> None:
        """Start the processes named; `change` may exchange some for others."""
        chosen = [change(spec) if change else spec for spec in specs(self.plan) if spec.name in names]
        self.supervisor = Supervisor(self.plan, chosen, self.environment)
        self.supervisor.start()
        if "pages" in names and "proxy" in names:
            self._wait("/livez")
        for _ in range(20):
            self._watch()
            time.sleep(0.1)

    def stop(self) -> None:
        """End the processes; the servers stay."""
        if self.supervisor is not None:
            self.supervisor.stop()
            self.supervisor = None

    def pid(self, name: str) -> int:
        """Return the pid of the process `name`."""
        assert self.supervisor is not None
        child = next(child for child in self.supervisor.children if child.spec.name == name)
        assert child.process is not None
        return child.process.pid

    def pids(self) -> list[int]:
        """Return the pids of all processes and of the embedded servers."""
        assert self.supervisor is not None
        ours = [child.process.pid for child in self.supervisor.children if child.process]
        return [*ours, *(server.pid for server in (self.pair.database, self.pair.redis) if server.pid)]

    def manage(self, *words: str) -> None:
        """Run a management command to its end."""
        command = [sys.executable, str(plans.CHECKOUT / "manage.py"), *words]
        subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def _watch(self) -> None:
        assert self.supervisor is not None
        self.supervisor.watch()

    def _wait(self, path: str) -> None:
        answer: Exception | None = None
        for _ in range(300):
            self._watch()
            try:
                with urllib.request.urlopen(self.plan.url + path, timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
                answer = error
                time.sleep(0.1)
        logs = (self.plan.var / "log").glob("*.log")
        said = "\n".join(f"{log.name}: {log.read_text()[-1500:]}" for log in logs)
        raise TimeoutError(f"{self.plan.url}{path} did not answer within 30 s: {answer}\n{said}")


@contextmanager
def prepared() -> Iterator[System]:
    """Start PostgreSQL and Valkey in a folder of this benchmark, migrate, yield, and remove all of it."""
    with tempfile.TemporaryDirectory(prefix="dispatch112-bench-") as folder:
        var = Path(folder)
        pair = servers.start(var)
        system = System(var, pair)
        os.environ.update(system.environment)
        try:
            system.manage("migrate", "--verbosity", "0")
            system.manage("collectstatic", "--noinput", "--verbosity", "0")
            yield system
        finally:
            system.stop()
            pair.stop()
