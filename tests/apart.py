"""Coroutines that tests run."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")


def run_apart(work: Coroutine[None, None, Done]) -> Done:
    """Return what a coroutine does, in a thread of its own: a browser may keep a loop in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
