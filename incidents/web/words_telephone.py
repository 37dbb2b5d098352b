"""The words of the telephone's scripts (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

TELEPHONE = {
    "telephone.key": _("Take the call that rings, or the next that waits"),
    "telephone.none": _("No call rings."),
    "telephone.rings": _("A call rings: {number}"),
    "telephone.rings.unknown": _("A call rings, without a number"),
    "telephone.taken": _("Take up your telephone: {number}"),
    "telephone.answered": _("On the desk: {number}"),
    "telephone.unknown": _("no number"),
    "telephone.waits": _("You answered {number}. F3 puts it on the desk; the present call is put aside."),
    "call_back.key": _("To the callers who were cut off"),
    "call_back.none": _("Nobody is to be called back."),
    "telephone.ended": _("The caller has hung up. Say what it was, or go on."),
}

CALL_BACKS = {
    "tasks.call_backs.one": _("1 caller to call back"),
    "tasks.call_backs.many": _("{count} callers to call back"),
    "done.call_back": _("The attempt was noted"),
}
