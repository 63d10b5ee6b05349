"""Every page opens with a sentence written from the data, ready to quote with its sources."""

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_all, open_page

OPENINGS = {
    "overview.py": "7 AI Factories in 7 countries, joined by 10 partner countries.",
    "map.py": "linked to the capitals of 10 partner countries. 5 get new machines",
    "budget.py": "6 of 7 factory totals are published and add up to at least €1,425 m.",
    "consortia.py": "17 countries take part in 7 AI Factories",
    "timeline.py": "13 plans of 7 AI Factories lie ahead, next (autumn 2026)",
    "factory.py": "LUMI AI Factory in Kajaani, Finland, is hosted by CSC",
    "compare.py": "LUMI AI Factory and HammerHAI differ in",
    "evidence.py": "164 sources carry 803 claims about 7 AI Factories, 9 Antennas and the",
}


def opening(app: AppTest) -> str:
    """Return the first text under the filters, without the marks that keep it plain."""
    texts = [text.value.replace("\\", "") for text in app.markdown]
    return next(text for text in texts if text.startswith("As known on"))


def quotes(app: AppTest) -> list[str]:
    return [code.value for code in app.code]


@pytest.mark.parametrize(("page", "said"), OPENINGS.items(), ids=OPENINGS)
def test_a_page_opens_with_its_sentence_to_quote_with_day_sources_and_address(page, said):
    app = open_all(page)
    first, *_ = quotes(app)
    sentence, *sources, last = first.splitlines()

    assert opening(app).startswith("As known on 21 November 2026")
    assert said in opening(app)
    assert sentence == f"{opening(app)} Selection: the first seven."
    assert sources[0].startswith("[1] ")
    assert all("(c" in source for source in sources)
    assert parse_qs(last.split("?")[1])["known"] == ["2026-11-21"]


@pytest.mark.parametrize("page", OPENINGS)
def test_a_page_without_a_factory_opens_with_that(page):
    app = open_page(page, known="2024-09-01")

    assert not app.exception
    says = "about the programme" if page == "evidence.py" else "no AI Factory was selected yet."
    assert opening(app).startswith("As known on 1 September 2024")
    assert says in opening(app)


def test_what_no_claim_is_behind_is_said_and_not_quoted():
    app = open_page("budget.py", country=["Greece"], measure="system_contract")

    assert opening(app).endswith("no figure was found for the system contract of Pharos.")
    assert not any(text.startswith("As known on") for text in quotes(app))


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("budget.py", {"measure": "system_contract"}, "6 of 7 system contracts are published"),
        ("factory.py", {"factory": "pharos"}, "Pharos in Athens, Greece, is hosted by GRNET."),
        ("compare.py", {"factory": ["bsc", "mimer"]}, "BSC AI Factory and Sweden AI Factory (M"),
        ("timeline.py", {"country": ["Greece"]}, "2 plans of Pharos lie ahead"),
        ("map.py", {"known": "2024-12-10"}, "(of L-AI Factory no site is known)"),
    ],
)
def test_the_sentence_follows_what_is_asked(page, query, said):
    app = open_all(page, **query)

    assert said in opening(app)
    assert said in quotes(app)[0]


def test_another_measure_is_told_when_it_is_chosen():
    app = open_page("budget.py")
    app.button_group(key="measure").set_value("eu_contribution").run()
    assert "2 of 7 EU contributions are published" in opening(app)


def test_an_open_claim_stands_alone():
    app = open_page("evidence.py", claim="c0064")
    assert not any(text.value.startswith("As known on") for text in app.markdown)
