"""How likely it is that a call tells of an incident that is open already: a pure score with its reasons.

The weights add up to 100. They are ours and for a centre to judge by its own merges; their order is that of
the one system that flags duplicates at all (NowForce: distance, then time, then caller). What each rests on:

near      40  Reports of one event come from where it can be seen or heard: at 300 m half of it is left. A
              callers' own position is uncertain by what the device says, so that much is taken off first.
words     30  A landmark or an object named twice ("pasar anyar") says more than a word that half of the open
              incidents share ("banjir" during a flood), so a word counts by its rarity among them.
time      15  Of a fire, an accident or a fight most callers ring within minutes: at 30 minutes half is left.
category  15  The same type; four fifths for the same category. Callers name one event differently (a fire,
              somebody unconscious), so another category takes nothing away.
caller    25  On top: the same number, who rings again.

Time and category alone never make a duplicate: something must point to the place, the words or the caller.
Two positions further apart than 3 km speak against it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from incidents import distance

NEAR, WORDS, TIME, CATEGORY, CALLER = 40, 30, 15, 15, 25
HALF_METRES: Final = 300
HALF_MINUTES: Final = 30
FAR_METRES: Final = 3_000
# A kelurahan of Tangerang is about 1.5 km across, a kecamatan about 4 km.
SAME_KELURAHAN: Final = 0.5
SAME_KECAMATAN: Final = 0.2
SAME_CATEGORY: Final = 0.8
# What is left of the rest when two positions are far apart: a position may be wrong.
IF_FAR: Final = 0.4
# Below, it is not worth an operator's look; from STRONG on it is said aloud.
SHOWN_FROM: Final = 30
STRONG_FROM: Final = 45

WORD: Final = re.compile(r"[^\W\d_]{3,}|\d{2,}")
# They stand in any report: kin of "in front of", "please", "there is", "street".
COMMON_WORDS: Final = """
    ada adalah agar akan arah atas atau bawah bagi bapak baru belakang belum berada bisa bukan cepat dan dari
    daerah dekat dengan depan di gang hal ibu ini itu jalan jangan jln juga kali kami karena kata kecamatan
    kelurahan kepada kota lagi lalu lapor masih mau minta mohon nya oleh orang pada pak para pelapor penelepon
    raya saat saja samping sama sampai saya sebelah sedang segera sekarang sekitar seorang serta sudah tadi
    tapi telah tempat tepat terjadi tersebut tidak tolong untuk warga yang
    and are area caller for from has have here in is near not now of on please road said street that the their
    there they this with you
"""
COMMON: Final = frozenset(COMMON_WORDS.split())
PREFIXES: Final = (
    "memper",
    "menge",
    "meng",
    "meny",
    "mem",
    "men",
    "pem",
    "pen",
    "ber",
    "ter",
    "ke",
    "se",
    "me",
)
SUFFIXES: Final = ("kannya", "annya", "inya", "kan", "nya", "an", "i")
SHORTEST_ROOT: Final = 4
# A word that ten of the incidents looked at share counts a fifth of one that a single one has.
RARITY: Final = 0.7
# So many rare words in common give half of what words can give.
HALF_WORDS: Final = 0.7


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of an event so far: of the call on the desk, or of an open incident."""

    text: str = ""
    type_code: str = ""
    category: str = ""
    latitude: float | None = None
    longitude: float | None = None
    uncertainty: int = 0
    place_code: str = ""
    numbers: frozenset[str] = frozenset()
    minutes_ago: float = 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are (0 to 100) and why; what does not speak for it is None or empty."""

    score: int
    metres: int | None = None
    same_place: bool = False
    minutes: int = 0
    words: tuple[str, ...] = ()
    same_category: bool = False
    same_caller: bool = False


@dataclass(slots=True)
class _Read:
    report: Report
    words: dict[str, str] = field(default_factory=dict)


def compare(report: Report, known: Sequence[Report]) -> list[Likeness]:
    """Return the likeness of `report` with each of `known`, in their order."""
    mine = words_of(report.text)
    read = [_Read(one, words_of(one.text)) for one in known]
    shared_by = Counter(root for one in read for root in one.words)
    return [_likeness(report, mine, one, shared_by) for one in read]


def words_of(text: str) -> dict[str, str]:
    """Return the telling words of a text by their roots, as they were written first."""
    found: dict[str, str] = {}
    for word in WORD.findall(text.lower()):
        if word not in COMMON:
            found.setdefault(root_of(word), word)
    return found


@lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """Return what kin words share: "bakar" of "kebakaran" and "terbakar". Rough: both sides are cut alike."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    for suffix in SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= SHORTEST_ROOT:
            plain = plain.removesuffix(suffix)
            break
    for prefix in PREFIXES:
        if plain.startswith(prefix) and len(plain) - len(prefix) >= SHORTEST_ROOT:
            plain = plain.removeprefix(prefix)
            break
    # "-kan" was cut off "tabrakan" as well: without its last k "tabrak" is the same.
    return plain.removesuffix("k") if len(plain) > SHORTEST_ROOT else plain


def metres_between(one: Report, other: Report) -> float | None:
    """Return the distance on the ground (m), or None when one of them has no position."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return distance.metres_between(one.latitude, one.longitude, other.latitude, other.longitude)


def _likeness(report: Report, mine: dict[str, str], other: _Read, shared_by: Counter[str]) -> Likeness:
    theirs = other.report
    metres = metres_between(report, theirs)
    near = _nearness(report, theirs, metres)
    shared = [root for root in mine if root in other.words]
    words = _weight_of(shared, shared_by)
    caller = bool(report.numbers & theirs.numbers)
    alike = _alike(report, theirs)
    minutes = abs(report.minutes_ago - theirs.minutes_ago)
    total = NEAR * near + WORDS * words + TIME * 2 ** (-minutes / HALF_MINUTES) + CATEGORY * alike
    if metres is not None and metres - report.uncertainty - theirs.uncertainty > FAR_METRES:
        total *= IF_FAR
    if caller:
        total += CALLER
    if not (near or words or caller):
        total = 0
    return Likeness(
        score=min(100, round(total)),
        metres=None if metres is None else round(metres),
        same_place=metres is None and near > 0,
        minutes=round(minutes),
        words=tuple(mine[root] for root in _telling(shared, shared_by)),
        same_category=alike > 0,
        same_caller=caller,
    )


def _nearness(one: Report, other: Report, metres: float | None) -> float:
    if metres is not None:
        apart = max(0.0, metres - one.uncertainty - other.uncertainty)
        return 2 ** (-apart / HALF_METRES) if apart <= FAR_METRES else 0.0
    if one.place_code and other.place_code:
        # 36.71.01.1001 is a kelurahan, its first 8 characters its kecamatan.
        if one.place_code == other.place_code:
            return SAME_KELURAHAN if len(one.place_code) > 8 else SAME_KECAMATAN
        if one.place_code[:8] == other.place_code[:8] and len(one.place_code[:8]) == 8:
            return SAME_KECAMATAN
    return 0.0


def _alike(one: Report, other: Report) -> float:
    if one.type_code and one.type_code == other.type_code:
        return 1.0
    return SAME_CATEGORY if one.category and one.category == other.category else 0.0


def _weight_of(shared: Iterable[str], shared_by: Counter[str]) -> float:
    """Rising with every shared word, fast for rare ones: one that nobody else says gives 0.6, two 0.75."""
    total = sum(shared_by[root] ** -RARITY for root in shared)
    return total / (total + HALF_WORDS)


def _telling(shared: Sequence[str], shared_by: Counter[str]) -> list[str]:
    """Return the three rarest words, in the order in which they were said."""
    rarest = sorted(shared, key=lambda root: shared_by[root])[:3]
    return [root for root in shared if root in rarest]
