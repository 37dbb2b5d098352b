"""The cast: named people in three centres, for every test that needs somebody.

Kota Tangerang (tng, WIB): Ayu and Budi operate, Citra supervises, Dewi administers. Eko is the liaison of
Polri, Fajar of Damkar, Gita of RSUD; Hadi supervises Damkar. Kota Palembang (plm, WIB): Indra operates, Joko
supervises, Kartika is the liaison of Damkar Palembang. Kota Makassar (mks, WITA): Lukman operates. Tono has
an account and no post.

Types, places, ladders and plans are those of `load_reference`. In Tangerang nobody answers a leaking pipe
(`cast.uncovered`): it has no water works and no municipal agency.
"""

from datetime import datetime
from functools import cache
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from agencies.middleware import SESSION_KEY
from agencies.models import Agency, AgencyKind, AgencyMembership, Contact, IncidentType, LadderRole, Place
from agencies.reference.load import load_centre, load_shared
from agencies.standings import standings_of
from incidents.actions.intake import NewIncident, create_incident
from incidents.models import Dispatch, Incident
from operators.models import Centre, Membership, User
from operators.models.centre import Zone
from operators.roles import Role
from operators.standing import Standing

PASSWORD = "sandi-uji-112"

CENTRES = (
    ("tng", "Kota Tangerang", "36.71", Zone.WIB, -6.178, 106.63),
    ("plm", "Kota Palembang", "16.71", Zone.WIB, -2.976, 104.775),
    ("mks", "Kota Makassar", "73.71", Zone.WITA, -5.147, 119.432),
)
AGENCIES = {
    "tng": (
        ("polri", "Polres Metro Tangerang Kota", "Polri", AgencyKind.POLICE),
        ("damkar", "Damkar Kota Tangerang", "Damkar", AgencyKind.FIRE),
        ("rsud", "RSUD Kota Tangerang", "RSUD", AgencyKind.HOSPITAL),
        ("psc", "PSC 119 Kota Tangerang", "PSC 119", AgencyKind.AMBULANCE),
        ("bpbd", "BPBD Kota Tangerang", "BPBD", AgencyKind.DISASTER),
    ),
    "plm": (
        ("polri", "Polrestabes Palembang", "Polri", AgencyKind.POLICE),
        ("damkar", "Damkar Kota Palembang", "Damkar", AgencyKind.FIRE),
    ),
    "mks": (("psc", "PSC 119 Kota Makassar", "PSC 119", AgencyKind.AMBULANCE),),
}
STAFF = {
    "ayu": ("tng", Role.OPERATOR),
    "budi": ("tng", Role.OPERATOR),
    "citra": ("tng", Role.SUPERVISOR),
    "dewi": ("tng", Role.ADMINISTRATOR),
    "indra": ("plm", Role.OPERATOR),
    "joko": ("plm", Role.SUPERVISOR),
    "lukman": ("mks", Role.OPERATOR),
}
AGENCY_PEOPLE = {
    "eko": ("tng", "polri", Role.LIAISON),
    "fajar": ("tng", "damkar", Role.LIAISON),
    "gita": ("tng", "rsud", Role.LIAISON),
    "hadi": ("tng", "damkar", Role.AGENCY_SUPERVISOR),
    "kartika": ("plm", "damkar", Role.LIAISON),
}


class Cast:
    """Everybody and everything by name.

    `cast.ayu` is a User and `cast.ayu_standing` her Standing; `cast.tng` a Centre; `cast.damkar` an agency of
    Tangerang, `cast.plm_damkar` one of Palembang, `cast.mks_psc` one of Makassar.
    """

    def __init__(self) -> None:
        # Nobody sits at a board in most tests; those of the watch (tests/watch) turn it on.
        self.centres = {
            row["code"]: Centre.objects.create(**row, watch_boards=False) for row in map(_centre, CENTRES)
        }
        self.agencies = {
            (centre, code): _agency(self.centres[centre], code, name, short_name, kind)
            for centre, agencies in AGENCIES.items()
            for code, name, short_name, kind in agencies
        }
        load_shared()
        for centre in self.centres.values():
            load_centre(centre, plans=True)
        self.users = _people(self.centres, self.agencies)
        self.place = self.place_of("36.71.01.1001")
        self.house_fire = self.type("FSTRU")
        self.accident = self.type("MVAINJY")
        self.uncovered = self.type("PIPE")

    def __getattr__(self, name: str) -> Any:
        """Find a person, a standing, a centre or an agency by its name."""
        own = self.__dict__
        centre, _, code = name.partition("_") if "_" in name else ("tng", "", name)
        if name in own.get("users", {}):
            return self.users[name]
        if name.endswith("_standing"):
            return self.standing(name.removesuffix("_standing"))
        if name in own.get("centres", {}):
            return self.centres[name]
        if (centre, code) in own.get("agencies", {}):
            return self.agencies[centre, code]
        raise AttributeError(name)

    def standing(self, name: str) -> Standing:
        """Return the first standing of a person."""
        return standings_of(self.users[name])[0]

    def client(self, name: str, *, standing: str | None = None) -> Client:
        """Return a browser in which the person is signed in; `standing` is the key of another of theirs."""
        client = Client()
        client.force_login(self.users[name])
        if standing is not None:
            session = client.session
            session[SESSION_KEY] = standing
            session.save()
        return client

    def type(self, code: str) -> IncidentType:
        """Return an incident type."""
        return IncidentType.objects.get(code=code)

    def place_of(self, code: str) -> Place:
        """Return a place of any centre."""
        return Place.objects.get(code=code)

    def incident(
        self, *agencies: Agency, by: str = "ayu", at: datetime | None = None, **values: Any
    ) -> Incident:
        """Return a new incident, by default a house fire that the plan dispatches.

        `agencies` are sent in place of the plan's; `values` are those of `NewIncident`.
        """
        defaults: dict[str, Any] = {
            "incident_type": self.house_fire,
            "place": self.place if by in ("ayu", "budi", "citra", "dewi") else None,
            "landmark": "Masjid Raya Al-Azhom",
            "narrative": "Api dari dapur, merambat ke atap.",
            "caller_number": "081234567890",
        }
        if agencies:
            defaults["agency_ids"] = [agency.pk for agency in agencies]
        return create_incident(standing=self.standing(by), new=NewIncident(**defaults | values), at=at)

    def dispatch(self, incident: Incident, agency: Agency) -> Dispatch:
        """Return the latest dispatch of the agency to the incident."""
        return Dispatch.objects.filter(incident=incident, agency=agency).latest("pk")


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, in a database of its own for this test."""
    return Cast()


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def _centre(row: tuple[object, ...]) -> dict[str, Any]:
    fields = ("code", "name", "admin_code", "timezone", "latitude", "longitude")
    return dict(zip(fields, row, strict=True))


def _agency(centre: Centre, code: str, name: str, short_name: str, kind: AgencyKind) -> Agency:
    agency = Agency.objects.create(centre=centre, code=code, name=name, short_name=short_name, kind=kind)
    roles = (LadderRole.DUTY, LadderRole.AGENCY_SUPERVISOR, LadderRole.SECOND_CONTACT)
    Contact.objects.bulk_create(
        Contact(
            centre=centre, agency=agency, ladder_role=role, name=f"{short_name} {role}",
            email=f"{role.value.replace('_', '-')}@{code}.{centre.code}.example.test",
        )
        for role in roles
    )  # fmt: skip
    return agency


def _people(centres: dict[str, Centre], agencies: dict[tuple[str, str], Agency]) -> dict[str, User]:
    names = [*STAFF, *AGENCY_PEOPLE, "tono"]
    users = User.objects.bulk_create(
        User(
            username=name, first_name=name.capitalize(), email=f"{name}@example.test", password=_hashed(),
            is_staff=STAFF.get(name, ("", ""))[1] == Role.ADMINISTRATOR,
        )
        for name in names
    )  # fmt: skip
    people = dict(zip(names, users, strict=True))
    Membership.objects.bulk_create(
        Membership(user=people[name], centre=centres[centre], role=role)
        for name, (centre, role) in STAFF.items()
    )
    AgencyMembership.objects.bulk_create(
        AgencyMembership(user=people[name], agency=agencies[centre, code], role=role)
        for name, (centre, code, role) in AGENCY_PEOPLE.items()
    )
    Contact.objects.bulk_create(
        Contact(
            centre=centre, ladder_role=LadderRole.HEAD_OF_CENTRE, name=f"Kepala 112 {centre.name}",
            email=f"head@{centre.code}.example.test",
        )
        for centre in centres.values()
    )  # fmt: skip
    return people
