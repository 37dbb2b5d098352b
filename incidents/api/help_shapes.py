"""How the API shows a request for a colleague's help."""

from rest_framework import serializers

from incidents.models import HelpKind, HelpState


class HelpRequestShape(serializers.Serializer):
    """A request. Only the two people concerned see it."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(HelpKind.choices)
    state = serializers.ChoiceField(HelpState.choices)
    status_label = serializers.CharField(source="get_state_display")
    asked_by = serializers.CharField()
    colleague = serializers.CharField()
    language = serializers.CharField()
    draft = serializers.CharField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class HelpAnsweredShape(HelpRequestShape):
    """An answered request; `content` is the draft of a call taken over."""

    content = serializers.DictField(allow_null=True)
