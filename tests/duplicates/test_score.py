"""The likeness of two reports: what speaks for it, what against it, and why."""

import time

import pytest

from incidents.duplicate_score import SHOWN_FROM, STRONG_FROM, Likeness, Report, compare, root_of, words_of

MARKET = Report(
    text="Pasar Anyar Kebakaran bangunan Api besar di kios", type_code="FSTRU", category="fire",
    latitude=-6.1783, longitude=106.6319, minutes_ago=6,
)  # fmt: skip
ELSEWHERE = Report(text="Tabrakan dua motor", type_code="MVAINJY", category="accident", minutes_ago=6)


def like(report: Report, known: Report = MARKET) -> Likeness:
    return compare(report, [known, ELSEWHERE])[0]


def test_a_second_caller_of_the_same_fire_is_very_alike() -> None:
    call = Report(text="kebakaran di pasar anyar", latitude=-6.1800, longitude=106.6330)
    found = like(call)
    assert found.score >= STRONG_FROM
    assert found.metres == pytest.approx(225, abs=5)
    assert (found.minutes, found.words) == (6, ("kebakaran", "pasar", "anyar"))


@pytest.mark.parametrize(
    "call",
    [
        Report(category="fire", type_code="FSTRU"),
        Report(text="orang tidak sadar di terminal", category="medical"),
        Report(),
    ],
)
def test_time_and_category_alone_make_no_duplicate(call: Report) -> None:
    assert like(call).score == 0


def test_nearer_later_and_otherwise_count_as_one_would_expect() -> None:
    near, far = (Report(latitude=-6.1783 + d, longitude=106.6319, category="fire") for d in (0.001, 0.01))
    assert like(near).score > like(far).score
    old = Report(latitude=-6.1783, longitude=106.6319, category="fire", minutes_ago=126)
    fresh = Report(latitude=-6.1783, longitude=106.6319, category="fire")
    assert like(fresh).score > like(old).score
    other = Report(latitude=-6.1783, longitude=106.6319, category="medical")
    assert SHOWN_FROM <= like(other).score < like(fresh).score


def test_two_positions_far_apart_speak_against_it() -> None:
    call = Report(text="kebakaran pasar anyar", category="fire", latitude=-6.25, longitude=106.70)
    without = Report(text="kebakaran pasar anyar", category="fire")
    assert like(call).score < SHOWN_FROM < like(without).score


def test_a_vague_position_is_given_its_radius() -> None:
    vague = Report(latitude=-6.1883, longitude=106.6319, uncertainty=1200)
    exact = Report(latitude=-6.1883, longitude=106.6319)
    assert like(vague).score > like(exact).score


def test_the_same_number_is_found_whatever_else_is_known() -> None:
    known = Report(text="Ruko", numbers=frozenset({"081234567890"}), minutes_ago=200)
    call = Report(text="", numbers=frozenset({"081234567890", "6281234567890"}))
    found = like(call, known)
    assert found.same_caller
    assert found.score >= 25


def test_the_same_kelurahan_counts_more_than_the_same_kecamatan() -> None:
    known = Report(text="Rumah", place_code="36.71.01.1001")
    same, near, other = (
        like(Report(place_code=code), known) for code in ("36.71.01.1001", "36.71.01.1002", "36.71.07.1001")
    )
    assert same.score > near.score > other.score == 0
    assert same.same_place


def test_a_word_that_everybody_says_counts_less() -> None:
    flood = [
        Report(text=f"Banjir di Gang {name}") for name in ("Mawar", "Melati", "Kenanga", "Cempaka", "Anggrek")
    ]
    found = compare(Report(text="banjir gang mawar"), flood)
    assert found[0].score >= found[1].score + 10
    assert found[0].words == ("banjir", "mawar")


def test_kin_words_are_one_word() -> None:
    assert root_of("kebakaran") == root_of("terbakar") == root_of("membakar")
    assert root_of("tabrakan") == root_of("tabrak") == root_of("tertabrak")
    assert set(words_of("Tolong pak, ada kebakaran di dekat pasar!").values()) == {"kebakaran", "pasar"}


def test_it_takes_anything_that_people_type() -> None:
    odd = ["", " ", "\x00", "123 45", "ß café ÉCLAIR", "' & | ! :*", "漢字 火事", "a" * 4000, "😀😀"]
    for text in odd:
        assert 0 <= like(Report(text=text)).score <= 100


def test_three_hundred_candidates_cost_a_few_milliseconds() -> None:
    known = [
        Report(text=f"Pasar {n} api di kios nomor {n % 7} dekat jembatan", latitude=-6.2, longitude=106.6)
        for n in range(300)
    ]
    call = Report(text="kebakaran pasar 7 dekat jembatan", latitude=-6.2, longitude=106.61)
    compare(call, known)
    begun = time.perf_counter()
    compare(call, known)
    assert time.perf_counter() - begun < 0.05
