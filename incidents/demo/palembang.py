"""Palembang's small part in the demo: (seconds ago, case). Nobody there answers a leaking pipe."""

from typing import Final

from incidents.demo.case import Case

PALEMBANG: Final[tuple[tuple[int, Case], ...]] = (
    (3000, Case(
        "FWILD", "Gandus", "Lahan gambut belakang Perumahan Griya Asri",
        "Lahan terbakar, asap ke arah perumahan, angin kencang.",
        ("Pak Zul", "0812-0000-2101"), {"damkar": (40, 150, 1200), "bpbd": (90, 500, 2000)},
    )),
    (1300, Case(
        "MVAINJY", "Plaju Ilir", "Depan gerbang kilang, arah Jembatan Ampera",
        "Motor menabrak trotoar, pengendara luka di kepala, sadar.",
        ("", "0813-0000-2102"), {"polri": (25, 80, 600), "psc": (18, 66, 540), "rsud": (40,)},
    )),
    (500, Case(
        "PIPE", "Sako", "Simpang Sako, depan apotek", "Pipa air pecah, air menggenangi jalan.",
        ("Apotek Sehat", "0819-0000-2103"), {},
    )),
)  # fmt: skip
