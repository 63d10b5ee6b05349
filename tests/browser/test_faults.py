"""What fails while a page is open: a sentence to the reader; then the view comes back."""

import re
import sys
import time
import zipfile
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from bench.driver import serving, settle
from data.build import build, write

VIEW = "/budget?country=Finland&factory=lumi"
SENTENCE = "The dashboard cannot be shown until the data is built again."
FAULTS = {
    "missing": (lambda file: file.unlink(), "is missing."),
    "truncated": (lambda file: file.write_bytes(file.read_bytes()[:300]), "is damaged"),
    "empty": (lambda file: file.write_bytes(b""), "is damaged"),
}


@pytest.fixture(scope="module")
def running(project):
    """The app on a copy of the project, which a test may damage and must mend."""
    with serving(project / "app.py", project / "app.log") as server:
        yield server


@pytest.fixture
def site(running):
    """The same, with what it logged when the test failed."""
    yield running
    print(running.logged())


@pytest.fixture
def whole(project):
    """The tables of the copy; whatever happens to them, they are mended afterwards."""
    folder = project / "data" / "tables"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    yield folder
    write(before, folder)


def main_of(page):
    return page.get_by_test_id("stMain")


def expect_nothing_of_the_machine(page, project):
    """No reader learns how the server is made, or where."""
    said = page.locator("body").inner_text()
    for secret in ("Traceback", "Errno", ".py", str(project), sys.prefix, version("streamlit")):
        assert secret not in said
    expect(page.get_by_test_id("stException")).to_have_count(0)


def fetched(page, path):
    """Status and text of a file, asked for by the page itself."""
    return page.evaluate(
        "path => fetch(path).then(async answer => [answer.status, await answer.text()])", path
    )


def taken(page, label):
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return download.value.path()


@pytest.mark.parametrize("name", ["budgets.csv", "datapackage.json"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_table_that_goes_while_a_page_is_open_is_a_sentence(
    name, fault, site, project, whole, visit, record_property
):
    seen = visit(site, VIEW)
    page = seen.page
    before = main_of(page).inner_text()
    file = whole / name
    content = file.read_bytes()
    damage, said = FAULTS[fault]
    damage(file)

    page.get_by_role("radio", name="System contract").click()
    expect(page.get_by_test_id("stAlert")).to_have_text(
        re.compile(f"^The table {name} {said}.*{SENTENCE}$")
    )
    expect_nothing_of_the_machine(page, project)
    for path in ("/open-data/factories.json", "/open-data/", "/open-data/atlas.zip"):
        status, answer = fetched(page, path)
        assert (status, f"The table {name} {said}" in answer) == (503, True)
        assert str(project) not in answer
    assert f"The table {name} {said}" in seen.logged()

    file.write_bytes(content)
    page.go_back()
    page.reload()
    settle(page)
    expect(page).to_have_url(site.address + VIEW)
    assert main_of(page).inner_text() == before
    assert "Traceback" not in seen.logged()
    record_property("quality", ["Faults", "faults injected", 1])


def test_other_tables_are_shown_whole_or_not_at_all(site, project, whole, visit, record_property):
    page = visit(site, VIEW).page
    expect(main_of(page)).to_contain_text("As known on 21 November 2026")
    other = build(known=date(2025, 12, 31))
    new = [name for name in other if other[name] != (whole / name).read_bytes()]
    assert new[-1] == "datapackage.json"
    assert len(new) > 3
    for name in new[:-1]:
        (whole / name).write_bytes(other[name])
        status, _ = fetched(page, "/open-data/sources.csv")
        assert status == 503
    page.get_by_role("radio", name="System contract").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(SENTENCE)

    (whole / new[-1]).write_bytes(other[new[-1]])
    page.reload()
    settle(page)
    expect(main_of(page)).to_contain_text("As known on 31 December 2025")
    expect(main_of(page)).not_to_contain_text("21 November 2026")
    assert fetched(page, "/open-data/budgets.csv") == [200, other["budgets.csv"].decode()]
    record_property("quality", ["Faults", "faults injected", 1])


@contextmanager
def a_full_disk(process_id):
    """Let a process write to no file at all, as on a disk without room."""
    import resource

    no_limit = resource.prlimit(process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, (0, no_limit[1]))
    try:
        yield
    finally:
        resource.prlimit(process_id, resource.RLIMIT_FSIZE, no_limit)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits a process as Linux can")
def test_every_file_is_made_on_a_full_disk(site, visit, record_property):
    seen = visit(site, "/briefing?country=Finland")
    page = seen.page
    with a_full_disk(site.process_id):
        page.get_by_text("Take away this selection").click()
        settle(page)
        for label in ("ZIP with all", "Excel", "Slides to edit (PPTX)"):
            with zipfile.ZipFile(taken(page, label)) as file:
                assert file.testzip() is None
        assert PdfReader(taken(page, "Brief to print (PDF)")).pages
        offline = taken(page, "One file, offline (HTML)").read_text(encoding="utf-8")
        assert offline.rstrip().endswith("</html>")
    assert seen.errors == []
    record_property("quality", ["Faults", "faults injected", 1])


def heard_from_now_on(page):
    """Messages of the server over sessions that the page opens from now on."""
    messages = []

    def listen(session):
        session.on("framereceived", lambda message: messages.append(message))

    page.on("websocket", listen)
    return messages


def test_pages_come_back_by_themselves_when_the_server_does(project, visit, record_property):
    addresses = [VIEW, "/evidence?claim=c0064", "/map?factory=lumi&known=2025-06-30"]
    with serving(project / "app.py", project / "first.log") as first:
        pages = [visit(first, address).page for address in addresses]
        before = [main_of(page).inner_text() for page in pages]
    heard = [heard_from_now_on(page) for page in pages]
    for page in pages:
        told = page.get_by_role("dialog")
        expect(told).to_contain_text("server is not responding", timeout=60_000)
        expect_nothing_of_the_machine(page, project)

    port = int(first.address.rpartition(":")[2])
    with serving(project / "app.py", project / "second.log", port) as second:
        for page, messages, address, text in zip(pages, heard, addresses, before, strict=True):
            # The page looks calm before its new session has drawn anything.
            deadline = time.monotonic() + 60
            while not messages:
                assert time.monotonic() < deadline
                page.wait_for_timeout(50)
            settle(page)
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page).to_have_url(first.address + address)
            assert main_of(page).inner_text() == text
        budget = pages[0]
        budget.get_by_role("radio", name="System contract").click()
        settle(budget)
        expect(main_of(budget)).to_contain_text("€387.8 m")
        budget.get_by_text("Take away this selection").click()
        settle(budget)
        assert zipfile.is_zipfile(taken(budget, "ZIP with all"))
        assert "Traceback" not in second.logged()
    record_property("quality", ["Faults", "faults injected", 1])


@pytest.fixture(scope="module")
def broken(copy_project):
    """A project with a page that fails, without the template of its brief, with half a ground."""
    folder = copy_project()
    with (folder / "pages" / "about.py").open("a") as about:
        about.write("\nraise ValueError('/secret/path')\n")
    (folder / "exports" / "paper" / "brief.typ").unlink()
    ground = folder / "data" / "geo" / "europe.geojson"
    ground.write_bytes(ground.read_bytes()[:5000])
    return folder


@pytest.fixture(scope="module")
def lacking(broken):
    """The app on that."""
    with serving(broken / "app.py", broken / "app.log") as server:
        yield server


def test_a_fault_that_nobody_foresaw_is_a_sentence(lacking, broken, visit, record_property):
    seen = visit(lacking, "/about")
    expect(seen.page.get_by_test_id("stAlert")).to_contain_text("Something went wrong here")
    expect(main_of(seen.page)).not_to_contain_text("/secret/path")
    expect_nothing_of_the_machine(seen.page, broken)
    assert "Traceback" in seen.logged()
    assert "ValueError" in seen.logged()
    seen.page.get_by_role("link", name="Budget").click()
    settle(seen.page)
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Budget")
    expect(seen.page.get_by_test_id("stAlert")).to_have_count(0)
    record_property("quality", ["Faults", "faults injected", 1])


def test_a_file_that_cannot_be_made_is_a_sentence(lacking, broken, visit, record_property):
    seen = visit(lacking, "/briefing?country=Finland&slides=headline")
    page = seen.page
    page.get_by_role("button", name="Brief to print (PDF)").click()
    expect(page.get_by_text("Failed to generate file for download")).to_be_visible()
    expect_nothing_of_the_machine(page, broken)
    assert "brief.typ" in seen.logged() or "canonicalize" in seen.logged()
    assert zipfile.is_zipfile(taken(page, "Slides to edit (PPTX)"))
    record_property("quality", ["Faults", "faults injected", 1])


def test_without_outlines_the_sites_are_drawn_and_a_sentence_says_so(
    lacking, broken, visit, record_property
):
    seen = visit(lacking, "/map")
    said = "The outlines of countries cannot be read: land is missing."
    expect(seen.page.get_by_text(said)).to_be_visible()
    expect(seen.page.get_by_role("radio", name="LUMI AI Factory")).to_have_count(1)
    assert "The outlines of countries cannot be read" in seen.logged()
    seen.open("/briefing?slides=map&present=1&slide=1")
    expect(seen.page.get_by_role("group", name="Presentation")).to_be_visible()
    expect_nothing_of_the_machine(seen.page, broken)
    seen.open("/briefing?slides=map")
    assert zipfile.is_zipfile(taken(seen.page, "Slides to edit (PPTX)"))
    assert seen.errors == []
    record_property("quality", ["Faults", "faults injected", 1])
