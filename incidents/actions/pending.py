"""What stops when an agency answers: the messages of its ladder and the telephone calls asked for."""

from incidents.journal import Change, Kind
from incidents.models import Dispatch, TelephoneTask
from incidents.notifications.withdraw import withdraw_pending


def stop_pending(one: Change, dispatch: Dispatch) -> None:
    """Withdraw what is unsent for `dispatch` and close its open telephone tasks, as part of a larger change.

    To be called whenever the agency takes a step or the dispatch ends. A task that is closed here has
    no `done_by` and no result: nobody telephoned, nobody needs to.
    """
    withdraw_pending(dispatch)
    if dispatch.level == 0:
        return
    for task in TelephoneTask.objects.filter(dispatch=dispatch, done_at=None):
        task.done_at = one.at
        task.save(update_fields=["done_at"])
        one.record(Kind.TELEPHONE_DONE, dispatch=dispatch, level=task.level, result="", needless=True)
