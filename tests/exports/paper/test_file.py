"""The file as a whole: the same every time, tagged for everybody, and of no machine."""

import re
import subprocess
import sys

import pytest

from data.package import TITLE
from exports.briefing import Brief
from exports.extract import Extract
from tests.exports.paper.reading import below, fonts, tagged, tags

SMALL = Brief(slides=("headline", "budget"))


def test_the_same_selection_is_the_same_file(file_of):
    assert file_of(brief=SMALL) == file_of(brief=SMALL)


def test_its_date_is_the_day_of_the_evidence(paper, paper_of):
    assert paper.metadata["/CreationDate"] == paper.metadata["/ModDate"] == "D:20261121000000Z"
    early = paper_of(brief=SMALL, known="2025-03-31")
    assert early.metadata["/CreationDate"] == "D:20250331000000Z"


def test_it_says_what_it_is(paper, paper_of):
    assert paper.metadata["/Title"] == "AI Factories Atlas: the first seven"
    assert paper.metadata["/Author"] == TITLE
    assert "CC BY 4.0" in paper.metadata["/Subject"]
    named = paper_of(brief=Brief(title="AI in the North", slides=("headline",)))
    assert named.metadata["/Title"] == "AI in the North"


def test_it_claims_pdf_ua_and_shows_its_title(paper):
    root = paper.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en-GB"
    assert all(page["/Tabs"] == "/S" for page in paper.pages)


def test_headings_are_headings_and_the_outline_leads_to_them(paper):
    titles = [entry.title for entry in paper.outline]
    assert len(tagged(paper, "/Title")) == 1
    assert len(tagged(paper, "/H1")) == len(titles) == len(Brief().slides)
    assert titles[0] == "7 AI Factories in 7 countries, joined by 10 partner countries"


def test_profiles_in_full_are_headed_by_their_factory(paper_of):
    profiles = paper_of(brief=Brief(slides=("profiles",)), country=("Norway",))
    assert len(tagged(profiles, "/H2")) == 1
    first, second = profiles.outline[:2]
    assert [entry.title for entry in second] == ["LUMI AI Factory"]
    assert first.title == "What each factory is, what it costs and how far it has come"


def test_tables_have_heads_and_rows_as_wide_as_these(papers):
    for name in ("real", "one factory", "no amounts and no partners"):
        for table in tagged(papers[name], "/Table"):
            (head,) = below(table, "/THead")
            count = len(below(head, "/TH"))
            assert count > 1
            assert all(cell["/A"][0]["/Scope"] == "/Column" for cell in below(head, "/TH"))
            (body,) = below(table, "/TBody")
            assert {len(below(row, "/TD")) for row in below(body, "/TR")} == {count}


def test_text_is_in_paragraphs_lists_and_tables(paper):
    kinds = {str(tag["/S"]) for tag in tags(paper)}
    assert {"/P", "/L", "/LI", "/Table", "/Figure", "/H1", "/Link"} <= kinds
    (document,) = tagged(paper, "/Document")
    assert not any(isinstance(kid, int) for kid in document["/K"])


def test_figures_say_what_they_show(paper):
    told = [figure["/Alt"] for figure in tagged(paper, "/Figure")]
    assert [words.split(" ")[0] for words in told] == ["Map", "6", "Timeline"]
    assert "LUMI AI Factory, at least €556 million" in told[1]


def test_titles_of_sources_are_in_their_own_language(paper):
    content = b"".join(page.get_contents().get_data() for page in paper.pages)
    assert {b"de", b"es", b"it"} <= set(re.findall(rb"/Lang ?\(([\w-]+)\)", content))


def test_no_picture_of_pixels_is_in_the_file(paper):
    assert not any(len(page.images) for page in paper.pages)


def test_fonts_are_embedded_and_of_no_machine(papers):
    for paper in papers.values():
        used = set(fonts(paper))
        assert {name.split("+")[1].split("-")[0] for name, _ in used} == {"SourceSans3"}
        assert all(is_embedded for _, is_embedded in used)


@pytest.mark.parametrize("base", ["https://a.eu/é ü/", "https://例え.example/", "http://[/", "x:/"])
def test_an_address_that_no_program_follows_makes_no_damaged_file(base, paper_of):
    paper = paper_of(brief=SMALL, base=base)
    assert paper.metadata["/Title"]


def test_typst_is_read_only_when_a_pdf_is_made():
    asked = "import sys, exports.formats, exports.paper; print('typst' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    ).stdout
    assert said.strip() == "False"


def test_nothing_of_the_input_is_changed(file_of, tables):
    before = {name: frame.copy() for name, frame in tables.frames().items()}
    file_of(brief=SMALL)
    assert all(frame.equals(before[name]) for name, frame in tables.frames().items())


def test_it_is_the_file_of_the_formats(extract, tables):
    from exports.formats import BRIEFING, PDF

    chosen: Extract = extract(country=("Norway",))
    made = PDF.make(chosen, tables, SMALL)
    assert made.startswith(b"%PDF-1.7")
    assert PDF in BRIEFING
