"""The words of the paper forms' script (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

PAPER = {
    "paper.key": _("Enter a paper form, with its own time"),
    "paper.begun": _("Form {form}, taken at {time}: type what stands on it."),
    "paper.no_number": _("Type the number at the top of the form."),
    "paper.no_time": _("Say when the call came in."),
    "paper.future": _("This time is still to come. Look at the date."),
    "paper.too_old": _("More than 72 hours ago: enter it with the present time, and write its own down."),
}
