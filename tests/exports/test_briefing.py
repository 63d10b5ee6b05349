"""What a briefing holds: what was asked for, in which order, with which sources."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pandas as pd
import pytest

from charts.theme import LIGHT
from data.asked import Refused
from data.filters import Filters
from data.known import History
from data.profile import Group, profile
from data.reading import sources_with_address
from data.schema import MEASURES
from exports.briefing import DEFAULT, KINDS, Brief, cover, slides
from exports.briefing.flow import LAYOUTS, columns_of, room_of
from exports.briefing.measure import fitted, lines_of
from exports.briefing.numbered import numbers_words
from exports.extract import Extract

BASE = "https://atlas.example/"


def written(whole, brief=None, **asked):
    filters = Filters(**({"wave": "all"} | asked))
    extract = Extract(filters.apply(whole), filters, BASE)
    return slides(brief or Brief(), extract, whole, extract.known, LIGHT)


@pytest.fixture(scope="module")
def briefing(tables):
    """All slides on all that is known."""
    return written(tables)


def of_kind(found, kind):
    return [slide for slide in found if slide.kind == kind]


def test_nothing_asked_is_the_default():
    assert Brief.read({}) == Brief(slides=DEFAULT)
    assert Brief().address() == []


@pytest.mark.parametrize(
    "brief",
    [
        Brief(),
        Brief(title="AI Factories: where we stand", audience="Cabinet & press"),
        Brief(slides=("budget", "headline"), measure="eu_contribution"),
        Brief(title="名称 مصنع 🏭", slides=("sources",)),
    ],
)
def test_the_address_brings_a_brief_back(brief):
    query = urlencode(brief.address())
    assert Brief.read(parse_qs(query)) == brief


def test_slides_come_in_the_order_asked_for_each_once():
    asked = {"slides": ["map, headline,map", "budget"]}
    assert Brief.read(asked).slides == ("map", "headline", "budget")


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [({"slides": ["map,cats"]}, KINDS), ({"measure": ["total"]}, ["factory_total"])],
)
def test_what_is_not_there_is_refused_with_what_is(asked, allowed):
    with pytest.raises(Refused) as refused:
        Brief.read(asked)
    assert all(name in str(refused.value) for name in allowed)


def test_a_title_is_one_printable_line_of_a_sane_length():
    brief = Brief.read({"title": ["A\x00 title\r\n\ud800of\ufffe " + "words " * 100]})
    assert brief.title.startswith("A title of words")
    assert brief.title.isprintable()
    assert len(brief.title) <= 120


def test_slides_are_the_same_every_time(tables):
    first, second = (written(tables, country=("Norway",)) for _ in range(2))
    assert [(s.heading, s.said, s.limits, s.claim_ids, s.cited) for s in first] == [
        (s.heading, s.said, s.limits, s.claim_ids, s.cited) for s in second
    ]


def test_kinds_come_in_the_order_of_the_brief(briefing):
    assert list(dict.fromkeys(slide.kind for slide in briefing)) == list(DEFAULT)


def test_no_two_slides_are_called_the_same(briefing):
    assert len({slide.heading for slide in briefing}) == len(briefing)
    assert len({slide.key for slide in briefing}) == len(briefing)


def test_every_slide_says_something_and_where_it_comes_from(briefing):
    for slide in briefing:
        assert slide.title
        assert slide.said
        assert slide.claim_ids
        assert slide.cited
        assert slide.address.startswith(BASE)


def test_sources_are_numbered_as_they_appear(briefing):
    content = [slide for slide in briefing if slide.kind != "sources"]
    seen = list(dict.fromkeys(source.number for slide in content for source in slide.cited))
    assert sorted(seen) == list(range(1, len(seen) + 1))
    highest = 0
    for slide in content:
        numbers = [source.number for source in slide.cited]
        assert numbers == sorted(set(numbers))
        new = [number for number in numbers if number > highest]
        assert new == list(range(highest + 1, highest + 1 + len(new)))
        highest = max(highest, *numbers)


def test_a_slide_cites_the_sources_of_its_claims(briefing, tables):
    source_of = tables.evidence.set_index("claim_id")["source_id"]
    sources = sources_with_address(tables).set_index("source_id")
    for slide in briefing:
        told = {*source_of[list(slide.claim_ids)], *slide.source_ids}
        behind = sources.loc[sorted(told)]
        assert {(s.publisher, s.title) for s in slide.cited} == set(
            zip(behind["publisher"], behind["title"], strict=True)
        )
        assert sorted(c for s in slide.cited for c in s.claim_ids) == sorted(slide.claim_ids)


def texts_of(slide):
    """All words of a slide that name claims or what rests on them."""
    notes = [figure.note for figure in slide.figures]
    return " ".join([slide.title, slide.said, slide.limits, *notes])


@pytest.mark.parametrize("measure", MEASURES)
def test_every_claim_that_is_named_is_cited(tables, measure):
    kinds = ("headline", "figures", "map", "budget", "consortia", "timeline", "profiles")
    for slide in written(tables, Brief(slides=kinds, measure=measure)):
        assert set(re.findall(r"\bc\d{4}\b", texts_of(slide))) <= set(slide.claim_ids), slide.key


def test_every_share_that_is_named_is_cited(tables):
    (slide,) = written(tables, Brief(slides=("budget",), measure="eu_contribution"))
    named = slide.limits.partition("Known as a share only: ")[2]
    funding = tables.funding[tables.funding["claim_id"].isin(slide.claim_ids)]
    names = tables.factories.set_index("factory_id")["name"]
    shares = {names[one] for one in funding.loc[funding["share_percent"].notna(), "factory_id"]}
    told = {name for name in names if name in named}
    assert told
    assert told <= shares


@pytest.mark.parametrize("kind", ["figures", "consortia"])
def test_who_is_in_the_eu_has_its_source(tables, kind):
    (slide,) = written(tables, Brief(slides=(kind,)))
    assert "EU Member States" in f"{slide.said} {[figure.note for figure in slide.figures]}"
    said_by = set(tables.countries["source_id"].dropna())
    assert said_by & {source.source_id for source in slide.cited}


def test_a_map_alone_says_which_amount_is_weak_or_of_a_part(tables):
    (slide,) = written(tables, Brief(slides=("map",)))
    assert "The weakest source" in slide.limits
    assert "Not of a whole factory: Pharos" in slide.limits


def test_a_map_cites_no_antenna_that_it_does_not_draw(tables):
    (slide,) = written(tables, Brief(slides=("map",)))
    subject = tables.evidence.set_index("claim_id")["subject_id"]
    assert set(subject[list(slide.claim_ids)]) <= set(tables.factories["factory_id"])


def test_the_list_holds_every_source_once(briefing):
    listed = pd.concat([slide.rows for slide in of_kind(briefing, "sources")])
    cited = {source.number for slide in briefing for source in slide.cited}
    assert [int(number) for number in listed["Number"]] == sorted(cited)


def test_sources_are_numbered_alike_wherever_their_list_stands(tables):
    first = written(tables, Brief(slides=("sources", "headline", "budget")))
    last = written(tables, Brief(slides=("headline", "budget", "sources")))
    assert first[0].kind == "sources"
    assert [s.cited for s in of_kind(first, "budget")] == [s.cited for s in of_kind(last, "budget")]


def test_a_profile_holds_the_facts_as_the_page_says_them(briefing, tables):
    factory_id = tables.factories["factory_id"].iloc[0]
    shown = pd.concat([s.rows for s in briefing if s.key.startswith(f"profile-{factory_id}")])
    facts = [fact for fact in profile(factory_id, tables) if fact.group != Group.OTHER]
    assert list(shown["Fact"]) == [fact.label for fact in facts]
    assert list(shown["Value"]) == [fact.words for fact in facts]
    otherwise = [fact.otherwise > 0 for fact in facts]
    assert list(shown["Sources"].str.contains("otherwise")) == otherwise


def test_each_real_profile_fits_on_one_slide(briefing, tables):
    assert len(of_kind(briefing, "profiles")) == len(tables.factories)


def test_every_disagreement_is_told_with_all_its_readings(briefing, tables):
    told = pd.concat([slide.rows for slide in of_kind(briefing, "conflicts")])
    assert list(told["What explains it"]) == list(tables.conflicts["explanation"])
    for row, claims in zip(told["Claims"], tables.conflicts["claim_ids"], strict=True):
        assert sorted(row.split(", ")) == sorted(claims.split(";"))


def test_a_weak_reading_says_so(briefing):
    (lumi,) = [
        row
        for slide in of_kind(briefing, "conflicts")
        for row in slide.rows.to_dict("records")
        if row["Difference"].startswith("LUMI AI Factory: Factory total")
    ]
    assert "≥ €556 m, from one weak source" in lumi["Shown"]


def test_names_are_told_as_printed(briefing):
    told = [
        row["Shown"]
        for slide in of_kind(briefing, "conflicts")
        for row in slide.rows.to_dict("records")
        if row["Difference"] == "L-AI Factory: Name"
    ]
    assert [words.split(" [")[0] for words in told] == [
        "L-AI Factory, printed “Luxembourg AI Factory”"
    ]


def test_rows_of_a_page_have_its_sources(briefing):
    for slide in of_kind(briefing, "conflicts"):
        claims = {claim for cell in slide.rows["Claims"] for claim in cell.split(", ")}
        assert claims == set(slide.claim_ids)


def test_filters_hold_on_every_slide(tables):
    found = written(tables, Brief(slides=("profiles", "budget")), country=("Norway",))
    assert {slide.key for slide in found} == {"profile-lumi", "budget-factory_total"}
    assert all("country=Norway" in slide.address for slide in found)


def test_nothing_of_later_is_told_on_an_earlier_day(tables):
    on = date(2025, 1, 31)
    found = written(History(tables).on(on), known=on.isoformat())
    known_from = tables.evidence.set_index("claim_id")["known_from"]
    assert all("31 January 2025" in slide.said for slide in found)
    assert all(known_from[claim] <= on.isoformat() for s in found for claim in s.claim_ids)
    assert all("known=2025-01-31" in slide.address for slide in found)


def test_an_empty_selection_says_so_and_leads_nowhere_else(tables):
    found = written(tables, Brief(slides=("budget", "map", "profiles")), country=("Malta",))
    assert [slide.kind for slide in found] == ["headline"]
    assert found[0].title == "No AI Factory fits this selection"


def test_before_the_selection_only_the_programme_is_told(tables):
    on = date(2024, 6, 1)
    found = written(History(tables).on(on), known=on.isoformat())
    titles = {slide.kind: slide.title for slide in found}
    assert list(titles) == ["headline", "timeline", "conflicts", "sources"]
    assert titles["headline"] == "No AI Factory was selected yet"
    assert titles["conflicts"] == "No difference between readings is recorded"


def test_a_measure_of_its_own_is_in_the_address(tables):
    (slide,) = written(tables, Brief(slides=("budget",), measure="system_contract"))
    assert parse_qs(urlsplit(slide.address).query)["measure"] == ["system_contract"]
    assert "system contract" in slide.title


def test_the_cover_says_who_speaks_and_as_of_when(tables):
    filters = Filters(country=("Finland",))
    extract = Extract(filters.apply(tables), filters, BASE)
    named = cover(Brief(title="AI in the North", audience="Nordic Council"), extract)
    assert (named.title, named.audience) == ("AI in the North", "Nordic Council")
    assert named.selection == "AI Factories Atlas: the first seven, with Finland"
    assert named.known == "As known on 21 November 2026"
    assert "not an official site" in named.notice
    assert "CC BY 4.0" in named.citation
    assert named.newest == "Newest evidence: 21 November 2026"
    assert cover(Brief(), extract).title == named.selection


def test_the_address_of_the_cover_brings_the_briefing_back(tables):
    filters = Filters(country=("Finland",))
    extract = Extract(filters.apply(tables), filters, BASE)
    brief = Brief(title="North & South", audience="Press", slides=("map", "budget"))
    named = cover(brief, extract)
    parts = urlsplit(named.address)
    assert parts.path == "/briefing"
    assert Brief.read(parse_qs(parts.query)) == brief
    assert parse_qs(parts.query)["country"] == ["Finland"]
    assert named.address in named.citation


def test_columns_of_a_page_hold_its_rows_in_order_within_its_room(briefing):
    for slide in briefing:
        if slide.rows is None:
            continue
        layout, columns = LAYOUTS[slide.kind], columns_of(slide, slide.rows)
        assert len(columns) <= layout.beside
        assert pd.concat(columns).equals(slide.rows)
        for column in columns:
            rows = column.to_dict("records")
            assert sum(layout.height(row, room_of(slide)) for row in rows) <= room_of(slide)


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_what_is_cut_to_lines_needs_no_more_and_keeps_its_end(lines):
    text = "Donaudampfschifffahrtsgesellschaft and some words " * 20
    cut = fitted(text, 200, lines, 12, end=" (1 of 2)")
    assert lines_of(cut, 200, 12) <= lines
    assert cut.endswith("… (1 of 2)")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((3,), "3"), ((1, 2, 4), "1–2, 4"), ((7, 5, 6), "5–7")],
)
def test_runs_of_numbers_are_joined(briefing, numbers, words):
    source = briefing[0].cited[0]
    assert numbers_words([replace(source, number=number) for number in numbers]) == words
