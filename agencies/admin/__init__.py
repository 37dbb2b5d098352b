"""The admin of those who answer, and of all people with their posts."""

from agencies.admin import (
    agency,
    landmark,
    people,
    place,
    plan,
    policy,
    question_set,
    referral_partner,
    telephone_system,
)

__all__ = [
    "agency",
    "landmark",
    "people",
    "place",
    "plan",
    "policy",
    "question_set",
    "referral_partner",
    "telephone_system",
]
