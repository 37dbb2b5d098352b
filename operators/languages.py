"""The languages of the interface and those that people speak, as pure tables."""

from django.utils.translation import gettext_lazy as _

INTERFACE_LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]

SPOKEN_LANGUAGES = [
    ("id", _("Indonesian")),
    ("en", _("English")),
    ("fr", _("French")),
    ("zh", _("Chinese")),
    ("ar", _("Arabic")),
    ("ja", _("Japanese")),
    ("jv", _("Javanese")),
    ("su", _("Sundanese")),
]
