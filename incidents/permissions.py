"""Which role may do what with an incident that it can see: a pure table."""

from typing import Final

from incidents.errors import NotAllowed
from operators.roles import AGENCY_ROLES, CENTRE_ROLES, REVIEWING_ROLES, Role
from operators.standing import Standing

EVERYBODY: Final = CENTRE_ROLES | AGENCY_ROLES

# The centre may record an agency's progress too: agencies without a screen report by radio or telephone.
ALLOWED: Final[dict[str, frozenset[Role]]] = {
    "log_call": CENTRE_ROLES,
    "answer_telephone": CENTRE_ROLES,
    "call_back": CENTRE_ROLES,
    # Personal data: for those who take calls and those who answer for them.
    "read_caller_history": frozenset({Role.OPERATOR, Role.SUPERVISOR}),
    "flag_number": frozenset({Role.SUPERVISOR}),
    "create_incident": CENTRE_ROLES,
    "attach_call": CENTRE_ROLES,
    "keep_draft": CENTRE_ROLES,
    "ask_colleague": CENTRE_ROLES,
    "hand_over": CENTRE_ROLES,
    "print_forms": CENTRE_ROLES,
    "send_location_link": CENTRE_ROLES,
    "change_incident": CENTRE_ROLES,
    "close_incident": CENTRE_ROLES,
    "reopen_incident": CENTRE_ROLES,
    "merge_incidents": CENTRE_ROLES,
    "surge": CENTRE_ROLES,
    "answer_questions": CENTRE_ROLES,
    "add_note": EVERYBODY,
    "dispatch": CENTRE_ROLES,
    "acknowledge": EVERYBODY,
    "decline": EVERYBODY,
    "en_route": EVERYBODY,
    "on_scene": EVERYBODY,
    "clear": EVERYBODY,
    "confirm_change": EVERYBODY,
    "cancel_dispatch": CENTRE_ROLES,
    "finish_telephone_task": CENTRE_ROLES,
    "refer": CENTRE_ROLES,
    "take_shift": CENTRE_ROLES,
    "read_reports": REVIEWING_ROLES,
}


def may(standing: Standing, verb: str) -> bool:
    """Return whether the role of `standing` may do `verb`."""
    return standing.role in ALLOWED[verb]


def require(standing: Standing, verb: str) -> None:
    """Raise `NotAllowed` unless the role of `standing` may do `verb`."""
    if not may(standing, verb):
        raise NotAllowed
