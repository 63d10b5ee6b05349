"""What About says of frames is what the browser sees."""

from playwright.sync_api import expect

from bench.driver import settle


def test_a_page_stands_in_a_frame_without_the_menu(server, visit):
    page = visit(server, "/about?embed=true").page
    settle(page)

    expect(page.get_by_role("heading", name="From a claim to a bar")).to_be_visible()
    expect(page.get_by_test_id("stMainMenu")).to_have_count(0)
