"""The words of the console while the server is away."""

from django.utils.translation import gettext_lazy as _

OUTAGE_WORDS = {
    "outage.one": _("1 call is not sent yet"),
    "outage.many": _("{count} calls are not sent yet"),
    "outage.text": _(
        "The server does not answer. They are kept on this device and sent by themselves, once each."
    ),
    "outage.sending": _("The server is back. They are being sent."),
    "outage.open": _("Open"),
    "outage.trouble": _("The server refused it: {why} Open it, correct it, save again."),
    "outage.kept": _(
        "Not dispatched: the server does not answer. The call is kept here and will be sent. {telephone}"
    ),
    "outage.kept_call": _("Kept here until the server answers: {label}"),
    "outage.saved": _("{number} saved, taken at {time} while the server was away"),
    "outage.sent": _("{label}, of {time}: logged"),
    "outage.others.one": _("1 unsent call of somebody else is on this device"),
    "outage.others.many": _("{count} unsent calls of others are on this device"),
    "outage.others.text": _("They are sent when that person signs in here again."),
}
