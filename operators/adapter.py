"""How sign-in behaves here: accounts are given by an administrator, never taken."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """django-allauth without open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody may make an account for themselves."""
        return False
