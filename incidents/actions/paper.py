"""Paper forms: numbered when they are printed, and each entered once."""

import re
from datetime import datetime
from typing import Final

from django.db.models import Max
from django.utils.translation import gettext as _

from incidents.errors import Conflict, Invalid
from incidents.journal import Change, Kind, change
from incidents.models import Call, PaperForm
from incidents.permissions import require
from operators.models import Centre
from operators.standing import Standing

# What a control room fills in half a night; more are printed at the next press.
MOST_AT_ONCE: Final = 50
LARGEST_NUMBER: Final = 2**31 - 1
# As it is printed, "TNG-F00123", or the digits alone.
WRITTEN: Final = re.compile(r"(?:(?P<centre>[A-Za-z0-9]+)-)?F?0*(?P<number>\d{1,10})", re.IGNORECASE)


def number_forms(*, standing: Standing, count: int, at: datetime | None = None) -> list[PaperForm]:
    """Number `count` forms that are about to be printed. Raises `NotAllowed`, `Invalid`."""
    require(standing, "print_forms")
    if not 1 <= count <= MOST_AT_ONCE:
        message = _("Between 1 and %(most)d forms at once. Nothing was printed.")
        raise Invalid({"count": [message % {"most": MOST_AT_ONCE}]})
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        # Two who print at the same time never get the same number.
        Centre.objects.select_for_update(no_key=True).get(pk=standing.centre_id)
        last = (
            PaperForm.objects.filter(centre_id=standing.centre_id).aggregate(last=Max("number"))["last"] or 0
        )
        forms = PaperForm.objects.bulk_create(
            PaperForm(
                centre_id=standing.centre_id,
                number=last + offset,
                printed_at=one.at,
                printed_by_id=standing.user_id,
            )
            for offset in range(1, count + 1)
        )
        one.record(Kind.PAPER_FORMS_PRINTED, first=last + 1, last=last + count)
    return forms


def enter_form(one: Change, standing: Standing, written: str, call: Call) -> None:
    """Say that `call` was taken on the form with this number, as part of logging it.

    Raises `Invalid` for a number that was never printed here, `Conflict` with the call that was entered
    from the form before.
    """
    found = WRITTEN.fullmatch(written.strip())
    form = None
    if found and int(found["number"]) <= LARGEST_NUMBER:
        forms = PaperForm.objects.select_for_update(no_key=True, of=("self",)).select_related("centre")
        form = forms.filter(centre_id=standing.centre_id, number=int(found["number"])).first()
    if form is None or (found and (found["centre"] or form.centre.code).lower() != form.centre.code.lower()):
        message = _("This centre has printed no form of this number. Look at the top of the form.")
        raise Invalid({"paper_form": [message]})
    if form.call is not None:
        raise Conflict(
            _("This form was entered before. Nothing was saved a second time. Open its call."), form.call
        )
    form.call, form.entered_at = call, one.at
    form.save(update_fields=["call", "entered_at"])
    one.record(Kind.PAPER_FORM_ENTERED, call=call.pk, form=form.number)
