"""The matrix on paper: a mark for each membership, under its factory and beside its country."""

from dataclasses import replace

import pytest

from charts.theme import LIGHT, PARTNER, role_colours
from exports.drawings.consortia import consortia_drawings
from exports.drawings.drawing import Line, Mark, Words


def words(page, name):
    return [s for s in page.marks if isinstance(s, Words) and s.name == name]


def marks(page):
    return [s for s in page.marks if isinstance(s, Mark) and s.claim_id]


def nearest(mark, words, along):
    """The text of the words that stand at the place of a mark."""
    places = {round(getattr(one, along), 2): one.text for one in words}
    return places[round(getattr(mark, along), 2)]


def seats(page):
    """Claim -> factory, country and shape as they are read off the page."""
    heads, countries = words(page, "countries"), words(page, "country")
    order = {round(one.x, 2): i for i, one in enumerate(heads)}
    return {
        m.claim_id: (order[round(m.x, 2)], nearest(m, countries, "y"), m.shape) for m in marks(page)
    }


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_every_membership_is_read_off_at_its_factory_and_country(drawn, tables, size):
    (page,) = drawn("consortia", size=size)
    place = {factory_id: i for i, factory_id in enumerate(tables.factories["factory_id"])}
    known = tables.countries.set_index("country")
    expected = {
        row.claim_id: (
            place[row.factory_id],
            known.at[row.country, "name"] + ("" if known.at[row.country, "is_eu_member"] else "*"),
            "square" if row.role == "host" else "circle",
        )
        for row in tables.memberships.itertuples()
    }
    assert seats(page) == expected


def test_hosts_and_partners_differ_in_colour_too(drawn):
    (page,) = drawn("consortia")
    colours = role_colours(LIGHT)
    assert {(m.shape, m.fill) for m in marks(page)} == {
        ("square", colours["host"]),
        ("circle", colours["partner"]),
    }
    assert "Norway*: partner of LUMI AI Factory" in [m.name for m in marks(page)]


def test_numbers_count_countries_above_and_factories_at_the_right(drawn, tables):
    (page,) = drawn("consortia")
    sizes = tables.memberships.groupby("factory_id", sort=False).size()
    factories = tables.factories["factory_id"]
    assert [one.text for one in words(page, "countries")] == [str(sizes[f]) for f in factories]
    assert {one.text for one in words(page, "factories")} == {"1"}
    assert [one.text for one in words(page, "counts")] == ["Countries", "Factories"]


def test_heads_are_the_short_names_none_of_them_cut(drawn):
    for size in ("slide", "paper"):
        (page,) = drawn("consortia", size=size)
        assert [one.text for one in words(page, "factory")] == [
            *("LUMI", "HammerHAI", "Pharos", "IT4LIA", "L-AI", "BSC", "MIMER")
        ]


def test_a_line_joins_the_marks_of_a_consortium(drawn):
    (page,) = drawn("consortia")
    stems = [s for s in page.marks if isinstance(s, Line) and s.colour == PARTNER]
    assert [s.name for s in stems] == [
        f"consortium of {name}" for name in ("LUMI AI Factory", "IT4LIA", "BSC AI Factory")
    ]
    lumi = [m for m in marks(page) if m.name.endswith("of LUMI AI Factory")]
    (x, top), (_, bottom) = stems[0].points
    assert {m.x for m in lumi} == {x}
    assert (top, bottom) == (min(m.y for m in lumi), max(m.y for m in lumi))


def test_the_key_names_what_there_is(drawn):
    (page,) = drawn("consortia")
    assert [w.text for w in words(page, "key")] == [
        *("Host country", "Partner country", "*", "Outside the EU")
    ]
    (alone,) = drawn("consortia", "bare")
    assert "Outside the EU" not in [w.text for w in words(alone, "key")]


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_nineteen_factories_lose_no_seat_and_count_all_of_them(drawn, tables, size):
    pages = drawn("consortia", "crowd", size)
    assert len(pages) > 1
    found = [m.claim_id for page in pages for m in marks(page)]
    assert len(found) == len(set(found))
    per_factory = tables.memberships["factory_id"].value_counts()
    copies = {f: 3 if i < 5 else 2 for i, f in enumerate(tables.factories["factory_id"])}
    assert len(found) == sum(per_factory[f] * times for f, times in copies.items())
    finland = [
        other.text
        for page in pages
        for one in words(page, "country")
        if one.text == "Finland"
        for other in words(page, "factories")
        if other.y == one.y
    ]
    assert set(finland) == {"3"}


def test_a_consortium_of_more_countries_than_a_page_holds_goes_on(tables):
    wide = tables.memberships.head(1).loc[[0] * len(tables.countries)].reset_index(drop=True)
    wide = wide.assign(country=tables.countries["country"], role="partner")
    wide["claim_id"] = [f"c{i}" for i in range(len(wide))]
    one = replace(tables, factories=tables.factories.head(1), memberships=wide)
    pages = consortia_drawings(one, LIGHT, 880, 300)
    assert len(pages) == 2
    assert sum(len(marks(page)) for page in pages) == len(tables.countries)
    assert {w.text for page in pages for w in words(page, "countries")} == {str(len(wide))}
    for page in pages:
        assert page.height <= 300.01
