"""The file as a whole: the same every time, editable, accessible, and nothing a program repairs."""

import io
import re
import zipfile
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.dml import MSO_COLOR_TYPE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE

from data.reading import country_names
from data.wording import SINCE_REPORTED
from exports.briefing import Brief
from exports.links import followed
from exports.slides.palette import SCHEME


def every(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every(shape.shapes)


def about(shape):
    return shape._element.xpath("./*/p:cNvPr")[0]


@pytest.fixture(scope="module")
def small(file_of):
    """A briefing with every kind of slide, on one factory."""
    return file_of(country=("Norway",))


def test_the_same_selection_is_the_same_file(file_of, small):
    assert file_of(country=("Norway",)) == small


def test_nothing_in_the_file_tells_when_it_was_made(small):
    with zipfile.ZipFile(io.BytesIO(small)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 11, 21, 0, 0, 0)}
        (workbook,) = [name for name in file.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(file.read(workbook))) as book:
            core = book.read("docProps/core.xml").decode()
    assert "2026-11-21T00:00:00Z" in core
    about_deck = Presentation(io.BytesIO(small)).core_properties
    assert about_deck.created == about_deck.modified == datetime(2026, 11, 21)


def test_the_file_follows_the_schema_of_the_format(small, tmp_path):
    file = tmp_path / "briefing.pptx"
    file.write_bytes(small)
    assert [str(error) for error in validate_pptx(str(file)).errors] == []


def test_a_file_with_hard_names_follows_it_too(hard_decks, tmp_path):
    file = tmp_path / "briefing.pptx"
    hard_decks["no amounts and no partners"].save(str(file))
    assert [str(error) for error in validate_pptx(str(file)).errors] == []


def test_the_file_says_what_it_is(deck_of):
    deck = deck_of(brief=Brief(title="AI in the North", slides=("headline",)), country=("Norway",))
    about_deck = deck.core_properties
    assert about_deck.title == "AI in the North"
    assert "Norway" in about_deck.subject
    assert "CC BY 4.0" in about_deck.comments


def test_every_slide_has_a_title_of_its_own_that_is_read_first(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0] == slide.shapes.title for slide in deck.slides)


def test_no_picture_is_in_the_file(deck):
    kinds = {shape.shape_type for slide in deck.slides for shape in every(slide.shapes)}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert {MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.GROUP} <= kinds


def test_what_is_no_text_says_what_it_shows_or_that_it_shows_nothing(deck):
    for slide in deck.slides:
        for shape in every(slide.shapes):
            if shape.has_text_frame and shape.text_frame.text:
                continue
            element = about(shape)
            is_decorative = element.xpath(".//*[local-name()='decorative']/@val") == ["1"]
            assert bool(element.get("descr")) != is_decorative, shape.name


def test_shapes_have_numbers_of_their_own(deck):
    for slide in deck.slides:
        ids = [about(shape).get("id") for shape in every(slide.shapes)]
        assert len(set(ids)) == len(ids)


def test_countries_are_shapes_of_their_own_by_name(deck, tables):
    (group,) = [s for slide in deck.slides for s in slide.shapes if s.name.startswith("Map")]
    names = {shape.name for shape in group.shapes}
    partners = set(tables.memberships["country"])
    assert {country_names(tables)[code] for code in partners} <= names


def test_planned_and_done_keep_their_look(deck):
    drawn = [
        shape
        for slide in deck.slides
        for group in slide.shapes
        if group.name.startswith("Timeline")
        for shape in group.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    ]
    looks = {"planned": set(), "actual": set(), "kept": set()}
    for shape in drawn:
        for status in ("planned", "actual"):
            if f", {status}: " in shape.name:
                kept = shape.name.endswith(SINCE_REPORTED)
                looks["kept" if kept else status].add(_colour(shape.fill.fore_color))
    hollow = MSO_THEME_COLOR.BACKGROUND_1
    assert looks["planned"] == {hollow}
    assert looks["actual"]
    assert looks["kept"]
    assert not looks["kept"] & (looks["planned"] | looks["actual"])
    assert hollow not in looks["actual"]


def _colour(colour):
    return colour.theme_color if colour.type == MSO_COLOR_TYPE.SCHEME else colour.rgb


def test_colours_are_those_of_the_theme(deck):
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    ).blob.decode()
    found = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w{6})"/></a:\1>', theme))
    assert {place: f"#{colour}" for place, colour in found.items()} == SCHEME
    used = {
        value
        for slide in deck.slides
        for value in slide.shapes._spTree.xpath(".//a:schemeClr/@val")
    }
    assert {"tx1", "tx2", "accent1", "accent2", "accent3"} <= used


def test_links_are_addresses_a_program_can_read(deck):
    links = [
        rel.target_ref
        for slide in deck.slides
        for rel in slide.part.rels.values()
        if rel.is_external
    ]
    assert links
    assert all(urlsplit(link).hostname and link.isascii() and " " not in link for link in links)


@pytest.mark.parametrize(
    "address",
    ["", "report.pdf", "javascript:alert(1)", "http://[", "https://", f"https://a.eu/{'x' * 2000}"],
)
def test_what_leads_nowhere_is_no_link(address):
    assert followed(address) == ""


def test_an_address_is_written_in_letters_that_are_allowed():
    assert followed("https://a.eu/é ü?q=“x”&z=1%20") == (
        "https://a.eu/%C3%A9%20%C3%BC?q=%E2%80%9Cx%E2%80%9D&z=1%20"
    )
