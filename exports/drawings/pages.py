"""What is too much for one drawing, on as few pages as hold it, none much fuller than another."""

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
_SLACK = 1e-6
"""What sums of the same numbers may differ by."""


def pages(items: Sequence[Item], sizes: Sequence[float], room: float) -> list[list[Item]]:
    """Return items page by page in their order; one that is larger than the room stands alone."""
    if not items:
        return []
    fewest = len(_starts(sizes, room))
    fills = sorted({sum(sizes[i:j]) for j in range(len(sizes) + 1) for i in range(j)})
    fill = next((one for one in fills if len(_starts(sizes, one)) <= fewest), room)
    starts = _starts(sizes, fill)
    return [list(items[i:j]) for i, j in zip(starts, [*starts[1:], len(items)], strict=True)]


def _starts(sizes: Sequence[float], fill: float) -> list[int]:
    """Return the first item of each page, if pages are filled so far."""
    starts: list[int] = []
    taken = 0.0
    for i, size in enumerate(sizes):
        if not starts or taken + size > fill + _SLACK:
            starts.append(i)
            taken = 0.0
        taken += size
    return starts


def numbered(title: str, page: int, count: int) -> str:
    """Return the title of a page, counted from 1: `Budget, 1 of 2`."""
    return title if count == 1 else f"{title}, {page} of {count}"
