"""A line before some threads: who comes when it is full is told at once to come again."""

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class LineFull(Exception):
    """No more can wait; the message is a sentence for the reader."""


class Line:
    """Threads of their own, and how many may wait for them."""

    def __init__(self, name: str, threads: int, waiting: int) -> None:
        self._threads = ThreadPoolExecutor(threads, name)
        self._places = Semaphore(threads + waiting)

    async def run(self, make: Callable[P, T], *asked: P.args, **named: P.kwargs) -> T:
        """Return what a function makes of these; raise LineFull where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise LineFull("Too many files are being made just now. Please ask again soon.")
        made = self._threads.submit(make, *asked, **named)
        made.add_done_callback(lambda _: self._places.release())
        return await wrap_future(made)
