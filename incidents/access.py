"""The one door to what happens: every object is got here, and nobody gets what is not theirs."""

from typing import Final, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.crypto import constant_time_compare

from agencies.models import QuestionSet, ReferralPartner, TelephoneSystem
from incidents.errors import NotYours
from incidents.journal.kinds import CENTRE_ONLY
from incidents.link_tokens import message_token
from incidents.models import (
    Call,
    CallBack,
    Dispatch,
    Draft,
    Handover,
    HelpRequest,
    Incident,
    JournalEntry,
    LocationLink,
    Merge,
    Notification,
    NumberFlag,
    PaperForm,
    Referral,
    Surge,
    TelephoneCall,
    TelephoneTask,
)
from operators.models import Shift, ShiftAttendance
from operators.standing import Standing

M = TypeVar("M", bound=Model)
REFERRAL_PARTS: Final = ("partner", "centre", "incident_type", "place", "incident", "accepted_by")


def visible_incidents(standing: Standing) -> QuerySet[Incident]:
    """Return the incidents of the centre; for an agency those ever dispatched to it.

    An agency that goes on under another incident after a merge reads both: it was sent to the one for the
    other. An incident that it was never sent to stays closed to it, merged or not.
    """
    incidents = Incident.objects.filter(centre_id=standing.centre_id)
    if standing.agency_id is None:
        return incidents
    return incidents.filter(Exists(_sent_for(OuterRef("pk"), standing.agency_id)))


def visible_dispatches(standing: Standing) -> QuerySet[Dispatch]:
    """Return the dispatches that this person may act on: the centre's, or those of the own agency."""
    dispatches = Dispatch.objects.filter(centre_id=standing.centre_id)
    if standing.agency_id is not None:
        dispatches = dispatches.filter(agency_id=standing.agency_id)
    return dispatches


def visible_calls(standing: Standing) -> QuerySet[Call]:
    """Return the calls of the centre; an agency sees none."""
    if standing.agency_id is not None:
        return Call.objects.none()
    return Call.objects.filter(centre_id=standing.centre_id)


def visible_call_backs(standing: Standing) -> QuerySet[CallBack]:
    """Return the call-backs of the centre; an agency sees none."""
    if standing.agency_id is not None:
        return CallBack.objects.none()
    return CallBack.objects.filter(centre_id=standing.centre_id)


def visible_drafts(standing: Standing) -> QuerySet[Draft]:
    """Return the person's own drafts in this centre: what is not saved yet is nobody else's."""
    return Draft.objects.filter(centre_id=standing.centre_id, user_id=standing.user_id)


def visible_location_links(standing: Standing) -> QuerySet[LocationLink]:
    """Return the location links of the centre; an agency sees none."""
    if standing.agency_id is not None:
        return LocationLink.objects.none()
    return LocationLink.objects.filter(centre_id=standing.centre_id)


def visible_handovers(standing: Standing) -> QuerySet[Handover]:
    """Return the hand-overs from and to the centre; an agency sees none."""
    if standing.agency_id is not None:
        return Handover.objects.none()
    own = standing.centre_id
    return Handover.objects.filter(Q(centre_id=own) | Q(to_centre_id=own))


def visible_help_requests(standing: Standing) -> QuerySet[HelpRequest]:
    """Return the requests for help that this person made or got here; they are nobody else's."""
    own = Q(asked_by_id=standing.user_id) | Q(colleague_id=standing.user_id)
    return HelpRequest.objects.filter(own, centre_id=standing.centre_id)


def visible_paper_forms(standing: Standing) -> QuerySet[PaperForm]:
    """Return the paper forms of the centre; an agency sees none."""
    if standing.agency_id is not None:
        return PaperForm.objects.none()
    return PaperForm.objects.filter(centre_id=standing.centre_id)


def visible_telephone_tasks(standing: Standing) -> QuerySet[TelephoneTask]:
    """Return the telephone tasks of the centre; an agency sees none."""
    if standing.agency_id is not None:
        return TelephoneTask.objects.none()
    return TelephoneTask.objects.filter(dispatch__centre_id=standing.centre_id)


def visible_telephone_calls(standing: Standing) -> QuerySet[TelephoneCall]:
    """Return what the centre's telephone systems told of calls; an agency sees none."""
    if standing.agency_id is not None:
        return TelephoneCall.objects.none()
    return TelephoneCall.objects.filter(centre_id=standing.centre_id)


def visible_telephone_systems(standing: Standing) -> QuerySet[TelephoneSystem]:
    """Return the centre's telephone systems in use; an agency sees none."""
    if standing.agency_id is not None:
        return TelephoneSystem.objects.none()
    return TelephoneSystem.objects.filter(centre_id=standing.centre_id, active=True)


def visible_partners(standing: Standing) -> QuerySet[ReferralPartner]:
    """Return the centre's referral partners in use; an agency sees none."""
    if standing.agency_id is not None:
        return ReferralPartner.objects.none()
    return ReferralPartner.objects.filter(centre_id=standing.centre_id, active=True)


def visible_referrals(standing: Standing) -> QuerySet[Referral]:
    """Return the referrals of the centre, out and in; an agency sees none."""
    if standing.agency_id is not None:
        return Referral.objects.none()
    return Referral.objects.filter(centre_id=standing.centre_id)


def visible_journal(standing: Standing) -> QuerySet[JournalEntry]:
    """Return the centre's journal; for an agency what concerns the incidents dispatched to it."""
    entries = JournalEntry.objects.filter(centre_id=standing.centre_id)
    if standing.agency_id is None:
        return entries
    return entries.filter(Exists(_sent_for(OuterRef("incident"), standing.agency_id))).exclude(
        kind__in=CENTRE_ONLY
    )


def visible_shifts(standing: Standing) -> QuerySet[Shift]:
    """Return the centre's shifts for those who review them; others see none."""
    if not standing.reviews:
        return Shift.objects.none()
    return Shift.objects.filter(centre_id=standing.centre_id)


def access_incident(standing: Standing, incident_id: int, *, lock: bool = False) -> Incident:
    """Return the incident, locked for a change if `lock`; raise `NotYours`."""
    return _get(
        visible_incidents(standing).select_related("incident_type", "place", "centre"), incident_id, lock
    )


def access_dispatch(standing: Standing, dispatch_id: int) -> Dispatch:
    """Return the dispatch with its incident and agency; raise `NotYours`."""
    return _get(visible_dispatches(standing).select_related("incident", "agency"), dispatch_id, False)


def access_call(standing: Standing, call_id: int, *, lock: bool = False) -> Call:
    """Return the call, locked for a change if `lock`; raise `NotYours`."""
    return _get(visible_calls(standing), call_id, lock)


def access_handover(standing: Standing, handover_id: int, *, lock: bool = False) -> Handover:
    """Return the hand-over with its centres and incident, locked for a change if `lock`; raise `NotYours`."""
    found = visible_handovers(standing).select_related("centre", "to_centre", "incident__place")
    return _get(found, handover_id, lock)


def access_help_request(standing: Standing, request_id: int, *, lock: bool = False) -> HelpRequest:
    """Return the request with both people, locked for a change if `lock`; raise `NotYours`."""
    found = visible_help_requests(standing).select_related("asked_by", "colleague")
    return _get(found, request_id, lock)


def access_location_link(standing: Standing, link_id: int, *, lock: bool = False) -> LocationLink:
    """Return the location link with its incident, locked for a change if `lock`; raise `NotYours`."""
    return _get(visible_location_links(standing).select_related("incident"), link_id, lock)


def callers_location_link(fingerprint: str, *, lock: bool = False) -> LocationLink:
    """Return the link of this token's fingerprint, which is all its caller has; raise `NotYours`."""
    links = LocationLink.objects.select_related("incident", "centre")
    if lock:
        links = links.select_for_update(of=("self",), no_key=True)
    found = links.filter(fingerprint=fingerprint).first()
    if found is None:
        raise NotYours
    return found


def message_of_token(token: str) -> Notification:
    """Return the message to an agency's contact whose link has this token; raise `NotYours`."""
    number = token.partition(".")[0]
    known = number.isascii() and number.isdigit() and len(number) < 19
    messages = Notification.objects.select_related("dispatch", "contact").filter(
        contact__agency__isnull=False, dispatch__isnull=False
    )
    found = messages.filter(pk=int(number)).first() if known else None
    if found is None or not constant_time_compare(token, message_token(found.pk, found.key)):
        raise NotYours
    return found


def access_question_set(standing: Standing, set_id: int) -> QuestionSet:
    """Return a version of the centre's guided questions, in use or not; raise `NotYours`."""
    return _get(QuestionSet.objects.filter(centre_id=standing.centre_id), set_id, False)


def access_telephone_task(standing: Standing, task_id: int) -> TelephoneTask:
    """Return the telephone task with its dispatch; raise `NotYours`."""
    return _get(visible_telephone_tasks(standing).select_related("dispatch"), task_id, False)


def access_call_back(standing: Standing, call_back_id: int, *, lock: bool = False) -> CallBack:
    """Return the call-back, locked for a change if `lock`; raise `NotYours`."""
    return _get(visible_call_backs(standing), call_back_id, lock)


def access_incident_by_number(standing: Standing, number: str) -> Incident:
    """Return the incident of this number, however its letters are written; raise `NotYours`."""
    found = visible_incidents(standing).filter(number=number.strip().upper()).first()
    if found is None:
        raise NotYours
    return found


def access_referral(standing: Standing, referral_id: int, *, lock: bool = False) -> Referral:
    """Return the referral with what its shape shows, locked for a change if `lock`; raise `NotYours`."""
    return _get(visible_referrals(standing).select_related(*REFERRAL_PARTS), referral_id, lock)


def partners_referral(partner_id: int, referral_id: int, *, lock: bool = False) -> Referral:
    """Return the referral to the partner that proved itself by its signature; raise `NotYours`."""
    theirs = Referral.objects.filter(partner_id=partner_id)
    return _get(theirs.select_related(*REFERRAL_PARTS), referral_id, lock)


def partners_of_referral(referral_id: int) -> ReferralPartner | None:
    """Return the partner in use that a referral is with, whose signature its events must bear; or None."""
    return ReferralPartner.objects.filter(referrals=referral_id, active=True, centre__active=True).first()


def partner_by_code(code: str) -> ReferralPartner | None:
    """Return the partner in use of this code, whose signature is still to be held; or None."""
    return ReferralPartner.objects.filter(code=code, active=True, centre__active=True).first()


def telephone_system_by_code(code: str) -> TelephoneSystem | None:
    """Return the telephone system in use of this code, whose signature is still to be held; or None."""
    return TelephoneSystem.objects.filter(code=code, active=True, centre__active=True).first()


def access_telephone_call(standing: Standing, call_id: int, *, lock: bool = False) -> TelephoneCall:
    """Return the telephone call with who has it, locked for a change if `lock`; raise `NotYours`."""
    calls = visible_telephone_calls(standing).select_related("system", "operator", "claimed_by", "call")
    return _get(calls, call_id, lock)


def access_shift(standing: Standing, shift_id: int) -> Shift:
    """Return the shift; raise `NotYours`."""
    return _get(visible_shifts(standing).select_related("centre"), shift_id, False)


def visible_merges(standing: Standing) -> QuerySet[Merge]:
    """Return the merges of the centre that hold; an agency sees none."""
    if standing.agency_id is not None:
        return Merge.objects.none()
    return Merge.objects.filter(centre_id=standing.centre_id, undone_at=None)


def visible_attendances(standing: Standing) -> QuerySet[ShiftAttendance]:
    """Return who is on shift in the centre now; an agency sees nobody."""
    if standing.agency_id is not None:
        return ShiftAttendance.objects.none()
    return ShiftAttendance.objects.filter(shift__centre_id=standing.centre_id, left_at=None)


def visible_number_flags(standing: Standing) -> QuerySet[NumberFlag]:
    """Return the flags of the centre on numbers, also those that have ended; an agency sees none."""
    if standing.agency_id is not None:
        return NumberFlag.objects.none()
    return NumberFlag.objects.filter(centre_id=standing.centre_id)


def access_number_flag(standing: Standing, flag_id: int, *, lock: bool = False) -> NumberFlag:
    """Return the flag, locked for a change if `lock`; raise `NotYours`."""
    return _get(visible_number_flags(standing).select_related("created_by"), flag_id, lock)


def visible_surges(standing: Standing) -> QuerySet[Surge]:
    """Return the surges of the centre that nobody has ended; an agency sees none."""
    if standing.agency_id is not None:
        return Surge.objects.none()
    return Surge.objects.filter(centre_id=standing.centre_id, ended_at=None)


def _sent_for(incident: OuterRef, agency_id: int) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(Q(incident=incident) | Q(carried_from=incident), agency_id=agency_id)


def _get(objects: QuerySet[M], pk: int, lock: bool) -> M:
    if lock:
        # No key: a journal entry that only refers to the row checks that at its commit, with the centre's
        # clock in its hand; against a full lock that would be a deadlock.
        objects = objects.select_for_update(of=("self",), no_key=True)
    found = objects.filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found
