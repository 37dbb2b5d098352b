"""`manage.py demo_accounts`: who can sign in to the demo, a line for each post."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from agencies.models import AgencyMembership
from operators.demo import DEMO_PASSWORD
from operators.models import Membership, User


class Command(BaseCommand):
    """Prints the demo's accounts; bin/run shows them when it is ready."""

    help = "Print the demo's accounts, their posts and their password."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them; nothing when this database has no demo."""
        posts = list(_posts())
        for name, post in posts:
            self.stdout.write(f"{name:<14} {post}")
        if posts:
            self.stdout.write(f"each with the password {DEMO_PASSWORD}")


def _posts() -> Iterator[tuple[str, str]]:
    people = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    for user in (person for person in people if person.has_usable_password()):
        for post in Membership.objects.filter(user=user, active=True).select_related("centre"):
            yield user.username, f"{post.get_role_display()}, {post.centre.name}"
        for liaison in AgencyMembership.objects.filter(user=user, active=True).select_related(
            "agency__centre"
        ):
            place = f"{liaison.agency.short_name}, {liaison.agency.centre.name}"
            yield user.username, f"{liaison.get_role_display()}, {place}"
