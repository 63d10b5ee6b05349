"""How fast a presentation moves on: `python -m bench.present`.

From the key to the next slide on the screen, once each slide has been seen; the browser and the
server share the machine.
"""

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from bench.__main__ import machine, spread
from bench.driver import APP, browsing, serving, settle, visiting

ROUNDS = 3


def main() -> None:
    """Prints a Markdown table: seconds from key to slide, by size of the screen."""
    print(f"On {machine()}\n\n| screen | slides | next slide, s |\n| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, serving(APP, Path(folder, "log")) as server:
        for width, height in ((1280, 720), (1920, 1080)):
            with browsing() as browser, visiting(browser, server, width=width, height=height) as v:
                v.open("/briefing?present=1&slide=1")
                rounds = [_through(v.page) for _ in range(ROUNDS + 1)][1:]
                took = [seconds for each in rounds for seconds in each]
                print(f"| {width} × {height} | {len(rounds[0]) + 1} | {spread(took)} |")


def _through(page: Page) -> list[float]:
    """Goes from the first slide to the last, and returns how long each took."""
    counter = page.get_by_role("group", name="Presentation").locator("span")
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    settle(page)
    count = int(counter.inner_text().split(" / ")[1])
    return [_next(page, f"{number} / {count}") for number in range(2, count + 1)]


def _next(page: Page, expected: str) -> float:
    started = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.get_by_text(expected, exact=True).wait_for()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
