"""Pictures of a figure: they carry title, values, sources and date, at the size of a slide."""

import struct
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from bench.driver import settle

SVG = "{http://www.w3.org/2000/svg}"


def saved(page, click):
    with page.expect_download() as download:
        click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def words(svg: bytes) -> str:
    texts = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return " ".join(" ".join(text.itertext()) for text in texts)


OUTSIDE = """(svg) => {
    document.body.innerHTML = svg
    const { right, bottom } = document.querySelector("svg").getBoundingClientRect()
    return [...document.querySelectorAll("text")]
        .filter((text) => {
            const box = text.getBoundingClientRect()
            return box.width && (box.left < 0 || box.right > right || box.bottom > bottom)
        })
        .map((text) => text.textContent)
}"""

LONG = "&".join(
    ["country=Finland&country=Germany&country=Greece&country=Italy&country=Luxembourg"]
    + [f"sector={name}" for name in ("health", "finance", "space", "climate", "energy", "media")]
)


@pytest.mark.parametrize(
    "path",
    ["/consortia", "/consortia?factory=lumi", "/timeline", "/overview", f"/budget?{LONG}"],
)
def test_all_words_lie_within_the_picture(server, visit, path):
    page = visit(server, path.replace("/overview", "/")).page
    _, svg = saved(page, page.get_by_role("button", name="Picture (SVG)").first.click)
    found = words(svg)
    page.set_content("<p></p>")

    assert page.evaluate(OUTSIDE, svg.decode()) == []
    assert "known=2026-11-21" in found.replace(" ", "")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/budget", ["LUMI AI Factory has the largest known budget", "≥ €556 m", "not disclosed"]),
        ("/timeline", ["no new machine is reported in operation", "Contract signed, 31 August"]),
        ("/consortia?country=Spain", ["BSC AI Factory brings together", "Türkiye"]),
    ],
)
def test_a_vector_picture_explains_itself(server, visit, path, said):
    seen = visit(server, path)
    button = seen.page.get_by_role("button", name="Picture (SVG)").first
    name, svg = saved(seen.page, button.click)
    found = words(svg)

    assert name.startswith("ai-factories_")
    assert name.endswith("_known-2026-11-21.svg")
    assert all(part in found for part in said)
    assert "Sources: " in found
    assert "As known on 21 November 2026. AI Factories Atlas, CC BY 4.0" in found
    assert "known=2026-11-21" in found
    assert seen.errors == []
    assert seen.other_hosts() == set()


def test_a_picture_of_another_day_says_so(server, visit):
    page = visit(server, "/budget?known=2025-01-31").page
    _, svg = saved(page, page.get_by_role("button", name="Picture (SVG)").first.click)
    assert "As known on 31 January 2025" in words(svg)


def test_the_camera_of_the_figure_and_the_button_save_the_same_picture(server, visit):
    page = visit(server, "/budget").page
    figure = page.locator(".js-plotly-plot").first
    figure.hover()
    named, by_camera = saved(page, figure.locator('[data-title^="Download plot"]').click)
    button = page.get_by_role("button", name="Picture (PNG)").first
    button.focus()
    _, by_key = saved(page, lambda: page.keyboard.press("Enter"))
    width, height = struct.unpack(">II", by_camera[16:24])

    assert named.endswith(".png")
    assert by_camera[:8] == b"\x89PNG\r\n\x1a\n"
    assert width == 2560
    assert height > 2 * figure.bounding_box()["height"]
    assert by_key == by_camera
    # The figure on the page is what it was.
    expect(figure.get_by_text("Sources: ")).to_have_count(0)


def test_one_click_saves_one_picture_also_after_the_page_has_changed(server, visit):
    page = visit(server, "/budget").page
    for label in ("EU contribution", "System contract"):
        page.get_by_text(label, exact=True).first.click()
        settle(page)
    downloads = []
    page.on("download", lambda download: downloads.append(download))
    figure = page.locator(".js-plotly-plot").first
    figure.hover()
    figure.locator('[data-title^="Download plot"]').click()
    page.wait_for_timeout(1500)

    assert len(downloads) == 1
