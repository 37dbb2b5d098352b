"""A supervisor's flags on numbers: a reason, an end, and an entry in the journal for each."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext as _

from incidents.access import access_number_flag
from incidents.errors import Conflict, Stale, refuse_invalid
from incidents.journal import Kind, change
from incidents.models import NumberFlag
from incidents.permissions import require
from incidents.telephone_numbers import dialled
from incidents.validation import number_problems
from operators.models import Centre
from operators.standing import Standing

# A flag that nobody looks at again is a block in disguise: numbers change hands.
LONGEST: Final = timedelta(days=90)
LONGEST_REASON: Final = 300


def flag_number(
    *, standing: Standing, number: str, reason: str, ends_on: date, at: datetime | None = None
) -> NumberFlag:
    """Flag a number until the end of the day `ends_on` of the centre. Raises `NotAllowed` and `Invalid`."""
    require(standing, "flag_number")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        centre = Centre.objects.get(pk=standing.centre_id)
        today = one.at.astimezone(centre.zone).date()
        refuse_invalid(
            {
                "number": number_problems(number) or ([] if number else [_("Give the number.")]),
                "reason": _reason_problems(reason),
                "ends_on": _end_problems(ends_on, today),
            }
        )
        flag = NumberFlag.objects.create(
            centre=centre,
            number=number,
            dialled=dialled(number),
            reason=reason,
            ends_at=datetime.combine(ends_on + timedelta(days=1), time(), tzinfo=centre.zone),
            created_at=one.at,
            created_by_id=standing.user_id,
        )
        one.record(Kind.NUMBER_FLAGGED, flag=flag.pk, ends_at=flag.ends_at.isoformat())
    return flag


def end_flag(*, standing: Standing, flag_id: int, version: int, at: datetime | None = None) -> NumberFlag:
    """End a flag before its time. Raises `NotAllowed`, `NotYours`, `Stale`, `Conflict` when it has ended."""
    require(standing, "flag_number")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        flag = access_number_flag(standing, flag_id, lock=True)
        if flag.version != version:
            raise Stale(flag)
        if flag.ended_at is not None or flag.ends_at <= one.at:
            raise Conflict(_("This flag has ended already. Nothing was changed."), flag)
        flag.ended_at, flag.ended_by_id = one.at, standing.user_id
        flag.version += 1
        flag.save(update_fields=["ended_at", "ended_by", "version"])
        one.record(Kind.NUMBER_FLAG_ENDED, flag=flag.pk)
    return flag


def _reason_problems(reason: str) -> list[str]:
    if not reason.strip():
        return [_("Give the reason: the operators read it during the call.")]
    if len(reason) > LONGEST_REASON:
        return [_("At most %(most)d characters.") % {"most": LONGEST_REASON}]
    return []


def _end_problems(ends_on: date, today: date) -> list[str]:
    if ends_on < today:
        return [_("This day is over. Choose today or a later day.")]
    if ends_on - today > LONGEST:
        return [_("A flag lasts %(days)d days at most. It can be given again then.") % {"days": LONGEST.days}]
    return []
