"""What stands in the file is what the tables hold: read back and compared."""

import re

import pytest

from data.filters import Filters
from data.headline import key_figures
from data.portrait import identity, key_facts
from data.profile import Group, profile
from data.reading import country_names, factory_names, sources_with_address
from data.records import records
from data.reported import expected, reported
from data.wording import MEASURE_LABELS, date_words, day, money
from exports.briefing import Brief
from exports.links import followed
from tests.exports.paper.reading import addresses, links, numbers_in, places, plain, text_of


@pytest.fixture(scope="module")
def first(tables):
    """The tables of the first seven."""
    return Filters().apply(tables)


@pytest.fixture(scope="module")
def said(texts):
    """All text of the default briefing."""
    return texts["real"]


def page_with(pages, words):
    return next(page.text for page in pages["real"] if words in page.text)


def test_each_bar_stands_with_its_amount(pages, first):
    page = page_with(pages, "has the largest known budget")
    names, places_ = (
        factory_names(first),
        dict(zip(first.factories["factory_id"], first.factories["city"], strict=True)),
    )
    totals = first.budgets[first.budgets["measure"] == "factory_total"]
    assert len(totals) == len(names)
    for row in records(totals):
        amount = money(row["amount_eur"], row["qualifier"]).replace("at least ", "≥ ")
        bar = rf"{re.escape(names[row['factory_id']])} {places_[row['factory_id']]} · [a-z ]+ "
        assert re.search(bar + re.escape(amount[0].lower() + amount[1:]), page), row


def test_key_figures_stand_with_their_notes_and_sources(said, first):
    for figure in key_figures(first):
        found = re.search(
            rf"{re.escape(plain(f'{figure.value} {figure.note}'))} \[([\d–, ]+)\]", said
        )
        assert found, figure
        assert numbers_in(found[1])


def test_each_country_stands_with_its_factory_and_role(pages, first):
    page = page_with(pages, "is the widest known consortium")
    names, countries = factory_names(first), country_names(first)
    outside = set(first.countries.loc[first.countries["is_eu_member"] == False, "country"])  # noqa: E712
    for factory_id, name in names.items():
        seats = records(first.memberships[first.memberships["factory_id"] == factory_id])
        row = re.search(rf"{re.escape(name)} (■ .*?) (\d+) (\d[\d–, ]*)(?= [A-Z]|$)", page)
        found = set(re.findall(r"([■●]) ([^■●]+?)(?= [■●]|$| none named)", row[1]))
        assert found == {
            (
                "■" if seat["role"] == "host" else "●",
                countries[seat["country"]] + "*" * (seat["country"] in outside),
            )
            for seat in seats
        }
        assert int(row[2]) == len(seats)


def test_each_factory_stands_with_what_is_asked_first(said, first):
    for factory_id in factory_names(first):
        assert plain(identity(factory_id, first).text) in said
        for figure in key_facts(factory_id, first):
            assert plain(f"{figure.value} {figure.note}") in said


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("selected", "Selected"),
        ("services", "Services running"),
        ("tender_opened", "Tender"),
        ("contract_signed", "Contract signed"),
    ],
)
def test_dates_stand_on_the_timeline_as_precise_as_they_are(pages, first, event, words):
    page = page_with(pages, "Services run at 5 of 7")
    done = reported(first.milestones)
    found = done[(done["event"] == event) & done["subject_id"].isin(first.factories["factory_id"])]
    assert len(found)
    for row in records(found):
        assert f"{words}, {date_words(row['edtf'])}" in page, row


def test_plans_stand_on_the_timeline_as_precise_as_they_are(pages, first):
    page = page_with(pages, "Services run at 5 of 7")
    plans = expected(first.milestones)
    found = plans[(plans["event"] == "operation") & plans["applies_to"].eq("machine")]
    assert len(found)
    for row in records(found):
        assert date_words(row["edtf"]) in page, row


def test_each_site_on_the_map_stands_with_its_amount(pages, first):
    page = page_with(pages, "Seven sites in seven countries")
    names = factory_names(first)
    for row in records(first.budgets[first.budgets["measure"] == "factory_total"]):
        amount = money(row["amount_eur"], row["qualifier"])
        assert f"{names[row['factory_id']]} {amount}" in page, row


def test_differences_on_money_members_and_machines_are_explained(said, first):
    told = [one for one in records(first.conflicts) if plain(one["explanation"]) in said]
    about = [one["attribute"].split(";") for one in told]
    assert all(
        any(re.match(r"budget_|milestone\.(operation|contract)|country", name) for name in names)
        for names in about
    )
    assert f"{len(told)} differences between readings, each explained" in said
    assert f"{len(first.conflicts) - len(told)} more on the Evidence page." in said


def test_of_few_factories_every_difference_is_explained(texts, tables):
    for explanation in Filters(country=("Norway",)).apply(tables).conflicts["explanation"]:
        assert re.sub(r"\bc\d{4}\b", "source", plain(explanation))[:40] in texts["one factory"]


def test_no_claim_is_named_by_its_id(texts):
    for name in ("real", "one factory"):
        assert not re.search(r"\bc\d{4}\b", texts[name].replace("#c0064", ""))
    assert re.search(r"Unknown \(press rewrite\) for LUMI AI Factory \(source \d+,", texts["real"])


def test_a_permalink_is_copied_as_it_is(paper_of):
    asked = Brief(title="Where we stand in November", slides=("headline",))
    raw = "".join(page.extract_text() for page in paper_of(brief=asked).pages)
    address = (
        "https://atlas.example/briefing?wave=first&known=2026-11-21"
        "&title=Where+we+stand+in+November&slides=headline"
    )
    assert "\u200b" not in raw
    assert raw.replace("\n", "").count(address) == 2


def test_of_many_factories_readings_that_only_support_are_left_out(said, paper_of):
    assert "(says otherwise)" in said
    assert "(supports)" not in said
    few = text_of(paper_of(country=("Italy",), brief=Brief(slides=("conflicts",))))
    assert "(supports)" in few


def test_a_single_factory_is_told_in_full(texts, tables):
    told = texts["one factory"]
    shown = Filters(country=("Norway",)).apply(tables)
    for fact in profile("lumi", shown):
        if fact.group != Group.OTHER:
            assert plain(f"{fact.label} {fact.words}") in told, fact


def test_sources_are_numbered_without_a_gap_and_each_is_cited(paper, said):
    body, listed = said.split("sources stand behind this briefing", 1)
    count = int(body.rsplit(" ", 2)[-2])
    cited = [run for run in re.findall(r"(?<=[\[ ])(\d[\d–, ]*)(?=[\];.])", body)]
    assert set(range(1, count + 1)) <= numbers_in(" ".join(cited))
    named = {str(link["/Dest"].get_object()) for link in places(paper)}
    assert len(named) <= count
    assert "EuroHPC JU: Selection of the First Seven AI Factories" in listed


def test_links_lead_to_the_sources_and_to_the_same_selection(paper, tables):
    out = addresses(paper)
    permalink = "https://atlas.example/briefing?wave=first&known=2026-11-21"
    more = "https://atlas.example/evidence?wave=first&known=2026-11-21&part=Conflicts"
    assert out.count(permalink) >= 2
    assert out.count(more) == 1
    known = {followed(one) for one in sources_with_address(tables)["address"].dropna()}
    found = {one for one in out if one not in (permalink, more)}
    assert len(found) > 100
    assert found <= known


def test_links_within_the_file_say_where_they_lead(paper):
    assert all(link["/Contents"] for link in links(paper))
    assert len(places(paper)) > 100


def test_every_page_says_its_day_its_version_and_its_number(pages, tables):
    for found in pages.values():
        for number, page in enumerate(found, start=1):
            foot = page.text[-200:]
            assert "Independent project, not an official site of the EU" in foot
            assert f"Data version {tables.version}" in foot
            assert foot.endswith(f"{number} of {len(found)}")
    assert f"As known on {day(tables.newest_evidence)}" in pages["real"][-1].text[-160:]


def test_the_measure_asked_for_is_drawn(paper_of, first):
    asked = Brief(slides=("budget",), measure="system_contract")
    said = text_of(paper_of(brief=asked))
    assert MEASURE_LABELS["system_contract"] in said
    contracts = first.budgets[first.budgets["measure"] == "system_contract"]
    for row in records(contracts):
        if row["amount_eur"] is not None:
            assert money(row["amount_eur"], row["qualifier"]).lower() in said.lower()


def test_sections_come_in_the_order_asked_for_and_sources_last_unasked(paper_of):
    asked = Brief(
        slides=("consortia", "headline"), title="Who is with whom", audience="The cabinet"
    )
    found = paper_of(brief=asked)
    titles = [entry.title for entry in found.outline]
    assert "widest known consortium" in titles[0]
    assert "7 AI Factories in 7 countries" in titles[1]
    assert "sources stand behind" in titles[2]
    said = text_of(found)
    assert said.index("Who is with whom") < said.index("The cabinet") < said.index(titles[0])
