"""Referrals as the centre works with them."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.authentication import IsCentre
from agencies.api.base import StandingView
from incidents.access import REFERRAL_PARTS, access_referral, visible_referrals
from incidents.actions import following, handed_in
from incidents.actions.referring import NewReferral, refer
from incidents.api.once import once
from incidents.api.paging import page_of
from incidents.api.referral_bodies import (
    BelongsBody,
    DeclineBody,
    FollowBody,
    ReferBody,
    ReferralsQuery,
    TelephonedBody,
    WithdrawBody,
)
from incidents.api.referral_shapes import ReferralPageShape, ReferralShape
from incidents.errors import Invalid, NotYours
from incidents.models import Referral


class CentreView(StandingView):
    """A view of the centre's own staff that answers with a referral."""

    permission_classes = [IsCentre]

    def answer(self, referral: Referral, status: int = 200) -> Response:
        """Return the referral as it is now."""
        return Response(self.show(ReferralShape, referral), status=status)


class Referrals(CentreView):
    """The referrals of the centre."""

    @extend_schema(
        operation_id="referrals_list",
        summary="List referrals",
        description="Out and in, the newest first.",
        parameters=[ReferralsQuery],
        responses=ReferralPageShape,
    )
    def get(self, request: Request) -> Response:
        """Answer one page."""
        query = self.read(ReferralsQuery, request)
        wanted = {name: query[name] for name in ("state", "incoming") if name in query}
        found = visible_referrals(self.standing).filter(**wanted).select_related(*REFERRAL_PARTS, "call")
        referrals, following_page = page_of(found, limit=query["limit"], cursor=query["cursor"])
        return Response({"results": self.show_all(ReferralShape, referrals), "next": following_page})

    @extend_schema(
        operation_id="referrals_create",
        summary="Refer a call to the city's other centre",
        description="The call becomes non-emergency; the other centre is told after the commit.",
        request=ReferBody,
        responses={201: ReferralShape},
    )
    @once
    def post(self, request: Request) -> HttpResponse:
        """Refer it."""
        values = self.read(ReferBody, request)
        values["call_id"], values["partner_id"] = values.pop("call"), values.pop("partner", None)
        try:
            referral = refer(standing=self.standing, new=NewReferral(**values))
        except NotYours as refused:
            # The body names the call by its id; a 404 would speak of the address.
            raise Invalid({"call": [refused.message]}) from refused
        return self.answer(referral, 201)


class OneReferral(CentreView):
    """One referral."""

    @extend_schema(operation_id="referrals_read", summary="Read a referral", responses=ReferralShape)
    def get(self, request: Request, referral_id: int) -> Response:
        """Answer it."""
        return self.answer(access_referral(self.standing, referral_id))


class Withdraw(CentreView):
    """Taking a referral back."""

    @extend_schema(
        operation_id="referrals_withdraw",
        summary="Withdraw a referral",
        request=WithdrawBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Withdraw it; the other centre is told."""
        values = self.read(WithdrawBody, request)
        return self.answer(following.withdraw(standing=self.standing, referral_id=referral_id, **values))


class Again(CentreView):
    """Giving a referral once more."""

    @extend_schema(
        operation_id="referrals_again",
        summary="Send an unanswered referral again",
        request=FollowBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Send it; the time to acknowledge begins anew."""
        values = self.read(FollowBody, request)
        return self.answer(following.give_again(standing=self.standing, referral_id=referral_id, **values))


class Telephoned(CentreView):
    """The other centre was telephoned."""

    @extend_schema(
        operation_id="referrals_telephoned",
        summary="Note that the other centre was telephoned about a referral",
        description="It counts as acknowledged, and with `ticket_number` as ticketed.",
        request=TelephonedBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Note the result."""
        values = self.read(TelephonedBody, request)
        return self.answer(following.telephoned(standing=self.standing, referral_id=referral_id, **values))


class Accept(CentreView):
    """Taking up an emergency that was handed over."""

    @extend_schema(
        operation_id="referrals_accept",
        summary="Accept an emergency of the other centre onto one's desk",
        description="Then open an incident with `referral`. A colleague may take it over.",
        request=FollowBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Accept it."""
        values = self.read(FollowBody, request)
        return self.answer(handed_in.accept(standing=self.standing, referral_id=referral_id, **values))


class DeclineReferral(CentreView):
    """Saying that it is none of ours."""

    @extend_schema(
        operation_id="referrals_decline",
        summary="Decline an emergency of the other centre, with a reason",
        request=DeclineBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Decline it."""
        values = self.read(DeclineBody, request)
        return self.answer(handed_in.decline(standing=self.standing, referral_id=referral_id, **values))


class Belongs(CentreView):
    """What was handed over is known already."""

    @extend_schema(
        operation_id="referrals_belongs",
        summary="Say which open incident an emergency of the other centre tells of",
        request=BelongsBody,
        responses=ReferralShape,
    )
    @once
    def post(self, request: Request, referral_id: int) -> HttpResponse:
        """Note the incident; the other centre hears its number."""
        values = self.read(BelongsBody, request)
        return self.answer(handed_in.belongs_to(standing=self.standing, referral_id=referral_id, **values))
