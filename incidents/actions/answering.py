"""Keeping the answers to the guided questions with the incident that the call became."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from agencies.models import QuestionSet
from agencies.questions.engine import asked, fits
from agencies.questions.versions import content_of
from incidents.access import access_question_set
from incidents.actions.guard import changing_incident, save_incident
from incidents.actions.telephony.calling_back import owe_or_settle
from incidents.errors import Conflict, Invalid, NotYours
from incidents.journal import Change, Kind
from incidents.models import Call, Incident, IncidentAnswer
from incidents.states import INCIDENT_ENDED
from operators.standing import Standing


def answer_questions(
    *,
    standing: Standing,
    incident_id: int,
    set_id: int,
    answers: Mapping[str, str],
    do_not_call_back: bool = False,
    at: datetime | None = None,
) -> Incident:
    """Let `answers` (question -> answer, unsure or text) be all that was answered by one set.

    They hold whatever the incident's version is; the same again changes nothing. The incident's type and
    priority stay: who raises them corrects the incident. `do_not_call_back` marks the incident's calls;
    nothing here takes such a mark off. Raises `Invalid`, `NotYours`, `Conflict`.
    """
    with changing_incident(standing, "answer_questions", incident_id, version=None, at=at) as (one, incident):
        question_set = _set(standing, set_id)
        _check(question_set, answers)
        present = dict(
            IncidentAnswer.objects.filter(incident=incident, question_set=question_set).values_list(
                "question", "answer"
            )
        )
        marked = do_not_call_back and _mark_calls(one, incident)
        if present == answers and not marked:
            return incident
        if incident.status in INCIDENT_ENDED:
            raise Conflict(
                _("This incident has ended. The answers were not kept. Reopen it first."), incident
            )
        _keep(one, incident, question_set, present, answers)
        save_incident(one, incident)
    return incident


def _set(standing: Standing, set_id: int) -> QuestionSet:
    try:
        return access_question_set(standing, set_id)
    except NotYours as refused:
        # The address names the incident; a 404 would speak of it.
        raise Invalid({"set": [refused.message]}) from refused


def _check(question_set: QuestionSet, answers: Mapping[str, str]) -> None:
    """The console asks by the same rules; what does not fit was not asked by this version."""
    by_key = {question["key"]: question for question in asked(content_of(question_set), answers)}
    problems = [
        _("%(question)s: version %(version)s does not ask this, or has no such answer.")
        % {"question": question, "version": question_set.version}
        for question, answer in answers.items()
        if question not in by_key or not fits(by_key[question], answer)
    ]
    if problems:
        raise Invalid({"answers": problems})


def _mark_calls(one: Change, incident: Incident) -> bool:
    """Let nobody call back who cannot talk freely; return whether a call was not marked yet."""
    unmarked = Call.objects.filter(incident=incident, do_not_call_back=False).order_by("pk")
    calls = list(unmarked.select_for_update(of=("self",), no_key=True))
    for call in calls:
        call.do_not_call_back = True
        call.version += 1
        call.updated_at, call.updated_by_id = one.at, one.actor_id
        call.save()
        owe_or_settle(one, call)
    return bool(calls)


def _keep(
    one: Change,
    incident: Incident,
    question_set: QuestionSet,
    present: Mapping[str, str],
    answers: Mapping[str, str],
) -> None:
    kept = IncidentAnswer.objects.filter(incident=incident, question_set=question_set)
    changed = {question for question, answer in answers.items() if present.get(question) != answer}
    kept.filter(question__in=changed | (present.keys() - answers.keys())).delete()
    common: dict[str, Any] = {"at": one.at, "by_id": one.actor_id}
    IncidentAnswer.objects.bulk_create(
        IncidentAnswer(
            incident=incident, question_set=question_set, question=question, answer=answer, **common
        )
        for question, answer in answers.items()
        if question in changed
    )
    # What was told in words may name people; the journal is kept for ever.
    choices = {question["key"] for question in content_of(question_set)["question"] if "answer" in question}
    one.record(
        Kind.QUESTIONS_ANSWERED,
        incident=incident,
        set=question_set.pk,
        category=question_set.category,
        version=question_set.version,
        answers={question: answers[question] for question in sorted(changed & choices)},
        texts=sorted(changed - choices),
    )
