"""The dashboard as an ASGI application: `streamlit run app.py`."""

import os
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from server.bounds import Bounds
from server.counted import Counted, Counts
from server.descriptors import ask_for_all
from server.head import PAGES, routes
from server.headers import SafeHeaders
from server.open_data import OpenData
from server.operations import Operations
from server.settings import Settings
from server.smaller import Smaller
from server.start import starting
from server.unforeseen import Failsafe, say_failed

ask_for_all()
settings = Settings.read(os.environ)
counts = Counts()
operations = Operations(counts, settings.max_sessions)

# An absolute path, so that the working directory does not matter. The script lies inside pages/
# because Streamlit serves old-style automatic pages where a folder pages/ lies beside it.
app = st.App(
    Path(__file__).resolve().parent / "pages" / "main.py",
    routes=[*routes(), *operations.routes()],
    middleware=[
        Middleware(SafeHeaders, settings.frame_ancestors),
        Middleware(Counted, counts),
        Middleware(Failsafe),
        Middleware(Bounds, counts, settings.max_sessions, {page.path for page in PAGES}),
        Middleware(Smaller),
        Middleware(OpenData),
    ],
    lifespan=partial(starting, settings, counts, operations),
    on_script_error=say_failed,
)
