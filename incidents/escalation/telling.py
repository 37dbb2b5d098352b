"""Whom a step of the ladder tells, and by which channels."""

from agencies.models import Contact, LadderRole
from incidents.journal import Change, Kind
from incidents.models import Channel, Dispatch


def tell(one: Change, dispatch: Dispatch, kind: Kind, level: int, role: LadderRole) -> int:
    """Write the messages of a step: to the board, and by e-mail to each contact of `role` with an address.

    The head of the centre is a contact of the centre, everyone else of the dispatched agency. Returns
    how many people are written to; none is no error, for the board is told in any case.
    """
    to_centre = role == LadderRole.HEAD_OF_CENTRE
    recipient = f"centre:{dispatch.centre_id}" if to_centre else f"agency:{dispatch.agency_id}"
    contacts = list(
        Contact.objects.filter(
            centre_id=dispatch.centre_id,
            agency=None if to_centre else dispatch.agency,
            ladder_role=role,
            active=True,
        ).exclude(email="")
    )
    targets: list[tuple[Channel, str, Contact | None]] = [(Channel.BOARD, recipient, None)]
    targets += [(Channel.EMAIL, contact.email, contact) for contact in contacts]
    for channel, address, contact in targets:
        one.notify(
            kind=kind,
            channel=channel,
            recipient=address,
            dispatch=dispatch,
            language=dispatch.incident.centre.language,
            contact=contact,
            level=level,
            role=role,
        )
    return len(contacts)
