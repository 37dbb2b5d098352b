"""What the console's intake knows by heart, so that its searches are instant and outlive a lost server."""

from datetime import datetime
from typing import Any, Final

from agencies.models import Agency, IncidentType, Place
from incidents.call_classes import CallClass
from incidents.web.questions import question_data
from incidents.web.referrals import referral_data
from operators.models import Centre
from operators.standing import Standing

# One key for each class that is no emergency, in the order of how often they come (DOMAIN section 1).
CLASS_KEYS: Final = (
    CallClass.GHOST,
    CallClass.PRANK,
    CallClass.INFORMATION,
    CallClass.DROPPED,
    CallClass.TEST,
    CallClass.NON_EMERGENCY,
)


def intake_data(standing: Standing) -> dict[str, Any]:
    """Return the page's JSON block: types, places, agencies and call classes of the person's centre."""
    centre = Centre.objects.get(pk=standing.centre_id)
    return {
        "user": standing.user_id,
        "centre": centre.pk,
        "language": centre.language,
        "offset": _offset(centre),
        "view": "all" if standing.reviews else "mine",
        "types": [_type(kind, standing.language) for kind in IncidentType.objects.filter(active=True)],
        "places": [_place(place) for place in _places(centre.pk)],
        "agencies": [_agency(agency) for agency in _agencies(centre.pk)],
        "referral": referral_data(standing),
        "questions": question_data(standing),
        "classes": [
            {"key": str(key), "value": kind.value, "label": str(kind.label)}
            for key, kind in enumerate(CLASS_KEYS, start=1)
        ],
    }


def _type(kind: IncidentType, language: str) -> dict[str, Any]:
    return {
        "code": kind.code,
        "label": kind.label(language),
        "other": kind.label("id" if language == "en" else "en"),
        "keywords": kind.keywords,
        "category": kind.get_category_display(),
        "group": kind.category,
        "priority": kind.default_priority,
        "quiet": kind.do_not_call_back,
    }


def _places(centre_id: int) -> list[Place]:
    return list(Place.objects.filter(centre_id=centre_id).select_related("parent").order_by("code"))


def _place(place: Place) -> dict[str, str]:
    return {
        "code": place.code,
        "name": place.name,
        "level": place.level,
        "levelLabel": str(place.get_level_display()),
        "within": place.parent.name if place.parent else "",
    }


def _agencies(centre_id: int) -> list[Agency]:
    return list(Agency.objects.filter(centre_id=centre_id, active=True).order_by("kind", "short_name"))


def _agency(agency: Agency) -> dict[str, Any]:
    return {"id": agency.pk, "short": agency.short_name, "name": agency.name, "phone": agency.phone}


def _offset(centre: Centre) -> str:
    """Return the centre's distance from UTC, "+07:00"; Indonesia has no summer time."""
    plain = datetime.now(centre.zone).strftime("%z")
    return f"{plain[:3]}:{plain[3:]}"
