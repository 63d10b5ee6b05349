"""All that is known about one factory: nothing left out, nothing from later, nothing as done."""

from datetime import date

import pytest

from data import dataset
from data.filters import ALL, Filters
from data.freshness import newest_claim
from data.known import History
from data.load import Tables, fingerprint
from data.portrait import identity, key_facts, lead
from data.profile import Fact, Group, Value, profile
from data.schema import Standing
from data.side_by_side import Line, Sameness, side_by_side
from data.wording import MEASURE_LABELS

FACTORIES = ["lumi", "hammerhai", "pharos", "it4lia", "l-ai", "bsc", "mimer"]
DAYS = ["2024-12-10", "2024-12-31", "2025-06-15", "2026-03-01"]
LATER = ["ai-at", "brainpp", "ai2f", "jaif", "piast-ai", "slaif", "czai", "litai", "nlaif", "gaia"]
LATER += ["ro-aif", "1healthai"]


@pytest.fixture(scope="module")
def history(tables: Tables) -> History:
    return History(tables)


def words(factory: str, tables: Tables) -> dict[str, str]:
    return {fact.label: fact.words for fact in profile(factory, tables)}


@pytest.mark.parametrize(
    ("factory", "label", "said"),
    [
        ("lumi", "Factory total", "≥ €556 m, from one weak source"),
        ("pharos", "Factory total", "€30 m, the 36-month service project, not the machine"),
        ("mimer", "Factory total", "not disclosed"),
        ("lumi", "EU contribution", "no figure found"),
        ("bsc", "National contribution", "≤ €98.86 m"),
        ("pharos", "Partner country", "none named"),
        ("it4lia", "Partner country", "Austria; Slovenia"),
        ("lumi", "Kind", "New machine"),
        ("lumi", "Wave", "first seven"),
        ("pharos", "Speed", "85.69 petaflops (existing machine DAEDALUS)"),
        ("pharos", "Tender opened (actual)", "25 June 2024 (existing machine DAEDALUS)"),
        ("lumi", "Accelerators", "no figure found"),
        ("lumi", "Machine in operation (actual)", "no report found"),
        (
            "bsc",
            "Machine in operation (planned)",
            "by mid-2026, passed; no source read reports it done",
        ),
        ("lumi", "Existing machine retired (planned)", "October 2027 to April 2028"),
        ("pharos", "Project duration", "36 months"),
        ("mimer", "Host", "NAISS (Sweden)"),
        ("slaif", "Partner country", "not named in any source read"),
        ("jaif", "Inaugurated (actual)", "5 September 2025 (existing machine JUPITER)"),
        ("ai2f", "Machine in operation (planned)", "from 2027 (planned machine Alice Recoque)"),
        ("ai2f", "Machine city", "Bruyères-le-Châtel"),
        ("piast-ai", "Machine in operation (planned)", "2026, from one weak source"),
        ("czai", "AI speed", "0.85 exaflops of AI speed (low precision)"),
    ],
)
def test_a_fact_reads_with_what_limits_it(factory, label, said, tables):
    assert words(factory, tables)[label] == said


@pytest.mark.parametrize("factory", LATER)
def test_every_claim_shown_on_a_later_factory_is_in_one_fact(factory, tables):
    mine = tables.evidence[tables.evidence["subject_id"] == factory]
    shown = mine.loc[mine["standing"] == Standing.CHOSEN, "claim_id"]
    found = [claim for fact in profile(factory, tables) for claim in fact.claim_ids]
    assert sorted(found) == sorted(shown)


def test_payers_are_said_with_what_they_pay_a_part_of(tables):
    said = words("lumi", tables)["Single payer"]
    assert "Finland €250 m, not said of what" in said
    assert "converted from CZK 550,000,000, of the factory total" in said


def test_a_cost_beside_the_factory_says_what_it_covers(tables):
    assert "(data-centre building, not part" in words("lumi", tables)["Related cost"]


@pytest.mark.parametrize(
    ("factory", "label", "otherwise"),
    [("pharos", "Factory total", 1), ("lumi", "Factory total", 0), ("pharos", "Machine city", 2)],
)
def test_claims_that_say_otherwise_are_counted(factory, label, otherwise, tables):
    counts = {fact.label: fact.otherwise for fact in profile(factory, tables)}
    assert counts[label] == otherwise


@pytest.mark.parametrize("factory", FACTORIES)
def test_every_claim_shown_is_in_one_fact(factory, tables, history):
    for known in (tables, *(history.on(date.fromisoformat(day)) for day in DAYS)):
        evidence = known.evidence[known.evidence["subject_id"] == factory]
        shown = evidence.loc[evidence["standing"] == Standing.CHOSEN, "claim_id"]
        facts = profile(factory, known)
        found = [claim for fact in facts for claim in fact.claim_ids]

        assert sorted(found) == sorted(shown)
        assert len({(fact.group, fact.label) for fact in facts}) == len(facts)
        assert set(MEASURE_LABELS.values()) <= {fact.label for fact in facts}


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_known_before_it_was_published(factory, day, tables, history):
    known = history.on(date.fromisoformat(day))
    came = dict(zip(tables.evidence["claim_id"], tables.evidence["known_from"], strict=True))
    facts = profile(factory, known)
    cited = {claim for fact in facts for claim in fact.claim_ids}
    cited |= {claim for figure in key_facts(factory, known) for claim in figure.claim_ids}
    cited |= set(lead(factory, known).claim_ids)

    assert all(came[claim] <= day for claim in cited)
    assert lead(factory, known).text


def test_facts_stand_in_the_order_of_their_groups(tables):
    groups = [fact.group for fact in profile("mimer", tables)]
    assert groups == sorted(groups, key=list(Group).index)
    assert set(groups) == set(Group)


@pytest.mark.parametrize(
    ("factory", "said"),
    [
        ("lumi", "joined by Czechia, Denmark, Estonia, Norway and Poland. It gets a new machine"),
        ("lumi", "at least €556 million, from one weak source."),
        ("lumi", "running (March 2025); its own machine is not reported in operation."),
        ("pharos", "Pharos in Athens, Greece, is hosted by GRNET. It is associated with a"),
        ("pharos", "No source read reports services running."),
        ("bsc", "It upgrades MareNostrum 5."),
        ("mimer", "Its factory total is not disclosed."),
        ("jaif", "It works with an existing machine, JUPITER."),
        ("ai2f", "in France, with a planned machine in Bruyères-le-Châtel, is hosted by GENCI."),
        ("ai2f", "Joliot-Curie, and is to use Alice Recoque, planned outside the call."),
        ("slaif", "running (by 10 February 2026); its own machine is not reported in operation."),
    ],
)
def test_the_lead_is_written_from_the_data(factory, said, tables):
    assert said in lead(factory, tables).text


def test_the_lead_names_no_partner_and_no_host_that_is_not_known_yet(history):
    said = lead("l-ai", history.on(date(2024, 12, 10))).text
    assert said.startswith("As known on 10 December 2024: L-AI Factory is an AI Factory in Luxem")
    assert "No figure was found for its factory total." in said


def test_the_lead_rests_on_claims(tables):
    claims = lead("pharos", tables).claim_ids
    assert {"c0142", "c0144", "c0148", "c0157", "c0162", "c0173"} <= set(claims)


@pytest.mark.parametrize(
    ("factory", "label", "value", "note"),
    [
        ("lumi", "Factory total", "≥ €556 m", "from one weak source"),
        ("pharos", "System contract", "unknown", ""),
        ("lumi", "Countries", "6", "5 partner countries"),
        ("pharos", "Countries", "1", "no partner country named"),
        ("lumi", "Services", "running", "March 2025"),
        ("bsc", "Own machine", "planned", "no source read reports it done"),
        ("it4lia", "Own machine", "unknown", "no report found"),
        ("pharos", "Machine", "planned", "existing machine DAEDALUS, autumn 2026"),
        (
            "jaif",
            "Machine",
            "existing",
            "JUPITER; inaugurated 5 September 2025; full acceptance was "
            "planned for February 2026, from one weak source",
        ),
        ("ai2f", "Machine", "planned", "planned machine Alice Recoque, from 2027"),
        ("gaia", "Own machine", "unknown", "no report found"),
    ],
)
def test_a_plan_is_never_a_key_fact_as_done(factory, label, value, note, tables):
    figure = next(f for f in key_facts(factory, tables) if f.label == label)
    assert figure.value == value
    assert note in figure.note


def a_line(*known: tuple[str, ...]) -> Line:
    facts = [Fact(Group.OTHER, "A", tuple(Value(words) for words in of)) for of in known]
    return Line(Group.OTHER, "A", tuple(facts))


@pytest.mark.parametrize(
    ("known", "sameness"),
    [
        ([("1",), ("2",)], Sameness.DIFFERS),
        ([("1",), ("1",)], Sameness.SAME),
        ([("a", "b"), ("b", "a")], Sameness.SAME),
        ([("a", "b"), ("a",)], Sameness.DIFFERS),
        ([("1",), ("not disclosed",)], Sameness.IN_PART),
        ([("1",), ("1",), ("no claim",)], Sameness.IN_PART),
        ([("1",), ("2",), ("no claim",)], Sameness.DIFFERS),
        ([("no figure found",), ("not disclosed",)], Sameness.UNKNOWN),
    ],
)
def test_what_nobody_claims_is_no_difference(known, sameness):
    assert a_line(*known).sameness == sameness


def test_what_limits_a_value_makes_no_difference():
    weak = Fact(Group.MONEY, "A", (Value("€1 m", ("from one weak source",)),))
    line = Line(Group.MONEY, "A", (weak, Fact(Group.MONEY, "A", (Value("€1 m"),))))
    assert line.sameness == Sameness.SAME


def test_side_by_side_every_fact_has_a_line_and_every_line_a_fact_of_each(tables):
    profiles = [profile(factory, tables) for factory in ("lumi", "pharos", "mimer")]
    lines = side_by_side(profiles)
    labels = {fact.label for facts in profiles for fact in facts} - {"Name"}

    assert {line.label for line in lines} == labels
    assert all(len(line.facts) == 3 for line in lines)
    by_label = {line.label: line for line in lines}
    assert by_label["Selected (actual)"].sameness == Sameness.SAME
    assert by_label["Factory total"].sameness == Sameness.DIFFERS
    assert by_label["Project duration"].facts[0].words == "no claim"


@pytest.mark.parametrize("say", [profile, lead, identity, key_facts, newest_claim])
@pytest.mark.parametrize("known", ["", "2025-06-30"])
@pytest.mark.parametrize(
    "narrowed", [{"wave": "first"}, {"country": ("Spain",)}, {"kind": ("new",)}, {"wave": "third"}]
)
def test_what_is_said_of_one_factory_is_the_same_in_each_selection_of_a_day(narrowed, known, say):
    asked = Filters(**{"wave": ALL, "known": known} | narrowed)
    whole = dataset.known_on(known, fingerprint())
    chosen = asked.apply(whole)

    assert len(chosen.factories) < len(whole.factories)
    for factory_id in chosen.factories["factory_id"]:
        assert say(factory_id, chosen) == say(factory_id, whole)
