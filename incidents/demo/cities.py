"""The demo's centres, agencies and people, as tables. All e-mail addresses are of a reserved domain."""

from dataclasses import dataclass
from typing import Any, Final

from agencies.models import AgencyKind
from operators.models.centre import Zone
from operators.roles import Role

CENTRES: Final[tuple[dict[str, Any], ...]] = (
    {
        "code": "tng", "name": "Kota Tangerang", "admin_code": "36.71", "timezone": Zone.WIB,
        "latitude": -6.178, "longitude": 106.630, "non_emergency_number": "1500293",
    },
    {
        "code": "plm", "name": "Kota Palembang", "admin_code": "16.71", "timezone": Zone.WIB,
        "latitude": -2.976, "longitude": 104.775, "non_emergency_number": "",
    },
)  # fmt: skip

# Centre, code, name, short name, kind, telephone (the national short code where the agency has one).
AGENCIES: Final = (
    ("tng", "polri", "Polres Metro Tangerang Kota", "Polri", AgencyKind.POLICE, "110"),
    ("tng", "damkar", "Damkar Kota Tangerang", "Damkar", AgencyKind.FIRE, "113"),
    ("tng", "psc", "PSC 119 Kota Tangerang", "PSC 119", AgencyKind.AMBULANCE, "119"),
    ("tng", "rsud", "RSUD Kota Tangerang", "RSUD", AgencyKind.HOSPITAL, "021-29720200"),
    ("tng", "bpbd", "BPBD Kota Tangerang", "BPBD", AgencyKind.DISASTER, "117"),
    ("tng", "sar", "Kantor SAR Banten", "Basarnas", AgencyKind.RESCUE, "115"),
    ("tng", "pln", "PLN UP3 Cikokol", "PLN", AgencyKind.POWER, "123"),
    ("tng", "pdam", "Perumda Tirta Benteng", "PDAM", AgencyKind.WATER, ""),
    ("tng", "dishub", "Dinas Perhubungan", "Dishub", AgencyKind.TRAFFIC, ""),
    ("tng", "dinsos", "Dinas Sosial", "Dinsos", AgencyKind.SOCIAL, ""),
    ("tng", "satpolpp", "Satpol PP Kota Tangerang", "Satpol PP", AgencyKind.MUNICIPAL, ""),
    ("plm", "polri", "Polrestabes Palembang", "Polri", AgencyKind.POLICE, "110"),
    ("plm", "damkar", "Damkar Kota Palembang", "Damkar", AgencyKind.FIRE, "113"),
    ("plm", "psc", "PSC 119 Kota Palembang", "PSC 119", AgencyKind.AMBULANCE, "119"),
    ("plm", "rsud", "RSUD Palembang Bari", "RSUD Bari", AgencyKind.HOSPITAL, ""),
    ("plm", "bpbd", "BPBD Kota Palembang", "BPBD", AgencyKind.DISASTER, "117"),
)
# Centre, code, name, telephone of the city's other call centre.
PARTNERS: Final = (("tng", "tng-1500293", "Call centre Kota Tangerang", "1500293"),)
# Centre, code and name of its telephone system.
TELEPHONES: Final = (("tng", "tng-pbx", "PBX 112 Kota Tangerang"),)
# The telephones at the desks: who has which extension.
EXTENSIONS: Final = {"operator": "201", "budi.hartono": "202", "siti.rahayu": "203"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo. A post is (centre, agency or "", role); only `signs_in` has a password."""

    username: str
    name: str
    posts: tuple[tuple[str, str, Role], ...]
    languages: tuple[str, ...] = ("id",)
    signs_in: bool = True


PEOPLE: Final = (
    Person("operator", "Ayu Lestari", (("tng", "", Role.OPERATOR),), ("id", "en", "su")),
    Person("supervisor", "Citra Wulandari", (("tng", "", Role.SUPERVISOR),), ("id", "en")),
    Person("polisi", "Eko Prasetyo", (("tng", "polri", Role.LIAISON),)),
    Person("damkar", "Fajar Nugroho", (("tng", "damkar", Role.LIAISON),), ("id", "jv")),
    Person("rsud", "Gita Permata", (("tng", "rsud", Role.LIAISON),), ("id", "en")),
    Person("admin", "Dewi Anggraini", (("tng", "", Role.ADMINISTRATOR),)),
    Person(
        "palembang",
        "Kartika Sari",
        (("plm", "", Role.OPERATOR), ("plm", "damkar", Role.LIAISON)),
        ("id", "en", "zh"),
    ),
    # Colleagues who worked the past shifts and report for their agencies; nobody signs in as them.
    Person("budi.hartono", "Budi Hartono", (("tng", "", Role.OPERATOR),), ("id", "fr"), False),
    Person("siti.rahayu", "Siti Rahayu", (("tng", "", Role.OPERATOR),), ("id", "zh"), False),
    Person("indra.wijaya", "Indra Wijaya", (("plm", "", Role.OPERATOR),), ("id",), False),
    Person("lia.psc", "Lia Marlina", (("tng", "psc", Role.LIAISON),), ("id",), False),
    Person("hadi.damkar", "Hadi Susanto", (("tng", "damkar", Role.AGENCY_SUPERVISOR),), ("id",), False),
)
ADMINISTRATORS: Final = frozenset({"admin"})
