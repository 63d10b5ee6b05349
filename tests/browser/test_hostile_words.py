"""The app on data that try to be markup, script, a link: every page shows them as text."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest
from lxml import etree
from lxml import html as parser
from playwright.sync_api import Dialog, Page, TimeoutError

from bench.driver import ROOT, Server, Visit, serving, settle, visiting
from data.build import to_files, write
from tests.browser.test_focus import click_first_mark
from tests.hostile import counted
from tests.hostile_tables import SCRIPT, TAG, spoilt

ROW = "Hostile words shown"
PAGES = {
    "/": TAG,
    "/map?factory=lumi&antennas=1": TAG,
    "/budget?factory=lumi": TAG,
    "/consortia?antennas=1": TAG,
    "/timeline": TAG,
    "/factory?factory=lumi": TAG,
    "/compare?factory=lumi&factory=hammerhai": SCRIPT,
    "/country?country=Finland": TAG,
    "/programme": "**bold**",
    "/evidence?claim=c0064": TAG,
    "/evidence?part=Changes&from=2024-12-10": TAG,
    "/evidence?part=Conflicts": TAG,
    "/evidence?part=Sources": "{field}",
    "/briefing": SCRIPT,
    "/budget?present=1&slide=6": TAG,
    "/?present=1&slide=9": TAG,
}
"""Address -> words of the data that stand on its page, letter for letter."""
WITH_MARKS = ("/", "/budget", "/consortia", "/timeline")
WRONG = """() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap(
        (element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
    const isWrong = (element) =>
        [...element.attributes].some(({name, value}) =>
            (name.startsWith('on') && /alert/.test(value)) ||
            (/^(xlink:)?(href|src|action|formaction|data|srcdoc)$/.test(name) &&
                /^\\s*(javascript|vbscript|file|data:text)/i.test(value)) ||
            (name === 'src' && (value === 'x' || /example\\.org/.test(value)))) ||
        (element.tagName === 'SCRIPT' && /^\\s*alert/.test(element.textContent));
    return all(document).filter(isWrong).map((element) => element.outerHTML.slice(0, 200));
}"""
TEXT = """() => {
    const text = (root) => root.textContent + [...root.querySelectorAll('*')]
        .map((element) => element.shadowRoot ? text(element.shadowRoot) : '').join(' ');
    return text(document.body);
}"""


@pytest.fixture(scope="module")
def hostile_server(tables, tmp_path_factory) -> Iterator[Server]:
    """The app, in a copy whose tables hold hostile words."""
    copy = tmp_path_factory.mktemp("hostile")
    ignored = shutil.ignore_patterns("__pycache__", "claims", "tables")
    for room in ("charts", "data", "exports", "pages", "server", ".streamlit"):
        shutil.copytree(ROOT / room, copy / room, ignore=ignored)
    shutil.copy(ROOT / "app.py", copy)
    write(to_files(spoilt(tables), date.fromisoformat(tables.newest_evidence)), _tables_of(copy))
    with serving(copy / "app.py", copy / "app.log") as server:
        yield server


def _tables_of(copy: Path) -> Path:
    return copy / "data" / "tables"


def fetched(server: Server, path: str) -> bytes:
    """What the server answers, asked without a proxy."""
    with build_opener(ProxyHandler({})).open(server.address + path, timeout=60) as answer:
        return answer.read()


def open_all(page: Page) -> None:
    """Unfold what is folded on a page, so that all its words are in it."""
    page.evaluate("document.querySelectorAll('summary').forEach((summary) => summary.click())")
    settle(page)


def hover_marks(page: Page) -> list[str]:
    """Move over marks of each figure; return the tooltips that show."""
    said = []
    for plot in page.locator(".js-plotly-plot").all():
        for point in plot.locator(".points path, path.point").all()[:3]:
            with suppress(TimeoutError):
                point.hover(force=True, timeout=2000)
                said += plot.locator(".hoverlayer .hovertext").all_text_contents()
    return said


@pytest.fixture
def dialogs() -> list[str]:
    """What was said in dialogs that a page opened."""
    return []


@pytest.fixture
def window(browser, hostile_server, dialogs) -> Iterator[Visit]:
    """One window for all pages, which notes the dialogs they open."""

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with visiting(browser, hostile_server) as seen:
        seen.page.on("dialog", note)
        yield seen


def assert_only_text(seen: Visit, dialogs: list[str]) -> None:
    """Fail where words of the data act: a dialog, an element, a link, a request elsewhere."""
    assert dialogs == []
    assert seen.page.evaluate(WRONG) == []
    assert seen.violations() == []
    assert seen.other_hosts() == set()
    assert seen.errors == []
    assert "Traceback" not in seen.logged()


def test_every_page_shows_hostile_words_as_text(window, dialogs, record_property):
    with counted(ROW, record_property) as tried:
        for address, words in PAGES.items():
            tried.append(1)
            window.open(address)
            open_all(window.page)
            assert words in " ".join(window.page.evaluate(TEXT).split()), address
            assert_only_text(window, dialogs)


def test_tooltips_and_evidence_of_marks_show_hostile_words_as_text(
    window, dialogs, record_property
):
    tooltips: list[str] = []
    with counted(ROW, record_property) as tried:
        for address in WITH_MARKS:
            tried.append(1)
            window.open(address)
            click_first_mark(window.page, "lumi")
            tooltips += hover_marks(window.page)
            assert_only_text(window, dialogs)
        assert any(TAG in " ".join(tooltip.split()) for tooltip in tooltips), tooltips


def test_open_data_show_hostile_words_as_text(hostile_server, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(3)
        page = parser.document_fromstring(fetched(hostile_server, "/open-data/").decode())
        feed = etree.fromstring(fetched(hostile_server, "/open-data/changes.atom"))
        first = parser.document_fromstring(fetched(hostile_server, "/").decode())
        told = [
            parser.document_fromstring(each.text)
            for each in feed.iter("{http://www.w3.org/2005/Atom}content")
        ]
        assert any(TAG in each.text_content() for each in told)
        for document in (page, first, *told):
            assert not document.xpath("//img[@src='x'] | //@onerror | //@onclick | //@onload")
            hrefs = [str(href) for href in document.xpath("//@href")]
            assert not [one for one in hrefs if re.match(r"\s*(javascript|data:text)", one, re.I)]
        assert b"<script>alert" not in fetched(hostile_server, "/")
