"""What a reader can choose on a page, and the state of a widget after a choice."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

_CHOICES = ("button_group", "multiselect", "selectbox")
"""Kinds of elements, as Streamlit names them, of which a reader chooses one option or several."""
_FILTERS = "-filters_fold"
"""How the id of the fold ends that holds the filters."""
_FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Widget:
    """A choice on a page, with all that the server needs to hear of it."""

    id: str
    kind: str
    options: tuple[str, ...]
    parameter: str
    """The parameter of the address that the browser keeps it in, empty for none."""
    fragment: str
    """The part of the page that alone is run again, empty for the whole."""

    @property
    def is_fold(self) -> bool:
        """Whether it opens something, and stays open."""
        return self.kind == _FOLD

    def is_over(self, before: WidgetState | None) -> bool:
        """Whether there is nothing left to choose."""
        return self.is_fold and before is not None

    def state(self, values: Sequence[str]) -> WidgetState:
        """Return the state in which these options are chosen."""
        if self.is_fold:
            return WidgetState(id=self.id, bool_value=True)
        if self.kind == "selectbox":
            return WidgetState(id=self.id, string_value=values[0])
        state = WidgetState(id=self.id)
        # Of no values, the array must be there all the same.
        state.string_array_value.SetInParent()
        state.string_array_value.data.extend(values)
        return state

    def choose(self, draw: random.Random, before: WidgetState | None) -> list[str]:
        """Return another choice than before: filters that hold something are cleared."""
        if self.is_fold:
            return [_FOLD]
        held = list(before.string_array_value.data) if before else []
        if self.kind == "multiselect":
            return [] if held else [draw.choice(self.options)]
        current = [before.string_value] if before and self.kind == "selectbox" else held
        return [draw.choice([option for option in self.options if [option] != current])]


def widget_of(element: Element, fragment: str) -> Widget | None:
    """Return the choice that an element offers; None of what offers no other."""
    kind = element.WhichOneof("type")
    if kind not in _CHOICES:
        return None
    proto: Any = getattr(element, kind)
    options = [o.content if kind == "button_group" else o for o in proto.options]
    if len(options) < 2:
        return None
    return Widget(proto.id, kind, tuple(options), proto.query_param_key, fragment)


def fold_of(block: Block) -> Widget | None:
    """Return what opens the filters, if a block is that; what else is folded stays so."""
    if not block.expandable.id.endswith(_FILTERS):
        return None
    return Widget(block.expandable.id, _FOLD, (_FOLD,), "", "")


def set_by_server(element: Element) -> str:
    """Return the id of a widget whose value the script has just set, empty for none."""
    kind = element.WhichOneof("type")
    proto: Any = getattr(element, kind) if kind in _CHOICES else None
    return str(proto.id) if proto is not None and proto.set_value else ""
