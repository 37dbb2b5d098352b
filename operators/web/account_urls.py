"""The addresses of sign-in: those parts of django-allauth that a control room uses.

Accounts and their first passwords come from an administrator, so e-mail confirmation and password reset
by e-mail have no address. Changing one's own password is Django's.
"""

from allauth.account import views
from django.contrib.auth.views import PasswordChangeDoneView, PasswordChangeView
from django.urls import path, reverse_lazy

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path(
        "password/",
        PasswordChangeView.as_view(
            template_name="account/password.html", success_url=reverse_lazy("account_password_changed")
        ),
        name="account_password",
    ),
    path(
        "password/changed/",
        PasswordChangeDoneView.as_view(template_name="account/password_changed.html"),
        name="account_password_changed",
    ),
    # The sign-in page asks for this address; it says that sign-up is closed.
    path("signup/", views.signup, name="account_signup"),
]
