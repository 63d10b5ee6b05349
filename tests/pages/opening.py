"""Open a page of the app as an address does."""

from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

_MAIN = Path(__file__).parents[2] / "pages" / "main.py"


def new_app(**query: list[str] | str) -> AppTest:
    """Return the app before its first run, asked for what an address has after its `?`."""
    app = AppTest.from_file(str(_MAIN), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app


def open_page(page: str, **query: list[str] | str) -> AppTest:
    """Return a page as an address opens it: `open_page("budget.py", country=["Finland"])`."""
    return new_app(**query).switch_page(page).run()


def open_all(page: str, **query: list[str] | str) -> AppTest:
    """Return a page with all that is folded on it open."""
    return unfolded(open_page(page, **query))


def unfolded(app: AppTest) -> AppTest:
    """Open all that is folded on the page that an app shows."""
    while closed := [key for key, is_open in _folds(app) if not is_open]:
        for key in closed:
            app.session_state[key] = True
        app.run()
    return app


def _folds(app: AppTest) -> Iterator[tuple[str, bool]]:
    """Yield the key of each fold and flap, and whether it is open."""
    for fold in (block.proto for block in app.expander):
        if fold.id:
            yield _key(fold.id), fold.expanded
    for flap in (block.proto.popover for block in app.get("popover")):
        yield _key(flap.id), flap.open


def _key(element_id: str) -> str:
    """Return the key at the end of an id such as `$$ID-<hash>-<key>`."""
    return element_id.split("-", 2)[2]
