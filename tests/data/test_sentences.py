"""The sentences that open the pages: right on every day, for many factories, one and none."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.filters import Filters
from data.headline import headline
from data.known import History
from data.load import Tables
from data.portrait import lead
from data.profile import profile
from data.reading import factory_names
from data.schema import MEASURES
from data.sentences.budget import budget_sentence
from data.sentences.compare import compare_sentence
from data.sentences.consortia import consortia_sentence
from data.sentences.evidence import evidence_sentence
from data.sentences.map import map_sentence
from data.sentences.sentence import Sentence
from data.sentences.timeline import timeline_sentence
from data.side_by_side import side_by_side
from data.slips import slips
from data.wording import day as in_words

NEWEST = "2026-11-21"
DAYS = ["2024-09-01", "2024-12-10", "2024-12-31", "2025-06-01", NEWEST]
ASKED = [
    {},
    {"country": ("Greece",)},
    {"country": ("Luxembourg",)},
    {"country": ("Spain", "Sweden")},
]
Known = Callable[..., Tables]


@pytest.fixture(scope="module")
def known(tables: Tables) -> Known:
    """The tables of a selection as known on a day, each day made once."""
    history = History(tables)
    days = {day: tables if day == NEWEST else history.on(date.fromisoformat(day)) for day in DAYS}

    def on(day: str = NEWEST, **asked: tuple[str, ...]) -> Tables:
        return Filters(**asked).apply(days[day])

    return on


def timeline(tables: Tables) -> Sentence:
    return timeline_sentence(tables, slips(tables.milestones, tables.newest_evidence))


def compare(tables: Tables, count: int = 2) -> Sentence:
    names = dict(list(factory_names(tables).items())[:count])
    lines = side_by_side([profile(factory_id, tables) for factory_id in names])
    return compare_sentence(list(names.values()), lines, tables)


def budget(measure: str) -> Callable[[Tables], Sentence]:
    return lambda tables: budget_sentence(measure, tables)


WRITERS = {
    "overview": headline,
    "map": map_sentence,
    **{f"budget {measure}": budget(measure) for measure in MEASURES},
    "consortia": consortia_sentence,
    "timeline": timeline,
    "compare": compare,
    "evidence": evidence_sentence,
}
_SEVERAL_OF_ONE = re.compile(
    r"(?<![\d,])1 (?:\w+ )?(?:plans|AI Factories|milestones|countries|sites|organisations|claims"
    r"|sources|differences|Member States|totals|contracts|contributions|facts)\b"
)


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("page", WRITERS)
def test_a_sentence_names_its_day_and_rests_on_what_was_known_then(page, day, asked, known):
    tables = known(day, **asked)
    said = WRITERS[page](tables)
    evidence = tables.evidence.set_index("claim_id")

    assert said.text.startswith(f"As known on {in_words(day)}")
    assert said.text.endswith(".")
    assert not re.search(r"nan|None|<NA>|  |\.\.|_", said.text)
    assert not _SEVERAL_OF_ONE.search(said.text)
    assert len(said.text) <= 380
    assert len(set(said.claim_ids)) == len(said.claim_ids)
    assert all(evidence.loc[list(said.claim_ids), "known_from"] <= day)


@pytest.mark.parametrize("page", [page for page in WRITERS if page not in ("timeline", "evidence")])
@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        ("2024-09-01", {}, "As known on 1 September 2024, no AI Factory was selected yet."),
        (
            NEWEST,
            {"country": ("Austria",), "kind": ("upgrade",)},
            "As known on 21 November 2026, no AI Factory fits this selection.",
        ),
    ],
)
def test_an_empty_selection_says_whether_there_was_any_factory(page, day, asked, said, known):
    assert WRITERS[page](known(day, **asked)) == Sentence(said)


@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        (
            NEWEST,
            {},
            "7 AI Factories in 7 countries, at 7 sites, linked to the capitals of 10 partner "
            "countries. 5 get new machines, 1 upgrades a machine and 1 is associated with a "
            "machine.",
        ),
        ("2024-12-10", {}, "at 6 known sites (of L-AI Factory no site is known), linked to"),
        (
            "2024-12-10",
            {"country": ("Luxembourg",)},
            "L-AI Factory in Luxembourg, of which no site is known, with no partner country named.",
        ),
        (
            NEWEST,
            {"country": ("Finland",)},
            "LUMI AI Factory in Kajaani, Finland, linked to the capitals of 5 partner countries. "
            "It gets a new machine.",
        ),
        (
            NEWEST,
            {"country": ("Greece",)},
            "Pharos in Athens, Greece, with no partner country named. It is associated with a "
            "machine.",
        ),
    ],
)
def test_the_map_says_where_and_of_whom_no_site_is_known(day, asked, said, known):
    assert said in map_sentence(known(day, **asked)).text


@pytest.mark.parametrize("day", DAYS[1:])
def test_the_map_counts_sites_kinds_and_partners(day, known):
    tables = known(day)
    said = map_sentence(tables).text
    partners = tables.memberships.query("role == 'partner'")["country"].nunique()

    assert f"{tables.factories['city'].count()} " in said.split(", ")[1]
    assert f"capitals of {partners} partner countries" in said
    assert f"{(tables.factories['kind'] == 'new').sum()} get new machines" in said


def test_the_map_leads_no_line_from_a_factory_without_a_site(known):
    tables = known(country=("Finland", "Spain"))
    nowhere = tables.factories.assign(latitude=tables.factories["latitude"].mask([True, False]))
    said = map_sentence(replace(tables, factories=nowhere)).text

    assert "at 1 known site (of LUMI AI Factory no site is known)" in said
    assert "capitals of 3 partner countries" in said


def test_a_kind_that_is_not_known_is_said(known):
    tables = known()
    kinds = tables.factories["kind"].mask(tables.factories["factory_id"] == "bsc")
    said = map_sentence(replace(tables, factories=tables.factories.assign(kind=kinds))).text
    assert "5 get new machines, 1 is associated with a machine and of 1 the kind is not" in said


@pytest.mark.parametrize(
    ("measure", "day", "asked", "said"),
    [
        (
            "factory_total",
            NEWEST,
            {},
            "6 of 7 factory totals are published and add up to at least €1,425 m. The largest "
            "known is that of LUMI AI Factory: at least €556 million, from one weak source. Not "
            "disclosed for Sweden AI Factory (MIMER). Not of a whole factory: Pharos (the 36-month "
            "service project, not the machine).",
        ),
        ("system_contract", NEWEST, {}, "No figure was found for Pharos."),
        (
            "national_contribution",
            NEWEST,
            {},
            "add up to €158.86 m, upper limits included. The largest known may be that of BSC "
            "AI Factory: at most €98.86 million. No sum was found for LUMI AI Factory, HammerHAI, "
            "Pharos and 2 more.",
        ),
        (
            "factory_total",
            "2024-12-10",
            {},
            "1 of 7 factory totals is published, that of BSC AI Factory: about €198 million. No "
            "figure was found for LUMI AI Factory, HammerHAI, Pharos and 3 more.",
        ),
        (
            "system_contract",
            "2024-12-31",
            {},
            ": no system contract of 7 AI Factories is published.",
        ),
        (
            "factory_total",
            NEWEST,
            {"country": ("Greece",)},
            "the factory total of Pharos is €30 million, the 36-month service project, not the",
        ),
        ("factory_total", NEWEST, {"country": ("Norway",)}, "at least €556 million, from one weak"),
        ("factory_total", NEWEST, {"country": ("Sweden",)}, "of Sweden AI Factory (MIMER) is not"),
        ("system_contract", NEWEST, {"country": ("Greece",)}, "no figure was found for the system"),
        (
            "eu_contribution",
            NEWEST,
            {"country": ("Greece",)},
            ": no sum was found for the EU contr",
        ),
    ],
)
def test_the_budget_says_what_limits_a_sum_and_what_is_not_known(measure, day, asked, said, known):
    assert said in budget_sentence(measure, known(day, **asked)).text


@pytest.mark.parametrize("measure", MEASURES)
def test_the_budget_adds_up_what_is_published(measure, known):
    tables = known()
    amounts = tables.budgets.query("measure == @measure")["amount_eur"].dropna()
    said = budget_sentence(measure, tables).text

    assert f"{len(amounts)} of 7 " in said
    assert f"€{amounts.sum() / 1e6:,.2f}".rstrip("0").rstrip(".") + " m" in said


def with_totals(tables: Tables, **changes: dict[str, object]) -> Tables:
    """Return tables of which the factory totals of some factories are others."""
    budgets = tables.budgets.copy()
    for factory_id, cells in changes.items():
        row = (budgets["factory_id"] == factory_id) & (budgets["measure"] == "factory_total")
        budgets.loc[row, list(cells)] = list(cells.values())
    return replace(tables, budgets=budgets)


def test_two_largest_are_both_named_and_a_smaller_weak_one_is_not_hidden(known):
    tables = known()
    equal = with_totals(tables, it4lia={"amount_eur": 556_000_000, "qualifier": "exact"})
    weak = with_totals(tables, it4lia={"amount_eur": 600_000_000})

    said = budget_sentence("factory_total", equal).text
    assert (
        "The largest known are those of LUMI AI Factory: at least €556 million, from one weak"
        in said
    )
    assert "; IT4LIA: €556 million." in said
    said = budget_sentence("factory_total", weak).text
    assert "IT4LIA: about €600 million. From one weak source too: LUMI AI Factory." in said


@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        (
            NEWEST,
            {},
            "17 countries take part in 7 AI Factories: 15 EU Member States, Norway and Türkiye. "
            "For 4 factories no partner country is named; the other known consortia range from 3 "
            "countries for IT4LIA to 6 countries for LUMI AI Factory; no country is named in more "
            "than one. 60 organisations are named.",
        ),
        ("2024-12-10", {}, "10 organisations are named, none for HammerHAI and L-AI Factory."),
        (
            "2024-12-10",
            {"country": ("Luxembourg",)},
            "1 country takes part in L-AI Factory: Luxembourg. No partner country is named. No "
            "organisation is named.",
        ),
        (
            NEWEST,
            {"country": ("Norway",)},
            "6 countries take part in LUMI AI Factory: 5 EU Member States and Norway. 9 org",
        ),
        (NEWEST, {"country": ("Italy",)}, "in IT4LIA: Austria, Italy and Slovenia. 15 org"),
        (
            NEWEST,
            {"country": ("Sweden", "Greece")},
            "Sweden. No partner country is named; no country is named in more than one. ",
        ),
        (NEWEST, {"country": ("Sweden", "Italy")}, "named; IT4LIA has 3 countries; no country"),
        (
            NEWEST,
            {"country": ("Finland", "Italy")},
            ". Known consortia range from 3 countries for IT4LIA to 6 countries for LUMI AI",
        ),
    ],
)
def test_the_consortia_say_who_takes_part_and_who_is_not_named(day, asked, said, known):
    assert said in consortia_sentence(known(day, **asked)).text


@pytest.mark.parametrize("day", DAYS[1:])
def test_the_consortia_count_countries_and_organisations(day, known):
    tables = known(day)
    said = consortia_sentence(tables).text
    codes = set(tables.memberships["country"])
    members = tables.countries[tables.countries["country"].isin(codes)]["is_eu_member"].sum()

    assert f": {len(codes)} countries take part" in said
    assert f"{members} EU Member States" in said
    assert f"{len(set(tables.organisations['organisation']))} organisations are named" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"wave": "second"}, "No partner country is named (the sources read name hosts only); "),
        (
            {"wave": "all"},
            ": at least 21 countries take part in 19 AI Factories: 19 EU Member States, Norway and "
            "Türkiye. For 16 factories no partner country is named (for 12 of them the sources "
            "read name hosts only); the other known consortia range from 3 countries",
        ),
        (
            {"wave": "all", "country": ("France",)},
            "No partner country is named (the sources read name hosts only). ",
        ),
    ],
)
def test_silence_of_sources_that_name_hosts_only_is_no_answer(asked, said, known):
    assert said in consortia_sentence(known(NEWEST, **asked)).text


def test_who_is_in_most_consortia_is_named(known):
    tables = known()
    members = tables.memberships.replace({"country": {"AT": "DK", "SI": "CZ"}})
    said = consortia_sentence(replace(tables, memberships=members)).text
    assert "15 countries take part" in said
    assert "; Czechia and Denmark are in most, 2." in said


@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        (
            NEWEST,
            {},
            "13 plans of 7 AI Factories lie ahead, next (autumn 2026): machine in operation for "
            "Pharos (existing machine) and installation for L-AI Factory; 1 plan gives no date. "
            "4 plans passed without a report; 4 moved or came late, the furthest by about 2 "
            "quarters: Pharos. 35 milestones are reported done, but no new machine in operation.",
        ),
        (
            "2024-12-10",
            {},
            "no plan of 7 AI Factories lies ahead; 1 plan gives no date. No plan passed without a "
            "report; none is known to have moved or to have come late. 9 milestones",
        ),
        ("2024-12-31", {}, "2 plans of 7 AI Factories lie ahead, next (March 2025): project start"),
        ("2025-06-01", {}, "1 plan passed without a report; none is known"),
        (
            "2024-12-10",
            {"country": ("Luxembourg",)},
            "no plan of L-AI Factory lies ahead. No plan passed without a report; none is known "
            "to have moved or to have come late. 1 milestone is reported done, but no new",
        ),
        (
            NEWEST,
            {"country": ("Luxembourg",)},
            "1 moved or came late, by about 4 months: machine in operation. 3 milestones",
        ),
        (
            NEWEST,
            {"country": ("Greece",)},
            "the furthest by about 2 quarters: machine in operation (existing machine).",
        ),
        (
            "2024-09-01",
            {},
            "no AI Factory was selected yet. 9 milestones of the programme are reported done; 2 "
            "announced days came without a report.",
        ),
    ],
)
def test_the_timeline_says_what_lies_ahead_what_slipped_and_what_is_done(day, asked, said, known):
    assert said in timeline(known(day, **asked)).text


@pytest.mark.parametrize("day", DAYS[1:])
def test_the_timeline_counts_plans_and_reports_of_the_factories_alone(day, known):
    tables = known(day)
    shown = tables.milestones.query("subject_id != 'programme' and standing == 'chosen'")
    done = shown[shown["status"] == "actual"]
    reported = set(zip(done["subject_id"], done["event"], strict=True))
    plans = shown[(shown["status"] == "planned") & (shown["end"] >= day)]
    pairs = zip(plans["subject_id"], plans["event"], strict=True)
    ahead = sum(pair not in reported for pair in pairs)
    said = timeline(tables).text

    assert f"{len(done)} milestones are reported done" in said
    assert f": {ahead or 'no'} plan" in said


DONE = {"status": "actual", "start": "2024-12-10"}
"""What makes a plan one that is reported done: its claim has been known since."""


@pytest.mark.parametrize("done", [{}, DONE | {"applies_to": "existing_machine"}])
def test_a_plan_and_an_existing_machine_are_never_a_new_one_in_operation(done, known):
    tables = known(country=("Finland",))
    milestones = tables.milestones.copy()
    plan = milestones["claim_id"] == "c0087"
    milestones.loc[plan, list(done)] = list(done.values())
    said = timeline(replace(tables, milestones=milestones)).text
    assert "reported done, but no new machine in operation." in said


def test_new_machines_in_operation_are_counted(known):
    tables = known()
    milestones = tables.milestones.copy()
    milestones.loc[milestones["claim_id"].isin(["c0087", "c0415"]), list(DONE)] = [*DONE.values()]
    said = timeline(replace(tables, milestones=milestones)).text
    assert "37 milestones are reported done, among them 2 new machines in operation." in said


def test_an_announced_day_that_came_is_not_reported_done(known):
    tables = known(country=("Finland",))
    evidence = tables.evidence.copy()
    evidence.loc[evidence["claim_id"] == "c0089", "known_from"] = "2025-01-01"
    reported, announced = timeline(tables), timeline(replace(tables, evidence=evidence))

    assert "5 milestones are reported done, but no new machine in operation." in reported.text
    assert "4 milestones are reported done" in announced.text
    assert announced.text.endswith("operation; 1 announced day came without a report.")
    assert set(announced.claim_ids) == set(reported.claim_ids)


def test_without_a_factory_or_a_programme_the_timeline_says_no_more_than_that(known):
    tables = known("2024-09-01")
    silent = replace(tables, milestones=tables.milestones.iloc[:0])
    assert timeline(silent).text == "As known on 1 September 2024, no AI Factory was selected yet."


@pytest.mark.parametrize(
    ("count", "day", "asked", "said"),
    [
        (
            2,
            NEWEST,
            {},
            ", LUMI AI Factory and HammerHAI differ in 15 of 39 facts, most of all in Money (4). "
            "The same are Wave (first seven), Kind (New machine) and Selected (actual, 10 December "
            "2024). Known of one only: 17; of neither: 4.",
        ),
        (3, NEWEST, {}, ", LUMI AI Factory, HammerHAI and Pharos differ in"),
        (3, NEWEST, {}, "Known of some only: "),
        (2, "2024-12-10", {}, "differ in 2 of 18 facts, most of all in Place (2)."),
        (
            2,
            NEWEST,
            {"country": ("Greece",)},
            ", Pharos is the only AI Factory of this selection: nothing is compared.",
        ),
        (1, NEWEST, {}, ", LUMI AI Factory is the only AI Factory chosen: nothing is compared."),
    ],
)
def test_a_comparison_says_where_factories_differ_and_what_they_share(
    count, day, asked, said, known
):
    assert said in compare(known(day, **asked), count).text


def test_factories_that_share_nothing_and_differ_in_nothing_are_said_to(known):
    tables = known()
    facts = [profile("lumi", tables), profile("pharos", tables)]
    differing = [line for line in side_by_side(facts) if line.sameness == "differs"]

    said = compare_sentence(["A", "B"], differing[:1], tables).text
    assert said.endswith(", A and B differ in 1 of 1 fact. Nothing known of all is the same.")
    said = compare_sentence(["A", "B"], side_by_side([facts[0]] * 2), tables).text
    assert "differ in 0 of" in said
    assert "most of all" not in said


@pytest.mark.parametrize("asked", ASKED[:2], ids=str)
@pytest.mark.parametrize("day", DAYS)
def test_the_evidence_is_counted(day, asked, known):
    tables = known(day, **asked)
    claims, conflicts = tables.evidence, len(tables.conflicts)
    high = (claims["confidence"] == "high").sum()
    said = evidence_sentence(tables).text

    assert f": {len(set(claims['source_id']))} sources carry {len(claims)} claims" in said
    assert f"{high} of high confidence ({round(100 * high / len(claims))} %)" in said
    assert f"{(claims['confidence'] == 'low').sum()} of low" in said
    assert f"{conflicts} difference{'' if conflicts == 1 else 's'} between readings" in said


@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        (NEWEST, {}, "803 claims about 7 AI Factories, 9 Antennas and the programme, 526 of high"),
        (NEWEST, {}, "The newest dated claim counts from 10 October 2026, about 1 month before."),
        (NEWEST, {"country": ("Greece",)}, "claims about Pharos, 4 Antennas and the programme, "),
        ("2024-09-01", {}, "34 claims about the programme, "),
        ("2024-12-10", {}, "counts from 10 December 2024, that very day."),
    ],
)
def test_the_evidence_says_what_it_is_about_and_how_new(day, asked, said, known):
    assert said in evidence_sentence(known(day, **asked)).text


def test_evidence_without_a_date_or_a_claim_says_so(known):
    tables = known()
    undated = tables.sources.assign(published="../2026-11-21")
    said = evidence_sentence(replace(tables, sources=undated))
    assert said.text.endswith("None is dated to the month or day.")
    assert said.claim_ids == ()

    nothing = replace(tables, evidence=tables.evidence.iloc[:0])
    assert evidence_sentence(nothing).text.endswith(", no claim fits this selection.")


def test_the_sentence_on_a_factory_rests_on_claims_about_it_alone(known):
    tables = known()
    about = tables.evidence.set_index("claim_id")["subject_id"]
    assert set(about[list(lead("pharos", tables).claim_ids)]) == {"pharos"}


def test_a_sentence_rests_on_the_claims_behind_what_it_says(known):
    tables = known()
    assert "c0064" in budget_sentence("factory_total", tables).claim_ids
    assert set(tables.memberships["claim_id"]) <= set(consortia_sentence(tables).claim_ids)
    told = slips(tables.milestones, NEWEST).query("subject_id != 'programme'")
    behind = pd.concat([told["earlier_claim_id"], told["later_claim_id"]]).dropna()
    assert set(behind) <= set(timeline(tables).claim_ids)
    undated = tables.milestones.query("status == 'planned' and standing == 'chosen'")
    undated = undated[undated["edtf"].isna() & (undated["subject_id"] != "programme")]
    # Nobody said when the proposal of a factory since selected was to be in: it was in.
    undated = undated[undated["claim_id"] != "c0416"]
    assert len(undated)
    assert set(undated["claim_id"]) <= set(timeline(tables).claim_ids)
