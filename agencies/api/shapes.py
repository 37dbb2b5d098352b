"""How the API shows those who answer."""

from rest_framework import serializers

from agencies.models import Agency, AgencyKind, AgencyRole, Category, IncidentType, Place, PlaceLevel
from agencies.priority import Priority


class IncidentTypeShape(serializers.Serializer):
    """An incident type."""

    code = serializers.CharField()
    # The metaclass takes a field's name from the class, so that it hides nothing of Field's own.
    label = serializers.SerializerMethodField(  # type: ignore[assignment]
        help_text="Its name in the reader's language."
    )
    name_id = serializers.CharField()
    name_en = serializers.CharField()
    category = serializers.ChoiceField(Category.choices)
    category_label = serializers.CharField(source="get_category_display")
    default_priority = serializers.ChoiceField(Priority.choices)

    def get_label(self, kind: IncidentType) -> str:
        """Return the name in the reader's language."""
        return kind.label(self.context["reader"].language)


class PlaceShape(serializers.Serializer):
    """A place."""

    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.ChoiceField(PlaceLevel.choices)
    within = serializers.SerializerMethodField(help_text="Name of the place that it is part of, or empty.")
    latitude = serializers.FloatField(allow_null=True, help_text="Of a centre point, for a map's view.")
    longitude = serializers.FloatField(allow_null=True)

    def get_within(self, place: Place) -> str:
        """Return the name of the kecamatan of a kelurahan, of the city of a kecamatan."""
        return place.parent.name if place.parent else ""


class AgencyShape(serializers.Serializer):
    """An agency."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()
    kind = serializers.ChoiceField(AgencyKind.choices)
    kind_label = serializers.CharField(source="get_kind_display")
    phone = serializers.SerializerMethodField(help_text="Empty for people of an agency.")

    def get_phone(self, agency: Agency) -> str:
        """Return the agency's number; only the centre telephones agencies."""
        return agency.phone if self.context["reader"].is_centre else ""


class PlanLineShape(serializers.Serializer):
    """One agency that the plan sends."""

    agency = AgencyShape()
    role = serializers.ChoiceField(AgencyRole.choices)


class PlanShape(serializers.Serializer):
    """What the response plan proposes."""

    gap = serializers.BooleanField(source="is_gap", help_text="True: nobody covers this type in this place.")
    lines = PlanLineShape(many=True)
