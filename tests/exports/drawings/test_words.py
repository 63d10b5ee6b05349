"""Words that fit their room, measured rather too wide than too narrow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.theme import text_width
from exports.drawings.words import broken, fitted, width_of

# No clock: a busy machine fails no test.
STEADY = settings(deadline=None, derandomize=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


def test_words_are_given_the_width_of_arial_and_emoji_a_square():
    assert width_of("Kajaani", 10) == pytest.approx(text_width("Kajaani", 10) * 1.1)
    assert width_of("Kajaani", 10, bold=True) > width_of("Kajaani", 10)
    assert width_of("🏭", 10) >= 10


@STEADY
@given(TEXTS, st.floats(20, 400))
def test_a_fitted_text_fits_and_says_when_it_was_cut(text, room):
    found = fitted(text, 10, room)
    assert width_of(found, 10) <= room
    assert found == text or found.endswith("…")


@STEADY
@given(TEXTS, st.floats(20, 400), st.integers(1, 4))
def test_a_broken_text_keeps_its_words_in_lines_that_fit(text, room, most):
    lines = broken(text, 10, room, most)
    assert len(lines) <= most
    assert all(width_of(line, 10) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == " ".join(text.split())


def test_a_text_is_broken_between_words_and_cut_in_its_last_line():
    text = "Sweden AI Factory of the North"
    assert broken(text, 10, 70, 3) == ("Sweden AI", "Factory of the", "North")
    first, last = broken(text, 10, 70, 2)
    assert first == "Sweden AI"
    assert last.startswith("Factory of")
    assert last.endswith("…")
    assert broken("  ", 10, 70) == ()
