"""What can go wrong with an action, in terms that every door (page, API, command) can show."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _


class ActionError(Exception):
    """An action was refused and nothing was changed. `code` is stable, `message` is for people."""

    code = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotYours(ActionError):
    """The object does not exist or belongs to somebody else: the two are never told apart."""

    code = "not_found"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such record here. Nothing was changed. Go back to the list and open it anew.")
        )


class NotAllowed(ActionError):
    """The object is visible, but the person's role may not do this."""

    code = "not_allowed"

    def __init__(self) -> None:
        super().__init__(_("Your role may not do this. Nothing was changed. Ask a supervisor of the centre."))


class Invalid(ActionError):
    """Something that was typed cannot be kept; `fields` names each field with its messages."""

    code = "invalid"

    def __init__(self, fields: dict[str, list[str]]) -> None:
        super().__init__(_("Some fields need correction. Nothing was saved; what you typed is still here."))
        self.fields = fields


class Conflict(ActionError):
    """The object's present state does not allow this; `current` is that object."""

    code = "conflict"

    def __init__(self, message: str, current: Model) -> None:
        super().__init__(message)
        self.current = current


class Stale(Conflict):
    """The person saw an older version than there is."""

    code = "stale"

    def __init__(self, current: Model) -> None:
        super().__init__(
            _("Somebody was quicker. Nothing was changed. Look at the present state, then go on."),
            current,
        )


def refuse_invalid(fields: dict[str, Any]) -> None:
    """Raise `Invalid` when any field has a message."""
    found = {name: messages for name, messages in fields.items() if messages}
    if found:
        raise Invalid(found)
