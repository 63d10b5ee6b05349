"""Readers who come one after another, look at pages, and change what they see."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from bench.driver import Server
from bench.readers.process import cpu_seconds, memory
from bench.readers.session import Session, WentWrong

ARRIVALS = 20.0
"""How many readers come in a second."""

TURNS = 0.25
"""Share of actions that open another page; the others change a choice on the one that is open."""

_WRONG = (WentWrong, WebSocketException, OSError, EOFError)


@dataclass
class Account:
    """What a crowd of readers has lived through: seconds until the page rested, and errors."""

    loads: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    parts: list[float] = field(default_factory=list)
    """Choices that draw a part of a page alone."""
    errors: Counter[str] = field(default_factory=Counter)
    seconds: float = 0
    """How long choices and turns were begun: all readers were in."""
    runs: int = 0
    """How many of them came to an end in that time."""
    cpu: float = 0
    """Cores that the server used meanwhile."""
    memory_before: float = 0
    memory_after: float = 0
    """Megabytes that the server held before the first reader came, and with all of them in."""


@dataclass(frozen=True)
class Crowd:
    """Some readers, each of whom does something `every` so many seconds, with jitter."""

    readers: int
    seconds: float
    every: float
    paths: Sequence[str] = ("",)
    """The pages that they open first, in turns."""
    open_filters: bool = True
    """Whether they filter by country, kind and sector, too: there is no end of such selections."""
    lead: float = 0
    """Seconds that they act before it counts: what all ask for is made meanwhile."""

    async def attend(self, server: Server) -> Account:
        """Let the readers in, and count what they live through once the lead is over."""
        account = Account(memory_before=memory(server.process_id))
        are_in, is_over = asyncio.Event(), asyncio.Event()
        tasks = []
        for number in range(self.readers):
            reader = _Reader(self, server.address, number, account, are_in, is_over)
            path = self.paths[number % len(self.paths)]
            tasks.append(asyncio.create_task(reader.live(path)))
            await asyncio.sleep(1 / ARRIVALS)
        # Those who still wait for their first page are let in, too.
        while len(account.loads) + account.errors.total() < self.readers:
            await asyncio.sleep(0.1)
        await asyncio.sleep(self.lead)
        are_in.set()
        started, used = time.perf_counter(), cpu_seconds(server.process_id)
        await asyncio.sleep(self.seconds)
        account.seconds = time.perf_counter() - started
        account.cpu = (cpu_seconds(server.process_id) - used) / account.seconds
        account.memory_after = memory(server.process_id)
        is_over.set()
        await asyncio.gather(*tasks)
        return account


@dataclass
class _Reader:
    """One of the crowd."""

    crowd: Crowd
    address: str
    number: int
    account: Account
    are_in: asyncio.Event
    is_over: asyncio.Event

    async def live(self, path: str) -> None:
        """Come, load a page, and act until it is over; an error ends the visit."""
        draw = random.Random(self.number)
        try:
            async with Session.open(self.address) as session:
                self.account.loads.append(await session.load(path))
                while not await self._is_over_after(draw):
                    await self._act(session, draw)
        except _WRONG as error:
            self.account.errors[f"{type(error).__name__}: {error}"] += 1

    async def _is_over_after(self, draw: random.Random) -> bool:
        """Wait as a person does before the next action; return whether there is none."""
        try:
            async with asyncio.timeout(self.crowd.every * draw.uniform(0.5, 1.5)):
                await self.is_over.wait()
        except TimeoutError:
            return False
        return True

    async def _act(self, session: Session, draw: random.Random) -> None:
        counts = self.are_in.is_set()
        others = [page for page, path in session.pages.items() if path != session.path]
        if others and draw.random() < TURNS:
            took, kept = await session.turn_to(draw.choice(others)), self.account.turns
        else:
            choices = session.choices
            if not self.crowd.open_filters:
                choices = [one for one in choices if not one.is_fold]
            widget = draw.choice(choices)
            kept = self.account.parts if widget.fragment else self.account.choices
            took = await session.choose(widget, draw)
        if counts:
            kept.append(took)
            self.account.runs += not self.is_over.is_set()


async def hold(server: Server, sessions: int, path: str = "", warm: int = 20) -> float:
    """Return how many megabytes a session takes that has opened a page and stays.

    The first ones are not counted: what all share is made for them.
    """
    async with AsyncExitStack() as held:
        for number in range(warm + sessions):
            if number == warm:
                before = memory(server.process_id)
            session = await held.enter_async_context(Session.open(server.address))
            await session.load(path)
        return (memory(server.process_id) - before) / sessions


async def come_and_go(
    server: Server, visits: int, at_once: int = 20, steps: int = 10
) -> list[tuple[int, float]]:
    """Have readers come, load a page, change a choice and leave, some at once.

    Return how much memory the server held, in megabytes, after so many: at first once it is warm,
    for caches fill and Streamlit keeps the last 128 sessions that have left.
    """
    kept = []
    done = 0
    for until in [visits * step // steps for step in range(1, steps + 1)]:
        for start in range(done, until, at_once):
            visitors = range(start, min(start + at_once, until))
            await asyncio.gather(*(_visit(server.address, number) for number in visitors))
        done = until
        kept.append((done, memory(server.process_id)))
    return kept


async def _visit(address: str, number: int) -> None:
    draw = random.Random(number)
    async with Session.open(address) as session:
        await session.load()
        await session.choose(draw.choice(session.choices), draw)
