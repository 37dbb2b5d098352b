"""What an administrator may see and do in the admin: their own centres' records, and nothing else.

A superuser may do everything. Everybody else needs the role of administrator at a centre; Django's own
permissions and groups play no part.
"""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Field, ForeignKey, ManyToManyField, Model, QuerySet
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.http import HttpRequest

from operators.models import Centre
from operators.roles import Role


def administered(request: HttpRequest) -> QuerySet[Centre]:
    """Return the centres whose configuration the person may change."""
    user = request.user
    if not user.is_active or not user.is_staff:
        return Centre.objects.none()
    if user.is_superuser:
        return Centre.objects.all()
    return Centre.objects.filter(
        active=True,
        memberships__user=user,
        memberships__role=Role.ADMINISTRATOR,
        memberships__active=True,
    )


def own(queryset: QuerySet[Any], centres: QuerySet[Centre]) -> QuerySet[Any]:
    """Return those records of `queryset` that belong to `centres`; what belongs to no centre stays."""
    if queryset.model is Centre:
        return queryset.filter(pk__in=centres)
    names = {field.name for field in queryset.model._meta.get_fields()}
    return queryset.filter(centre__in=centres) if "centre" in names else queryset


class Scoped(BaseModelAdmin):
    """The rights and choices of an admin or an inline, by the centre that `centre_path` leads to."""

    centre_path = "centre"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """See the records of own centres."""
        return self.allows(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Add to own centres."""
        return self.allows(request, None)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Change the records of own centres."""
        return self.allows(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Delete records of own centres that nothing refers to."""
        return self.allows(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to those who administer something."""
        return administered(request).exists()

    def allows(self, request: HttpRequest, obj: Model | None) -> bool:
        """Return whether the person administers the record's centre, or any centre without a record."""
        centres = administered(request)
        if obj is None or not isinstance(obj, self.model):
            return centres.exists()
        return self.of_centres(self.model._default_manager.filter(pk=obj.pk), centres).exists()

    def of_centres(self, queryset: QuerySet[Any], centres: QuerySet[Centre]) -> QuerySet[Any]:
        """Return the records that belong to `centres`."""
        return queryset.filter(**{f"{self.centre_path}__in": centres})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """List the records of own centres."""
        queryset = super().get_queryset(request)
        return queryset if request.user.is_superuser else self.of_centres(queryset, administered(request))

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Offer, and accept, records of own centres alone."""
        kwargs.setdefault("queryset", self._choices(db_field, request))
        if db_field.remote_field.model is Centre:
            kwargs.setdefault("initial", administered(request).first())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Offer, and accept, records of own centres alone."""
        kwargs.setdefault("queryset", self._choices(db_field, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _choices(self, db_field: Field, request: HttpRequest) -> QuerySet[Any]:
        everything = db_field.remote_field.model._default_manager.all()  # type: ignore[union-attr]
        return own(everything, administered(request))


class ReadOnly(Scoped):
    """What happened: to be looked at, never to be changed here."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is added by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is changed by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is deleted by hand."""
        return False
