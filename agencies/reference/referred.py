"""What a new referral partner takes until its centre says otherwise."""

from agencies.models import IncidentType, ReferralPartner, ReferredType
from agencies.reference.files import table


def take_defaults(partner: ReferralPartner) -> None:
    """Give a partner without categories the usual ones, in their order."""
    if partner.lines.exists():
        return
    codes = [row["code"] for row in table("referred_types.csv")]
    types = {kind.code: kind for kind in IncidentType.objects.filter(code__in=codes)}
    ReferredType.objects.bulk_create(
        ReferredType(partner=partner, incident_type=types[code], position=position)
        for position, code in enumerate(codes, start=1)
        if code in types
    )
