"""Exchanges the product's live path for the tutorials' one in the processes of a run."""

from dataclasses import replace

from dispatch112.launcher.processes import Spec


def as_tutorial(spec: Spec) -> Spec:
    """Return the process with the tutorials' settings, and their sockets instead of the hub."""
    if spec.name not in ("pages", "boards"):
        return spec
    ours, theirs = "dispatch112.asgi:application", "bench.tutorial.asgi:application"
    command = [theirs if word == ours else word for word in spec.command]
    if "--lifespan" in command:
        command[command.index("--lifespan") + 1] = "off"
    return replace(
        spec, command=command, extra={**spec.extra, "DJANGO_SETTINGS_MODULE": "bench.tutorial.settings"}
    )
