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
    "help.key": _("Ask a colleague who speaks the caller's language to take the call over"),
    "help.unknown": _("Who is on shift could not be read. Ask again, or open the phrase card with Shift+F4."),
    "help.nobody": _("Nobody else on shift speaks this language. Shift+F4 opens the phrase card."),
    "help.nobody_else": _("Everybody who speaks it was asked already."),
    "help.asked.take_over": _("{name} was asked to take the call over. Stay on the line until they accept."),
    "help.asked.join": _("{name} was asked to join the call."),
    "help.accepted.take_over": _("{name} has taken the call over. What you typed lies on their desk."),
    "help.accepted.join": _("{name} joins the call."),
    "help.declined.take_over": _("{name} declined. F10 asks the next."),
    "help.declined.join": _("{name} cannot join."),
    "help.yours": _("Taken over from {name}: the call is yours now."),
    "help.you_join": _("{name} was told that you join. Telephone them."),
    "help.you_declined": _("{name} was told that you cannot."),
    "tasks.help.one": _("1 colleague asks for your help"),
    "tasks.help.many": _("{count} colleagues ask for your help"),
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
