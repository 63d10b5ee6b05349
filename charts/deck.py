"""What deck.gl is given: compact JSON, colours as numbers, and texts that are no expressions."""

import json
from functools import cached_property

import pydeck as pdk


class Deck(pdk.Deck):  # type: ignore[misc]
    """A deck whose JSON is compact: pydeck's own, one number a line, is six times as long."""

    def to_json(self) -> str:
        """Return the JSON that deck.gl draws, made once: a deck is not changed once it is drawn."""
        return self._compact

    @cached_property
    def _compact(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def rgb(colour: str, alpha: float = 1) -> list[int]:
    """Return `#RRGGBB` and an alpha of 0 to 1 as four numbers up to 255."""
    return [*(int(colour[i : i + 2], 16) for i in (1, 3, 5)), round(255 * alpha)]


def inert(text: str) -> str:
    """Return text that no tooltip takes for markup and deck.gl takes for no expression.

    Streamlit escapes tooltips too: entities would be escaped twice, look-alikes are not.
    """
    return text.replace("<", "\u2039").replace(">", "\u203a").replace("@@", "@ @")
