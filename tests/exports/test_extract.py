"""What a file says of itself: where it can be seen, and what it is called."""

import pytest


def test_a_permalink_writes_the_wave_and_the_day_out(extract, tables):
    link = extract(country=("Türkiye",)).permalink("budget")
    assert link == (
        "https://atlas.example/budget?wave=first&country=T%C3%BCrkiye"
        f"&known={tables.newest_evidence}"
    )


@pytest.mark.parametrize(
    ("asked", "selection"),
    [
        ({}, "first-seven"),
        ({"wave": "all"}, "all-selections"),
        ({"country": ("Finland",), "kind": ("new",)}, "first-seven_finland_new"),
        ({"country": ("Türkiye", "../x")}, "first-seven_turkiye_x"),
    ],
)
def test_a_file_name_says_what_is_inside(extract, tables, asked, selection):
    name = extract(**asked).file_name("budget", "csv")
    assert name == f"ai-factories_budget_{selection}_known-{tables.newest_evidence}.csv"


def test_a_file_name_stays_short(extract, tables):
    everywhere = tuple(tables.countries["name"])
    assert len(extract(country=everywhere).file_name("budget", "spreadsheet.csv")) < 160


def test_selections_that_are_cut_alike_have_names_of_their_own(extract, tables):
    *most, last, other = sorted(tables.countries["name"])
    names = [extract(country=(*most, one)).file_name("budget", "csv") for one in (last, other)]
    assert names[0] != names[1]
    assert names[0] == extract(country=(*most, last)).file_name("budget", "csv")


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("what-moved_lumi", "what-moved_lumi_first-seven"),
        (
            "claims_search 1,008 GPUs_confidence low",
            "claims_search-1-008-gpus_confidence-low_first",
        ),
    ],
)
def test_a_file_name_says_what_narrows_it_beyond_the_selection(extract, what, named):
    assert extract().file_name(what, "csv").startswith(f"ai-factories_{named}")


def test_what_no_file_name_can_hold_still_tells_two_files_apart(extract):
    names = {extract().file_name(f"claims_{words}", "csv") for words in ("≥", "≈", "Ω" * 90)}
    assert len(names) == 3


def test_the_title_says_what_is_selected_and_leaves_the_day_to_its_own_place(early):
    assert early.title == "AI Factories Atlas: factories of all selections, with Finland"
    assert early.known.isoformat() == "2024-12-31"
