"""The words of the referral's scripts (see incidents/web/words.py for their use)."""

from django.utils.translation import gettext_lazy as _

REFERRAL = {
    "referral.key": _("Refer the call to the other centre, with what is typed"),
    "referral.accept.key": _("Accept the next emergency that the other centre hands over"),
    "referral.sent": _("Referred to {name}: {type}"),
    "referral.sent.plain": _("Referred to {name}"),
    "referral.withdrawn": _("The referral was withdrawn. The call is open again."),
    "referral.not_withdrawn": _("The referral could not be withdrawn. Telephone {name}, {phone}."),
    "referral.nothing": _("Choose a category, or say in a few words what it is about."),
    "referral.none": _("No emergency is waiting to be taken over."),
    "referral.accepted": _("Accepted from {name}, their ticket {ticket}. Save it to open the incident."),
    "referral.quote": _("Handed over by {name}, ticket {ticket}: {summary}"),
}

OWED = {
    "tasks.handovers.one": _("1 hand-over between centres"),
    "tasks.handovers.many": _("{count} hand-overs between centres"),
    "done.handed_over": _("{number}: offered to the other centre"),
    "done.handover_accepted": _("Accepted: the incident is open here"),
    "done.handover_declined": _("Declined; the other centre is told"),
    "done.handover_settled": _("Telephone call noted"),
    "referral.arrived": _("{name} hands over an emergency: {what}"),
    "tasks.incoming.one": _("1 emergency handed over"),
    "tasks.incoming.many": _("{count} emergencies handed over"),
    "tasks.referrals.one": _("1 referral without an answer"),
    "tasks.referrals.many": _("{count} referrals without an answer"),
    "done.referral": _("The referral was noted"),
    "done.referral_again": _("Sent again"),
    "done.referral_withdrawn": _("The referral was withdrawn"),
    "done.declined_referral": _("Declined; the other centre is told"),
    "done.belongs": _("Joined to {number}"),
}
