"""An agency that answers incidents, its people and the contacts of its ladder."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.place import Place
from operators.models import Centre, User
from operators.roles import AGENCY_ROLES, Role


class AgencyKind(models.TextChoices):
    """What an agency does (DOMAIN section 1, agencies)."""

    POLICE = "police", _("Police")
    FIRE = "fire", _("Fire")
    AMBULANCE = "ambulance", _("Ambulance")
    HOSPITAL = "hospital", _("Hospital")
    DISASTER = "disaster", _("Disaster management")
    RESCUE = "rescue", _("Search and rescue")
    POWER = "power", _("Power")
    WATER = "water", _("Water")
    TRAFFIC = "traffic", _("Traffic")
    SOCIAL = "social", _("Social services")
    MUNICIPAL = "municipal", _("Municipal services")
    OTHER = "other", _("Other")


class Agency(models.Model):
    """An agency in the area of one centre. An empty service area means the whole city."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="agencies", verbose_name=_("centre"))
    code = models.SlugField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=16)
    kind = models.CharField(_("kind"), max_length=10, choices=AgencyKind)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    service_area = models.ManyToManyField(
        Place, blank=True, related_name="agencies", verbose_name=_("service area")
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["centre", "name"]
        constraints = [models.UniqueConstraint(fields=["centre", "code"], name="one_agency_a_code")]

    def __str__(self) -> str:
        return f"{self.name} ({self.centre.code})"


class AgencyMembership(models.Model):
    """A person's role in an agency."""

    user = models.ForeignKey(User, models.CASCADE, related_name="agency_memberships", verbose_name=_("user"))
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="memberships", verbose_name=_("agency"))
    role = models.CharField(
        _("role"), max_length=20, choices=[(r.value, r.label) for r in Role if r in AGENCY_ROLES]
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("agency membership")
        verbose_name_plural = _("agency memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "agency", "role"], name="one_agency_membership_a_role")
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()} - {self.agency}"


class LadderRole(models.TextChoices):
    """Whom a step of the escalation ladder reaches (DOMAIN section 2, escalation defaults)."""

    DUTY = "duty", _("Liaison on duty")
    AGENCY_SUPERVISOR = "agency_supervisor", _("Agency supervisor")
    SECOND_CONTACT = "second_contact", _("Second contact")
    HEAD_OF_CENTRE = "head_of_centre", _("Head of the centre")


class Contact(models.Model):
    """Who is told at a step of the ladder. Without an agency it is a contact of the centre itself."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="contacts", verbose_name=_("centre"))
    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="contacts", verbose_name=_("agency")
    )
    ladder_role = models.CharField(_("ladder role"), max_length=20, choices=LadderRole)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["centre", "agency", "ladder_role", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_ladder_role_display()})"
