"""The programme's page: statements on the whole beside the sums, and the frame by its dates."""

from data.load import Tables
from data.totals import totals
from tests.pages.opening import open_page


def test_each_statement_on_the_whole_stands_beside_the_sum():
    app = open_page("programme.py")
    sums = app.table[0].value
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
    assert "AI2F" in second["Not in the sum"]


def test_the_frame_is_told_group_by_group_whatever_is_filtered():
    app = open_page("programme.py", country=["Croatia"], wave="third")
    groups = [h.value for h in app.subheader]

    assert not app.exception
    assert groups[:4] == ["Law", "Political plans", "Calls and selections", "Antennas"]
    assert "Regulation of 2026 in force" in set(app.table[1].value["What"])


def test_before_the_first_selection_the_page_stands():
    app = open_page("programme.py", known="2024-09-15")

    assert not app.exception
    assert "no AI Factory was selected yet" in " ".join(m.value for m in app.markdown)
