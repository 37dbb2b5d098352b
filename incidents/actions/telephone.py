"""Telephoning an agency that does not answer its board."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.access import access_incident, access_telephone_task
from incidents.actions.guard import save_incident
from incidents.errors import Conflict, Invalid
from incidents.journal import Kind, change
from incidents.models import TelephoneTask
from incidents.permissions import require
from operators.standing import Standing


def finish_telephone_task(
    *, standing: Standing, task_id: int, result: str, at: datetime | None = None
) -> TelephoneTask:
    """Note what the telephone call gave. Raises `Invalid` without a result, `Conflict` when done before."""
    require(standing, "finish_telephone_task")
    with change(centre_id=standing.centre_id, actor_id=standing.user_id, at=at) as one:
        seen = access_telephone_task(standing, task_id)
        incident = access_incident(standing, seen.dispatch.incident_id, lock=True)
        task = access_telephone_task(standing, task_id)
        if task.done_at is not None:
            raise Conflict(
                _("Somebody noted this telephone call already. Yours was not kept; see theirs."), task
            )
        task.result = result.strip()[:300]
        if not task.result:
            raise Invalid({"result": [_("Say whom you reached and what they answered.")]})
        task.done_at, task.done_by_id = one.at, standing.user_id
        task.save()
        save_incident(one, incident)
        one.record(Kind.TELEPHONE_DONE, dispatch=task.dispatch, level=task.level, result=task.result)
    return task
