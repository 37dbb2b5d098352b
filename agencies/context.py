"""What every page knows of the person who looks at it."""

from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from agencies.models import Agency
from agencies.standings import standings_of
from operators.demo import DEMO_PASSWORD
from operators.models import Centre, ShiftAttendance, User
from operators.requests import Request
from operators.standing import Standing


def page(request: Request) -> dict[str, Any]:
    """Return, for every template: `standing`, `standings`, `centre`, `agency`, `attendance`, `demo_accounts`.

    All are lazy, so a page that does not show one does not ask the database for it.
    """
    standing: Standing | None = getattr(request, "standing", None)
    return {
        "standing": standing,
        "standings": SimpleLazyObject(lambda: _labelled(standings_of(request.user)) if standing else []),
        "centre": SimpleLazyObject(lambda: Centre.objects.get(pk=standing.centre_id) if standing else None),
        "agency": SimpleLazyObject(
            lambda: Agency.objects.get(pk=standing.agency_id) if standing and standing.agency_id else None
        ),
        "attendance": SimpleLazyObject(lambda: _attendance(request)),
        "demo": settings.DEMO,
        "demo_accounts": SimpleLazyObject(_demo_accounts),
        "demo_password": DEMO_PASSWORD if settings.DEMO else None,
    }


def _labelled(standings: list[Standing]) -> list[dict[str, str]]:
    centres = Centre.objects.in_bulk({standing.centre_id for standing in standings})
    agencies = Agency.objects.in_bulk({standing.agency_id for standing in standings if standing.agency_id})
    return [{"key": standing.key, "label": _label(standing, centres, agencies)} for standing in standings]


def _label(standing: Standing, centres: dict[int, Centre], agencies: dict[int, Agency]) -> str:
    post = agencies[standing.agency_id].short_name if standing.agency_id else centres[standing.centre_id].name
    return f"{post} · {standing.role.label}"


def _attendance(request: Request) -> ShiftAttendance | None:
    if not request.user.is_authenticated:
        return None
    return (
        ShiftAttendance.objects.filter(user=request.user, left_at=None)
        .select_related("shift__centre")
        .first()
    )


def _demo_accounts() -> list[User]:
    if not settings.DEMO:
        return []
    # The demo's colleagues, with whom nobody signs in, have no usable password.
    accounts = User.objects.filter(is_demo=True, is_active=True).order_by("id")
    return [account for account in accounts if account.has_usable_password()]
