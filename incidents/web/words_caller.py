"""The words of the caller's history and of the flags on numbers (see incidents/web/words.py)."""

from django.utils.translation import gettext_lazy as _

CALLER = {
    "caller.flag": _("Flagged until {until} by {by}"),
    "caller.flagged": _("Flagged number: {reason}"),
    "caller.open": _("Open"),
    "caller.none": _("No earlier call of this number"),
    "caller.calls": _("{count} calls in 30 days"),
    "caller.calls.one": _("1 call in 30 days"),
    "caller.failed": _("The caller's history could not be read. The call goes on without it."),
}

SPEAKERS = {
    "speakers.some": _("{language} is spoken on shift by: {who}"),
    "speakers.extension": _("{name} (ext. {extension})"),
    "speakers.none": _("Nobody else on shift speaks {language}. Shift+F4 opens the phrase card."),
    "speakers.failed": _("Who speaks it could not be read. Shift+F4 opens the phrase card."),
}

PHRASES = {
    "phrases.key": _("First questions in the caller's language"),
}

FLAGS = {
    "done.flag_set": _("The number is flagged"),
    "done.flag_ended": _("The flag has ended"),
}
