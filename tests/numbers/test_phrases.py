"""The interpreter's phrase card."""

from operators.phrases import phrase_card
from tests.cast import Cast

CODES = ["id", "en", "zh", "fr", "ar", "ja"]


def test_every_language_has_all_five_questions() -> None:
    card = phrase_card("id")
    assert [one.code for one in card] == CODES
    assert all(len(one.phrases) == 5 for one in card)
    assert all(phrase.text for one in card for phrase in one.phrases)
    assert [one.code for one in card if one.direction == "rtl"] == ["ar"]


def test_a_script_that_is_not_latin_says_how_it_is_spoken() -> None:
    for one in phrase_card("en"):
        assert all(bool(phrase.said) == (one.code in ("zh", "ar", "ja")) for phrase in one.phrases)


def test_each_phrase_says_what_it_means_to_the_reader() -> None:
    [indonesian, english, *_others] = phrase_card("en")
    assert [phrase.meaning for phrase in indonesian.phrases] == [phrase.text for phrase in english.phrases]
    assert [phrase.meaning for phrase in english.phrases] == [""] * 5


def test_the_console_has_the_card(cast: Cast) -> None:
    page = cast.client("ayu").get("/console/").content.decode()
    for one in phrase_card("id"):
        assert f'data-phrases="{one.code}"' in page
    assert 'lang="ar" dir="rtl"' in page
