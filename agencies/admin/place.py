"""The admin of places and incident types."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from agencies.admin.same_centre import SameCentreForm
from agencies.models import IncidentType, Place
from operators.admin_scope import Scoped
from operators.models import Centre


@admin.register(Place)
class PlaceAdmin(Scoped, admin.ModelAdmin):
    """City, kecamatan, kelurahan; mostly for their coordinates."""

    form = SameCentreForm
    list_display = ["name", "code", "level", "parent", "latitude", "longitude", "centre"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "level"]
    list_select_related = ["centre", "parent"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["centre", "parent"]


@admin.register(IncidentType)
class IncidentTypeAdmin(Scoped, admin.ModelAdmin):
    """The types, shared by all centres: administrators see them, a superuser changes them."""

    list_display = ["name_id", "name_en", "code", "category", "default_priority", "active"]
    list_filter = ["category", "default_priority", "active"]
    search_fields = ["name_id", "name_en", "code", "keywords"]

    def allows(self, request: HttpRequest, obj: Model | None) -> bool:
        """Every administrator may look."""
        return self.has_module_permission(request)

    def of_centres(
        self, queryset: QuerySet[IncidentType], centres: QuerySet[Centre]
    ) -> QuerySet[IncidentType]:
        """All types belong to all centres."""
        return queryset

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Adding one concerns every centre."""
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Changing one concerns every centre."""
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Deleting one concerns every centre."""
        return bool(request.user.is_superuser)
