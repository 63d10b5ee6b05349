"""Open a page of the app as an address does."""

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
