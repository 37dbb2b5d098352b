"""Telling the referral partner, as part of a larger change: by webhook, by e-mail, or both."""

from datetime import timedelta

from incidents.journal import Change, Kind
from incidents.models import Channel, Referral


def tell_partner(one: Change, referral: Referral, kind: Kind) -> bool:
    """Write the messages of this kind; return whether there is a way to the partner at all."""
    partner = referral.partner
    targets = [(Channel.WEBHOOK, partner.name)] if partner.webhook_url else []
    targets += [(Channel.EMAIL, partner.email)] if partner.email else []
    for channel, recipient in targets:
        one.notify(
            kind=kind,
            channel=channel,
            recipient=recipient,
            referral=referral,
            language=referral.centre.language,
        )
    return bool(targets)


def send_out(one: Change, referral: Referral) -> None:
    """Give the referral to the partner; one that can only be telephoned is owed at once."""
    if tell_partner(one, referral, Kind.REFERRAL_SENT):
        patience = timedelta(seconds=referral.partner.acknowledge_seconds)
        referral.acknowledge_by = one.at + patience
        referral.times_sent += 1
    else:
        referral.acknowledge_by = one.at


def news_to_partner(one: Change, referral: Referral, kind: Kind) -> None:
    """Tell the partner what became of theirs; whom no message reaches must be telephoned."""
    referral.untold = not tell_partner(one, referral, kind)
