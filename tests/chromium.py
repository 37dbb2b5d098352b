"""A real browser for tests: Chromium driven by Playwright. Without one the tests fail, they do not skip."""

import ctypes.util
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

UNPACKED = Path(__file__).resolve().parent.parent / "node_modules" / ".cache" / "chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--no-pings",
    "--no-zygote",
    "--in-process-gpu",
    "--font-render-hinting=none",
]


def chromium() -> str:
    """Return the Chromium to use: CHROMIUM_PATH, else the one that bin/test unpacked."""
    given = os.environ.get("CHROMIUM_PATH")
    path = Path(given) if given else UNPACKED / "chromium"
    if not path.is_file():
        pytest.fail(
            f"No Chromium at {path}. The browser tests need one: run bin/test once, which unpacks it, "
            "or set CHROMIUM_PATH to a Chromium or Chrome.",
            pytrace=False,
        )
    return str(path)


def surroundings() -> dict[str, str]:
    """Return the environment of Chromium: where this machine has no fonts or libraries, the unpacked ones."""
    environment = dict(os.environ)
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_PATH"] = str(UNPACKED / "fonts")
    if ctypes.util.find_library("nss3") is None:
        environment["LD_LIBRARY_PATH"] = str(UNPACKED / "al2023" / "lib")
    return environment


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """Chromium, once for all browser tests; each test opens contexts of its own."""
    path = chromium()
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=surroundings())
        yield running
        running.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
