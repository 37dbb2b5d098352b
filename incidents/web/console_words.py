"""The words of the console's and the overview's scripts (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

from incidents.web.words_caller import CALLER, PHRASES, SPEAKERS
from incidents.web.words_link import LINK
from incidents.web.words_map import MAP
from incidents.web.words_outage import OUTAGE_WORDS
from incidents.web.words_paper import PAPER
from incidents.web.words_questions import QUESTIONS
from incidents.web.words_radar import RADAR, SURGE
from incidents.web.words_referral import OWED, REFERRAL
from incidents.web.words_telephone import CALL_BACKS, TELEPHONE
from incidents.web.words_where import WHERE

INTAKE = {
    "intake.logged": _("Call logged: {label}"),
    "intake.undone": _("The call is open again. Say what it was, or log the emergency."),
    "intake.again": _(
        "Something is typed. Press {key} again to log it as: {label}. It becomes the call's summary."
    ),
    "intake.saved": _("{number} saved"),
    "intake.alerted": _("Alerted: {agencies}"),
    "intake.nobody": _("Nobody was alerted. Send somebody from the incident."),
    "intake.already": _("This call had been saved before. There is one incident, shown beside."),
    "intake.corrected": _("What you changed after the first try was saved as well."),
    "intake.not_corrected": _(
        "It was saved as of the first try. Your later changes were not: see the incident beside."
    ),
    "intake.agencies_differ": _(
        "The agencies were alerted as of the first try. Change them in the incident beside."
    ),
    "intake.discarded": _("The draft was discarded"),
    "intake.restored": _("Unsaved call of {time} restored. It has not been sent."),
    "intake.aside": _("Put aside, not sent: {what}, {time}"),
    "intake.aside.untitled": _("call without a type"),
    "intake.no_storage": _(
        "This browser keeps no drafts: what you type is lost with a reload. Allow site data for it."
    ),
    "intake.kept": _("Draft kept {time}"),
    "intake.elsewhere": _(
        "This draft was taken over by another window. Go on there, or start a new call here."
    ),
}

FAILURES = {
    "intake.fail.invalid": _("Not saved: some fields need correction"),
    "intake.fail.invalid.text": _("Nothing you typed is lost. Correct the marked fields and save again."),
    "intake.fail.offline": _("The centre's server does not answer"),
    "intake.fail.offline.text": _(
        "Everything you typed is kept on this device. Save again as soon as you like: it never counts twice."
    ),
    "intake.fail.unavailable": _("The centre's server cannot save now"),
    "intake.fail.slow": _("Too many requests. Not saved"),
    "intake.fail.again": _("Everything you typed is kept on this device. Save again in {seconds} s."),
    "intake.fail.stale": _("Not saved: the call was changed elsewhere"),
    "intake.fail.signed_out": _("Not saved: you are signed out"),
    "intake.fail.signed_out.text": _(
        "Sign in again in this browser; the draft is kept and comes back by itself."
    ),
    "intake.fail.other": _("Not saved"),
    "intake.fail.kept": _("Everything you typed is kept on this device."),
    "intake.telephone": _("Until then telephone: {agencies}"),
}

FIELDS = {
    "field.type.missing": _("Choose a type from the list."),
    "field.where.missing": _("Say where: a landmark, a place, an address or coordinates."),
    "field.coordinates.unreadable": _(
        "Give latitude and longitude, for example -6.1783, 106.6319. Or leave it empty."
    ),
    "field.coordinates.zero": _(
        "0,0 means that the device has no position. Leave it empty and describe the place."
    ),
    "field.coordinates.range": _("Latitude lies between -90 and 90, longitude between -180 and 180 degrees."),
    "field.number.wrong": _("A telephone number has 3 to 20 digits. Leave it empty when it is unknown."),
}

PLAN = {
    "plan.of": _("By the plan"),
    "plan.changed": _("Changed by hand"),
    "plan.back": _("Back to the plan"),
    "plan.gap": _("No plan covers this type here. Choose whom to alert."),
    "plan.nobody": _("Nobody will be alerted. Choose at least one agency."),
    "plan.unknown": _(
        "The plan cannot be read now. Saving alerts the plan's agencies all the same, or choose them."
    ),
    "plan.wait": _("Choose a type, and the plan's agencies are proposed."),
    "plan.assisting": _("assisting"),
    "plan.informational": _("informed"),
}

LIST = {
    "list.filter_hides": _("{count} unacknowledged of others: show all"),
    "tasks.declines.one": _("1 agency declined: who goes instead?"),
    "tasks.declines.many": _("{count} agencies declined: who goes instead?"),
    "tasks.telephone.one": _("1 telephone call to make"),
    "tasks.telephone.many": _("{count} telephone calls to make"),
}

CONSOLE_WORDS = {
    **CALL_BACKS,
    **CALLER,
    **PHRASES,
    **SPEAKERS,
    **LINK,
    **MAP,
    **OUTAGE_WORDS,
    **PAPER,
    **QUESTIONS,
    **TELEPHONE,
    **RADAR,
    **SURGE,
    **REFERRAL,
    **OWED,
    **INTAKE,
    **FAILURES,
    **FIELDS,
    **PLAN,
    **LIST,
    **WHERE,
}

OVERVIEW_WORDS = {
    **SURGE,
    **CALL_BACKS,
    **OWED,
    **LIST,
    "overview.engine.ticks": _("works, last seen {age} s ago"),
    "overview.engine.silent": _("silent for {age} s"),
    "overview.engine.never": _("has never run"),
    "overview.engine.unknown": _("unknown: no heartbeat"),
    "overview.facts_failed": _("These facts could not be read anew. They are as of the time shown."),
}
