"""Addresses of pages that show all that they can, and a way to open what is folded on them."""

from bench.driver import settle

PAGES = {
    "overview": "/",
    "map": "/map?antennas=1",
    "budget": "/budget",
    "consortia": "/consortia",
    "timeline": "/timeline",
    "factory": "/factory?factory=pharos",
    "compare": "/compare?factory=lumi&factory=bsc",
    "country": "/country?country=Poland",
    "programme": "/programme",
    "evidence": "/evidence",
    "briefing": "/briefing",
    "about": "/about",
}
# What is not to be seen at all, as behind a presentation, nobody can open.
_FOLDS = """[...document.querySelectorAll("details")]
    .filter((one) => one.querySelector("summary").checkVisibility())"""
_UNFOLD = f"() => {_FOLDS}.forEach((one) => one.open || one.querySelector('summary').click())"
# The server fills a fold after it has been opened.
_LEFT = f"""() => {_FOLDS}
    .filter((one) => !one.open || !one.querySelector("[data-testid=stElementContainer]"))
    .map((one) => one.innerText)"""
_MOST = 20
"""Rounds after which what is folded stays closed or empty."""


def unfold(page):
    """Open all that is folded, what lies in it too; fail where one stays closed or empty."""
    for _ in range(_MOST):
        page.evaluate(_UNFOLD)
        settle(page)
        left = page.evaluate(_LEFT)
        if not left:
            return
    raise AssertionError(f"Closed or empty: {left}")
