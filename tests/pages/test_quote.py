"""A sentence to quote: with its day, its sources, and an address that means the same tomorrow."""

import re
from urllib.parse import parse_qs

import pytest

from data.load import Tables
from tests.pages.opening import new_app, open_all, unfolded


def quotes(page: str, **query) -> list[str]:
    codes = [code.value for code in open_all(page, **query).code]
    # The last two cite the view: they stand under every page.
    return codes[:-2]


def test_the_message_of_a_figure_can_be_quoted_with_its_sources():
    _, text, *_ = quotes("budget.py")

    assert text.startswith("LUMI AI Factory has the largest known budget: at least €556 million")
    assert "As known on 21 November 2026; the first seven." in text
    assert "[1] Unknown (press rewrite): " in text
    assert "No address on record (c0064" in text
    assert Tables.read().version in text


def test_the_address_in_a_quote_writes_out_wave_day_and_what_else_is_asked():
    last = quotes("budget.py", measure="system_contract", country=["Spain", "Italy"])[0]
    asked = parse_qs(last.splitlines()[-1].split("?")[1])

    assert asked == {
        "wave": ["first"],
        "country": ["Spain", "Italy"],
        "known": ["2026-11-21"],
        "measure": ["system_contract"],
    }


@pytest.mark.parametrize(
    ("query", "shown"),
    [({}, "lumi"), ({"country": ["Greece"]}, "pharos"), ({"factory": "bsc"}, "bsc")],
)
def test_the_address_in_a_quote_names_the_factory_shown(query, shown):
    said = quotes("factory.py", **query)
    asked = [parse_qs(text.splitlines()[-1].split("?")[1]) for text in said]

    assert len(asked) > 1
    assert {tuple(each["factory"]) for each in asked} == {(shown,)}


def test_a_factory_shown_is_named_in_no_address_of_another_page():
    app = new_app().run().switch_page("factory.py").run()
    elsewhere = unfolded(app.switch_page("budget.py").run()).code

    assert elsewhere
    assert not any("factory=" in code.value for code in elsewhere)


def test_a_quote_of_the_past_says_so():
    text = quotes("overview.py", known="2024-12-31")[0]

    assert text.startswith("As known on 31 December 2024: 7 AI Factories")
    assert "known=2024-12-31" in text


def test_a_source_has_one_number_on_a_page_and_a_list_of_all_stands_under_it():
    app = unfolded(new_app().run().switch_page("budget.py").run())
    lists = [e for e in app.expander if e.label.startswith(("Sources (", "References"))]
    numbered = [
        dict(re.findall(r"^- \*\*(\d+)\*\* (.+?)\. ", entry.markdown[0].value, re.MULTILINE))
        for entry in lists
    ]

    assert numbered[-1].keys() == {str(n) for n in range(1, len(numbered[-1]) + 1)}
    assert len(numbered[-1]) > len(numbered[0]) > 5
    for one in numbered[:-1]:
        assert one.items() <= numbered[-1].items()
    assert lists[-1].label == f"References of this page ({len(numbered[-1])})"


def test_a_claim_named_on_another_day_opens_on_that_day():
    app = open_all("budget.py", known="2024-12-31")
    twin = app.table[0].value.set_index("Factory")

    assert "](evidence?claim=c0064&known=2024-12-31)" in twin.loc["LUMI AI Factory", "Claim"]


def test_the_day_is_said_once_in_a_quote():
    (text, *_) = quotes("overview.py", known="2024-12-31")
    assert text.split("[1]")[0].count("31 December 2024") == 1


def test_a_comparison_names_what_it_compares_though_the_address_does_not():
    said = " ".join(quotes("compare.py"))
    assert "factory=lumi&factory=hammerhai" in said


def test_a_quote_says_how_each_source_was_read():
    said = " ".join(quotes("factory.py", factory="l-ai"))

    assert "read second-hand: https://github.com/" in said
    assert "read directly" in said


def test_a_disputed_total_is_quoted_with_what_others_say():
    assert "€126 million; others say €112 million." in quotes("factory.py", factory="l-ai")[0]
    assert "others say" not in quotes("factory.py", factory="hammerhai")[0]
