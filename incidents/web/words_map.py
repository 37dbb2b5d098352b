"""The words of the map's script (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

MAP = {
    "map.none": _("The map could not be loaded. Everything else goes on; the next call tries again."),
    "map.outside": _("Outside this centre's area. Save all the same, and tell the neighbouring centre."),
    "map.outside.of": _("Outside this centre's area: {names}"),
}
