"""The addresses of sign-in: those parts of django-allauth that a control room uses.

Accounts and their first passwords come from an administrator, so e-mail confirmation and password reset
by e-mail have no address.
"""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    # The sign-in page asks for this address; it says that sign-up is closed.
    path("signup/", views.signup, name="account_signup"),
]
