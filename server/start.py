"""What is made ready when the server starts, so that its first readers need not wait for it."""

import gc
import logging
import time
from asyncio import create_task, sleep, to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Thread

import streamlit as st

from data.load import TableDamaged
from server.bundles import first_needed, named_in_page
from server.counted import Counts
from server.head import PAGES
from server.log import log_as
from server.operations import Operations
from server.settings import Settings
from server.smaller import shrink, warm

_LOG = logging.getLogger(__name__)
_FIRST_READERS = 30.0
"""Seconds after which a core can be spared for a while."""


@asynccontextmanager
async def starting(
    settings: Settings, counts: Counts, operations: Operations, _: st.App
) -> AsyncIterator[None]:
    """Read the tables; compress, beside the first requests, the scripts that the pages need."""
    # Not before: uvicorn has set up its own log by now.
    log_as(settings.log)
    # What is imported stays: a collection of garbage need not look through it again. Tables do not.
    gc.collect()
    gc.freeze()
    with suppress(TableDamaged):
        await to_thread(operations.tables)
    warming = create_task(_warm())
    counts.start = time.process_time()
    _LOG.info("Started in %.1f s of CPU time", counts.start)
    yield
    warming.cancel()
    _LOG.info("Stopped; %d answers, %d sessions open", counts.answers.total(), counts.open)


async def _warm() -> None:
    """Compress what pages need; to find out what, megabytes of scripts are read."""
    scripts = await to_thread(_needed)
    await warm(scripts)
    await sleep(_FIRST_READERS)
    # A thread that a stop of the server does not wait for: a large script takes seconds.
    Thread(target=shrink, args=(scripts,), daemon=True).start()


def _needed() -> list[str]:
    needed = (script for page in PAGES for script in first_needed(page.path))
    return list(dict.fromkeys([*named_in_page(), *needed]))
