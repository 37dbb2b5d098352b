"""The admin of those who answer, and of all people with their posts."""

from agencies.admin import (
    agency,
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
    "people",
    "place",
    "plan",
    "policy",
    "question_set",
    "referral_partner",
    "telephone_system",
]
