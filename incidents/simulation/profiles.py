"""What the calls of a day are, city by city (DOMAIN section 1): shares in per cent. Pure.

The published shares are kept; what a city does not break down further is divided among the rest.
"""

from typing import Final

from incidents.call_classes import CallClass as C

PROFILES: Final[dict[str, dict[C, float]]] = {
    # Semarang 2025: emergency 43 %, prank and silent 39 %.
    "semarang": {
        C.NORMAL: 43, C.PRANK: 25, C.GHOST: 14,
        C.INFORMATION: 10, C.NON_EMERGENCY: 5, C.DROPPED: 2, C.TEST: 1,
    },
    # Kota Tangerang, January 2026: emergency 4.8 %; prank by its number of 2025.
    "tangerang": {
        C.NORMAL: 4.8, C.PRANK: 77.6, C.GHOST: 6,
        C.INFORMATION: 7, C.NON_EMERGENCY: 2.4, C.DROPPED: 2, C.TEST: 0.2,
    },
    # Kab. Tangerang 2023: prank and silent 85 %, information 13.2 %, emergency 1.4 %.
    "kab-tangerang": {C.NORMAL: 1.4, C.PRANK: 60, C.GHOST: 25, C.INFORMATION: 13.2, C.TEST: 0.4},
    # DKI Jakarta 2024: dropped 58 %, prank 20 %, non-emergency 17 %, emergency 1 %.
    "jakarta": {C.NORMAL: 1, C.DROPPED: 58, C.PRANK: 20, C.NON_EMERGENCY: 17, C.INFORMATION: 3, C.GHOST: 1},
    # Kota Batu 2024: 92 % cut before an agent, 67 real of 61,897.
    "batu": {C.NORMAL: 0.1, C.DROPPED: 92.2, C.PRANK: 4, C.GHOST: 2.5, C.INFORMATION: 1.2},
}  # fmt: skip
DEFAULT: Final = "semarang"
