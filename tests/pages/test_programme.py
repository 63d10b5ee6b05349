"""The programme's page: statements on the whole beside the sums, and the frame by its dates."""

import pandas as pd
import pytest

from data.load import Tables
from data.totals import totals
from data.wording import attribute_label
from tests.pages.opening import open_all, open_page

SUMS = (
    "total_investment",
    *("total_investment_wave_2", "total_investment_wave_3"),
    *("total_investment_all", "total_investment_antennas"),
)


def test_each_statement_on_the_whole_stands_beside_the_sum():
    app = open_page("programme.py")
    sums = app.table[0].value.replace(r"\\", "", regex=True)
    statements = totals(Tables.read())
    cited = " ".join(sums["Claim"] + " " + sums["Also in"])

    assert not app.exception
    assert all(f"claim={claim})" in cited for claim in statements["claim_id"])
    assert not sums.duplicated(["About", "Sources say"]).any()


def test_a_sum_that_lacks_a_part_is_a_floor_and_names_it():
    sums = open_page("programme.py").table[0].value.set_index("About")
    second = sums.loc["Sum for the second selection"]

    assert second["The tables add up to"].startswith("≥")
    assert second["Agreement"].startswith("open")
    assert second["Agreement"] == "open; 1 part not published"


def test_what_is_weak_or_a_rival_does_not_stand_as_the_rest():
    app = open_page("programme.py")
    sums = app.table[0].value.replace(r"\\", "", regex=True).set_index("Sources say")

    assert sums.loc["€2.1 bn", "Standing"] == "says otherwise; one weak source"
    assert sums.loc["21", "Standing"].iloc[0] == "says otherwise; one weak source"
    assert "of which €556 m rests on one weak source" in sums.loc["€1.5 bn", "The tables add up to"]
    assert f"Of {len(sums)} statements" in " ".join(m.value for m in app.markdown)


def test_what_a_sum_lacks_is_short_in_the_table_and_by_name_below():
    app = open_all("programme.py")
    sums = app.table[0].value.replace(r"\\", "", regex=True)
    named = next(m.value for m in app.markdown if "partners of SLAIF" in m.value)

    assert "6 factories: partners not named" in " ".join(sums["Agreement"])
    assert max(sums["Agreement"].str.len()) < 50
    assert "AI2F" in named


def test_the_frame_is_told_group_by_group_whatever_is_filtered():
    app = open_page("programme.py", country=["Croatia"], wave="third")
    groups = [h.value for h in app.subheader]

    assert not app.exception
    assert groups[:4] == ["Law", "Political plans", "Calls and selections", "Antennas"]
    assert "Regulation of 2026 in force" in set(app.table[1].value["What"])


def test_the_frame_names_the_laws_and_says_what_became_of_plans():
    app = open_page("programme.py")
    said = " ".join(m.value for m in app.markdown)
    events = pd.concat(t.value for t in app.table if "What" in t.value).set_index("What")
    status = events["Planned or actual"].str.replace("\\", "")

    assert "2026/150" in said
    assert "2024/1732" in events.loc["Regulation adopted", "Note"]
    assert status["Procurement starts"].startswith("Planned; came true: first tender opened, LUMI")
    assert status["Call end"] == "Deadline, over"
    assert events.index.is_unique


@pytest.mark.parametrize(
    ("page", "wave", "sums"),
    [
        ("budget.py", "first", {"Sum for the first seven"}),
        ("budget.py", "second", {"Sum for the second selection"}),
        ("programme.py", "first", {attribute_label(name) for name in SUMS}),
    ],
)
def test_the_figures_given_are_those_of_the_selections_shown(page, wave, sums):
    app = open_all(page, wave=wave)
    (figures,) = [table.value for table in app.table if "Reading" in table.value]
    said = " ".join(m.value for m in app.markdown)

    others = {"EU money in the call", "EuroHPC money for AI supercomputing"}
    about = set(figures["About"].str.replace("\\", ""))
    assert about - {"States' money in the call"} == sums | others
    assert ("not sums of the bars above" in said) == (page == "budget.py")


def test_before_the_first_selection_the_page_stands():
    app = open_page("programme.py", known="2024-09-15")

    assert not app.exception
    assert "no AI Factory was selected yet" in " ".join(m.value for m in app.markdown)
