"""Keeping what is being typed, so that a broken PC or browser does not take a call along."""

import json
import re
from datetime import timedelta
from typing import Any, Final

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from incidents.access import visible_drafts
from incidents.errors import Conflict, refuse_invalid
from incidents.models import Draft, HelpKind, HelpRequest, HelpState
from incidents.permissions import require
from operators.standing import Standing

# As long as the console keeps its own (static/js/console/drafts.js): a caller's data must not lie about.
KEPT: Final = timedelta(hours=48)
# A narrative has at most 10,000 letters; with what the parts beside the intake add it stays well below.
LARGEST: Final = 64_000
MOST: Final = 50
LONGEST_KEY: Final = 40
# The escape itself, not somebody writing about it.
NUL: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def keep_draft(*, standing: Standing, key: str, content: dict[str, Any]) -> Draft:
    """Keep a draft in place of what was kept under its key. Raises `NotAllowed` and `Invalid`."""
    require(standing, "keep_draft")
    text = json.dumps(content)
    size = len(text)
    no_text = _("The draft holds a character that is no text. Nothing was kept. Remove it.")
    too_large = _("The draft is too large to be kept on the server. It is kept in the browser.")
    too_long = _("A draft's key has at most %(most)d characters. Nothing was kept.") % {"most": LONGEST_KEY}
    refuse_invalid(
        {
            "key": [too_long] if len(key) > LONGEST_KEY else [],
            "content": [too_large] if size > LARGEST else [no_text] if NUL.search(text) else [],
        }
    )
    _refuse_taken_over(standing, key)
    draft, _made = Draft.objects.update_or_create(
        centre_id=standing.centre_id,
        user_id=standing.user_id,
        key=key,
        defaults={"content": content, "updated_at": Now()},
    )
    return draft


def _refuse_taken_over(standing: Standing, key: str) -> None:
    """What lies on a colleague's desk must not come back to this one: it would be saved twice."""
    taken = HelpRequest.objects.filter(
        centre_id=standing.centre_id, draft=key, kind=HelpKind.TAKE_OVER, state=HelpState.ACCEPTED
    )
    last = taken.order_by("-answered_at").select_related("colleague").first()
    if last is not None and last.colleague_id != standing.user_id:
        message = _("%(name)s has taken this call over. Nothing was kept here; it lies on their desk.")
        raise Conflict(message % {"name": last.colleague}, last)


def drop_draft(*, standing: Standing, key: str) -> None:
    """Forget a draft that was saved or discarded; one that is not there is forgotten already."""
    require(standing, "keep_draft")
    visible_drafts(standing).filter(key=key).delete()


def own_drafts(standing: Standing) -> list[Draft]:
    """Return the person's drafts in this centre, the newest first, at most 50. Raises `NotAllowed`."""
    require(standing, "keep_draft")
    return list(visible_drafts(standing).filter(updated_at__gt=Now() - KEPT).order_by("-updated_at")[:MOST])


def purge_drafts() -> int:
    """Delete the drafts older than 48 hours by the database's clock; return how many."""
    deleted, _by_model = Draft.objects.filter(updated_at__lt=Now() - KEPT).delete()
    return deleted
