"""What to say on a slide, and every source behind it in full."""

from collections.abc import Iterable

from data.headline import KeyFigure
from data.records import records
from exports.briefing import Cover, Slide
from exports.briefing.brief import printable

_READINGS = ("Difference", "Shown", "Other readings", "What explains it")


def cover_notes(cover: Cover) -> str:
    """Return the notes of the cover: the selection, its day, how to cite it."""
    lines = [cover.title, cover.audience, cover.selection, cover.known, cover.newest, cover.notice]
    return _written([*lines, cover.citation, cover.address])


def notes_of(slide: Slide, known: str) -> str:
    """Return the notes of a slide as plain text, a line for each thing to know."""
    lines = [
        slide.heading,
        slide.said,
        slide.limits,
        *map(_figure, slide.figures),
        *_readings(slide),
        f"{known}. {slide.address}",
        "Sources:" if slide.cited else "",
        *(f"[{source.number}] {source.words}" for source in slide.cited),
    ]
    return _written(lines)


def _written(lines: Iterable[str]) -> str:
    """Return lines as the file can hold them, without the empty ones."""
    return "\n".join(printable(line) for line in lines if line)


def _figure(figure: KeyFigure) -> str:
    return f"{figure.label}: {figure.value}{f' ({figure.note})' if figure.note else ''}"


def _readings(slide: Slide) -> list[str]:
    """Return differences in full: on a slide the longest are cut."""
    if slide.kind != "conflicts" or slide.rows is None:
        return []
    return [
        ". ".join(f"{name}: {row[name]}" for name in _READINGS).replace("\n", "; ")
        for row in records(slide.rows)
    ]
