"""One screen of a presentation as HTML; all text from data is escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import accumulate

from charts.theme import Theme
from data.headline import KeyFigure
from data.records import records
from exports.briefing import Cover, Slide
from exports.briefing.numbered import sources_words
from exports.drawings.svg import svg
from pages.shared.briefing import Screen

_TABLES = {
    "profiles": ("Fact", "Value", "Sources"),
    "conflicts": ("Difference", "Shown", "Other readings", "What explains it"),
    "sources": ("Number", "Source"),
}
"""Kind of slide -> the columns that a screen has room for."""
_LINE = 30
"""Letters that the end of a row takes room for."""


def cover_html(cover: Cover, theme: Theme) -> str:
    """Return the first screen: the title, for whom, the selection and its day."""
    dated = " · ".join(filter(None, [cover.known, cover.newest]))
    lines = [cover.audience, cover.selection, dated, cover.citation, cover.notice]
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return _stage("cover", theme, f"<h1>{escape(cover.title)}</h1>{said}", _link(cover.address))


def screen_html(screen: Screen, known: str, theme: Theme) -> str:
    """Return a slide as one screen; `known` says the day as of which it is."""
    slide = screen.slide
    title = slide.heading
    # What limits the headline is part of what it says.
    limits = "" if slide.kind == "headline" else f"<p class='limits'>{escape(slide.limits)}</p>"
    head = f"<h1>{escape(title)}</h1>{limits}"
    named = f"tabindex='0' role='region' aria-label='{escape(title)}'"
    body = f"<div class='body' {named}>{_body(screen)}</div>"
    foot = f"{escape(sources_words(slide.cited))}. {escape(known)}. {_link(slide.address)}"
    return _stage(slide.kind, theme, head + body, foot)


def _stage(kind: str, theme: Theme, inner: str, foot: str) -> str:
    colours = {
        "ground": theme.background,
        "ink": theme.text,
        "quiet": theme.muted,
        "rule": theme.grid,
    }
    style = ";".join(f"--{name}:{colour}" for name, colour in colours.items())
    return f"<section class='stage {kind}' style='{style}'>{inner}<footer>{foot}</footer></section>"


def _body(screen: Screen) -> str:
    slide = screen.slide
    if screen.drawing:
        return svg(screen.drawing)
    if slide.kind == "headline":
        return f"<p class='said'>{escape(slide.said)}</p>"
    return _figures(slide.figures) + _table(slide)


def _figures(figures: Iterable[KeyFigure]) -> str:
    drawn = "".join(
        f"<li><span>{escape(figure.label)}</span><strong>{escape(figure.value)}</strong>"
        f"<span>{escape(figure.note)}</span></li>"
        for figure in figures
    )
    return f"<ul>{drawn}</ul>" if drawn else ""


def _table(slide: Slide) -> str:
    if slide.rows is None:
        return ""
    rows, columns = records(slide.rows), _TABLES[slide.kind]
    if slide.kind == "sources":
        rows = [{"Number": row["Number"], "Source": _source_words(row)} for row in rows]
    if slide.kind == "conflicts":
        return _rows(rows, columns)
    half = _middle([sum(len(row[name] or "") for name in columns) + _LINE for row in rows])
    halves = "".join(_rows(part, columns) for part in (rows[:half], rows[half:]) if part)
    return f"<div class='columns'>{halves}</div>"


def _source_words(row: dict[str, str | None]) -> str:
    return f"{row['Publisher']}: {row['Title']}. {row['Published']}; {row['Read']}."


def _middle(lengths: Sequence[int]) -> int:
    """Return how many of the first take about half of the room that all take."""
    so_far = list(accumulate(lengths))
    return next((i for i, sum_ in enumerate(so_far, start=1) if 2 * sum_ >= so_far[-1]), 0)


def _rows(rows: Iterable[dict[str, str | None]], columns: Iterable[str]) -> str:
    head = "".join(f"<th scope='col'>{column}</th>" for column in columns)
    body = "".join(f"<tr>{_cells(row, columns)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: dict[str, str | None], columns: Iterable[str]) -> str:
    return "".join(
        f"<td>{escape(row[column] or '').replace(chr(10), '<br>')}</td>" for column in columns
    )


def _link(address: str) -> str:
    return f"<a href='{escape(address)}'>{escape(address)}</a>"
