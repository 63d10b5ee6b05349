"""Every value that is read back from a snapshot is that of the tables, with its evidence."""

import re

import pytest

from data.reading import country_names, factory_names, sources_with_address, subject_names
from data.records import records
from data.wording import STANDING_LABELS, day
from exports.briefing import Brief
from tests.exports.snapshot.conftest import words

BUDGET = "budget-factory_total"


def claims_of(element):
    return {link.get("href")[1:] for link in element.xpath(".//a[starts-with(@href, '#c')]")}


@pytest.mark.parametrize("measure", ["factory_total", "system_contract"])
def test_budgets_are_those_of_the_table(snapshot_of, tables, measure):
    made = snapshot_of(brief=Brief(slides=("budget",), measure=measure))
    names = factory_names(tables)
    expected = {
        names[row["factory_id"]]: (row["amount_eur"], row["reported"], row["claim_id"])
        for row in records(tables.budgets)
        if row["measure"] == measure
    }
    shown = made.rows(f"budget-{measure}")
    assert {row["Factory"] for row in shown} == set(expected)
    for row in shown:
        amount, reported, claim = expected[row["Factory"]]
        assert row["Amount (million euro)"] == (f"{amount / 1e6:.10g}" if amount else "")
        assert row["As reported"].startswith(reported or "")
        assert row["Claim"] == (claim or "")


def test_bars_are_as_long_as_the_amounts(snapshot, tables):
    budgets = tables.budgets[tables.budgets["measure"] == "factory_total"]
    (bars,) = [t for t in snapshot.figures[BUDGET]["data"] if t["type"] == "bar"]
    known = budgets["amount_eur"].dropna() / 1e6
    assert sorted(length for length in bars["x"] if length) == sorted(known)


def test_members_are_those_of_the_table(snapshot, tables):
    names, countries = factory_names(tables), country_names(tables)
    shown = [
        (row["Factory"], row["Country"], row["Role"], row["Claim"])
        for row in snapshot.rows("consortia")
    ]
    assert sorted(shown) == sorted(
        (names[row["factory_id"]], countries[row["country"]], row["role"], row["claim_id"])
        for row in records(tables.memberships)
    )


def test_milestones_are_those_of_the_table(snapshot, tables):
    shown = {row["Claim"]: row for row in snapshot.rows("timeline")}
    milestones = {row["claim_id"]: row for row in records(tables.milestones)}
    assert shown.keys() == milestones.keys()
    for claim, row in shown.items():
        milestone = milestones[claim]
        assert row["First day"] == (milestone["start"] or "")
        assert row["Last day"] == (milestone["end"] or "")
        assert row["Planned or actual"].lower() == milestone["status"]
        assert row["Standing"] == STANDING_LABELS[milestone["standing"]]


def test_a_value_of_the_map_stands_with_its_claim(snapshot):
    (lumi,) = [row for row in snapshot.rows("flat-map") if row["Factory"] == "LUMI AI Factory"]
    assert lumi["Budget"] == "≥ €556 m c0064"
    assert lumi["City"] == "Kajaani c0012"


def test_each_claim_is_told_as_it_stands_in_the_evidence(snapshot, tables):
    names = subject_names(tables)
    sources = sources_with_address(tables).set_index("source_id")
    told = snapshot.page.xpath("//ul[@class='register']/li")
    evidence = tables.evidence.set_index("claim_id")
    assert len(told) > 500
    for entry in told:
        claim, said = evidence.loc[entry.get("id")], words(entry)
        assert " ".join(claim["reported"].split()) in said
        assert STANDING_LABELS[claim["standing"]] in said
        assert f"Confidence: {claim['confidence']}." in said
        assert " ".join(sources.loc[claim["source_id"], "publisher"].split()) in said
        assert words(entry.getparent().getprevious()) == names[claim["subject_id"]]


def test_a_claim_names_what_else_is_said_on_its_value_and_where_it_is_shown(snapshot):
    floor = snapshot.part("c0064")
    assert "c0065: about €597 m" in words(floor)
    links = set(floor.xpath(".//a/@href"))
    assert {"#c0065", f"#{BUDGET}", "#profile-lumi", "#figures"} <= links
    assert "chosen by a reviewed correction" in words(floor)


def test_claims_behind_a_section_are_held_and_lead_back(snapshot):
    for section in snapshot.page.xpath("//main//section[.//p[contains(@class, 'elsewhere')]]"):
        if section.xpath("./section"):
            continue
        claims = claims_of(section)
        assert claims
        assert claims <= snapshot.parts.keys()
        back = f"#{section.get('id')}"
        cited = section.xpath("./details[last()]")[0]
        assert all(back in snapshot.part(c).xpath(".//a/@href") for c in claims_of(cited))


def test_sources_are_numbered_and_tell_which_claims_they_carry(snapshot, tables):
    source_of = dict(zip(tables.evidence["claim_id"], tables.evidence["source_id"], strict=True))
    sources = sources_with_address(tables).set_index("source_id")
    membership = set(tables.countries["source_id"].dropna())
    listed = snapshot.page.xpath("//ol[@class='sources']/li")
    assert [one.get("id") for one in listed] == [f"source-{n + 1}" for n in range(len(listed))]
    carried = 0
    for one in listed:
        claims = claims_of(one)
        # Who says which countries are in the EU carries no claim.
        (source_id,) = {source_of[claim] for claim in claims} or membership
        source = sources.loc[source_id]
        assert " ".join(f"{source['publisher']}: {source['title']}".split()) in words(one)
        addresses = one.xpath(".//a[starts-with(@href, 'http')]/@href")
        assert addresses == ([source["address"]] if isinstance(source["address"], str) else [])
        carried += len(claims)
    assert carried == len(snapshot.page.xpath("//ul[@class='register']/li"))


def test_numbers_of_sources_lead_to_these(snapshot):
    links = snapshot.page.xpath("//a[starts-with(@href, '#source-')]")
    numbers = [(re.sub(r"\D", "", link.text), link.get("href")) for link in links]
    assert numbers
    assert all(href == f"#source-{number}" for number, href in numbers)


def test_an_earlier_day_tells_only_what_was_known(extract, snapshot_of):
    early = extract(wave="all", known="2025-01-31")
    made = snapshot_of(early.tables, known="2025-01-31")
    known_from = early.tables.evidence.set_index("claim_id")["known_from"]
    told = made.page.xpath("//ul[@class='register']/li/@id")
    assert told
    assert all(known_from[claim] <= "2025-01-31" for claim in told)
    assert f"As known on {day(early.known)}" in words(made.page.xpath("//header")[0])
