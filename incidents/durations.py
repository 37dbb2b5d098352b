"""Lengths of time as a control room reads them. Pure."""


def clock(seconds: float) -> str:
    """Return whole seconds as "0:07", "12:30" or "1:02:03"; a negative length is "0:00"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
