"""The admin of centres and their shifts. People are in agencies/admin: they have posts at agencies too."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from operators.admin_scope import ReadOnly, Scoped
from operators.models import Centre, Shift, ShiftAttendance, ShiftPattern


class ShiftPatternInline(Scoped, admin.TabularInline):
    """The daily shifts."""

    model = ShiftPattern
    extra = 0


@admin.register(Centre)
class CentreAdmin(Scoped, admin.ModelAdmin):
    """A centre. Its administrator changes it; only a superuser makes or deletes one."""

    centre_path = "pk"
    list_display = ["name", "code", "admin_code", "timezone", "language", "watch_boards", "active"]
    list_filter = ["timezone", "active"]
    search_fields = ["name", "code", "admin_code"]
    inlines = [ShiftPatternInline]

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only a superuser opens a centre."""
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only a superuser deletes one."""
        return bool(request.user.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """The codes stand in incident numbers and in the places' codes: a centre does not change its own."""
        return [] if request.user.is_superuser else ["code", "admin_code", "active"]


class AttendanceInline(ReadOnly, admin.TabularInline):
    """Who was on the shift."""

    centre_path = "shift__centre"
    model = ShiftAttendance
    extra = 0


@admin.register(Shift)
class ShiftAdmin(ReadOnly, admin.ModelAdmin):
    """The shifts that took place."""

    list_display = ["__str__", "centre", "starts_at", "ends_at"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "name"]
    list_select_related = ["centre"]
    search_fields = ["name"]
    date_hierarchy = "starts_at"
    inlines = [AttendanceInline]
