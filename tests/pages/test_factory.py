"""One factory, and several side by side: what they show, and what they say to bad addresses."""

import pytest

from data.load import Tables
from data.schema import Standing
from tests.pages.opening import open_all, open_page

ALL = ("lumi", "hammerhai", "pharos", "it4lia", "l-ai", "bsc", "mimer")


def notices(app):
    return [notice.value.replace("\\", "") for notice in (*app.info, *app.warning)]


def downloads(app):
    return [button.label for button in app.get("download_button")]


def heading(app):
    return next(iter(app.header), None) and app.header[0].value.replace("\\", "")


def facts(app, column):
    """The table with a column of that name, by fact."""
    found = next(t.value for t in app.table if column in t.value.columns)
    return found.replace({r"\\": "", "\u00a0": " "}, regex=True).set_index("Fact")


@pytest.mark.parametrize("factory", ALL)
def test_a_factory_shows_every_claim_shown_on_it(factory):
    app = open_page("factory.py", factory=factory)
    evidence = Tables.read().evidence
    mine = evidence[(evidence["subject_id"] == factory) & (evidence["standing"] == Standing.CHOSEN)]
    cited = " ".join(facts(app, "Evidence")["Evidence"])

    assert not app.exception
    assert not notices(app)
    assert all(f"[{claim}](evidence?claim={claim})" in cited for claim in mine["claim_id"])


def test_a_factory_says_its_limits_and_its_rivals():
    known = facts(open_page("factory.py", factory="pharos"), "Evidence")

    assert known.loc["Factory total", "Value"].startswith("€30 m, the 36-month service project")
    assert known.loc["Factory total", "Evidence"].endswith("; 1 claim says otherwise")
    assert "2 claims say otherwise" in known.loc["Machine city", "Evidence"]


def test_a_factory_has_figures_with_tables_sources_downloads_and_conflicts():
    app = open_page("factory.py", factory="lumi")
    labels = [expander.label for expander in app.expander]

    assert labels.count("Table of this figure") == 2
    assert sum(label.startswith("Sources (") for label in labels) == 4
    assert downloads(app).count("Download rows (CSV)") == 4
    assert [h.value.split(":")[0] for h in app.subheader][:2] == ["LUMI AI Factory"] * 2


def test_a_factory_says_what_changed_at_it_alone():
    app = open_page("factory.py", factory="l-ai", **{"from": "2026-07-01"})
    said = " ".join(e.value for e in [*app.markdown, *app.caption]).replace("\\", "")
    assert "Between 1 July 2026 and 21 November 2026" in said
    assert "New claims: L-AI Factory" in said
    assert "New claims: LUMI" not in said


def test_its_timeline_is_its_own():
    app = open_all("factory.py", factory="lumi")
    twin = next(t.value for t in app.table if "First day" in t.value.columns)

    assert set(twin["Factory"]) == {"LUMI AI Factory"}


def test_without_an_address_the_first_of_the_selection_is_shown():
    assert heading(open_page("factory.py")) == "LUMI AI Factory"
    assert heading(open_page("factory.py", country=["Greece"])) == "Pharos"


def test_next_and_previous_write_the_address():
    app = open_page("factory.py", factory="lumi")
    next(b for b in app.button if b.label.startswith("Next")).click().run()

    assert heading(app) == "HammerHAI"
    assert app.query_params["factory"] == "hammerhai"
    next(b for b in app.button if b.label.startswith("Previous")).click().run()
    assert heading(app) == "LUMI AI Factory"
    assert app.query_params["factory"] == "lumi"


@pytest.mark.parametrize(
    ("query", "said", "shown"),
    [
        ({"factory": "atlantis"}, "factory=atlantis is no factory of this dataset", "LUMI"),
        ({"factory": "programme"}, "factory=programme is no factory", "LUMI"),
        ({"factory": "<b>[x](y)</b>"}, "<b>[x](y)</b> is no factory", "LUMI"),
        ({"factory": "lumi", "country": ["Greece"]}, "LUMI AI Factory is not in this", "Pharos"),
    ],
)
def test_a_factory_that_cannot_be_shown_is_said_and_the_first_shown(query, said, shown):
    app = open_page("factory.py", **query)

    assert not app.exception
    assert len(notices(app)) == 1
    assert said in notices(app)[0]
    assert f"shown is {shown}" in notices(app)[0]
    assert heading(app).startswith(shown)


def test_a_refused_factory_is_said_until_another_is_chosen():
    app = open_page("factory.py", factory="atlantis")
    app.selectbox(key="factory").set_value("bsc").run()

    assert not notices(app)
    app.selectbox(key="factory").set_value("lumi").run()
    assert not notices(app)


@pytest.mark.parametrize("page", ["factory.py", "compare.py"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"known": "2024-11-30"}, "No AI Factory was selected yet on that day"),
        ({"country": ["Austria"], "kind": ["upgrade"]}, "No factory fits these filters"),
    ],
)
def test_of_an_empty_selection_only_a_sentence_is_shown(page, query, said):
    app = open_page(page, factory="lumi", **query)

    assert not app.exception
    assert len(notices(app)) == 1
    assert said in notices(app)[0]
    assert not app.header
    assert not app.table


def test_the_past_shows_what_was_known_of_a_factory():
    known = facts(open_page("factory.py", factory="lumi", known="2024-12-31"), "Evidence")

    assert "Contract signed (actual)" not in known.index
    assert known.loc["System contract", "Value"] == "no figure found"


def test_side_by_side_differences_are_marked_in_words():
    compared = facts(open_page("compare.py", factory=["lumi", "bsc"]), "Compared")

    assert list(compared.columns) == ["Compared", "LUMI AI Factory", "BSC AI Factory"]
    assert compared.loc["Factory total", "Compared"] == "≠ differs"
    assert compared.loc["Selected (actual)", "Compared"] == "= same"
    assert compared.loc["EU contribution", "Compared"] == "◐ in part"
    assert compared.loc["Accelerators", "Compared"] == "○ unknown"
    assert "[c0064](evidence?claim=c0064)" in compared.loc["Factory total", "LUMI AI Factory"]


def test_side_by_side_has_sources_and_download():
    app = open_page("compare.py", factory=["lumi", "bsc"])

    assert any(expander.label.startswith("Sources (") for expander in app.expander)
    assert downloads(app).count("Download rows (CSV)") == 1


@pytest.mark.parametrize(
    ("asked", "said", "shown"),
    [
        ([], "No factory is chosen yet", "LUMI AI Factory · HammerHAI"),
        (["lumi"], "stands alone: choose a second factory to compare it with", "LUMI AI Factory"),
        (["lumi", "lumi"], "LUMI AI Factory stands alone", "LUMI AI Factory"),
        (["pharos", "x", "bsc"], "factory=x is no factory", "Pharos · BSC AI Factory"),
        (
            list(ALL),
            "no more than four factories fit side by side, without L-AI Factory, BSC AI Factory",
            "LUMI AI Factory · HammerHAI · Pharos · IT4LIA",
        ),
    ],
)
def test_too_few_too_many_and_unknown_factories_are_said(asked, said, shown):
    app = open_page("compare.py", **({"factory": asked} if asked else {}))

    assert not app.exception
    assert any(said in notice for notice in notices(app))
    assert heading(app) == shown


def test_a_factory_alone_has_one_column_and_nothing_compared():
    app = open_page("compare.py", factory=["lumi"])
    (alone,) = (t.value for t in app.table if "Fact" in t.value)

    assert list(alone.columns) == ["Fact", "LUMI AI Factory"]
    assert "[c0064](evidence?claim=c0064)" in " ".join(alone["LUMI AI Factory"])
    assert not any("side by side" in element.value for element in app.markdown)


def test_of_more_than_four_factories_the_first_four_are_shown():
    asked = ["lumi", "lumi", "x", *ALL[1:], "y"]
    compared = facts(open_page("compare.py", factory=asked), "Compared")

    assert list(compared.columns)[1:] == ["LUMI AI Factory", "HammerHAI", "Pharos", "IT4LIA"]


def test_only_unknown_factories_are_said_and_the_first_two_shown():
    app = open_page("compare.py", factory=["x" * 5000] * 3 + ["y", "z", "a", "b", "c"])

    assert heading(app) == "LUMI AI Factory · HammerHAI"
    assert max(len(notice) for notice in notices(app)) < 600


def test_factories_hidden_by_the_filters_are_said():
    app = open_page("compare.py", factory=["lumi", "pharos"], country=["Greece"])

    assert "LUMI AI Factory is not in this selection" in " ".join(notices(app))
    assert "Pharos is the only factory of this selection" in " ".join(notices(app))
    assert heading(app) == "Pharos"


def test_choosing_writes_the_address():
    app = open_page("compare.py", factory=["lumi", "x"])
    app.multiselect(key="compared").set_value(["lumi", "pharos", "bsc"]).run()

    assert app.query_params["factory"] == ["lumi", "pharos", "bsc"]
    assert not notices(app)
    assert heading(app) == "LUMI AI Factory · Pharos · BSC AI Factory"


def test_the_card_leads_to_the_factory():
    app = open_page("map.py", factory="lumi")
    (link,) = app.get("page_link")

    assert link.proto.label == "All about LUMI AI Factory"
    assert link.proto.query_string == "factory=lumi"
