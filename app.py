"""The dashboard as an ASGI application: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from server.bounds import Bounds
from server.head import routes
from server.headers import SafeHeaders
from server.open_data import OpenData
from server.smaller import Smaller
from server.start import starting

# An absolute path, so that the working directory does not matter. The script lies inside pages/
# because Streamlit serves old-style automatic pages where a folder pages/ lies beside it.
app = st.App(
    Path(__file__).resolve().parent / "pages" / "main.py",
    routes=routes(),
    middleware=[
        Middleware(SafeHeaders),
        Middleware(Bounds),
        Middleware(Smaller),
        Middleware(OpenData),
    ],
    lifespan=starting,
)
