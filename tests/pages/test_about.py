"""The About page says what the tables hold: nothing on it is typed that can be counted."""

import pytest
from streamlit.testing.v1 import AppTest

from data.load import Tables
from exports.citation import bibtex, citation
from pages.shared.about import EXAMPLE, limits, unknowns, worked_example
from tests.pages.opening import new_app, open_page


@pytest.fixture(scope="module")
def app() -> AppTest:
    return open_page("about.py")


def as_shown(text: str) -> str:
    return text.replace("\\", "")


def steps(frame) -> dict[str, str]:
    return {
        step: as_shown(text) for step, text in zip(frame["Step"], frame["This claim"], strict=True)
    }


def words(app: AppTest) -> str:
    return as_shown(" ".join(element.value for element in app.markdown))


def test_the_example_shows_the_values_of_the_tables(app, tables: Tables):
    claim = tables.evidence.set_index("claim_id").loc[EXAMPLE]
    source = tables.sources.set_index("source_id").loc[claim["source_id"]]
    shown = steps(app.table[0].value)

    assert shown["As reported"] == f"“{claim['reported']}”"
    assert shown["Clean value"] == f"{claim['amount_eur']:,} EUR"
    assert shown["Qualifier"] == claim["qualifier"].replace("_", " ")
    assert shown["Rule"] == claim["rule"]
    assert shown["Confidence"] == claim["confidence"]
    assert source["publisher"] in shown["Source"]
    assert source["title"] in shown["Source"]
    assert claim["reason"] in shown["Standing"]


def test_the_example_is_drawn_and_names_what_supports_and_contradicts_it(tables: Tables):
    shown = steps(worked_example(tables))
    of_lumi = (tables.evidence["subject_id"] == "lumi") & (
        tables.evidence["attribute"] == "budget_total"
    )
    rivals = tables.evidence[of_lumi & (tables.evidence["standing"] == "rival")]

    assert shown["The bar"] == "at least €556 million"
    assert "“CZK 15 billion” (about €597 m)" in shown["Supported by"]
    assert (shown["Contradicted by"] == "no claim") == rivals.empty


def test_a_claim_that_is_not_shown_is_followed_too(tables: Tables):
    shown = steps(worked_example(tables, "c0248"))

    assert shown["The bar"] == "none: the claim is not the one shown"
    assert "chosen by hand" not in shown["Standing"]


def test_the_limits_count_what_the_tables_hold(app, tables: Tables):
    said, evidence = words(app), tables.evidence
    sources = tables.sources[tables.sources["source_id"].isin(evidence["source_id"])]
    read = sources["access"].value_counts()
    standing = evidence["standing"].value_counts()

    assert f"{len(evidence):,} claims from {len(sources)} sources" in said
    assert f"{read['direct']} directly; {read['reprint']} in a copy or reprint" in said
    assert f"{read['second-hand']} second-hand" in said
    nowhere = sources["url"].isna() & ~sources["via"].str.startswith("http", na=False)
    assert f"Of {nowhere.sum()} sources no address is on record" in said
    assert f"{(evidence['confidence'] == 'low').sum()} of low" in said
    assert f"{standing['rival']} claims say otherwise" in said
    assert f"{evidence['correction'].notna().sum()} decisions" in said
    assert f"{len(tables.conflicts)} differences between readings" in said


def test_what_is_unknown_is_named_and_counted(app, tables: Tables):
    totals = tables.budgets[tables.budgets["measure"] == "factory_total"]
    row = unknowns(tables).set_index("Quantity").loc["Factory total"]

    assert row["Known for"] == f"{totals['amount_eur'].notna().sum()} of {len(totals)}"
    assert as_shown(row["Missing for"]) == (
        "not disclosed: Sweden AI Factory (MIMER); no figure found: AI Factory France (AI2F)"
    )
    assert app.table[1].value.equals(unknowns(tables))


def test_known_and_missing_make_the_whole(tables: Tables):
    names = [as_shown(name) for name in tables.factories["name"]]
    for row in unknowns(tables).itertuples(index=False):
        known = int(row[1].split()[0])
        assert known + sum(name in as_shown(row[2]) for name in names) == len(names), row


def test_a_passed_plan_is_not_said_to_be_done(tables: Tables):
    assert any("neither as done nor as missed" in sentence for sentence in limits(tables))


@pytest.mark.parametrize("cite", [citation, bibtex])
def test_the_citation_holds_version_and_date_of_the_data(cite, app, tables: Tables):
    cited = cite(tables)

    assert tables.version in cited
    assert "21 November 2026" in cited
    assert cited in [code.value for code in app.code]


def test_filters_do_not_change_what_is_said_of_all_the_data(app):
    filtered = new_app(country="Finland").run().switch_page("about.py").run()

    assert not filtered.exception
    assert [table.value.to_csv() for table in filtered.table] == [
        table.value.to_csv() for table in app.table
    ]


def test_the_page_names_licences_attributions_and_the_way_to_report(app):
    said = words(app)

    for name in ("CC BY 4.0", "Apache 2.0", "Natural Earth", "GeoNames", "European Central Bank"):
        assert name in said
    assert "Data problem" in said
    assert "not an official site of the European Union" in said
    assert "_streamlit_xsrf" in said
