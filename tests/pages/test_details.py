"""Who pays, compute, steps, organisations and sectors on their pages."""

import pytest

from pages.shared.compute import compute_of, compute_rows
from pages.shared.organisations import organisation_rows
from tests.pages.opening import open_all, open_page


def words(app):
    elements = [*app.markdown, *app.header]
    return " ".join(element.value for element in elements).replace("\\", "")


def table(app, column):
    """The first table with a column of that name."""
    return next(t.value for t in app.table if column in t.value.columns)


def text(frame):
    return frame.to_csv().replace("\\", "")


def labels(app):
    return [expander.label for expander in app.expander]


def test_who_pays_stands_below_the_bars_and_above_the_programme():
    headings = [heading.value for heading in open_page("budget.py").header]

    assert "largest known budget" in headings[0]
    assert "Both sides’ money is published for 2 of 7 factories" in headings[1]
    assert headings[2].endswith("own figures")


def test_the_programme_figures_are_explained():
    said = words(open_page("budget.py"))

    assert "Two sums are in circulation" in said
    assert "No source read says that the two sums mean the same" in said


def test_the_weakest_source_is_named_beside_the_sum(tables):
    publishers = tables.sources.set_index("source_id")["publisher"]
    source = tables.evidence.set_index("claim_id").loc["c0064", "source_id"]
    said = words(open_all("budget.py"))

    sentence = f"The weakest source: {publishers[source]} for LUMI AI Factory (c0064,"
    assert f"rests on one weak source. {sentence}" in said
    assert "weakest source" not in words(open_all("budget.py", country=["Germany"]))
    assert sentence in words(open_all("overview.py"))


@pytest.mark.parametrize(
    ("site", "compute"),
    [
        ("hammerhai", "at least 15 exaflops of AI speed (low precision)"),
        ("l-ai", "1,008 accelerators and 252 nodes"),
        ("pharos", "85.69 petaflops (existing machine DAEDALUS)"),
    ],
)
def test_a_card_says_the_compute(site, compute):
    app = open_page("map.py", factory=site)

    assert f"**Compute:** {compute}" in words(app)
    assert not app.exception


def test_a_card_without_compute_leaves_the_line_out():
    assert "Compute" not in words(open_page("map.py", factory="lumi"))


def test_the_compute_behind_a_card_is_among_its_sources(tables):
    claims = tables.capacity.loc[tables.capacity["factory_id"] == "l-ai", "claim_id"]
    said = words(open_all("map.py", factory="l-ai"))

    assert all(claim in said for claim in claims)


def test_compute_is_listed_measure_by_measure_and_never_summed(tables):
    rows = compute_rows(tables)

    silent = set(tables.factories["factory_id"]) - set(tables.capacity["factory_id"])
    assert len(rows) == len(tables.capacity) + len(silent)
    lumi = rows[rows["Factory"] == "LUMI AI Factory"]
    assert lumi["Compute"].tolist() == ["no figure found"]
    assert lumi["Claim"].isna().all()
    said = rows.set_index("Claim")["Compute"]
    assert said["c0260"] == "at least 8,000 accelerators, from one weak source"
    assert compute_of("nobody", tables) == []


def test_the_overview_shows_compute_with_links_to_its_sources():
    shown = table(open_page("overview.py"), "Compute")

    assert list(shown.columns) == ["Factory", "Compute", "Source"]
    assert "](<https://" in text(shown)
    assert "[c0131](evidence?claim=c0131)" in text(shown)


def test_the_overview_shows_how_far_each_factory_has_come():
    app = open_all("overview.py")

    assert "5 of 7 report services running; of 6 own machines" in words(app)
    steps = table(app, "Step")
    assert list(steps.columns)[:3] == ["Factory", "Step", "State"]
    assert "operational" not in text(steps).lower()


def test_organisations_stand_under_the_matrix_with_their_claims(first_seven):
    app = open_page("consortia.py")
    shown = table(app, "Organisation")

    assert list(shown.columns) == ["Factory", "Organisation", "Country", "Role", "Claim"]
    assert len(shown) == len(first_seven.organisations)
    assert "LUMI AI Factory,Aalto University,Finland,partner" in text(shown)
    assert "[c0057](evidence?claim=c0057)" in text(shown)
    assert "60 organisations are named in 7 factories" in words(app)


def test_a_supplier_has_no_country(tables):
    rows = organisation_rows(tables)

    assert rows.loc[rows["Role"] == "supplier", "Country"].isna().all()
    assert rows.loc[rows["Role"] != "supplier", "Country"].notna().all()


def test_sectors_are_drawn_with_their_sources():
    app = open_all("consortia.py")

    assert "Health is the sector that most factories name: 4 of 7" in words(app)
    assert list(table(app, "Sector").columns) == ["Sector", "Factories", "Factory", "Claim"]


@pytest.mark.parametrize(
    ("page", "figures"),
    [("budget.py", 3), ("overview.py", 3), ("consortia.py", 3), ("timeline.py", 2)],
)
def test_every_figure_has_its_sources_and_download(page, figures):
    app = open_all(page)

    assert len([label for label in labels(app) if label.startswith("Sources (")]) == figures
    rows = [b for b in app.get("download_button") if b.label == "Download rows (CSV)"]
    assert len(rows) == figures


@pytest.mark.parametrize("page", ["budget.py", "overview.py", "consortia.py"])
@pytest.mark.parametrize(
    "query",
    [{"country": ["Austria"], "kind": ["upgrade"]}, {"country": ["Greece"]}, {"wave": "all"}],
    ids=["nothing", "one", "all"],
)
def test_a_page_stands_with_nothing_one_or_all(page, query):
    assert not open_page(page, **query).exception
