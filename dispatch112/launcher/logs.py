"""The output of the processes: each line to the terminal with the process's name, and to a bounded file."""

import logging
import threading
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

BYTES = 2_000_000
WIDTH = 8
_terminal = threading.Lock()


def say(text: str, name: str = "run") -> None:
    """Print one line of the launcher itself, or of the process `name`."""
    with _terminal, suppress(OSError):  # the terminal may be gone; the files stay
        print(f"{name:<{WIDTH}}| {text}", flush=True)


class ProcessLog:
    """The file of one process, kept across its restarts: var/log/NAME.log and one older file."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        folder.mkdir(parents=True, exist_ok=True)
        self._file = RotatingFileHandler(
            folder / f"{name}.log", maxBytes=BYTES, backupCount=1, encoding="utf-8"
        )

    def follow(self, output: IO[bytes]) -> None:
        """Copy `output` in the background until the process closes it."""
        threading.Thread(target=self._pump, args=(output,), name=f"log-{self.name}", daemon=True).start()

    def write(self, text: str, *, show: bool = True) -> None:
        """Write one line to the file and, with `show`, to the terminal."""
        record = logging.LogRecord(self.name, logging.INFO, "", 0, text, None, None)
        self._file.handle(record)
        if show:
            say(text, self.name)

    def _pump(self, output: IO[bytes]) -> None:
        with output:
            for line in output:
                text = line.decode(errors="replace").rstrip()
                self.write(text, show=_is_headline(text))


def _is_headline(text: str) -> bool:
    """Tell whether a line is for the terminal: the details of a traceback stand in the file alone."""
    return bool(text) and not text[0].isspace() and not text.startswith("Traceback")
