"""The words of the duplicate radar's script (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

SURGE = {
    "tasks.surge.one": _("1 surge: many calls about one event"),
    "tasks.surge.many": _("{count} surges: many calls about one event each"),
}

RADAR = {
    "radar.surge": _("Surge: many calls about it"),
    "radar.key": _("Attach the call to the first incident of the radar, as an additional caller"),
    "radar.attach": _("Attach"),
    "radar.callers.one": _("1 caller"),
    "radar.callers.many": _("{count} callers"),
    "radar.score": _("{score} % alike"),
    "radar.found": _("Perhaps known already: {number}, {type}, {reason}. F7 attaches the call."),
    "radar.none": _("Nothing like this is open. Say what happened, or save the call as a new incident."),
    "radar.attached": _("Attached to {number} as an additional caller"),
    "radar.detached": _("The call was taken off {number}. Say what it was, or log the emergency."),
}
