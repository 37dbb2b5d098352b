"""The admin of those who answer, and of all people with their posts."""

from agencies.admin import agency, people, place, plan, policy

__all__ = ["agency", "people", "place", "plan", "policy"]
