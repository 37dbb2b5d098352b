"""The addresses under /api/v1/ that tell and change what happens."""

from django.urls import path

from incidents.api import (
    answers,
    attached,
    attendance,
    callers,
    calls,
    commands,
    dispatches,
    drafts,
    duplicates,
    handovers,
    help_requests,
    incidents,
    live,
    location_links,
    locations,
    merging,
    partner_door,
    people,
    referrals,
    reports,
    speakers,
    surges,
    telephone_door,
    telephony,
    verbs,
)
from incidents.api.shared_location import SharedLocation

urlpatterns = [
    path("calls/", calls.Calls.as_view(), name="api_calls"),
    path("calls/<int:call_id>/", calls.OneCall.as_view(), name="api_call"),
    path("calls/<int:call_id>/detach/", attached.Detach.as_view(), name="api_detach"),
    path("callers/", callers.Caller.as_view(), name="api_caller"),
    path("number-flags/", callers.NumberFlags.as_view(), name="api_number_flags"),
    path("number-flags/<int:flag_id>/end/", callers.EndFlag.as_view(), name="api_end_number_flag"),
    path("drafts/", drafts.Drafts.as_view(), name="api_drafts"),
    path("drafts/<slug:key>/", drafts.OneDraft.as_view(), name="api_draft"),
    path("duplicates/", duplicates.Duplicates.as_view(), name="api_duplicates"),
    path("incidents/", incidents.Incidents.as_view(), name="api_incidents"),
    path("incidents/<int:incident_id>/", incidents.OneIncident.as_view(), name="api_incident"),
    path("incidents/<int:incident_id>/answers/", answers.Answers.as_view(), name="api_answers"),
    path("incidents/<int:incident_id>/calls/", attached.IncidentCalls.as_view(), name="api_attach"),
    path("incidents/<int:incident_id>/notes/", verbs.Notes.as_view(), name="api_notes"),
    path(
        "incidents/<int:incident_id>/dispatches/", verbs.IncidentDispatches.as_view(), name="api_dispatches"
    ),
    path("incidents/<int:incident_id>/close/", verbs.Close.as_view(), name="api_close"),
    path("incidents/<int:incident_id>/merge/", merging.MergeInto.as_view(), name="api_merge"),
    path("incidents/<int:incident_id>/unmerge/", merging.Unmerge.as_view(), name="api_unmerge"),
    path("incidents/<int:incident_id>/surge/", surges.StartSurge.as_view(), name="api_surge"),
    path("incidents/<int:incident_id>/surge/end/", surges.EndSurge.as_view(), name="api_surge_end"),
    path("incidents/<int:incident_id>/reopen/", verbs.Reopen.as_view(), name="api_reopen"),
    path(
        "dispatches/<int:dispatch_id>/acknowledge/", dispatches.Acknowledge.as_view(), name="api_acknowledge"
    ),
    path("dispatches/<int:dispatch_id>/decline/", dispatches.Decline.as_view(), name="api_decline"),
    path("dispatches/<int:dispatch_id>/en-route/", dispatches.EnRoute.as_view(), name="api_en_route"),
    path("dispatches/<int:dispatch_id>/on-scene/", dispatches.OnScene.as_view(), name="api_on_scene"),
    path(
        "dispatches/<int:dispatch_id>/no-substitute/",
        dispatches.NoSubstitute.as_view(),
        name="api_no_substitute",
    ),
    path("dispatches/<int:dispatch_id>/clear/", dispatches.Clear.as_view(), name="api_clear"),
    path(
        "dispatches/<int:dispatch_id>/confirm-change/",
        dispatches.ConfirmChange.as_view(),
        name="api_confirm_change",
    ),
    path("dispatches/<int:dispatch_id>/cancel/", dispatches.CancelDispatch.as_view(), name="api_cancel"),
    path(
        "telephone-tasks/<int:task_id>/done/", dispatches.TelephoneDone.as_view(), name="api_telephone_done"
    ),
    path("call-backs/", telephony.CallBacks.as_view(), name="api_call_backs"),
    path(
        "call-backs/<int:call_back_id>/attempts/", telephony.Attempts.as_view(), name="api_call_back_attempts"
    ),
    path("telephony/events/", telephone_door.TelephoneEvents.as_view(), name="api_telephone_events"),
    path(
        "telephony/calls/<int:telephone_call_id>/",
        telephony.OneTelephoneCall.as_view(),
        name="api_telephone_call",
    ),
    path(
        "telephony/calls/<int:telephone_call_id>/claim/",
        telephony.Claim.as_view(),
        name="api_telephone_claim",
    ),
    path("speakers/", speakers.Speakers.as_view(), name="api_speakers"),
    path("surges/", surges.Surges.as_view(), name="api_surges"),
    path("referrals/", referrals.Referrals.as_view(), name="api_referrals"),
    path("referrals/incoming/", partner_door.HandIn.as_view(), name="api_referral_hand_in"),
    path("referrals/<int:referral_id>/", referrals.OneReferral.as_view(), name="api_referral"),
    path(
        "referrals/<int:referral_id>/events/",
        partner_door.PartnerEvents.as_view(),
        name="api_referral_events",
    ),
    path("referrals/<int:referral_id>/withdraw/", referrals.Withdraw.as_view(), name="api_withdraw"),
    path("referrals/<int:referral_id>/again/", referrals.Again.as_view(), name="api_refer_again"),
    path("referrals/<int:referral_id>/telephoned/", referrals.Telephoned.as_view(), name="api_telephoned"),
    path("referrals/<int:referral_id>/accept/", referrals.Accept.as_view(), name="api_accept"),
    path(
        "referrals/<int:referral_id>/decline/",
        referrals.DeclineReferral.as_view(),
        name="api_decline_referral",
    ),
    path("referrals/<int:referral_id>/belongs/", referrals.Belongs.as_view(), name="api_belongs"),
    path("locations/", locations.Locations.as_view(), name="api_locations"),
    path("location-links/", location_links.LocationLinks.as_view(), name="api_location_links"),
    path(
        "location-links/<int:link_id>/close/",
        location_links.CloseLink.as_view(),
        name="api_close_location_link",
    ),
    path(
        "location-links/<int:link_id>/incident/",
        location_links.LinkOfIncident.as_view(),
        name="api_location_link_incident",
    ),
    path(
        "location-links/<int:link_id>/take-over/",
        location_links.TakeOver.as_view(),
        name="api_take_over_position",
    ),
    path("incidents/<int:incident_id>/hand-over/", handovers.HandOver.as_view(), name="api_hand_over"),
    path(
        "handovers/<int:handover_id>/accept/",
        handovers.AcceptHandover.as_view(),
        name="api_accept_handover",
    ),
    path(
        "handovers/<int:handover_id>/decline/",
        handovers.DeclineHandover.as_view(),
        name="api_decline_handover",
    ),
    path(
        "handovers/<int:handover_id>/settle/",
        handovers.SettleHandover.as_view(),
        name="api_settle_handover",
    ),
    path("help-requests/", help_requests.HelpRequests.as_view(), name="api_help_requests"),
    path(
        "help-requests/<int:request_id>/answer/", help_requests.AnswerHelp.as_view(), name="api_answer_help"
    ),
    path(
        "help-requests/<int:request_id>/withdraw/",
        help_requests.WithdrawHelp.as_view(),
        name="api_withdraw_help",
    ),
    path("shared-locations/<str:token>/", SharedLocation.as_view(), name="api_shared_location"),
    path("commands/", commands.Commands.as_view(), name="api_commands"),
    path("attendance/", attendance.AttendanceList.as_view(), name="api_attendance"),
    path("board/receipts/", attendance.BoardReceipts.as_view(), name="api_board_receipts"),
    path("board/", live.Board.as_view(), name="api_board"),
    path("journal/", live.Journal.as_view(), name="api_journal"),
    path("reports/shifts/", reports.Shifts.as_view(), name="api_shifts"),
    path("reports/shifts/<int:shift_id>/", reports.Report.as_view(), name="api_shift_report"),
    path("shifts/take/", people.TakeShift.as_view(), name="api_take_shift"),
    path("shifts/leave/", people.LeaveShift.as_view(), name="api_leave_shift"),
    path("me/", people.Me.as_view(), name="api_me"),
]
