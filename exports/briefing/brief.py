"""What somebody wants to present: a title, for whom, which slides, which measure of money."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from data.asked import Refused
from data.schema import MEASURES
from data.wording import and_list, cut

KINDS = {
    "headline": "The headline",
    "figures": "Key figures",
    "map": "Map",
    "budget": "Budget",
    "consortia": "Consortia",
    "timeline": "Timeline",
    "profiles": "One profile a factory",
    "conflicts": "Where readings differ",
    "sources": "Sources",
}
"""Kind of slide, a word of the address -> its name for readers."""

DEFAULT = tuple(KINDS)
"""The kinds in the order of a briefing that nobody has changed."""

_LONGEST = 120
_SHOWN = 60
_UNPRINTABLE = frozenset({"Cc", "Cs"})
"""Unicode categories of control characters and halves of characters."""
_NONE = "\ufffe\uffff"


@dataclass(frozen=True)
class Brief:
    """What a briefing is to hold, beyond the selection."""

    title: str = ""
    audience: str = ""
    slides: tuple[str, ...] = DEFAULT
    measure: str = "factory_total"

    @classmethod
    def read(cls, asked: Mapping[str, Sequence[str]]) -> Self:
        """Return the brief that parameters name; other parameters are left alone.

        `slides` holds kinds joined by commas. Raise Refused, with what is allowed, where a kind or
        the measure is unknown.
        """
        return cls(
            title=_line("title", asked),
            audience=_line("audience", asked),
            slides=_kinds(asked.get("slides", ())),
            measure=_measure(asked.get("measure", ())),
        )

    def address(self) -> list[tuple[str, str]]:
        """Return what differs from the default as parameters of an address."""
        words = {
            "title": self.title,
            "audience": self.audience,
            "slides": "" if self.slides == DEFAULT else ",".join(self.slides),
            "measure": "" if self.measure == Brief.measure else self.measure,
        }
        return [(name, value) for name, value in words.items() if value]


def printable(text: str) -> str:
    """Return a text with a space for each sign that nobody can read and XML has no room for."""
    return "".join(
        " " if unicodedata.category(sign) in _UNPRINTABLE or sign in _NONE else sign
        for sign in text
    )


def _line(name: str, asked: Mapping[str, Sequence[str]]) -> str:
    """Return the first value of a parameter as one line of a sane length."""
    given = next(filter(None, asked.get(name, ())), "")
    return cut(" ".join(printable(given).split()), _LONGEST)


def _kinds(values: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of slides in the order asked for, each once; all where none is named."""
    named = (kind.strip() for value in values for kind in value.split(","))
    kinds = tuple(dict.fromkeys(filter(None, named)))
    for kind in kinds:
        if kind not in KINDS:
            raise Refused(f"There is no slide {cut(kind, _SHOWN)}. Slides: {and_list(KINDS)}.")
    return kinds or DEFAULT


def _measure(values: Sequence[str]) -> str:
    measure = next(filter(None, values), Brief.measure)
    if measure not in MEASURES:
        raise Refused(
            f"measure={cut(measure, _SHOWN)} is no measure. Allowed: {', '.join(MEASURES)}."
        )
    return measure
