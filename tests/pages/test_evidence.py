"""The evidence page: claims, one claim, conflicts, sources, coverage and dictionary."""

import re
import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import data.dataset
import data.load
from data.build import to_files, write
from data.reading import subject_names
from pages.shared import claims as shown_claims
from tests.pages.opening import open_all

HOSTILE = "<img src=x onerror=alert(1)> [link](http://example.org) **bold** $x$ :red[y]"


def open_evidence(**query: list[str] | str) -> AppTest:
    app = open_all("evidence.py", **query)
    assert not app.exception
    return app


def markup(app: AppTest) -> str:
    """All Markdown of the page, as it is sent."""
    shown = [*app.markdown, *app.header, *app.subheader, *app.info, *app.error]
    return " ".join([e.value for e in shown] + [t.value.to_csv() for t in app.table])


def words(app: AppTest) -> str:
    return markup(app).replace("\\", "")


def rows(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Claim"])


def test_all_claims_stand_in_the_order_of_the_register(tables):
    app = open_evidence(wave="all")

    assert rows(app) == list(tables.evidence["claim_id"])
    assert f"{len(tables.evidence):,} of {len(tables.evidence):,} claims" in words(app)


def test_the_shared_filters_apply_and_the_programme_stays(tables):
    shown = rows(open_evidence(country=["Finland"]))

    antennas = [f"antenna-{country}" for country in ("be", "lv", "is", "ch")]
    kept = tables.evidence["subject_id"].isin(["lumi", *antennas, "programme"])
    assert shown == list(tables.evidence.loc[kept, "claim_id"])


@pytest.mark.parametrize("days", [("2024-12-10", ""), ("", "2024-12-10")], ids=str)
def test_claims_and_filters_are_those_of_the_day_whatever_was_asked_before(days, tables):
    for made in (shown_claims._labels, shown_claims._options, shown_claims.claims):
        made.forget()
    for day in days:
        app = open_evidence(known=day, wave="all")
        known = data.dataset.known_on(day, data.load.fingerprint())
        names = subject_names(known)

        assert set(app.multiselect(key="subject").options) == {
            names[subject] for subject in known.evidence["subject_id"]
        }
        _, *claims = app.selectbox(key="claim").options
        assert len(claims) == len(known.evidence)
        assert all(" · " in claim for claim in claims)


def test_of_an_empty_selection_the_programmes_claims_are_left(tables):
    nothing = {"country": ["Austria"], "kind": ["upgrade"]}

    ids = tables.evidence.query("subject_id == 'programme'")["claim_id"]
    assert rows(open_evidence(**nothing)) == list(ids)
    assert "No factory is selected" in words(open_evidence(part="Coverage", **nothing))


@pytest.mark.parametrize(
    ("query", "column", "expected"),
    [
        ({"subject": ["Pharos"]}, "Subject", {"Pharos"}),
        ({"about": ["Factory total"]}, "About", {"Factory total"}),
        (
            {"standing": ["says otherwise", "set aside"]},
            "Standing",
            {"says otherwise", "set aside"},
        ),
        ({"confidence": ["low"]}, "Confidence", {"low"}),
    ],
)
def test_a_filter_of_the_address_leaves_what_fits(query, column, expected):
    assert set(open_evidence(**query).dataframe[0].value[column]) == expected


def test_search_and_filters_are_combined():
    app = open_evidence(search="556 million", standing=["shown"])

    assert rows(app) == ["c0064"]


def test_a_search_in_vain_says_so_and_can_be_cleared():
    app = open_evidence(search="no such words at all")

    assert "0 of " in words(app)
    assert not app.dataframe
    next(b for b in app.button if b.label == "Clear search and filters").click().run()
    assert len(rows(app)) > 0


def test_a_filter_value_that_no_claim_knows_is_named():
    app = open_evidence(standing=["nonsense"])

    assert "standing=nonsense" in words(app)


def test_one_claim_shows_everything_about_it():
    app = open_evidence(claim="c0064")
    said = words(app)

    assert app.header[0].value == "LUMI AI Factory: Factory total"
    for expected in (
        *("At least €556 million", "≥ €556 m", "table row 1, budget", "Unknown (press rewrite)"),
        *("about December 2024", "read directly", "low", "a floor, origin not traced"),
        *("the only figure for the whole of LUMI printed in euro", "CZK 15 billion", "c0065"),
        "The only total in euro is a floor of 556 million",
    ):
        assert expected in said
    assert not app.dataframe


def test_a_copy_and_a_conversion_are_said():
    assert "read in a copy: [https" in words(open_evidence(claim="c0174"))
    assert "converted from CZK 15,000,000,000" in words(open_evidence(claim="c0065"))


def test_a_claim_opens_whatever_the_filters_select():
    app = open_evidence(claim="c0174", country=["Finland"])

    assert app.header[0].value == "Pharos: Factory total"


@pytest.mark.parametrize("asked", ["c9999", "C0064", "<b>c0064</b>", "../c0064"])
def test_an_unknown_claim_is_one_sentence_and_the_table(asked, first_seven):
    app = open_evidence(claim=asked)

    assert len(app.info) == 1
    assert f"claim={asked}, which is not here or not in this selection." in re.sub(
        r"[\\\u2060]", "", app.info[0].value
    )
    assert not re.search(r"(?<!\\)<b>", app.info[0].value)
    assert len(rows(app)) == len(first_seven.evidence)


def test_choosing_a_claim_opens_it_and_all_evidence_closes_it():
    app = open_evidence()
    app.selectbox(key="claim").set_value("c0065").run()
    assert app.header[0].value == "LUMI AI Factory: Factory total"
    assert app.query_params["claim"] == "c0065"

    next(b for b in app.button if b.label == "All evidence").click().run()
    assert app.header[0].value == "Claims"
    assert "claim" not in app.query_params


def test_every_claim_opens(tables):
    """One of each attribute: no value, date, share or missing cell breaks the view."""
    app = open_evidence(wave="all")
    for claim_id in tables.evidence.drop_duplicates("attribute")["claim_id"][::5]:
        app.selectbox(key="claim").set_value(claim_id).run()
        assert not app.exception, claim_id
        assert claim_id in words(app)


def test_conflicts_stand_with_readings_explanation_and_what_is_shown(tables):
    app = open_evidence(part="Conflicts", country=["Luxembourg"])
    said = words(app)

    mine = tables.conflicts[tables.conflicts["subject_id"].isin(["l-ai", "programme"])]
    assert f"{len(mine)} differences between readings" in said
    assert len(app.table) == len(mine)
    assert [len(t.value) for t in app.table] == [len(ids.split(";")) for ids in mine["claim_ids"]]
    assert "1,008 GPUs are in the contract announced in July 2026" in said
    assert "**Chosen:** Accelerators 1,008 accelerators (c0321)" in said


def test_sources_are_counted_as_the_table_has_them(tables):
    app = open_evidence(part="Sources", wave="all")
    shown = app.table[0].value

    assert len(shown) == tables.evidence["source_id"].nunique()
    assert shown["Claims"].sum() == len(tables.evidence)
    used = tables.sources[tables.sources["source_id"].isin(tables.evidence["source_id"])]
    direct = (used["access"] == "direct").sum()
    assert f"{len(used)} sources carry" in words(app)
    assert f"{direct} read directly" in words(app)


def test_coverage_counts_what_its_table_shows():
    app = open_evidence(part="Coverage")
    shown = app.dataframe[0].value

    cells = shown.drop(columns=["About", "Published for"]).stack()
    for sign in ("● published", "◐ not disclosed", "○ no claim"):
        assert f"{(cells == sign).sum()} {sign[2:]}" in words(app)
    total = shown.set_index("About").loc["Factory total"]
    assert total["Published for"] == "6 of 7"
    assert total["Sweden AI Factory (MIMER)"] == "◐ not disclosed"


def test_the_dictionary_has_every_table_and_column(tables):
    app = open_evidence(part="Dictionary")

    columns = [list(table.value["Column"]) for table in app.table]
    unescaped = [[name.replace("\\", "") for name in names] for names in columns]
    assert unescaped == [list(frame.columns) for frame in tables.frames().values()]


@pytest.fixture
def hostile(tmp_path, monkeypatch, tables):
    """Tables whose text tries to be markup, a link or a formula."""
    evidence, sources = tables.evidence.copy(), tables.sources.copy()
    text = ["reported", "context", "note", "reason", "locator"]
    evidence.loc[evidence["claim_id"] == "c0064", text] = HOSTILE
    press = sources["source_id"] == "press-rewrite"
    sources.loc[press, ["publisher", "title", "via"]] = HOSTILE
    conflicts = tables.conflicts.assign(explanation=HOSTILE)
    spoilt = {"evidence": evidence, "sources": sources, "conflicts": conflicts}
    folder = tmp_path / "tables"
    shutil.copytree(data.load.FOLDER, folder)
    write(to_files(tables.frames() | spoilt, date(2026, 11, 21)), folder)
    monkeypatch.setattr(data.load, "FOLDER", folder)
    data.dataset.newest.forget()
    yield
    data.dataset.newest.forget()


@pytest.mark.parametrize(
    "query",
    [
        {"claim": "c0064"},
        {"part": "Conflicts"},
        {"part": "Sources"},
        {"part": "Changes", "from": "2024-12-10"},
    ],
)
def test_text_of_the_data_is_never_markup(query, hostile):
    sent = markup(open_evidence(**query))

    assert r"\<img src\=x onerror\=alert\(1\)\>" in sent
    for mark in ("<img", "[link]", "**bold", ":red", "$x"):
        assert not re.search(rf"(?<!\\){re.escape(mark)}", sent), mark


def test_a_table_of_claims_shows_text_letter_for_letter(hostile):
    app = open_evidence(search="onerror", subject=["LUMI AI Factory"])

    assert HOSTILE in set(app.dataframe[0].value["As reported"])
