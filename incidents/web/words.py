"""The words that the browser's code needs, in the reader's language.

Scripts never hold a sentence: they look a key up in the page's JSON block `words`. A page with words of
its own gives its view's context `page_words`, a dict of the same kind. `{name}` is filled in by the script.
"""

from django.utils.translation import gettext_lazy as _

from incidents.web.words_keys import COMMAND_BAR, KEYS

LINK = {
    "link.live": _("Live"),
    "link.amber": _("Delayed"),
    "link.red": _("Not live"),
    "link.red.title": _("This page may be out of date."),
    "link.red.text": _(
        "Nothing new came from the centre for {seconds} s. Use the telephone. The page keeps trying."
    ),
    "link.red.polling": _(
        "Use the telephone. The page still reads the list every few seconds without its live line."
    ),
    "link.back": _("The page is live again."),
    "link.late": _("Escalation runs late. Watch the unacknowledged dispatches yourself and telephone."),
    "link.signed_out": _("You were signed out. Sign in again to go on; nothing you saved is lost."),
    "link.no_post": _("You have no post here any more. Reload the page or ask an administrator."),
    "link.role_changed": _("Your role was changed. Reload the page to go on."),
    "link.reload": _("Reload"),
}

SOUND = {
    "sound.on": _("Sound on"),
    "sound.off": _("Sound is off"),
    "sound.muted": _("Silenced {seconds} s"),
    "sound.turn_on": _("Turn sound on"),
    "sound.turn_off": _("Turn sound off"),
    "sound.tested": _("A test sound was played. If you did not hear it, check the loudspeaker."),
}

COMMANDS = {
    "command.kept": _("Nothing you typed is lost."),
    "command.offline": _("The centre did not answer. It is not certain that this was done."),
    "command.offline.do": _("Look at the present state, then press again: a repetition never counts twice."),
    "command.stale": _("Somebody changed this before you. Your change was not made."),
    "command.stale.now": _("Present state: {state}. Look, then press again if it is still needed."),
    "command.refused": _("This was not done."),
    "command.slow": _("Too many requests. This was not done. Try again in {seconds} s."),
    "command.unavailable": _("The centre's server cannot answer now. Try again in {seconds} s, or call."),
    "command.close": _("Close message"),
    "done.acknowledge": _("{number}: acknowledged"),
    "done.decline": _("{number}: declined"),
    "done.en-route": _("{number}: en route"),
    "done.on-scene": _("{number}: on scene"),
    "done.confirm-change": _("{number}: change acknowledged"),
    "done.clear": _("{number}: cleared"),
    "done.cancel": _("{number}: dispatch cancelled"),
    "done.no_substitute": _("Kept: nobody is needed"),
    "done.notes": _("Note added"),
    "done.close": _("{number}: closed"),
    "done.reopen": _("{number}: reopened"),
    "done.dispatches": _("Agencies alerted"),
    "done.surge_started": _("{number}: F7 attaches the next calls"),
    "done.surge_ended": _("{number}: the surge has ended"),
    "done.detach": _("The call was taken off. It is one to be answered again."),
    "done.merge": _("Merged into {number}"),
    "done.unmerge": _("{number}: the merge was undone"),
    "done.telephone": _("Telephone call noted"),
    "done.position": _("The caller's position is the incident's now"),
    "done.edit": _("{number}: corrected"),
}

SAY = {
    "say.new": _("New: {priority} {number}"),
    "say.new_p1": _("Attention: new {priority} {number}, not acknowledged"),
    "say.escalated": _("{number}: escalated to level {level}"),
    "say.failed": _("{number}: the escalation failed. Telephone the agency."),
    "say.no_progress": _("{number}: acknowledged but not en route"),
    "say.confirm": _("Attention: {number} has changed. Acknowledge the change."),
    "say.declined": _("{number}: an agency declined"),
    "say.reopened": _("{number}: reopened"),
    "say.shown": _("{count} incidents shown"),
    "board.waiting.one": _("1 new"),
    "board.waiting.many": _("{count} new"),
    "board.shown": _("{shown} of {total}"),
    "board.missed": _("The filter hides {count} unacknowledged: show all"),
    "board.left": _("This incident has left your board."),
    "board.loading": _("Loading"),
    "board.pane_failed": _("The incident could not be loaded. The list stays live. Try again."),
    "board.again": _("Try again"),
}

EDIT = {
    "edit.failed": _("The form could not be loaded. Nothing was changed. Try again."),
    "edit.same": _("Nothing was changed."),
    "edit.contested": _("Somebody changed the same meanwhile. Compare, then save again."),
    "edit.now": _("Now: {value}"),
    "edit.empty": _("empty"),
    "edit.coordinates.unreadable": _(
        "Give latitude and longitude, for example -6.1783, 106.6319. Or leave it empty."
    ),
    "edit.coordinates.zero": _(
        "0,0 means that the device has no position. Leave it empty and describe the place."
    ),
    "edit.coordinates.range": _("Latitude lies between -90 and 90, longitude between -180 and 180 degrees."),
}

MERGE = {
    "merge.none": _("Choose the incident that goes on."),
    "merge.failed": _("The form could not be loaded. Nothing was merged. Try again."),
}

SHELL_WORDS = {**MERGE, **KEYS, **COMMAND_BAR, **LINK, **SOUND, **COMMANDS, **SAY, **EDIT}
