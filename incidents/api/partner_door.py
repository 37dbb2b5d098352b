"""The other centre's own doors: its signed answers, and the emergencies that it hands over."""

from collections.abc import Iterator

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.showing import filled
from agencies.api.signed import SignedView, refused
from agencies.models import ReferralPartner
from incidents.access import partner_by_code, partners_of_referral, partners_referral
from incidents.actions.handed_in import HandedIn, receive
from incidents.actions.partner_events import Answer, PartnerEvent, take_event
from incidents.api.errors import body
from incidents.api.referral_bodies import EventBody, HandInBody
from incidents.api.referral_shapes import ReferralStateShape, state_of
from incidents.errors import Conflict

PARTNER_HEADER = "X-Referral-Partner"
SIGNED = [
    OpenApiParameter(name, str, OpenApiParameter.HEADER, required=False, description=description)
    for name, description in (
        ("webhook-id", "Names the message; the same one twice is one."),
        ("webhook-timestamp", "Seconds since 1970; within 5 minutes of now."),
        ("webhook-signature", "As https://www.standardwebhooks.com says, with the secret given to you."),
    )
]
NAMED = OpenApiParameter(
    PARTNER_HEADER, str, OpenApiParameter.HEADER, required=False, description="Your code at this centre."
)


class PartnerEvents(SignedView):
    """What the partner answers to a referral."""

    @extend_schema(
        operation_id="referrals_event",
        summary="Answer a referral (the other centre, signed)",
        description="`acknowledged`, `ticket` (with its number), `done`, `refused`, or `returned`: it is an "
        "emergency after all. A repetition or a late event changes nothing and is answered as well.",
        parameters=SIGNED,
        request=EventBody,
        responses=ReferralStateShape,
        auth=[],
    )
    def post(self, request: Request, referral_id: int) -> Response:
        """Take the event."""
        partner = partners_of_referral(referral_id)
        webhook_id = self.signed_by(request, secrets_of(partner))
        if partner is None:
            raise refused()
        values = filled(EventBody, request.data, centre_id=partner.centre_id)
        event = PartnerEvent(values.pop("event"))
        answer = Answer(webhook_id=webhook_id, event=event, **values)
        try:
            referral = take_event(partner_id=partner.pk, referral_id=referral_id, answer=answer)
        except Conflict as conflict:
            present = state_of(partners_referral(partner.pk, referral_id))
            return Response(body(conflict.code, conflict.message, current=present), 409)
        return Response(state_of(referral))


class HandIn(SignedView):
    """An emergency that the other centre hands over."""

    @extend_schema(
        operation_id="referrals_hand_in",
        summary="Hand an emergency over to this centre (the other centre, signed)",
        description="It stands on every console at once. 201 for a new one, 200 for a ticket that is known.",
        parameters=[NAMED, *SIGNED],
        request=HandInBody,
        responses={200: ReferralStateShape, 201: ReferralStateShape},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """Take it in."""
        partner = partner_by_code(request.headers.get(PARTNER_HEADER, ""))
        webhook_id = self.signed_by(request, secrets_of(partner))
        if partner is None:
            raise refused()
        values = filled(HandInBody, request.data, centre_id=partner.centre_id)
        referral, new = receive(partner=partner, new=HandedIn(webhook_id=webhook_id, **values))
        return Response(state_of(referral), 201 if new else 200)


def secrets_of(partner: ReferralPartner | None) -> Iterator[str]:
    """Yield the secrets that the partner may sign with; none for nobody."""
    yield from partner.their_secret.split() if partner else ()
