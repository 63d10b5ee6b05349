"""How long a briefing takes to become a file: `python -m bench.files`.

All slides of the first seven factories, and each kind of slide alone, in each format; the first
file of each is not counted.
"""

from collections.abc import Callable

from bench.__main__ import machine, spread
from bench.knowing import timed
from data.filters import Filters
from data.load import Tables
from exports.briefing import Brief
from exports.extract import Extract
from exports.paper import pdf
from exports.slides import pptx
from exports.snapshot import html

ROUNDS = 5
_BASE = "https://atlas.example/"
_MAKERS: dict[str, Callable[[Extract, Tables, Brief], bytes]] = {
    "pptx": pptx,
    "pdf": pdf,
    "html": html,
}
"""File ending -> what makes the file."""


def main() -> None:
    """Prints a Markdown table: seconds to make each file (median, shortest, longest), its size."""
    whole, filters = Tables.read(), Filters()
    extract = Extract(filters.apply(whole), filters, _BASE)
    print(f"On {machine()}; median (shortest to longest) in seconds\n")
    print("| file | slides | seconds | kB |\n| --- | --- | ---: | ---: |")
    for ending, make in _MAKERS.items():
        for name, brief in briefs().items():
            size = len(make(extract, whole, brief))
            seconds = [timed(make, extract, whole, brief) for _ in range(ROUNDS)]
            print(f"| {ending} | {name} | {spread(seconds)} | {size / 1000:,.0f} |")


def briefs() -> dict[str, Brief]:
    """Return what is timed: all slides, then each kind alone."""
    every = Brief()
    return {"all": every, **{kind: Brief(slides=(kind,)) for kind in every.slides}}


if __name__ == "__main__":
    main()
