"""The addresses that load balancers ask, and how their answers are kept out of the error log."""

import logging

LIVE, READY = "/livez", "/readyz"


def is_no_probe(record: logging.LogRecord) -> bool:
    """Tell whether a log record is about anything but the answer to a probe."""
    request = getattr(record, "request", None)
    return getattr(request, "path", None) not in (LIVE, READY)
