"""The words of the keys and of the command bar, on every page (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEYS = {
    "keys.group.everywhere": _("Everywhere"),
    "keys.group.page": _("On this page"),
    "keys.group.bar": _("On the call bar"),
    "keys.group.intake": _("In the intake"),
    "keys.group.list": _("In the list"),
    "keys.commands": _("Command bar: find an action, a page, an incident"),
    "keys.commands_typing": _("The command bar, also while typing"),
    "keys.keys": _("This list"),
    "keys.next": _("Next incident"),
    "keys.previous": _("Previous incident"),
    "keys.first": _("First incident"),
    "keys.last": _("Last incident"),
    "keys.open": _("Open the incident"),
    "keys.leave": _("Close the incident, leave the list"),
    "keys.acknowledge": _("Acknowledge"),
    "keys.en_route": _("En route"),
    "keys.on_scene": _("On scene"),
    "keys.clear": pgettext_lazy("step of a dispatch", "Clear"),
    "keys.decline": _("Decline, with a reason"),
    "keys.edit": _("Correct the incident"),
    "keys.note": _("Write a note"),
    "keys.show_new": _("Show the new incidents that wait"),
    "keys.filter": _("Filter the list by text"),
    "keys.mute": _("Silence alarms for 30 s"),
    "keys.new_call": _("New call; a call begun before is put aside, not lost"),
    "keys.to_list": _("From the intake to the list"),
    "keys.to_intake": _("From the list to the intake"),
    "keys.save": _("Save and dispatch, from any field of the intake"),
    "keys.to_bar": _("Back to the call bar; nothing typed is lost"),
    "keys.classify": _("Log the call as no emergency"),
    "keys.search": _("Find the type of incident"),
    "keys.undo": _("Take the last one back, within 10 s"),
    "keys.no_row": _("Choose an incident of the list first: j and k, or the arrow keys."),
}

COMMAND_BAR = {
    "commands.classify": _("Log the call as: {label}"),
    "commands.incident": _("Incident"),
    "commands.call": _("Call"),
    "commands.agency": _("Agency"),
    "commands.place": _("Place"),
    "combo.none": _("Nothing found"),
    "combo.found": _("{count} found"),
}
