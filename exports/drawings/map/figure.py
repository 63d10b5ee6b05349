"""The map with its key beside it, or under it where the page is narrow, and its notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.flat_map import NOTE
from charts.placement import Box as Area
from charts.site_labels import Label, points_of_lines
from charts.sites import NO_CLAIMS, Site, alt_of, joined_countries, lines_of, placed, sites_of
from charts.theme import SMALL, Theme
from data.load import Tables
from data.reading import country_names
from data.records import records
from data.wording import and_list
from exports.drawings.bounds import extent
from exports.drawings.drawing import Drawing, Shape, Words
from exports.drawings.empty import empty
from exports.drawings.key import Key
from exports.drawings.lines import stacked
from exports.drawings.map.key import key_of
from exports.drawings.map.land import land
from exports.drawings.map.sites import label_shapes, labels_on, site_shapes
from exports.drawings.map.window import Window, window_of
from exports.drawings.words import LEADING, SMALLEST, WIDER, broken

_TITLE = "Map"
_NOTHING = "No site is on the map."

# Points.
_WIDE = 640.0
"""From this width on the key stands beside the map, below it under the map."""
_KEY, _KEY_SIZE = 190.0, 10.5
_GAP = 12.0
"""Between map, key and notes."""
_LINE = SMALLEST * LEADING
"""From line to line of the notes."""

_BESIDE, _ABOVE = 1.35, 1.05
"""How wide a map is beside its key, at most, and above it, as a part of its height."""
_PIXELS = (0.9, SMALLEST * WIDER / SMALL)
"""Points that a pixel of the screen may be: at the last words are as small as they may be."""
_LOST_LINES = 2
"""Lines that name what has no room."""


@dataclass(frozen=True)
class _Plan:
    """How the page is shared out, and the labels that find room on it."""

    window: Window
    pixel: float
    key: Key
    labels: Sequence[Label]

    @property
    def is_beside(self) -> bool:
        """Whether the key stands beside the map."""
        return not self.key.width

    @property
    def below(self) -> float:
        """Where the notes begin."""
        under = 0 if self.is_beside else _GAP + self.key.height
        return self.window.area.bottom + under + _GAP


def map_drawings(tables: Tables, theme: Theme, width: float, height: float) -> list[Drawing]:
    """Return one map of at most so many points, with every site of the tables that has a place.

    A label that finds no room even where words are smallest is named under the map, and so is a
    site that has room for its short name only.
    """
    members = tables.memberships
    sites = sites_of(tables.factories, tables.budgets, members, tables.countries, NO_CLAIMS)
    if not placed(sites):
        return [empty(_TITLE, _NOTHING, theme, width)]
    plan, notes = _best(sites, theme, width, height)
    window, pixel = plan.window, plan.pixel
    claims = {(m["factory_id"], m["country"]): m["claim_id"] or "" for m in records(members)}
    names, joined = country_names(tables), joined_countries(sites)
    shapes = (
        *land(window.place, window.area, names, joined, theme),
        *site_shapes(sites, window, pixel, claims, theme),
        *label_shapes(plan.labels, window, pixel, theme),
        *_key(plan, theme),
        *stacked(notes, 0, plan.below, SMALLEST, theme.muted, name="note"),
    )
    high = plan.below + len(notes) * _LINE
    return [Drawing(width, high, _TITLE, alt_of(sites), theme.background, shapes)]


def _best(
    sites: Sequence[Site], theme: Theme, width: float, height: float
) -> tuple[_Plan, list[str]]:
    """Return the plan with the largest words that leave room for all labels, and its notes."""
    notes = _said([NOTE, _unplaced(sites)], width)
    room = height - len(notes) * _LINE
    plans = [_plan(sites, pixel, theme, width, room) for pixel in _PIXELS]
    best = min(plans, key=lambda plan: _flaws(plan, sites, theme))
    if not _left_out(best, sites):
        return best, notes
    plan = _plan(sites, best.pixel, theme, width, room - _LOST_LINES * _LINE)
    return plan, [*broken(_left_out(plan, sites), SMALLEST, width, _LOST_LINES), *notes]


def _flaws(plan: _Plan, sites: Sequence[Site], theme: Theme) -> tuple[int, int]:
    """Return how many labels have no room, then how many words stand on a line."""
    lines = points_of_lines(sites, plan.window.place)
    shapes = label_shapes(plan.labels, plan.window, plan.pixel, theme)
    areas = [extent(shape) for shape in shapes if isinstance(shape, Words)]
    return len(_lost(plan, sites)), sum(area.count(lines) > 0 for area in areas)


def _plan(sites: Sequence[Site], pixel: float, theme: Theme, width: float, height: float) -> _Plan:
    """Return a plan for a page of so many points without its notes."""
    is_beside = width >= _WIDE
    key = key_of(sites, pixel, theme, _KEY_SIZE, 0 if is_beside else width)
    high = height - _GAP
    if is_beside:
        area = Area(0, 0, min(width - _KEY - 2 * _GAP, high * _BESIDE), high)
    else:
        area = Area(0, 0, width, min(high - _GAP - key.height, width / _ABOVE))
    window = window_of(sites, area)
    return _Plan(window, pixel, key, labels_on(sites, window, pixel))


def _lost(plan: _Plan, sites: Sequence[Site]) -> list[str]:
    """Return the names of sites and partner countries that have no label."""
    found = {label.factory_id or label.lines[0] for label in plan.labels}
    wanted = {site.factory_id: site.name for site, _ in placed(sites)}
    wanted |= {line.partner.name: line.partner.name for line in lines_of(sites)}
    return [name for key, name in wanted.items() if key not in found]


def _left_out(plan: _Plan, sites: Sequence[Site]) -> str:
    """Return what has no room, in sentences: labels, and totals of sites that are named only."""
    named = [one.lines[0] for one in plan.labels if one.factory_id and len(one.lines) == 1]
    found = {"labels": _lost(plan, sites), "factory totals": named}
    said = [f"No room for the {what} of {and_list(of)}." for what, of in found.items() if of]
    return " ".join(said)


def _unplaced(sites: Sequence[Site]) -> str:
    """Return which sites are not on the map, in a sentence; empty where all are."""
    names = and_list(site.name for site in sites if site.position is None)
    return f"Without a known place: {names}." if names else ""


def _said(sentences: Sequence[str], width: float) -> list[str]:
    return [line for one in sentences for line in broken(one, SMALLEST, width, 3)]


def _key(plan: _Plan, theme: Theme) -> Sequence[Shape]:
    area = plan.window.area
    if plan.is_beside:
        return plan.key.shapes(area.right + 2 * _GAP, area.top, theme)
    return plan.key.shapes(area.left, area.bottom + _GAP, theme)
