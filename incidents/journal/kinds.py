"""The kinds of journal entries, as a pure table, and who may read each."""

from typing import Final

from django.db.models import TextChoices


class Kind(TextChoices):
    """What an entry says. The values are stored for ever: never rename one."""

    CALL_LOGGED = "call_logged"
    CALL_CLASSIFIED = "call_classified"
    CALL_ATTACHED = "call_attached"
    CALL_DETACHED = "call_detached"
    CALLS_IMPORTED = "calls_imported"
    INCIDENT_CREATED = "incident_created"
    INCIDENT_CHANGED = "incident_changed"
    INCIDENT_CLOSED = "incident_closed"
    INCIDENT_CANCELLED = "incident_cancelled"
    INCIDENT_REOPENED = "incident_reopened"
    INCIDENT_MERGED = "incident_merged"
    INCIDENT_ABSORBED = "incident_absorbed"
    INCIDENT_UNMERGED = "incident_unmerged"
    INCIDENT_RELEASED = "incident_released"
    SURGE_STARTED = "surge_started"
    SURGE_ENDED = "surge_ended"
    PLAN_GAP = "plan_gap"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    DISPLAYED = "displayed"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    NO_SUBSTITUTE = "no_substitute"
    EN_ROUTE = "en_route"
    ON_SCENE = "on_scene"
    CLEARED = "cleared"
    CHANGE_CONFIRMED = "change_confirmed"
    DISPATCH_CANCELLED = "dispatch_cancelled"
    DISPATCH_CARRIED = "dispatch_carried"
    DISPATCH_RETURNED = "dispatch_returned"
    DISPATCH_RESTORED = "dispatch_restored"
    ESCALATED = "escalated"
    NO_PROGRESS = "no_progress"
    ESCALATION_FAILED = "escalation_failed"
    TELEPHONE_TASK = "telephone_task"
    TELEPHONE_DONE = "telephone_done"
    NOTE_ADDED = "note_added"
    QUESTIONS_ANSWERED = "questions_answered"
    NOTIFICATION_SENT = "notification_sent"
    NOTIFICATION_FAILED = "notification_failed"
    REFERRAL_SENT = "referral_sent"
    REFERRAL_ACKNOWLEDGED = "referral_acknowledged"
    REFERRAL_TICKETED = "referral_ticketed"
    REFERRAL_DONE = "referral_done"
    REFERRAL_REFUSED = "referral_refused"
    REFERRAL_FAILED = "referral_failed"
    REFERRAL_WITHDRAWN = "referral_withdrawn"
    REFERRAL_TELEPHONED = "referral_telephoned"
    REFERRAL_RETURNED = "referral_returned"
    REFERRAL_RECEIVED = "referral_received"
    REFERRAL_ACCEPTED = "referral_accepted"
    REFERRAL_OPENED = "referral_opened"
    REFERRAL_DECLINED = "referral_declined"
    LOCATION_LINK_SENT = "location_link_sent"
    LOCATION_SHARED = "location_shared"
    LOCATION_REFUSED = "location_refused"
    LOCATION_LINK_GIVEN = "location_link_given"
    LOCATION_LINK_CLOSED = "location_link_closed"
    CALL_RANG = "call_rang"
    CALL_ANSWERED = "call_answered"
    CALL_HELD = "call_held"
    CALL_ENDED = "call_ended"
    CALL_ABANDONED = "call_abandoned"
    CALL_CLAIMED = "call_claimed"
    CALL_BACK_OWED = "call_back_owed"
    CALL_BACK_FORBIDDEN = "call_back_forbidden"
    CALL_BACK_TRIED = "call_back_tried"
    CALL_BACK_ENDED = "call_back_ended"
    NUMBER_FLAGGED = "number_flagged"
    NUMBER_FLAG_ENDED = "number_flag_ended"
    HELP_ASKED = "help_asked"
    HELP_ANSWERED = "help_answered"
    HANDOVER_OFFERED = "handover_offered"
    HANDOVER_RECEIVED = "handover_received"
    HANDOVER_ACCEPTED = "handover_accepted"
    HANDOVER_OPENED = "handover_opened"
    HANDOVER_DECLINED = "handover_declined"
    HANDOVER_SETTLED = "handover_settled"
    HANDOVER_ANSWERED = "handover_answered"
    PAPER_FORMS_PRINTED = "paper_forms_printed"
    PAPER_FORM_ENTERED = "paper_form_entered"
    SHIFT_TAKEN = "shift_taken"
    SHIFT_LEFT = "shift_left"


# What the centre keeps to itself: an agency's journal and timeline leave these out. The telephone calls are
# among them because what was said on one is about a person of an agency, often not the reader's; merges
# because they name an incident that the agency may never have been sent to.
CENTRE_ONLY: Final = frozenset(
    {
        Kind.CALL_LOGGED, Kind.CALL_CLASSIFIED, Kind.CALLS_IMPORTED, Kind.SHIFT_TAKEN, Kind.SHIFT_LEFT,
        Kind.TELEPHONE_TASK, Kind.TELEPHONE_DONE,
        Kind.CALL_RANG, Kind.CALL_ANSWERED, Kind.CALL_HELD, Kind.CALL_ENDED, Kind.CALL_ABANDONED,
        Kind.CALL_CLAIMED, Kind.CALL_BACK_OWED, Kind.CALL_BACK_FORBIDDEN, Kind.CALL_BACK_TRIED,
        Kind.CALL_BACK_ENDED, Kind.NUMBER_FLAGGED, Kind.NUMBER_FLAG_ENDED,
        Kind.REFERRAL_SENT, Kind.REFERRAL_ACKNOWLEDGED, Kind.REFERRAL_TICKETED, Kind.REFERRAL_DONE,
        Kind.REFERRAL_REFUSED, Kind.REFERRAL_FAILED, Kind.REFERRAL_WITHDRAWN, Kind.REFERRAL_TELEPHONED,
        Kind.REFERRAL_RETURNED, Kind.REFERRAL_RECEIVED, Kind.REFERRAL_ACCEPTED, Kind.REFERRAL_OPENED,
        Kind.REFERRAL_DECLINED,
        Kind.LOCATION_LINK_SENT, Kind.LOCATION_SHARED, Kind.LOCATION_REFUSED, Kind.LOCATION_LINK_GIVEN,
        Kind.LOCATION_LINK_CLOSED, Kind.PAPER_FORMS_PRINTED, Kind.PAPER_FORM_ENTERED,
        Kind.HELP_ASKED, Kind.HELP_ANSWERED,
        Kind.HANDOVER_OFFERED, Kind.HANDOVER_RECEIVED, Kind.HANDOVER_ACCEPTED, Kind.HANDOVER_OPENED,
        Kind.HANDOVER_DECLINED, Kind.HANDOVER_SETTLED, Kind.HANDOVER_ANSWERED,
        Kind.INCIDENT_MERGED, Kind.INCIDENT_ABSORBED, Kind.INCIDENT_UNMERGED, Kind.INCIDENT_RELEASED,
        Kind.SURGE_STARTED, Kind.SURGE_ENDED,
    }
)  # fmt: skip
