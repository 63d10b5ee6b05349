"""What is made of tables, kept for as long as the tables themselves.

Tables never change once they are read or selected: what one reader has had made of them is the
same for all. New tables, after a build or for another selection or day, begin with nothing.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import signature
from typing import ParamSpec, TypeVar, cast

from data.load import Tables

Given = ParamSpec("Given")
Made = TypeVar("Made")

_MOST = 64
"""So many results of one function are kept with the same tables, by what else it is given."""


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes of `tables`; what else it takes must be hashable.

    Arguments are given by position. All get the same object: it must not be changed.
    """
    name = f"kept by {make.__module__}.{make.__qualname__}"
    at = list(signature(make).parameters).index("tables")

    @wraps(make)
    def made(*given: Given.args, **named: Given.kwargs) -> Made:
        tables = cast(Tables, given[at])
        beside = tables.__dict__
        if name not in beside:
            beside.setdefault(name, lru_cache(_MOST)(make))
        found: Made = beside[name](*given, **named)
        return found

    return made
