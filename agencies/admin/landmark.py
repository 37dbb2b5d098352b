"""The admin of landmarks."""

from django.contrib import admin

from agencies.admin.same_centre import SameCentreForm
from agencies.models import Landmark
from operators.admin_scope import Scoped


@admin.register(Landmark)
class LandmarkAdmin(Scoped, admin.ModelAdmin):
    """What callers name, with what else they call it."""

    form = SameCentreForm
    list_display = ["name", "aliases", "kind", "place", "latitude", "longitude", "active", "centre"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "kind", "active"]
    list_select_related = ["centre", "place"]
    search_fields = ["name", "aliases"]
    autocomplete_fields = ["centre", "place"]
