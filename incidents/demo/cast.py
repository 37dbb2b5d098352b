"""Writing the demo's centres, agencies and people; doing it again changes nothing."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from agencies.models import Agency, AgencyMembership, Contact, LadderRole, ReferralPartner, TelephoneSystem
from agencies.reference.load import load_centre, load_shared
from agencies.reference.referred import take_defaults
from incidents.demo.cities import (
    ADMINISTRATORS,
    AGENCIES,
    CENTRES,
    EXTENSIONS,
    PARTNERS,
    PEOPLE,
    TELEPHONES,
    Person,
)
from operators.demo import DEMO_PASSWORD
from operators.models import Centre, Membership, User

LADDER = (LadderRole.DUTY, LadderRole.AGENCY_SUPERVISOR, LadderRole.SECOND_CONTACT)


def write_cities() -> dict[str, Centre]:
    """Return the demo's centres by code, with their agencies, contacts, people and reference data."""
    load_shared()
    centres = {
        row["code"]: Centre.objects.get_or_create(code=row["code"], defaults=row)[0] for row in CENTRES
    }
    for code, *values in AGENCIES:
        _agency(centres[code], *values)
    for centre in centres.values():
        _contacts(centre, None, "112", (LadderRole.HEAD_OF_CENTRE,))
        load_centre(centre, plans=True)
    for code, partner, name, phone in PARTNERS:
        _partner(centres[code], partner, name, phone)
    for code, system, name in TELEPHONES:
        fields = {"centre": centres[code], "name": name}
        TelephoneSystem.objects.get_or_create(code=system, defaults=fields)
    _people(centres, PEOPLE)
    return centres


def _agency(centre: Centre, code: str, *values: str) -> None:
    fields = dict(zip(("name", "short_name", "kind", "phone"), values, strict=True))
    agency, created = Agency.objects.get_or_create(centre=centre, code=code, defaults=fields)
    if created:
        _contacts(centre, agency, code, LADDER)


def _partner(centre: Centre, code: str, name: str, phone: str) -> None:
    fields = {"centre": centre, "name": name, "phone": phone, "acknowledge_seconds": 60}
    partner, _created = ReferralPartner.objects.get_or_create(code=code, defaults=fields)
    take_defaults(partner)


def _contacts(centre: Centre, agency: Agency | None, host: str, roles: Iterable[LadderRole]) -> None:
    for role in roles:
        name = f"{role.label} {agency.short_name if agency else centre.name}"
        email = f"{role.value.replace('_', '-')}@{host}.{centre.code}.example.test"
        Contact.objects.get_or_create(
            centre=centre, agency=agency, ladder_role=role, email=email, defaults={"name": name[:80]}
        )


def _people(centres: dict[str, Centre], people: Iterable[Person]) -> None:
    password = make_password(DEMO_PASSWORD)
    for person in people:
        first, _space, last = person.name.partition(" ")
        user, created = User.objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{person.username}@example.test",
                "password": password if person.signs_in else make_password(None),
                "spoken_languages": list(person.languages),
                "is_staff": person.username in ADMINISTRATORS,
                "is_demo": True,
            },
        )
        if created:
            _posts(user, centres, person)


def _posts(user: User, centres: dict[str, Centre], person: Person) -> None:
    for centre, agency, role in person.posts:
        if agency:
            post = Agency.objects.get(centre=centres[centre], code=agency)
            AgencyMembership.objects.create(user=user, agency=post, role=role)
        else:
            extension = EXTENSIONS.get(user.username, "")
            Membership.objects.create(user=user, centre=centres[centre], role=role, extension=extension)
