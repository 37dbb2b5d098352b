"""The words of the guided questions' scripts (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

QUESTIONS = {
    "questions.key": _("Go to the questions"),
    "questions.set": _("{category}, version {version}"),
    "questions.about": _("{set}, asked about {number}"),
    "questions.unsent": _("Answers that are not sent yet are kept on this device."),
    "questions.raised": _("{number}: the answers raised the priority to P{priority}. Check the agencies."),
    "questions.where": _("Ask first: where is it? The nearest landmark?"),
    "questions.number": _("Ask for a number to call back"),
    "questions.done": _("All questions are answered."),
    "questions.more_urgent": _("The answers say P{priority}, more urgent than what was chosen by hand."),
    "questions.text": _("Type the answer; Enter goes on, also when nothing is known"),
    "keys.group.questions": _("In the questions"),
    "questions.keys.answer": _("Answer; the first letter does too"),
    "questions.keys.unsure": _("Not sure: counts as the more urgent answer"),
    "questions.keys.back": _("Back one question"),
    "questions.keys.advice": _("Next step of the advice, or the one before"),
    "questions.keys.other_advice": _("Another advice"),
}
