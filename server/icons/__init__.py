"""The icons of the dashboard: a part of Streamlit's own font, served in its place.

Material Symbols Rounded of Google, Apache License 2.0; made by `make icons`.
"""

from pathlib import Path

from server.bundles import STATIC

ICONS = Path(__file__).with_name("icons.woff2")


def _of_streamlit() -> str:
    (file,) = (STATIC / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return file.relative_to(STATIC).as_posix()


OF_STREAMLIT = _of_streamlit()
"""The file that is asked for: its name ends in a hash."""
