"""One screen of a presentation as HTML; all text from data is escaped."""

from collections.abc import Iterable
from html import escape

from charts.theme import Theme
from data.headline import KeyFigure
from data.records import records
from exports.briefing import Cover, Slide
from exports.briefing.numbered import sources_words
from exports.drawings.svg import svg
from pages.shared.briefing import Screen

_TABLES = {
    "profiles": ("Fact", "Value", "Sources"),
    "conflicts": ("Disagreement", "Shown", "Other readings", "What explains it"),
    "sources": ("Number", "Publisher", "Title", "Published", "Read"),
}
"""Kind of slide -> the columns that a screen has room for."""


def cover_html(cover: Cover, theme: Theme) -> str:
    """Return the first screen: the title, for whom, the selection and its day."""
    lines = [cover.audience, cover.selection, cover.known, cover.citation, cover.notice]
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return _stage("cover", theme, f"<h1>{escape(cover.title)}</h1>{said}", _link(cover.address))


def screen_html(screen: Screen, known: str, theme: Theme) -> str:
    """Return a slide as one screen; `known` says the day as of which it is."""
    slide = screen.slide
    title = f"{slide.title} ({screen.part})" if screen.part else slide.heading
    head = f"<h1>{escape(title)}</h1><p class='limits'>{escape(slide.limits)}</p>"
    body = f"<div class='body' tabindex='0' role='region' aria-label='Slide'>{_body(screen)}</div>"
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
    if slide.kind != "profiles":
        return _rows(rows, columns)
    half = (len(rows) + 1) // 2
    halves = "".join(_rows(part, columns) for part in (rows[:half], rows[half:]) if part)
    return f"<div class='columns'>{halves}</div>"


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
