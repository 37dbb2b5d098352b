"""What one run is: its folder, its address, and the environment that all its processes share."""

import ipaddress
import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

import psutil

from dispatch112.embedded.addresses import write_private

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DEFAULT_PORT = 8112
# As dispatch112.checks knows it: a production system refuses to start with a secret of this kind.
DEMO_SECRET_PREFIX = "demo-"


class LaunchError(RuntimeError):
    """The run cannot start; the message says what happened and what to do."""


@dataclass(frozen=True)
class Plan:
    """One run. With both URLs given, nothing embedded starts."""

    var: Path
    host: str
    port: int
    demo: bool
    embedded: bool

    @property
    def url(self) -> str:
        """The address to open in a browser on this machine."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def listen(self) -> str:
        """The address as nginx writes it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def make(host: str, port: int | None) -> Plan:
    """Read the environment and return the plan; LaunchError when the environment contradicts itself."""
    given = [name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)]
    if len(given) == 1:
        raise LaunchError(
            f"Only {given[0]} is set. Nothing was started. Set DATABASE_URL and REDIS_URL both "
            "to use your own servers, or neither to use the embedded ones."
        )
    var = Path(os.environ.get("DISPATCH_VAR") or CHECKOUT / "var").resolve()
    demo = os.environ.get("DEMO", "" if given else "true").lower() in ("1", "true", "yes", "on")
    return Plan(var, host, port or _port_of_environment(), demo, embedded=not given)


def _port_of_environment() -> int:
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise LaunchError(f"PORT is {text!r}, not a port number. Nothing was started. Use 1 to 65535.")
    return int(text)


def environment(plan: Plan) -> dict[str, str]:
    """Return the environment of the processes; what is set already outside is respected."""
    values = {
        "DISPATCH_VAR": str(plan.var),
        "DJANGO_SETTINGS_MODULE": "dispatch112.settings",
        "DEMO": str(plan.demo),
        "CLIENT_IP_HEADER": "X-Real-IP",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(CHECKOUT),
        "PATH": f"{CHECKOUT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    values["PUBLIC_ORIGINS"] = os.environ.get("PUBLIC_ORIGINS") or ",".join(_origins(plan))
    if plan.demo:
        values["SECRET_KEY"] = os.environ.get("SECRET_KEY") or _demo_secret(plan.var)
    return {**os.environ, **values}


def _origins(plan: Plan) -> list[str]:
    """Return the origins under which this machine's pages may be opened."""
    names = ["127.0.0.1", "localhost"]
    if plan.host in ("0.0.0.0", "::"):
        names += [socket.gethostname(), *_own_addresses()]
    elif plan.host not in names:
        names.append(plan.host)
    return [f"http://{name}:{plan.port}" for name in names]


def _own_addresses() -> list[str]:
    addresses = [entry.address for entries in psutil.net_if_addrs().values() for entry in entries]
    return [text for text in addresses if _is_ipv4(text) and text != "127.0.0.1"]


def _is_ipv4(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == 4
    except ValueError:
        return False


def _demo_secret(var: Path) -> str:
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        write_private(path, DEMO_SECRET_PREFIX + secrets.token_urlsafe(50))
    return path.read_text().strip()


def refuse_taken_port(plan: Plan) -> None:
    """Raise LaunchError when the port cannot be had, before anything starts."""
    family = socket.AF_INET6 if ":" in plan.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((plan.host, plan.port))
        except OSError as error:
            raise LaunchError(
                f"Port {plan.port} on {plan.host} cannot be used: {error.strerror}. Nothing was started. "
                f"End the program that holds it, or choose another: bin/run --port {plan.port % 65535 + 1}"
            ) from error
