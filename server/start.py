"""What is made ready when the server starts, so that its first readers need not wait for it."""

from asyncio import create_task
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from server.bundles import first_needed, named_in_page
from server.head import PAGES
from server.smaller import warm


@asynccontextmanager
async def starting(_: st.App) -> AsyncIterator[None]:
    """Compress, beside the first requests, the scripts that the pages need."""
    needed = [script for page in PAGES for script in first_needed(page.path)]
    warming = create_task(warm(dict.fromkeys([*named_in_page(), *needed])))
    yield
    warming.cancel()
