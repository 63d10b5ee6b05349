"""A running app, a browser and windows on it: what every browser test needs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bench.driver import APP, ROOT, Server, Visit, browsing, serving, visiting

HERE = Path(__file__).parent
REQUESTS = ("Browser", "requests seen in all windows of the app")
ASTRAY = ("Browser", "other hosts than the server’s among them")
ARTEFACTS = ROOT / "tests" / "artefacts"

# On a machine that is busy with other tests, a page is drawn in more than the usual 5 seconds.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder as `browser`, so that `make check` can leave it out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def running_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once for the whole run."""
    with serving(APP, tmp_path_factory.mktemp("server") / "app.log") as server:
        yield server


@pytest.fixture
def server(running_app: Server) -> Iterator[Server]:
    """The running app; what it logs meanwhile is shown when the test fails."""
    before = len(running_app.logged())
    yield running_app
    print(running_app.logged()[before:])


@pytest.fixture
def cold_server(tmp_path: Path) -> Iterator[Server]:
    """An app that nobody has asked for a page yet."""
    with serving(APP, tmp_path / "app.log") as server:
        yield server
    print(server.logged())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with browsing() as browser:
        yield browser


@pytest.fixture
def visit(
    browser: Browser, record_property: Callable[[str, object], None]
) -> Iterator[Callable[..., Visit]]:
    """Opens an address of a server in a window of its own: `visit(server, "/map", width=390)`."""
    visits: list[Visit] = []
    with ExitStack() as windows:

        def open_window(server: Server, address: str, **window: object) -> Visit:
            visit = windows.enter_context(visiting(browser, server, **window))
            visits.append(visit)
            visit.open(address)
            return visit

        yield open_window
    record_property("with", f"Chromium {browser.version}")
    record_property("quality", [*REQUESTS, sum(len(visit.requested) for visit in visits)])
    record_property("quality", [*ASTRAY, sum(len(visit.other_hosts()) for visit in visits)])


@pytest.fixture
def photograph() -> Callable[[Visit, str], None]:
    """Keeps a picture of the whole page, below the fold too, as tests/artefacts/<name>.png."""

    def take(visit: Visit, name: str) -> None:
        page, window = visit.page, visit.page.viewport_size
        height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size(window | {"height": max(height, window["height"])})
        page.screenshot(path=ARTEFACTS / f"{name}.png")
        page.set_viewport_size(window)

    return take
