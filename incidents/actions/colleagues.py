"""Asking a colleague to join a call or to take it over, with the draft moving along."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from incidents.access import access_help_request, visible_attendances
from incidents.actions.drafts import keep_draft
from incidents.errors import Conflict, Invalid, Stale
from incidents.journal import Kind, change
from incidents.models import Draft, HelpKind, HelpRequest, HelpState, IdempotencyKey
from incidents.models.idempotency import TAKEN_OVER
from incidents.permissions import require
from operators.standing import Standing

# A caller does not wait longer: what is not answered by then is shown to nobody any more.
LIVES: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class NewRequest:
    """Whom, for what, and the draft as it is on the asker's desk."""

    colleague_id: int
    kind: HelpKind
    language: str
    draft: str
    content: dict[str, Any]


def ask_colleague(*, standing: Standing, new: NewRequest, at: datetime | None = None) -> HelpRequest:
    """Ask somebody on shift; the draft is kept on the server with it.

    Raises `NotAllowed`, `Invalid` (not on shift here), `Conflict` (asked already).
    """
    require(standing, "ask_colleague")
    present = visible_attendances(standing).filter(user_id=new.colleague_id).exclude(user_id=standing.user_id)
    if not present.exists():
        raise Invalid({"colleague": [_("This colleague is not on shift. Nobody was asked. Choose another.")]})
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        keep_draft(standing=standing, key=new.draft, content=new.content)
        _make_room(standing, new, one.at)
        request = HelpRequest.objects.create(
            centre_id=standing.centre_id,
            asked_by_id=standing.user_id,
            colleague_id=new.colleague_id,
            kind=new.kind,
            language=new.language,
            draft=new.draft,
            created_at=one.at,
        )
        one.record(Kind.HELP_ASKED, request=request.pk, colleague=new.colleague_id, what=new.kind)
    return request


def _make_room(standing: Standing, new: NewRequest, at: datetime) -> None:
    """Let nobody be asked twice at a time for one call. The draft's row keeps two presses apart."""
    own = {"centre_id": standing.centre_id, "draft": new.draft, "state": HelpState.ASKED}
    mine = HelpRequest.objects.filter(**own, asked_by_id=standing.user_id, colleague_id=new.colleague_id)
    open_one = mine.select_for_update().first()
    if open_one is not None and at - open_one.created_at < LIVES:
        raise Conflict(_("This colleague was asked already and has not answered yet."), open_one)
    if open_one is not None:
        _end(open_one, HelpState.WITHDRAWN, at)


def answer_request(
    *, standing: Standing, request_id: int, version: int, accept: bool, at: datetime | None = None
) -> tuple[HelpRequest, dict[str, Any] | None]:
    """Accept or decline as the colleague who was asked; a call taken over comes with its draft.

    Raises `NotYours`, `Stale`, `Conflict` (withdrawn, or the call was finished meanwhile).
    """
    require(standing, "ask_colleague")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        own = access_help_request(standing, request_id).colleague_id == standing.user_id
        request = _open(standing, request_id, version, own)
        content = None
        if accept and request.kind == HelpKind.TAKE_OVER:
            content = _move_draft(request)
            _withdraw_others(request, one.at)
        _end(request, HelpState.ACCEPTED if accept else HelpState.DECLINED, one.at)
        one.record(Kind.HELP_ANSWERED, request=request.pk, state=request.state)
    return request, content


def withdraw_request(
    *, standing: Standing, request_id: int, version: int, at: datetime | None = None
) -> HelpRequest:
    """Take a request back that is not answered yet, as the asker. Raises as `answer_request`."""
    require(standing, "ask_colleague")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        own = access_help_request(standing, request_id).asked_by_id == standing.user_id
        request = _open(standing, request_id, version, own)
        _end(request, HelpState.WITHDRAWN, one.at)
        one.record(Kind.HELP_ANSWERED, request=request.pk, state=request.state)
    return request


def _open(standing: Standing, request_id: int, version: int, own: bool) -> HelpRequest:
    request = access_help_request(standing, request_id, lock=True)
    if not own:
        raise Conflict(_("This is for the other of the two to do. Nothing was changed."), request)
    if request.version != version:
        raise Stale(request)
    if request.state != HelpState.ASKED:
        raise Conflict(_("This request was answered or taken back. Nothing was changed."), request)
    return request


def _move_draft(request: HelpRequest) -> dict[str, Any]:
    draft = (
        Draft.objects.select_for_update()
        .filter(centre_id=request.centre_id, user_id=request.asked_by_id, key=request.draft)
        .first()
    )
    if draft is None:
        raise Conflict(_("The call was finished meanwhile. There is nothing to take over."), request)
    _claim_keys(request, draft.content)
    # What the colleague may have kept of it from an earlier turn gives way.
    Draft.objects.filter(
        centre_id=request.centre_id, user_id=request.colleague_id, key=request.draft
    ).delete()
    draft.user_id = request.colleague_id
    draft.save(update_fields=["user"])
    return dict(draft.content)


def _claim_keys(request: HelpRequest, content: dict[str, Any]) -> None:
    """Let the asker save nothing of the call any more; who has saved it already keeps it.

    Waits for a save that is under way: it has claimed its key.
    """
    keys = content.get("keys")
    keys = keys if isinstance(keys, dict) else {}
    names = ["incident"] if content.get("call") else ["incident", "call"]
    wanted = [keys[name] for name in names if isinstance(keys.get(name), str) and len(keys[name]) <= 80]
    claims = IdempotencyKey.objects.filter(fingerprint=TAKEN_OVER, key__in=wanted)
    claims.filter(user_id=request.colleague_id).delete()
    for key in wanted:
        _row, claimed = IdempotencyKey.objects.get_or_create(
            user_id=request.asked_by_id,
            key=key,
            defaults={"fingerprint": TAKEN_OVER, "status": 0, "body": "", "created_at": Now()},
        )
        if not claimed:
            raise Conflict(_("The call was finished meanwhile. There is nothing to take over."), request)


def _withdraw_others(request: HelpRequest, at: datetime) -> None:
    """Nobody else need take it over now."""
    others = HelpRequest.objects.select_for_update().filter(
        centre_id=request.centre_id,
        asked_by_id=request.asked_by_id,
        draft=request.draft,
        state=HelpState.ASKED,
    )
    for other in others.exclude(pk=request.pk).order_by("pk"):
        _end(other, HelpState.WITHDRAWN, at)


def _end(request: HelpRequest, state: HelpState, at: datetime) -> None:
    request.state, request.answered_at = state, at
    request.version += 1
    request.save(update_fields=["state", "answered_at", "version"])
