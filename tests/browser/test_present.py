"""The present mode: one screen at a time, moved by keys and clicks, kept in the address."""

import re

import pytest
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

from bench.driver import settle

FILLED = """() => {
    const [stage] = [...document.querySelectorAll("*")]
        .map((element) => element.shadowRoot?.querySelector(".stage")).filter(Boolean)
    const body = stage.querySelector(".body") ?? stage
    return {
        stage: stage.getBoundingClientRect().toJSON(),
        page: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
        below: (stage.querySelector("svg") ?? body).getBoundingClientRect().bottom
            - body.getBoundingClientRect().bottom,
        smallest: Math.min(...[...stage.querySelectorAll("text")].map(
            (text) => text.getBoundingClientRect().height).filter(Boolean), 99),
    }
}"""


def counter(page):
    return page.get_by_role("group", name="Presentation").locator("span")


def press(page, key):
    page.keyboard.press(key)
    page.wait_for_timeout(150)
    settle(page)


def test_keys_move_and_the_address_keeps_the_slide(server, visit):
    seen = visit(server, "/briefing?country=Spain&present=1&slide=1")
    page = seen.page
    count = int(counter(page).inner_text().split(" / ")[1])

    for key, number in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("End", count),
        ("ArrowRight", count),
        ("PageUp", count - 1),
        ("Home", 1),
        ("ArrowLeft", 1),
    ):
        press(page, key)
        expect(counter(page)).to_have_text(f"{number} / {count}")
    press(page, "ArrowDown")
    expect(page).to_have_url(re.compile(r"country=Spain.*slide=2"))
    page.reload()
    settle(page)
    expect(counter(page)).to_have_text(f"2 / {count}")
    press(page, "Escape")
    expect(page).to_have_url(re.compile(r"/briefing\?country=Spain$"))
    expect(page.get_by_role("heading", name="Briefing")).to_be_visible()
    assert seen.errors == []
    assert seen.other_hosts() == set()


def test_a_click_moves_on_and_on_the_left_it_moves_back(server, visit):
    page = visit(server, "/briefing?present=1&slide=3").page
    page.mouse.click(1000, 300)
    settle(page)
    expect(counter(page)).to_have_text(re.compile(r"^4 / "))
    page.mouse.click(200, 300)
    page.wait_for_timeout(150)
    settle(page)
    expect(counter(page)).to_have_text(re.compile(r"^3 / "))
    page.get_by_role("button", name="Next slide").click()
    page.wait_for_timeout(150)
    settle(page)
    expect(counter(page)).to_have_text(re.compile(r"^4 / "))


def test_a_page_is_presented_from_itself_and_escape_leads_back_to_it(server, visit):
    page = visit(server, "/timeline?known=2025-06-30&present=1").page
    expect(page.get_by_role("heading", level=1)).to_contain_text("no new machine is reported")
    expect(page.locator(".stage footer")).to_contain_text("As known on 30 June 2025")
    press(page, "Escape")
    expect(page).to_have_url(re.compile(r"/timeline\?known=2025-06-30$"))
    expect(page.get_by_role("heading", name="Timeline", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_every_drawn_slide_fills_the_screen_and_says_its_sources(server, visit, width, height):
    page = visit(server, "/map?present=1", width=width, height=height).page
    drawn = 0
    while page.locator(".stage svg").count():
        found = page.evaluate(FILLED)
        assert (found["stage"]["width"], found["stage"]["height"]) == (width, height)
        assert found["page"] == [width, height]
        assert found["below"] < 1
        assert found["smallest"] >= 12
        expect(page.locator(".stage footer")).to_contain_text(re.compile(r"^Sources? \d"))
        drawn += 1
        press(page, "ArrowRight")
    assert drawn >= 4


def test_a_phone_held_upright_reads_every_slide_without_scrolling_sideways(server, visit):
    page = visit(server, "/briefing?present=1&slide=2", width=390, height=844).page
    for _ in range(8):
        press(page, "ArrowRight")
        found = page.evaluate(FILLED)
        assert found["page"][0] == 390
        expect(page.locator(".stage footer")).to_contain_text("As known on")


def test_light_and_dark_are_switched_on_the_slide(server, visit):
    page = visit(server, "/budget?present=1").page
    number = counter(page).inner_text()
    ground = page.locator(".stage").evaluate("e => getComputedStyle(e).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_timeout(500)
    settle(page)

    assert page.locator(".stage").evaluate("e => getComputedStyle(e).backgroundColor") != ground
    expect(counter(page)).to_have_text(number)


@pytest.mark.parametrize(
    ("asked", "first"), [("999999", False), ("0", True), ("-1", True), ("abc", True), ("²", True)]
)
def test_an_odd_slide_is_the_nearest_there_is(server, visit, asked, first):
    seen = visit(server, f"/briefing?present=1&slide={asked}")
    number, count = counter(seen.page).inner_text().split(" / ")

    assert number == ("1" if first else count)
    assert seen.errors == []


@pytest.mark.parametrize(
    ("address", "kind", "said"),
    [
        ("/factory?factory=bsc", "profiles", "BSC AI Factory"),
        ("/evidence", "conflicts", "differences"),
        ("/", "headline", "7 AI Factories in 7 countries"),
    ],
)
def test_every_page_begins_with_its_own_slide_at_a_key(server, visit, address, kind, said):
    page = visit(server, address).page
    page.keyboard.press("Alt+p")
    page.wait_for_timeout(500)
    settle(page)
    expect(page.locator(f".stage.{kind} h1")).to_contain_text(said)


def test_every_word_of_every_slide_is_on_the_screen(server, visit):
    page = visit(server, "/briefing?present=1&slide=1").page
    count = int(counter(page).inner_text().split(" / ")[1])
    for number in range(2, count + 1):
        press(page, "ArrowRight")
        expect(counter(page)).to_have_text(f"{number} / {count}")
        body = page.locator(".stage .body")
        assert body.evaluate("e => e.scrollHeight - e.clientHeight") <= 2, number
        title = page.locator(".stage h1").bounding_box()
        assert title["x"] + title["width"] <= 1280


def test_quick_keys_are_all_counted(server, visit):
    page = visit(server, "/briefing?present=1&slide=2").page
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(40)
    expect(counter(page)).to_have_text(re.compile(r"^6 / "))


def test_escape_keeps_filters_that_are_named_more_than_once(server, visit):
    page = visit(server, "/budget?country=Spain&country=Italy&present=1&slide=4").page
    press(page, "Escape")
    expect(page).to_have_url(re.compile(r"/budget\?country=Spain&country=Italy$"))


COUNCIL = "/briefing?country=Spain&known=2025-06-30&slides=budget&title=Council"


@pytest.fixture
def taken(tmp_path):
    """Takes the file that a button of a page gives, under its own name; returns its path."""

    def take(page, button):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    return take


def test_a_brief_to_print_comes_with_the_selection_and_the_day(server, visit, taken):
    path = taken(visit(server, COUNCIL).page, "Brief to print (PDF)")
    brief = PdfReader(path)
    said = " ".join(" ".join(page.extract_text() for page in brief.pages).split())

    assert path.name == "ai-factories_briefing_first-seven_spain_known-2025-06-30.pdf"
    assert brief.metadata.title == "Council"
    assert "As known on 30 June 2025" in said
    assert "BSC AI Factory" in said
    assert "HammerHAI" not in said


def test_one_file_to_open_offline_comes_with_the_selection_and_the_day(server, visit, taken):
    path = taken(visit(server, COUNCIL).page, "One file, offline (HTML)")
    snapshot = visit(server, "/about").page
    snapshot.goto(path.as_uri())

    assert path.name == "ai-factories_snapshot_first-seven_spain_known-2025-06-30.html"
    expect(snapshot.get_by_role("heading", level=1)).to_have_text("Council")
    expect(snapshot.locator(".js-plotly-plot")).to_have_count(1)


def test_slides_to_edit_come_with_the_selection_and_the_day(server, visit, taken):
    path = taken(visit(server, COUNCIL).page, "Slides to edit (PPTX)")
    slides = Presentation(path).slides

    assert path.name == "ai-factories_briefing_first-seven_spain_known-2025-06-30.pptx"
    assert slides[0].shapes.title.text == "Council"
    assert len(slides) == 2
    notes = slides[1].notes_slide.notes_text_frame.text
    assert f"{server.address}/budget?wave=first&country=Spain&known=2025-06-30" in notes


def test_the_slides_are_presented_in_the_order_of_the_address(server, visit):
    page = visit(server, "/briefing?slides=timeline,budget&present=1&slide=2&title=Council").page
    expect(page.locator(".stage.timeline")).to_be_visible()
    press(page, "End")
    expect(page.locator(".stage.budget")).to_be_visible()
    press(page, "Home")
    expect(page.get_by_role("heading", name="Council")).to_be_visible()


def test_a_presentation_is_begun_from_the_briefing(server, visit):
    page = visit(server, "/briefing?slides=headline").page
    page.get_by_role("button", name="Present 2 slides").click()
    settle(page)
    expect(counter(page)).to_have_text("1 / 2")
    expect(page.get_by_role("navigation")).to_have_count(0)
