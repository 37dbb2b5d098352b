"""The admin of people: their accounts and their posts, at centres and at agencies."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Exists, Field, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from agencies.models import AgencyMembership
from operators.admin_scope import Scoped, administered
from operators.languages import SPOKEN_LANGUAGES
from operators.models import Centre, Membership, User


class MembershipInline(Scoped, admin.TabularInline):
    """Posts at centres."""

    model = Membership
    extra = 0


class AgencyMembershipInline(Scoped, admin.TabularInline):
    """Posts at agencies."""

    centre_path = "agency__centre"
    model = AgencyMembership
    extra = 0
    autocomplete_fields = ["agency"]


PERSON = (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email", "spoken_languages")})
SCREENS = (gettext_lazy("Screens"), {"fields": ("language", "theme")})
ACCESS = (gettext_lazy("Access"), {"fields": ("is_active", "is_staff")})
SYSTEM = (gettext_lazy("Whole system"), {"fields": ("is_superuser",)})


@admin.register(User)
class PersonAdmin(Scoped, UserAdmin):
    """A person.

    An administrator sees everybody who has a post at an own centre, and changes those who have posts
    nowhere else: who sets a password can sign in as that person.
    """

    list_display = ["username", "get_full_name", "email", "posts", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "memberships__role", "agency_memberships__role"]
    search_fields = ["username", "first_name", "last_name", "email"]
    filter_horizontal = ()
    inlines = [MembershipInline, AgencyMembershipInline]
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        PERSON,
    )

    @admin.display(description=gettext_lazy("posts"))
    def posts(self, user: User) -> str:
        """The person's active posts in a line of text."""
        at_centres = [(m.get_role_display(), m.centre.name) for m in user.memberships.all() if m.active]
        at_agencies = [
            (m.get_role_display(), m.agency.short_name) for m in user.agency_memberships.all() if m.active
        ]
        return ", ".join(f"{role} ({where})" for role, where in at_centres + at_agencies)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Read the posts with the people."""
        return (
            super()
            .get_queryset(request)
            .prefetch_related("memberships__centre", "agency_memberships__agency")
        )

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Show what concerns the whole system to a superuser alone."""
        if obj is None:
            return self.add_fieldsets
        account = (None, {"fields": ("username", "password")})
        return (account, PERSON, SCREENS, ACCESS, *([SYSTEM] if request.user.is_superuser else []))

    def of_centres(self, queryset: QuerySet[User], centres: QuerySet[Centre]) -> QuerySet[User]:
        """Return the people with a post at `centres` or their agencies, and those without any post.

        A person who was just made has none yet, and can do nothing before somebody gives them one.
        """
        posted = Q(memberships__isnull=False) | Q(agency_memberships__isnull=False) | Q(is_superuser=True)
        at_centre = Membership.objects.filter(user=OuterRef("pk"), centre__in=centres)
        at_agency = AgencyMembership.objects.filter(user=OuterRef("pk"), agency__centre__in=centres)
        free = ~Q(pk__in=User.objects.filter(posted).values("pk"))
        return queryset.filter(Q(Exists(at_centre)) | Q(Exists(at_agency)) | free)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Change those who have no post elsewhere; a superuser is changed by superusers."""
        if obj is None or request.user.is_superuser or not isinstance(obj, User):
            return self.allows(request, obj)
        return (
            not obj.is_superuser and self.allows(request, obj) and not _elsewhere(obj, administered(request))
        )

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """People are disabled, not deleted: what they did keeps their name."""
        return bool(request.user.is_superuser)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the spoken languages as boxes to tick."""
        if db_field.name == "spoken_languages":
            return forms.MultipleChoiceField(
                label=db_field.verbose_name,
                choices=SPOKEN_LANGUAGES,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def _elsewhere(user: User, centres: QuerySet[Centre]) -> bool:
    return (
        Membership.objects.filter(user=user).exclude(centre__in=centres).exists()
        or AgencyMembership.objects.filter(user=user).exclude(agency__centre__in=centres).exists()
    )
