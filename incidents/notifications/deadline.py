"""A deadline that holds even for a peer that answers a byte at a time."""

import threading
from collections.abc import Callable


def within(seconds: float, do: Callable[[], object]) -> None:
    """Call `do` and return when it has; raise what it raises, or TimeoutError after `seconds`.

    After the deadline `do` is left to itself in its thread: whether it still comes to an end is not
    known, so the caller must take it as not done. It must not use the database.
    """
    errors: list[Exception] = []

    def attempt() -> None:
        try:
            do()
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=attempt, name="send", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError(f"not done within {seconds} s")
    if errors:
        raise errors[0]
