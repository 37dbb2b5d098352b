"""The models of those who answer."""

from agencies.models.agency import Agency, AgencyKind, AgencyMembership, Contact, LadderRole
from agencies.models.boundary import Boundary
from agencies.models.escalation_policy import EscalationPolicy, EscalationStep
from agencies.models.incident_type import Category, IncidentType
from agencies.models.landmark import Landmark, LandmarkKind
from agencies.models.place import Place, PlaceLevel
from agencies.models.question_set import QuestionSet
from agencies.models.reference_mark import ReferenceMark
from agencies.models.referral_partner import ReferralPartner, ReferredType
from agencies.models.response_plan import AgencyRole, PlannedAgency, ResponsePlan
from agencies.models.telephone_system import TelephoneSystem

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyMembership",
    "AgencyRole",
    "Boundary",
    "Category",
    "Contact",
    "EscalationPolicy",
    "EscalationStep",
    "IncidentType",
    "LadderRole",
    "Landmark",
    "LandmarkKind",
    "Place",
    "PlaceLevel",
    "PlannedAgency",
    "QuestionSet",
    "ReferenceMark",
    "ReferralPartner",
    "ReferredType",
    "ResponsePlan",
    "TelephoneSystem",
]
