"""Whatever a row of a selection refers to goes out with it, and no more."""

import pytest

from data.schema import TABLES, Kind, attribute_of
from data.vocabularies import OF_THE_UNION

LINKS = [
    (table.name, field.name, *field.foreign.split("."))
    for table in TABLES.values()
    for field in table.fields
    if field.foreign
]
CODES = [("organisations", "country"), ("funding", "payer_country"), ("evidence", "payer_country")]


@pytest.fixture(
    params=[
        {"country": ("Finland",), "known": "2024-12-31"},
        {"kind": ("new",)},
        {"country": ("Germany", "Ireland")},
    ]
)
def some(request, extract):
    return extract(wave="all", **request.param)


def test_where_every_factory_is_selected_nothing_is_left_out(extract, tables):
    frames = extract(wave="all").frames
    assert {name: len(frame) for name, frame in frames.items()} == {
        name: len(frame) for name, frame in tables.frames().items()
    }


@pytest.mark.parametrize("link", LINKS, ids=lambda link: f"{link[0]}.{link[1]}")
def test_every_reference_is_found(link, some):
    table, column, target, key = link
    assert set(some.frames[table][column].dropna()) <= set(some.frames[target][key])


def test_every_country_that_rows_name_is_found(some):
    frames = some.frames
    claims = frames["evidence"][["subject_id", "attribute", "value"]].dropna()
    read_as = {
        value: attribute_of(subject, attribute)
        for subject, attribute, value in claims.itertuples(index=False)
    }
    named = {value for value, known in read_as.items() if known and known.kind == Kind.COUNTRY}
    for table, column in CODES:
        named |= set(frames[table][column].dropna()) - {OF_THE_UNION}

    assert named
    assert named <= set(frames["countries"]["country"])


def test_every_claim_of_a_disagreement_is_found(some):
    named = set(some.frames["conflicts"]["claim_ids"].str.split(";").explode())
    assert named
    assert named <= set(some.frames["evidence"]["claim_id"])


def test_every_rival_of_a_value_goes_out_with_it(extract, whole):
    some = extract(wave="all", country=("Finland",)).frames
    evidence = whole.frames["evidence"]
    shown = evidence["claim_id"].isin(some["budgets"]["claim_id"])
    about = set(evidence.loc[shown, ["subject_id", "attribute"]].itertuples(index=False))
    rivals = {
        claim
        for claim, *of in evidence[["claim_id", "subject_id", "attribute"]].itertuples(index=False)
        if tuple(of) in about
    }
    assert len(rivals) > len(about)
    assert rivals <= set(some["evidence"]["claim_id"])


def test_what_nobody_names_stays_behind(extract):
    frames = extract(wave="all", country=("Finland",)).frames

    assert "LU" not in set(frames["countries"]["country"])
    sites = frames["places"].loc[frames["places"]["role"] == "site", "place"]
    assert list(sites) == ["Kajaani", "Riga"], "that of the factory, and of the host of an Antenna"
    antennas = [f"antenna-{country}" for country in ("be", "lv", "is", "ch")]
    assert list(frames["subjects"]["subject_id"]) == ["lumi", *antennas, "programme"]
    cited = {
        source
        for table in ("evidence", "countries", "subjects")
        for source in frames[table]["source_id"]
    }
    assert set(frames["sources"]["source_id"]) == cited


def test_on_an_early_day_no_place_and_country_is_there_that_nobody_had_named(extract):
    frames = extract(wave="all", known="2024-12-10").frames

    assert len(frames["factories"]) == 7
    assert {"Bissen", "Paris"}.isdisjoint(frames["places"]["place"])
    assert "Kajaani" in set(frames["places"]["place"])
    assert "FR" not in set(frames["countries"]["country"])


def test_the_newest_day_written_out_leaves_nothing_out_either(extract, whole, tables):
    frames = extract(wave="all", known=tables.newest_evidence).frames
    assert len(frames["places"]) == len(whole.frames["places"])


def test_a_selection_of_nothing_keeps_the_columns(nothing):
    for name, frame in nothing.frames.items():
        assert list(frame.columns) == list(TABLES[name].columns)
    assert nothing.frames["budgets"].empty
    assert list(nothing.frames["subjects"]["subject_id"]) == ["programme"]
