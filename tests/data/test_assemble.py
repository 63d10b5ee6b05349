"""Chosen evidence in, tables out: every value traces to a claim or to a named reviewed file."""

import csv
from datetime import date

import pandas as pd
import pytest

from data.build import CLAIMS, build_tables
from data.load import Tables
from data.register import Register
from data.schema import MEASURES, ROLES, TABLES

WAVES = {
    "first": ["lumi", "hammerhai", "pharos", "it4lia", "l-ai", "bsc", "mimer"],
    "second": ["ai-at", "brainpp", "ai2f", "jaif", "piast-ai", "slaif"],
    "third": ["czai", "litai", "nlaif", "gaia", "ro-aif", "1healthai"],
}
FACTORIES = [factory for wave in WAVES.values() for factory in wave]
ATTRIBUTES_OF_FACTORIES = {
    "name": ("name",),
    "wave": ("wave",),
    "country": ("country",),
    "city": ("city", "machine_city"),
    "host": ("host",),
    "kind": ("kind",),
    "experimental_platform": ("experimental_platform",),
    "existing_system": ("existing_system",),
    "planned_system": ("planned_system",),
    "vendor": ("vendor",),
    "sectors": ("sector",),
}
EDITORIAL = {
    "factories": {
        "factory_id": "subjects.csv",
        "latitude": "places.csv",
        "longitude": "places.csv",
        "location_basis": "which of city and machine_city is claimed",
    },
    "budgets": {"factory_id": "subjects.csv", "measure": "schema.py"},
    "countries": {
        "country": "countries.csv",
        "name": "countries.csv",
        "is_eu_member": "countries.csv",
        "source_id": "countries.csv",
        "capital": "places.csv",
        "latitude": "places.csv",
        "longitude": "places.csv",
    },
}
"""Column that no claim gives -> the reviewed file it comes from."""


def reviewed(name: str) -> list[dict[str, str]]:
    with (CLAIMS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_claims(table: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return the rows of a table that name a claim, each beside that claim."""
    claimed = table[table["claim_id"].notna()]
    return claimed.merge(tables.evidence, on="claim_id", suffixes=("", "_of_claim"), validate="1:1")


def chosen_values(tables: Tables, factory: str, attributes: tuple[str, ...]) -> set[str]:
    evidence = tables.evidence
    rows = evidence[
        (evidence["subject_id"] == factory)
        & evidence["attribute"].isin(attributes)
        & (evidence["standing"] == "chosen")
    ]
    return set(rows["value"])


def factory_of(folder, factory: str = "lumi", known: date | None = None) -> dict[str, object]:
    factories = build_tables(Register.read(folder), known)["factories"]
    row = factories[factories["factory_id"] == factory].iloc[0]
    return {name: None if pd.isna(value) else value or None for name, value in row.items()}


def test_every_column_of_factories_traces_to_claims_or_is_named_as_editorial():
    known = {*ATTRIBUTES_OF_FACTORIES, *EDITORIAL["factories"], "stage"}
    assert known == set(TABLES["factories"].columns)


@pytest.mark.parametrize("column", ATTRIBUTES_OF_FACTORIES)
def test_each_value_of_a_factory_is_that_of_a_chosen_claim(column, tables: Tables):
    for row in tables.factories.to_dict("records"):
        shown = set() if pd.isna(row[column]) else set(row[column].split(";"))
        claimed = chosen_values(tables, row["factory_id"], ATTRIBUTES_OF_FACTORIES[column])
        if column == "experimental_platform":
            claimed = claimed or {"not named"}
        assert shown <= claimed, row["factory_id"]
        assert column == "city" or shown == claimed, row["factory_id"]


def test_sites_stand_where_the_reviewed_places_say(tables: Tables):
    places = {
        (row["place"], row["country"]): (float(row["latitude"]), float(row["longitude"]))
        for row in reviewed("places")
        if row["role"] == "site"
    }
    for row in tables.factories.to_dict("records"):
        assert (row["latitude"], row["longitude"]) == places[row["city"], row["country"]]


def test_each_budget_is_that_of_its_claim(tables: Tables):
    rows = with_claims(tables.budgets, tables)
    assert list(rows["factory_id"]) == list(rows["subject_id"])
    assert list(rows["measure"].map(MEASURES)) == list(rows["attribute"])
    assert set(rows["standing"]) == {"chosen"}
    for column in ("amount_eur", "qualifier", "reported"):
        assert rows[column].equals(rows[f"{column}_of_claim"]), column
    published = tables.sources.set_index("source_id")["published"]
    assert list(rows["published"]) == list(published[rows["source_id"]])


def test_a_budget_without_a_claim_is_empty(tables: Tables):
    unclaimed = tables.budgets[tables.budgets["claim_id"].isna()]
    assert unclaimed.drop(columns=["factory_id", "measure"]).isna().all(axis=None)


def test_every_factory_has_a_row_for_every_measure(tables: Tables):
    rows = list(zip(tables.budgets["factory_id"], tables.budgets["measure"], strict=True))
    assert rows == [(factory, measure) for factory in FACTORIES for measure in MEASURES]


def test_each_membership_is_that_of_its_claim(tables: Tables):
    rows = with_claims(tables.memberships, tables)
    assert len(rows) == len(tables.memberships)
    assert list(rows["factory_id"]) == list(rows["subject_id"])
    assert list(rows["country"]) == list(rows["value"])
    roles = {"country": "host", "partner_country": "partner"}
    assert list(rows["role"]) == list(rows["attribute"].map(roles))
    assert set(rows["standing"]) == {"chosen"}


def test_there_is_one_milestone_for_each_dated_claim_but_those_on_antennas(tables: Tables):
    dated = tables.evidence[tables.evidence["attribute"].str.startswith("milestone.")]
    dated = dated[dated["subject_id"].isin([*FACTORIES, "programme"])]
    assert list(tables.milestones["claim_id"]) == list(dated["claim_id"])


def test_each_milestone_is_that_of_its_claim(tables: Tables):
    rows = with_claims(tables.milestones, tables)
    for column in ("subject_id", "status", "standing", "edtf", "start", "end", "precision"):
        assert rows[column].equals(rows[f"{column}_of_claim"]), column


@pytest.mark.parametrize(
    ("attribute", "event"),
    [
        ("milestone.operation_expected", "operation"),
        ("milestone.operation", "operation"),
        ("milestone.services_started", "services"),
        ("milestone.selected", "selected"),
    ],
)
def test_expected_and_reported_are_one_event(attribute, event, tables: Tables):
    rows = with_claims(tables.milestones, tables)
    assert set(rows.loc[rows["attribute"] == attribute, "event"]) == {event}


@pytest.mark.parametrize(
    ("subject", "event", "applies_to"),
    [
        ("lumi", "services", "factory"),
        ("lumi", "operation", "machine"),
        ("bsc", "contract_signed", "machine"),
        ("pharos", "operation", "existing_machine"),
        ("pharos", "installation", "existing_machine"),
        ("pharos", "contract_announced", "existing_machine"),
        ("pharos", "kick_off", "factory"),
        ("mimer", "companion_inaugurated", "existing_machine"),
        ("it4lia", "inaugurated", "factory"),
        ("jaif", "inaugurated", "existing_machine"),
        ("jaif", "operation", "existing_machine"),
        ("ai2f", "contract_announced", "planned_machine"),
        ("ai2f", "installation", "planned_machine"),
        ("ai-at", "operation", "machine"),
        ("slaif", "services", "factory"),
        ("brainpp", "tender_opened", "machine"),
        ("lumi", "existing_system_retired", "existing_machine"),
        ("programme", "operation", "programme"),
    ],
)
def test_a_milestone_says_what_it_is_about(subject, event, applies_to, tables: Tables):
    rows = tables.milestones
    found = rows[(rows["subject_id"] == subject) & (rows["event"] == event)]
    assert set(found["applies_to"]) == {applies_to}


@pytest.mark.parametrize(
    ("kind", "applies_to"),
    [
        ("brand-new", "machine"),
        ("upgrade", "machine"),
        ("associated", "existing_machine"),
        ("no new machine for the factory", "existing_machine"),
    ],
)
def test_a_factory_without_a_machine_of_its_own_works_on_an_old_one(
    kind, applies_to, write_register
):
    plan = {"attribute": "milestone.operation_expected", "status": "planned", "reported": "2027"}
    claims = [{"attribute": "kind", "reported": kind}, {"claim_id": "c0002"} | plan]
    milestones = build_tables(Register.read(write_register(claims)))["milestones"]
    assert list(milestones["applies_to"]) == [applies_to]


def test_operational_is_never_said_of_a_factory(tables: Tables):
    operation = tables.milestones[tables.milestones["event"] == "operation"]
    assert "factory" not in set(operation["applies_to"])


def test_each_row_of_the_programme_is_that_of_its_claim(tables: Tables):
    rows = with_claims(tables.programme, tables)
    assert len(rows) == len(tables.programme)
    assert set(rows["subject_id"]) == {"programme"}
    for column in ("attribute", "standing", "qualifier"):
        assert rows[column].equals(rows[f"{column}_of_claim"]), column
    in_euro = rows["amount_eur"].notna()
    expected = rows["amount_eur"].astype("string").where(in_euro, rows["value_of_claim"])
    assert list(rows["value"]) == list(expected)
    assert set(rows.loc[in_euro, "unit"]) == {"EUR"}


def test_every_undated_claim_on_the_programme_has_a_row(tables: Tables):
    evidence = tables.evidence[tables.evidence["subject_id"] == "programme"]
    undated = evidence[~evidence["attribute"].str.startswith("milestone.")]
    assert list(tables.programme["claim_id"]) == list(undated["claim_id"])


def test_the_evidence_repeats_the_claims_as_reported(tables: Tables):
    kept = {"subject": "subject_id"} | {
        name: name
        for name in (
            *("claim_id", "attribute", "reported", "context", "status", "source_id"),
            *("locator", "confidence", "note"),
        )
    }
    for claimed, shown in kept.items():
        assert list(tables.evidence[shown].fillna("")) == [r[claimed] for r in reviewed("claims")]


def test_the_sources_repeat_the_reviewed_file(tables: Tables):
    rows = tables.sources.astype(object).where(tables.sources.notna(), "").to_dict("records")
    assert rows == reviewed("sources")


def test_the_countries_repeat_the_reviewed_files(tables: Tables):
    assert set(EDITORIAL["countries"]) == set(TABLES["countries"].columns)
    capitals = {row["country"]: row for row in reviewed("places") if row["role"] == "capital"}
    for shown, row in zip(tables.countries.to_dict("records"), reviewed("countries"), strict=True):
        capital = capitals[row["country"]]
        assert shown == {
            "country": row["country"],
            "name": row["name"],
            "is_eu_member": row["is_eu_member"] == "true",
            "capital": capital["place"],
            "latitude": float(capital["latitude"]),
            "longitude": float(capital["longitude"]),
            "source_id": row["source_id"],
        }


def test_the_union_has_27_members(tables: Tables):
    assert tables.countries["is_eu_member"].sum() == 27


def test_the_factories_are_there_in_order_of_their_waves(tables: Tables):
    waves = tables.factories.groupby("wave", sort=False)["factory_id"].agg(list)
    assert waves.to_dict() == WAVES


def test_seventeen_countries_take_part_in_the_first_seven(first_seven: Tables):
    rows = first_seven.memberships
    members = {role: set(rows.loc[rows["role"] == role, "country"]) for role in ROLES}
    assert members["host"] == {"FI", "DE", "GR", "IT", "LU", "ES", "SE"}
    assert members["partner"] == {"CZ", "DK", "EE", "NO", "PL", "AT", "SI", "PT", "RO", "TR"}


def test_two_of_them_are_no_members_of_the_union(first_seven: Tables):
    named = first_seven.memberships["country"]
    taking_part = first_seven.countries[first_seven.countries["country"].isin(named)]
    outside = taking_part.loc[~taking_part["is_eu_member"], "name"]
    assert (len(taking_part), set(outside)) == (17, {"Norway", "Türkiye"})


@pytest.mark.parametrize(
    ("attribute", "count"),
    [
        ("countries_total", lambda t: t.memberships["country"].nunique()),
        (
            "member_states_total",
            lambda t: t.countries.merge(t.memberships["country"].drop_duplicates(), on="country")[
                "is_eu_member"
            ].sum(),
        ),
        (
            "participating_states_total",
            lambda t: (
                ~t.countries.merge(t.memberships["country"].drop_duplicates(), on="country")[
                    "is_eu_member"
                ]
            ).sum(),
        ),
        ("factories_total", lambda t: len(t.factories)),
        ("partner_countries_total", lambda t: (t.memberships["role"] == "partner").sum()),
        ("new_systems_total", lambda t: (t.factories["kind"] == "new").sum()),
    ],
)
def test_a_count_agrees_with_what_the_programme_claims(attribute, count, first_seven: Tables):
    claims = first_seven.programme[first_seven.programme["attribute"] == attribute]
    (claimed,) = claims.loc[claims["standing"] == "chosen", "value"]
    assert count(first_seven) == int(claimed)


def test_the_participating_states_named_are_those_of_the_consortia(tables: Tables):
    named = tables.programme.loc[tables.programme["attribute"] == "participating_state", "value"]
    assert set(named) == {"NO", "TR"} <= set(tables.memberships["country"])


def test_the_experimental_platforms_are_where_the_selection_names_them(tables: Tables):
    named = tables.factories[tables.factories["experimental_platform"] == "yes"]
    assert set(named["factory_id"]) == {"lumi", "bsc", "jaif", "1healthai"}


PLATFORM = {"subject": "programme", "attribute": "experimental_platform"}


@pytest.mark.parametrize(
    ("country", "published", "factories"),
    [
        ("Germany", "2024-12-10", {"hammerhai"}),
        ("Germany", "2025-03-12", {"jaif"}),
        ("Spain", "2025-03-11", {"bsc"}),
        ("Spain", "2025-10-10", {"1healthai"}),
        ("Finland", "2025-10-10", set()),
        ("Spain", "2024-12-09", set()),
    ],
)
def test_a_platform_named_by_country_is_that_of_its_factory_of_that_wave(
    country, published, factories, write_register
):
    folder = write_register([PLATFORM | {"reported": country}], [{"published": published}])
    built = build_tables(Register.read(folder))["factories"]
    assert set(built.loc[built["experimental_platform"] == "yes", "factory_id"]) == factories


@pytest.mark.parametrize(
    ("factory", "kind", "city"),
    [
        ("lumi", "new", "Kajaani"),
        ("hammerhai", "new", "Stuttgart"),
        ("pharos", "associated", "Athens"),
        ("it4lia", "new", "Bologna"),
        ("l-ai", "new", "Bissen"),
        ("bsc", "upgrade", "Barcelona"),
        ("mimer", "new", "Linköping"),
        ("ai-at", "new", "Vienna"),
        ("brainpp", "new", "Sofia"),
        ("jaif", "existing", "Jülich"),
        ("piast-ai", "new", "Poznań"),
        ("slaif", "new", "Maribor"),
        ("czai", "new", "Ostrava"),
        ("litai", "new", "Vilnius"),
        ("nlaif", "new", "Groningen"),
        ("gaia", "new", "Kraków"),
        ("ro-aif", "new", "Bucharest"),
        ("1healthai", "new", "Santiago de Compostela"),
    ],
)
def test_each_factory_has_its_kind_and_place(factory, kind, city, tables: Tables):
    row = tables.factories.set_index("factory_id").loc[factory]
    assert (row["kind"], row["city"], row["location_basis"]) == (kind, city, "site")


def test_a_factory_without_a_machine_of_its_own_stands_at_the_one_it_uses(tables: Tables):
    row = tables.factories.set_index("factory_id").loc["ai2f"]
    assert (row["kind"], row["city"], row["location_basis"]) == (
        *("existing", "Bruyères-le-Châtel", "machine"),
    )


@pytest.mark.parametrize(
    ("factory", "measure", "amount", "qualifier"),
    [
        ("lumi", "factory_total", 556_000_000, "at_least"),
        ("hammerhai", "factory_total", 85_000_000, "exact"),
        ("pharos", "factory_total", 30_000_000, "exact"),
        ("it4lia", "factory_total", 430_000_000, "about"),
        ("l-ai", "factory_total", 126_000_000, "exact"),
        ("bsc", "factory_total", 198_000_000, "about"),
        ("mimer", "factory_total", None, "not_disclosed"),
        ("lumi", "system_contract", 387_800_000, "exact"),
        ("hammerhai", "system_contract", 55_000_000, "exact"),
        ("pharos", "system_contract", None, None),
        ("it4lia", "system_contract", 290_000_000, "exact"),
        ("l-ai", "system_contract", 80_000_000, "exact"),
        ("bsc", "system_contract", 129_000_000, "about"),
        ("mimer", "system_contract", 29_760_000, "exact"),
        ("bsc", "eu_contribution", 98_330_000, "exact"),
        ("bsc", "national_contribution", 98_860_000, "at_most"),
        ("l-ai", "eu_contribution", 63_000_000, "exact"),
        ("l-ai", "national_contribution", 60_000_000, "exact"),
        ("ai-at", "factory_total", 80_000_000, "exact"),
        ("brainpp", "factory_total", 90_000_000, "exact"),
        ("ai2f", "factory_total", None, None),
        ("jaif", "factory_total", 55_000_000, "about"),
        ("piast-ai", "factory_total", 95_602_294, "about"),
        ("piast-ai", "national_contribution", 47_801_147, "about"),
        ("slaif", "factory_total", 150_000_000, "exact"),
        ("czai", "factory_total", 40_000_000, "exact"),
        ("litai", "factory_total", 130_000_000, "exact"),
        ("nlaif", "factory_total", 200_000_000, "about"),
        ("gaia", "factory_total", 70_000_000, "exact"),
        ("ro-aif", "factory_total", 50_000_000, "exact"),
        ("1healthai", "factory_total", 82_000_000, "exact"),
        ("slaif", "eu_contribution", 75_000_000, "exact"),
        ("gaia", "eu_contribution", 38_000_000, "about"),
        ("1healthai", "system_contract", None, None),
    ],
)
def test_each_budget_as_read_by_a_person(factory, measure, amount, qualifier, tables: Tables):
    row = tables.budgets.set_index(["factory_id", "measure"]).loc[(factory, measure)]
    shown = [None if pd.isna(row[name]) else row[name] for name in ("amount_eur", "qualifier")]
    assert shown == [amount, qualifier]


def test_the_known_factory_totals_make_1425_million_from_six_of_seven(first_seven: Tables):
    totals = first_seven.budgets.query("measure == 'factory_total'")["amount_eur"]
    assert (totals.sum(), totals.count(), len(totals)) == (1_425_000_000, 6, 7)


def test_the_known_totals_stay_below_the_total_of_the_first_seven(first_seven: Tables):
    totals = first_seven.budgets.query("measure == 'factory_total'")["amount_eur"]
    total = first_seven.programme.query("attribute == 'total_investment'")
    (claimed,) = total.loc[total["standing"] == "chosen", "value"]
    assert totals.sum() < int(claimed) == 1_500_000_000


def test_the_parts_of_a_budget_stay_within_its_total(tables: Tables):
    amounts = tables.budgets.pivot(index="factory_id", columns="measure", values="amount_eur")
    parts = amounts["eu_contribution"] + amounts["national_contribution"]
    both = parts.notna()
    assert set(parts[both].index) == {"l-ai", "bsc", "ai-at", "piast-ai"}
    over = both & (parts > amounts["factory_total"])
    # The total and the national part are rounded in złoty, the EU part in euro.
    assert set(parts[over].index) == {"piast-ai"}
    assert parts["piast-ai"] < amounts["factory_total"]["piast-ai"] * 1.05


def test_only_sums_of_the_polish_factory_in_poznan_are_converted(tables: Tables):
    converted = tables.budgets[tables.budgets["converted"].fillna(False)]
    assert list(zip(converted["factory_id"], converted["measure"], strict=True)) == [
        ("piast-ai", "factory_total"),
        ("piast-ai", "national_contribution"),
    ]
    czech = tables.evidence.set_index("claim_id").loc["c0065"]
    assert (czech["amount_eur"], czech["qualifier"]) == (597_205_080, "about")


def test_a_converted_amount_says_so(write_register):
    source = {"published": "2024-12-11"}
    folder = write_register([{"reported": "CZK 15 billion"}], sources=[source])
    budgets = build_tables(Register.read(folder))["budgets"]
    row = budgets[(budgets["factory_id"] == "lumi") & (budgets["measure"] == "factory_total")]
    assert row[["amount_eur", "qualifier", "converted", "reported"]].to_numpy().tolist() == [
        [597_205_080, "about", "true", "CZK 15 billion"]
    ]


def test_a_factory_without_claims_keeps_its_reviewed_identity(write_register):
    factory = factory_of(write_register())
    assert (factory["name"], factory["country"]) == ("LUMI AI Factory", "FI")
    assert factory["experimental_platform"] == "not named"
    assert [factory[name] for name in ("kind", "city", "latitude", "location_basis")] == [None] * 4


def test_a_site_is_where_the_machine_stands_when_no_source_names_the_city(write_register):
    machine = {"subject": "l-ai", "attribute": "machine_city", "reported": "Bettembourg"}
    factory = factory_of(write_register([machine]), "l-ai")
    assert (factory["city"], factory["location_basis"]) == ("Bettembourg", "machine")


def test_several_values_are_joined_in_the_order_of_the_register(write_register):
    vendors = [
        {"claim_id": f"c000{n}", "attribute": "vendor", "reported": vendor}
        for n, vendor in enumerate(["HPE", "Bull", "HPE"])
    ]
    assert factory_of(write_register(vendors))["vendor"] == "HPE;Bull"


def test_a_partner_country_stands_once_however_often_it_is_claimed(write_register):
    claims = [
        {"claim_id": f"c000{n}", "attribute": "partner_country", "reported": country}
        for n, country in enumerate(["Czechia", "Czech Republic", "Denmark"])
    ]
    members = build_tables(Register.read(write_register(claims)))["memberships"]
    lumi = members[members["factory_id"] == "lumi"]
    assert list(zip(lumi["country"], lumi["role"], strict=True)) == [
        ("FI", "host"),
        ("CZ", "partner"),
        ("DK", "partner"),
    ]


def test_a_factory_of_which_nothing_is_known_is_there_and_empty(write_register):
    """No coordinates, no host, no budget: the row stays, and no column is guessed."""
    tables = build_tables(Register.read(write_register([{"subject": "lumi"}])))
    bare = tables["factories"].set_index("factory_id").loc["gaia"]
    filled = {name for name, value in bare.items() if not pd.isna(value) and value != ""}
    assert filled == {"name", "country", "experimental_platform"}
    budgets = tables["budgets"].query("factory_id == 'gaia'")
    assert list(budgets["measure"]) == list(MEASURES)
    assert budgets.drop(columns=["factory_id", "measure"]).isna().all(axis=None)
    members = tables["memberships"].query("factory_id == 'gaia'")
    assert members[["country", "role", "claim_id"]].to_numpy().tolist() == [["PL", "host", ""]]


PARTNERS = [
    {"claim_id": "c0001", "attribute": "partner_country", "reported": "Norway"},
    {"claim_id": "c0002", "attribute": "partner_country", "reported": "Denmark"},
    {"attribute": "partner_country", "reported": "Norway", "context": "left"}
    | {"claim_id": "c0003", "source_id": "farewell"},
]
FAREWELL = {"source_id": "farewell", "published": "2026-05-04", "kind": "press"}


@pytest.mark.parametrize(
    ("known", "partners"),
    [(date(2026, 5, 3), ["NO", "DK"]), (date(2026, 5, 4), ["DK"]), (date(2026, 11, 21), ["DK"])],
)
def test_a_membership_ends_on_the_day_a_source_says_so(known, partners, write_register):
    folder = write_register(PARTNERS, [{}, FAREWELL])
    members = build_tables(Register.read(folder), known)["memberships"]
    lumi = members[(members["factory_id"] == "lumi") & (members["role"] == "partner")]
    assert list(lumi["country"]) == partners


def test_the_end_of_a_membership_stays_readable_in_the_evidence(write_register):
    folder = write_register(PARTNERS, [{}, FAREWELL])
    evidence = build_tables(Register.read(folder))["evidence"].set_index("claim_id")
    assert list(evidence["standing"]) == ["superseded", "chosen", "chosen"]
    assert list(evidence["qualifier"].fillna("")) == ["", "", "ended"]
