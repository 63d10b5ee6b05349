"""Whatever the selection and the words: few pages, nothing beyond them, and no markup at work."""

import pytest

from exports.briefing import Brief
from tests.exports.crowd import crowd
from tests.exports.paper.reading import addresses, tagged


def test_the_default_brief_is_five_pages_at_most(papers):
    assert 2 <= len(papers["real"].pages) <= 5


def test_all_factories_need_eight_pages_at_most(paper_of):
    assert len(paper_of(wave="all").pages) <= 8


@pytest.mark.parametrize(
    ("name", "most"),
    [("a headline alone", 1), ("nothing selected", 2), ("one factory", 4)],
)
def test_others_are_as_short_as_they_can_be(papers, name, most):
    assert len(papers[name].pages) <= most


def test_nineteen_that_are_all_dated_in_full_need_eleven_pages_at_most(tables, paper_of):
    assert len(paper_of(crowd(tables, 19, ("{id} Factory {at}",)), wave="all").pages) <= 11


def test_pages_are_a4_and_upright(papers):
    for paper in papers.values():
        for page in paper.pages:
            assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.1)
            assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)


def test_no_text_begins_outside_the_margins(pages):
    for name, found in pages.items():
        for page in found:
            outside = [
                (text, x, y)
                for text, x, y in page.pieces
                if x and y and not (40 <= x <= 560 and 20 <= y <= 815)
            ]
            assert outside == [], name


def test_an_empty_selection_says_so(papers, texts):
    paper = papers["nothing selected"]
    said = texts["nothing selected"]
    assert "No AI Factory fits this selection" in said
    assert "Malta" in paper.metadata["/Title"]
    assert tagged(paper, "/H1")


def test_before_anything_was_selected_it_says_that(texts):
    said = texts["before anything was selected"]
    assert "As known on 30 November 2024" in said
    assert "No AI Factory was selected yet" in said


def test_words_are_never_read_as_markup(papers, texts):
    said = texts["eight with hard names"]
    assert '#link("x")[*a*] $x$ \\ @no <b>' in said
    assert "#panic() *1*" in said
    assert "<&> =SUM(A1)" in said
    assert "x" not in addresses(papers["eight with hard names"])


def test_letters_that_the_font_lacks_are_told_from_those_it_has(texts):
    said = texts["eight with hard names"]
    assert "□" in said
    assert "□ stands for a letter that the font of this file lacks." in said
    assert "□" not in texts["real"]


def test_what_is_not_published_is_never_a_zero(texts):
    said = texts["no amounts and no partners"]
    assert "no figure found" in said
    assert "€0" not in said


def test_every_section_alone_is_a_file(paper_of):
    for kind in Brief().slides:
        paper = paper_of(brief=Brief(slides=(kind,)), country=("Norway",))
        assert 1 <= len(paper.pages) <= 3, kind
