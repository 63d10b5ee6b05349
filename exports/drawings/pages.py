"""What is too much for one drawing, on as few pages as hold it, none much fuller than another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")
_SLACK = 1e-6
"""What sums of the same numbers may differ by."""


def pages(items: Sequence[Item], sizes: Sequence[float], room: float) -> list[list[Item]]:
    """Return items page by page in their order; one that is larger than the room stands alone."""
    if not items:
        return []
    fewest = len(filled(sizes, room))
    fills = sorted({sum(sizes[i:j]) for j in range(len(sizes) + 1) for i in range(j)})
    fill = next((one for one in fills if len(filled(sizes, one)) <= fewest), room)
    return [list(items[start:end]) for start, end in filled(sizes, fill)]


def filled(sizes: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return first and last item, the last excluded, of pages that are filled one by one."""
    starts: list[int] = []
    taken = 0.0
    for i, size in enumerate(sizes):
        if not starts or taken + size > room + _SLACK:
            starts.append(i)
            taken = 0.0
        taken += size
    return list(pairwise([*starts, len(sizes)]))


def numbered(title: str, page: int, count: int) -> str:
    """Return the title of a page, counted from 1: `Budget, 1 of 2`."""
    return title if count == 1 else f"{title}, {page} of {count}"
