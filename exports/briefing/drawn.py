"""The figure of a slide as drawings, for what cannot show the figure of the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from charts.theme import LIGHT, Theme
from data.load import Tables
from exports.briefing.slide import Slide
from exports.drawings.budget import budget_drawings
from exports.drawings.consortia import consortia_drawings
from exports.drawings.drawing import Drawing
from exports.drawings.map import map_drawings
from exports.drawings.timeline import LANES, timeline_drawings


@dataclass(frozen=True)
class Page:
    """What drawings show, beside their slide, and the points across and down that they may take."""

    tables: Tables
    measure: str
    today: date
    width: float
    height: float
    lanes: int = LANES
    """Of a timeline, at most."""
    theme: Theme = LIGHT


def drawn(slide: Slide, page: Page) -> list[Drawing]:
    """Return the figure of a slide on one page or on several.

    Raise LookupError where its kind has none.
    """
    return DRAWN[slide.kind](slide, page)


def _map(_: Slide, page: Page) -> list[Drawing]:
    return map_drawings(page.tables, page.theme, page.width, page.height)


def _budget(_: Slide, page: Page) -> list[Drawing]:
    return budget_drawings(page.tables, page.measure, page.theme, page.width, page.height)


def _consortia(_: Slide, page: Page) -> list[Drawing]:
    return consortia_drawings(page.tables, page.theme, page.width, page.height)


def _timeline(slide: Slide, page: Page) -> list[Drawing]:
    if slide.moved is None:
        raise LookupError("A timeline lacks its slips.")
    return timeline_drawings(
        page.tables,
        slide.moved,
        page.today,
        page.theme,
        page.width,
        page.height,
        most=page.lanes,
    )


DRAWN: dict[str, Callable[[Slide, Page], list[Drawing]]] = {
    "map": _map,
    "budget": _budget,
    "consortia": _consortia,
    "timeline": _timeline,
}
"""Kind of slide -> what draws it."""
