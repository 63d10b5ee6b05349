"""What is made once for all readers, and kept.

Tables never change once they are read or selected: what one reader has had made of them is the
same for all. New tables, after a build or for another selection or day, begin with nothing.

Readers come at the same time: one has it made, the others wait for it. Made by each of them, it
would take all of them as many times as long.
"""

from collections.abc import Callable
from functools import lru_cache, partial, update_wrapper, wraps
from inspect import signature
from threading import Lock
from typing import Generic, ParamSpec, TypeVar, cast

from data.load import Tables

Given = ParamSpec("Given")
Made = TypeVar("Made")

_MOST = 64
"""So many results of one function are kept with the same tables, by what else it is given."""


class _Once(Generic[Made]):
    """What is made when it is first asked for; where that fails, when it is asked for again."""

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make: Callable[[], Made] | None = make
        self._lock = Lock()

    def get(self) -> Made:
        """Return it, after whoever is making it."""
        if self._make is not None:
            with self._lock:
                if self._make is not None:
                    self._made = self._make()
                    self._make = None
        return self._made


class Recent(Generic[Given, Made]):
    """A function whose last results are kept; see `recent`."""

    def __init__(self, make: Callable[Given, Made], most: int) -> None:
        def to_make(*given: Given.args, **named: Given.kwargs) -> _Once[Made]:
            return _Once(partial(make, *given, **named))

        self._once = lru_cache(most)(to_make)
        update_wrapper(self, make)

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Made:
        """Return what the function makes of this, or has made of it."""
        once = cast("Callable[Given, _Once[Made]]", self._once)
        return once(*given, **named).get()

    def forget(self) -> None:
        """Let all be made anew."""
        self._once.cache_clear()


def recent(most: int) -> Callable[[Callable[Given, Made]], Recent[Given, Made]]:
    """Keep the results of a function that were last asked for, this many at most.

    What it takes must be hashable. All get the same object: it must not be changed. What fails is
    made again each time, and takes a place all the same.
    """
    return lambda make: Recent(make, most)


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
            beside.setdefault(name, Recent(make, _MOST))
        found: Made = beside[name](*given, **named)
        return found

    return made
