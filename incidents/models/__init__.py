"""The models of what happens."""

from incidents.models.answer import IncidentAnswer
from incidents.models.board_presence import BoardPresence
from incidents.models.call import Call, CallSource
from incidents.models.call_back import CallBack, CallBackAttempt
from incidents.models.caller_data import CallerDataRead, NumberFlag
from incidents.models.clock import CentreClock, EngineTick, IncidentNumber
from incidents.models.dispatch import Dispatch
from incidents.models.draft import Draft
from incidents.models.escalation import Escalation, EscalationKind, TelephoneTask
from incidents.models.handover import Handover
from incidents.models.help_request import HelpKind, HelpRequest, HelpState
from incidents.models.idempotency import IdempotencyKey
from incidents.models.incident import ExerciseStatus, Incident
from incidents.models.journal_entry import JournalEntry
from incidents.models.location_link import LocationFix, LocationLink
from incidents.models.merge import Merge
from incidents.models.note import Note
from incidents.models.notification import Channel, Notification, NotificationStatus
from incidents.models.paper_form import PaperForm
from incidents.models.referral import Referral
from incidents.models.surge import Surge
from incidents.models.telephone_call import CallerPosition, TelephoneCall
from incidents.models.webhook_receipt import WebhookReceipt

__all__ = [
    "BoardPresence",
    "Call",
    "CallBack",
    "CallBackAttempt",
    "CallSource",
    "CallerDataRead",
    "CallerPosition",
    "CentreClock",
    "Channel",
    "Dispatch",
    "Draft",
    "EngineTick",
    "Escalation",
    "EscalationKind",
    "ExerciseStatus",
    "Handover",
    "HelpKind",
    "HelpRequest",
    "HelpState",
    "IdempotencyKey",
    "Incident",
    "IncidentAnswer",
    "IncidentNumber",
    "JournalEntry",
    "LocationFix",
    "LocationLink",
    "Merge",
    "Note",
    "Notification",
    "NotificationStatus",
    "NumberFlag",
    "PaperForm",
    "Referral",
    "Surge",
    "TelephoneCall",
    "TelephoneTask",
    "WebhookReceipt",
]
