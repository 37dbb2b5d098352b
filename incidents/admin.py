"""The admin of what happened: to be looked at, never to be changed. The journal is the record.

Callers' numbers and names and what they told stay on the screens that serve the incident; here they would
be read for no purpose (UU PDP 27/2022).
"""

from django.contrib import admin

from incidents.models import (
    Call,
    CallerDataRead,
    Dispatch,
    Incident,
    JournalEntry,
    Notification,
    Referral,
    TelephoneCall,
)
from operators.admin_scope import ReadOnly

OF_CENTRE = ("centre", admin.RelatedOnlyFieldListFilter)
CALLER = ["caller_number", "caller_name"]


class Happened(ReadOnly, admin.ModelAdmin):
    """Shared by all of them. The whole table is never counted: it only grows."""

    show_full_result_count = False
    list_per_page = 50


@admin.register(Call)
class CallAdmin(Happened):
    """Calls."""

    exclude = [*CALLER, "summary"]
    list_display = ["presented_at", "call_class", "incident", "operator", "source", "centre"]
    list_filter = [OF_CENTRE, "call_class", "source"]
    list_select_related = ["incident", "operator", "centre"]
    search_fields = ["incident__number", "external_id"]


class DispatchInline(ReadOnly, admin.TabularInline):
    """The agencies of an incident."""

    model = Dispatch
    fk_name = "incident"
    extra = 0
    fields = ["agency", "role", "status", "level", "notified_at", "acknowledged_at", "ended_at"]


@admin.register(Incident)
class IncidentAdmin(Happened):
    """Incidents."""

    exclude = [*CALLER, "narrative"]
    list_display = ["number", "incident_type", "priority", "status", "place", "created_at", "centre"]
    list_filter = [OF_CENTRE, "status", "priority", "incident_type__category", "plan_gap", "exercise_status"]
    list_select_related = ["incident_type", "place", "centre"]
    search_fields = ["number", "landmark", "address", "place__name"]
    inlines = [DispatchInline]


@admin.register(Dispatch)
class DispatchAdmin(Happened):
    """Dispatches."""

    list_display = ["incident", "agency", "status", "level", "notified_at", "acknowledged_at", "centre"]
    list_filter = [OF_CENTRE, "status", "level", "progress_overdue"]
    list_select_related = ["incident", "agency__centre", "centre"]
    search_fields = ["incident__number", "agency__name", "agency__short_name"]


@admin.register(JournalEntry)
class JournalEntryAdmin(Happened):
    """The journal. A database trigger refuses every change of it as well."""

    ordering = ["-id"]
    list_display = ["seq", "at", "kind", "incident", "agency", "actor", "centre"]
    list_filter = [OF_CENTRE, "kind"]
    list_select_related = ["incident", "agency__centre", "actor", "centre"]
    search_fields = ["=incident__number", "=kind", "=actor__username"]


@admin.register(Notification)
class NotificationAdmin(Happened):
    """Messages, and what became of them."""

    ordering = ["-id"]
    list_display = ["created_at", "kind", "channel", "recipient", "status", "tries", "sent_at", "error"]
    list_filter = [OF_CENTRE, "status", "channel", "kind"]
    list_select_related = ["centre"]
    search_fields = ["recipient", "incident__number"]


@admin.register(Referral)
class ReferralAdmin(Happened):
    """Referrals, out and in."""

    exclude = [*CALLER, "summary"]
    list_display = ["created_at", "partner", "incoming", "state", "ticket_number", "incident", "centre"]
    list_filter = [OF_CENTRE, "state", "incoming"]
    list_select_related = ["partner", "incident", "centre"]
    search_fields = ["ticket_number", "incident__number"]


@admin.register(TelephoneCall)
class TelephoneCallAdmin(Happened):
    """What the telephone systems told of calls."""

    exclude = ["caller_number", "recording_url"]
    list_display = ["rang_at", "state", "queue", "extension", "operator", "claimed_by", "system", "centre"]
    list_filter = [OF_CENTRE, "state", "system"]
    list_select_related = ["operator", "claimed_by", "system", "centre"]
    search_fields = ["=pbx_id", "queue", "=extension"]


@admin.register(CallerDataRead)
class CallerDataReadAdmin(Happened):
    """Who read a caller's history."""

    exclude = ["dialled"]
    list_display = ["at", "user", "centre"]
    list_filter = [OF_CENTRE]
    list_select_related = ["user", "centre"]
    search_fields = ["=user__username"]
