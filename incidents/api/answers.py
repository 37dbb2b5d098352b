"""The answers to the guided questions, as the console sends them and as they are read."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.fields import Flag, ListOf, Strict, Text, identifier
from agencies.models import Category
from agencies.questions.engine import LONGEST_TEXT
from agencies.questions.shape import MOST_QUESTIONS
from incidents.actions.answering import answer_questions
from incidents.api.current import shown_incident
from incidents.api.once import once
from incidents.api.shapes import IncidentShape


class AnswerBody(Strict):
    """One answer."""

    question = Text(max_length=24)
    answer = Text(
        allow_blank=True, max_length=LONGEST_TEXT, help_text='Key of an answer, "unsure", or a text.'
    )


class AnswersBody(Strict):
    """All that was answered by one version of a set."""

    set = identifier(help_text="Id of the version that was asked by.")
    answers = ListOf(child=AnswerBody(), max_length=MOST_QUESTIONS)
    do_not_call_back = Flag(
        required=False, help_text="The caller cannot talk freely: marks the calls of the incident."
    )


class AnsweredQuestionShape(serializers.Serializer):
    """One question and its answer, as keys and in the reader's language."""

    question = serializers.CharField()
    answer = serializers.CharField()
    text = serializers.CharField()
    answer_text = serializers.CharField()


class AnsweredShape(serializers.Serializer):
    """What was answered by one version of a set."""

    category = serializers.ChoiceField(Category.choices)
    category_label = serializers.CharField()
    version = serializers.IntegerField()
    lines = AnsweredQuestionShape(many=True)


class Answers(StandingView):
    """The answers to the guided questions about an incident."""

    @extend_schema(
        operation_id="incidents_answer",
        summary="Keep what was answered to the guided questions",
        description="All answers by one version, in place of those that were kept of it. Needs no version of "
        "the incident. Type and priority stay: raise them by correcting the incident.",
        request=AnswersBody,
        responses=IncidentShape,
    )
    @once
    def post(self, request: Request, incident_id: int) -> HttpResponse:
        """Keep them."""
        values = self.read(AnswersBody, request)
        incident = answer_questions(
            standing=self.standing,
            incident_id=incident_id,
            set_id=values["set"],
            do_not_call_back=values.get("do_not_call_back", False),
            answers={one["question"]: one["answer"] for one in values["answers"]},
        )
        return Response(shown_incident(self.standing, incident))
