"""Who takes part, who pays what, how much compute, where a factory stands, who disagrees."""

import pytest

from data.build import build_tables, main
from data.load import Tables
from data.register import Register

SELECTED = {"attribute": "milestone.selected", "reported": "10 December 2024", "status": "actual"}
BUILT = {
    "services": {"attribute": "milestone.services_started", "reported": "April 2025"},
    "tender": {"attribute": "milestone.tender_opened", "reported": "May 2025"},
    "contract": {"attribute": "milestone.contract_announced", "reported": "22 April 2026"},
    "installation": {"attribute": "milestone.installation", "reported": "May 2026"},
    "machine": {"attribute": "milestone.operational", "reported": "June 2026"},
}


def built(folder):
    return build_tables(Register.read(folder))


def stage_of(folder) -> str:
    factories = built(folder)["factories"].set_index("factory_id")
    return factories["stage"]["lumi"]


def names(tables: Tables, factory: str, role: str) -> list[str]:
    rows = tables.organisations.query("factory_id == @factory and role == @role")
    return list(rows["organisation"])


def test_three_spellings_are_one_organisation(tables: Tables):
    assert names(tables, "mimer", "partner") == ["RISE Research Institutes of Sweden"]


@pytest.mark.parametrize(
    ("factory", "role", "organisation"),
    [
        ("lumi", "partner", "ACC Cyfronet AGH"),
        ("hammerhai", "host", "HLRS, University of Stuttgart"),
        ("it4lia", "cofinancer", "Emilia-Romagna Region"),
        ("mimer", "supplier", "Bull"),
    ],
)
def test_an_organisation_stands_in_its_role(factory, role, organisation, tables: Tables):
    assert organisation in names(tables, factory, role)


def test_every_organisation_but_a_supplier_has_a_country(tables: Tables):
    organisations = tables.organisations
    without = organisations[organisations["country"].isna()]
    assert set(without["role"]) == {"supplier"}


def test_a_share_without_an_amount_stays_a_share(tables: Tables):
    row = tables.funding.set_index("claim_id").loc["c0128"]
    assert (row["payer"], row["share_percent"]) == ("EU", 50)
    assert row.isna()["amount_eur"]


def test_a_part_payer_is_named_and_never_a_whole_side(tables: Tables):
    bsc = tables.funding.query("factory_id == 'bsc' and scope == 'factory_total'")
    amounts = dict(zip(bsc["payer"], bsc["amount_eur"], strict=True))
    assert amounts == {
        "EU": 98_330_000,
        "National side": 98_860_000,
        "Spanish State": 61_760_000,
        "Catalonia": 14_000_000,
        "Portugal, Romania and Türkiye": 28_000_000,
    }


def test_amounts_of_one_payer_are_rivals_and_its_rounding_supports(tables: Tables):
    standing = tables.evidence.set_index("claim_id")["standing"]
    assert [standing[c] for c in ("c0394", "c0393", "c0397")] == ["chosen", "supporting", "rival"]


def test_contract_and_total_are_never_one_scope(tables: Tables):
    scopes = tables.funding.set_index("claim_id")["scope"]
    assert (scopes["c0401"], scopes["c0394"]) == ("system_contract", "factory_total")


@pytest.mark.parametrize(
    ("factory", "measure", "value", "qualifier", "claim_id"),
    [
        ("l-ai", "accelerators", 1008, "exact", "c0321"),
        ("pharos", "speed", 85.69, "exact", "c0182"),
        ("it4lia", "ai_speed", 160, "at_least", "c0263"),
        ("hammerhai", "ai_speed", 15, "at_least", "c0131"),
        ("l-ai", "nodes", 252, "exact", "c0324"),
    ],
)
def test_a_capacity_is_the_chosen_one(factory, measure, value, qualifier, claim_id, tables: Tables):
    row = tables.capacity.set_index(["factory_id", "measure"]).loc[(factory, measure)]
    assert (row["value"], row["qualifier"], row["claim_id"]) == (value, qualifier, claim_id)


def test_earlier_plans_for_accelerators_stay_beside_the_contract(tables: Tables):
    standing = tables.evidence.set_index("claim_id")["standing"]
    assert {standing["c0322"], standing["c0323"]} == {"rival"}


def test_the_speed_of_a_borrowed_machine_is_of_an_existing_one(tables: Tables):
    assert set(tables.capacity.query("factory_id == 'pharos'")["applies_to"]) == {
        "existing_machine"
    }


def test_where_the_factories_stand(tables: Tables):
    stages = dict(zip(tables.factories["factory_id"], tables.factories["stage"], strict=True))
    assert [stages.pop(name) for name in ("pharos", "slaif", "brainpp")] == [
        *("selected", "services", "tender")
    ]
    later = set(tables.factories.loc[tables.factories["wave"] != "first", "factory_id"])
    assert {stages[name] for name in stages if name in later} == {"selected"}
    assert {stages[name] for name in stages if name not in later} == {"contract"}


@pytest.mark.parametrize("stage", BUILT)
def test_a_stage_is_reached_when_it_is_reported(stage, write_register):
    event = {"claim_id": "c0002", "status": "actual"} | BUILT[stage]
    assert stage_of(write_register([SELECTED, event])) == stage


def test_a_plan_reaches_no_stage(write_register):
    plan = {"claim_id": "c0002", "status": "planned"} | BUILT["installation"]
    assert stage_of(write_register([SELECTED, plan])) == "selected"


def test_a_borrowed_machine_reaches_no_stage_of_its_own(write_register):
    kind = {"claim_id": "c0002", "attribute": "kind", "reported": "associated"}
    contract = {"claim_id": "c0003", "status": "actual"} | BUILT["contract"]
    assert stage_of(write_register([SELECTED, kind, contract])) == "selected"


def test_each_conflict_names_claims_of_its_subject_and_attributes(tables: Tables):
    evidence = tables.evidence.set_index("claim_id")
    for conflict in tables.conflicts.to_dict("records"):
        claims = evidence.loc[conflict["claim_ids"].split(";")]
        assert set(claims["subject_id"]) == {conflict["subject_id"]}
        assert set(claims["attribute"]) == set(conflict["attribute"].split(";"))


@pytest.mark.parametrize(
    ("subject", "attribute"),
    [
        ("programme", "total_investment"),
        ("lumi", "budget_total"),
        ("it4lia", "budget_total"),
        ("l-ai", "budget_total"),
        ("pharos", "budget_total"),
        ("pharos", "kind"),
        ("programme", "milestone.operation"),
    ],
)
def test_a_known_disagreement_is_told(subject, attribute, tables: Tables):
    told = tables.conflicts[tables.conflicts["subject_id"] == subject]["attribute"]
    assert attribute in ";".join(told).split(";")


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        (
            *("conflicts.csv", "k01,lumi,budget_totl,c0001;c0002,so"),
            "k01: attribute is 'budget_totl'; its claims have 'budget_total'",
        ),
        (
            *("conflicts.csv", "k01,lumi,budget_total;kind,c0001;c0002,so"),
            "k01: attribute is 'budget_total;kind'; its claims have 'budget_total'",
        ),
        (
            *("conflicts.csv", "k01,bsc,budget_total,c0001;c0002,so"),
            "k01: subject_id is 'bsc'; its claims have 'lumi'",
        ),
        (
            *("conflicts.csv", "k01,lumi,budget_total,c0001;c0001,so"),
            "k01: a conflict needs at least two claims",
        ),
        ("conflicts.csv", "k01,lumi,budget_total,c0001;c0002,", "explanation is empty"),
        ("payers.csv", "c0001,Finland,XX,factory_total", "unknown payer_country 'XX'"),
        ("payers.csv", "c0001,Finland,FI,total", "scope is 'total'; expected one of factory_total"),
        ("payers.csv", "c0001,,FI,factory_total", "payer is empty"),
    ],
)
def test_a_reviewed_file_that_does_not_fit_its_claims_stops_the_build(
    file, row, reason, write_register, tmp_path, capsys
):
    folder = write_register([{}, {"claim_id": "c0002"}])
    with (folder / file).open("a", encoding="utf-8") as handle:
        handle.write(f"{row}\n")
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    assert f"{file}:2: {reason}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("conflicts.csv", "k01,lumi,budget_total,c0001;c0999,so"),
        ("payers.csv", "c0999,Finland,FI,factory_total"),
    ],
)
def test_a_reviewed_file_that_names_a_claim_that_is_gone_stops_the_build(
    file, row, write_register, tmp_path, capsys
):
    folder = write_register()
    with (folder / file).open("a", encoding="utf-8") as handle:
        handle.write(f"{row}\n")
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert f"{file}:2: c0999: names a claim that is gone" in error


def test_a_share_over_100_percent_stops_the_build(write_register, tmp_path, capsys):
    folder = write_register([{"attribute": "eu_share", "reported": "120%"}])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    assert "more than 100 %" in capsys.readouterr().err


def test_an_organisation_without_a_country_stops_the_build(write_register, tmp_path, capsys):
    claim = {"attribute": "host", "reported": "Nowhere Labs"}
    folder = write_register([claim, claim | {"claim_id": "c0002", "subject": "bsc"}])
    with (folder / "organisations.csv").open("a", encoding="utf-8") as handle:
        handle.write("Nowhere Labs,,,,\n")
    line = (folder / "organisations.csv").read_text(encoding="utf-8").count("\n")
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert error.count("Nowhere Labs has no country") == 1
    assert f"{folder}/organisations.csv:{line}: Nowhere Labs has no country" in error


def test_a_part_without_a_payer_stops_the_build(write_register, tmp_path, capsys):
    part = {"claim_id": "c0002", "attribute": "budget_national_part", "reported": "EUR 5 million"}
    folder = write_register([{}, part])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 1
    reason = "the part has no payer in payers.csv"
    assert f"{folder}/claims.csv:3: c0002: {reason}" in capsys.readouterr().err
