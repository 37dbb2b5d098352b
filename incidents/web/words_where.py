"""The words of the location field's script (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

WHERE = {
    "where.key": _("Go to the location field"),
    "where.coordinates": _("coordinates"),
    "where.swapped": _("Longitude stands first here. Write latitude first: -6.1783, 106.6319."),
    "where.short_link": _(
        "This short link hides its position. Open it and paste the long one, or coordinates."
    ),
    "where.no_position": _("There is no position in this link. Paste coordinates, or name a landmark."),
}
