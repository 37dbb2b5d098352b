"""The telephone system's own door: its signed events."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.showing import filled
from agencies.api.signed import SignedView, refused
from incidents.access import telephone_system_by_code
from incidents.actions.telephony.events import Taken, Told, take_event
from incidents.api.partner_door import SIGNED
from incidents.api.telephone_bodies import TelephoneEventBody
from incidents.api.telephone_shapes import TakenShape, taken_of
from incidents.journal.change import database_now
from incidents.telephone_states import TelephoneEvent

SYSTEM_HEADER = "X-Telephone-System"
NAMED = OpenApiParameter(
    SYSTEM_HEADER, str, OpenApiParameter.HEADER, required=False, description="Your code at this centre."
)


class TelephoneEvents(SignedView):
    """What the telephone system tells of calls."""

    @extend_schema(
        operation_id="telephony_event",
        summary="Tell of a call (the telephone system, signed)",
        description="Events may arrive in any order and more than once. 201: a new call. What cannot be "
        "believed of number, recording and position is named in `ignored`; the call rings all the same.",
        parameters=[NAMED, *SIGNED],
        request=TelephoneEventBody,
        responses={200: TakenShape, 201: TakenShape},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """Take the event."""
        system = telephone_system_by_code(request.headers.get(SYSTEM_HEADER, ""))
        webhook_id = self.signed_by(request, system.secret.split() if system else ())
        if system is None:
            raise refused()
        values = filled(TelephoneEventBody, request.data, centre_id=system.centre_id)
        told = Told(
            webhook_id=webhook_id,
            event=TelephoneEvent(values["event"]),
            pbx_id=values["call"],
            at=values.get("at") or database_now(),
            caller_number=values.get("caller_number") or "",
            queue=values.get("queue") or "",
            extension=values.get("agent") or "",
            recording_url=values.get("recording") or "",
            position=values.get("position"),
        )
        outcome = take_event(system=system, told=told)
        return Response(taken_of(outcome), 201 if outcome.taken == Taken.NEW else 200)
