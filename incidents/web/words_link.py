"""The words of the location link's script (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

LINK = {
    "link.key": _("Ask the caller's telephone for its position, by a link"),
    "link.send": _("Send location link"),
    "link.again": _("Send it again"),
    "link.sending": _("The SMS to {number} is being sent …"),
    "link.sent": _("Sent to {number}. Ask the caller to open it; valid until {time}."),
    "link.failed": _(
        "The SMS to {number} could not be sent. Give the address by another way, or send it again."
    ),
    "link.no_gateway": _("No SMS gateway is set up. Nothing was sent to {number}."),
    "link.no_number": _("Without a mobile number no SMS was sent."),
    "link.refused": _("The caller's telephone gives no position. Ask to allow it, or for a landmark."),
    "link.shares": _("The caller shows the position until {time}"),
    "link.over": _("The link is closed"),
    "link.how.aml": _("with the call, ±{metres} m, {age} ago"),
    "link.how": _("±{metres} m, {age} ago"),
}
