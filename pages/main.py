"""The frame of the dashboard: navigation, title, shared filters, then the page."""

from pathlib import Path

import streamlit as st

from pages.shared.address import carry, follow_anew
from pages.shared.antennas import antennas_kept
from pages.shared.browser import watch_browser
from pages.shared.downloads import show_downloads
from pages.shared.focus import factory_kept
from pages.shared.footer import footer
from pages.shared.opened import start_page
from pages.shared.present import is_presenting, offer_presentation, show_presentation
from pages.shared.quote import start_naming
from pages.shared.selection import (
    all_tables,
    filter_bar,
    read_tables,
    selection,
    start_selecting,
    wave_kept,
)
from pages.shared.sources import show_references, start_numbering

HERE = Path(__file__).parent

st.set_page_config(layout="wide")
pages = [
    st.Page(HERE / "overview.py", title="Overview", default=True),
    st.Page(HERE / "map.py", title="Map"),
    st.Page(HERE / "budget.py", title="Budget"),
    st.Page(HERE / "consortia.py", title="Consortia"),
    st.Page(HERE / "timeline.py", title="Timeline"),
    st.Page(HERE / "factory.py", title="Factory"),
    st.Page(HERE / "compare.py", title="Compare"),
    st.Page(HERE / "country.py", title="Country"),
    st.Page(HERE / "programme.py", title="Programme"),
    st.Page(HERE / "evidence.py", title="Evidence"),
    st.Page(HERE / "briefing.py", title="Briefing"),
    st.Page(HERE / "about.py", title="About"),
]
page = st.navigation(pages, position="top")
st.set_page_config(
    page_title=f"{page.title} · AI Factories Atlas", page_icon=str(HERE / "icon.svg")
)

st.logo(HERE / "logo.svg", size="large")
st.html(HERE / "shared" / "looks.css")
tables = read_tables()
start_selecting(page.url_path)
if start_page(page.url_path):
    follow_anew()
    carry({**wave_kept(), **factory_kept(page.url_path), **antennas_kept(page.url_path)})
# On a wide screen the page stays as wide as the eye follows, in the middle.
with st.container(horizontal_alignment="center"), st.container(width=1280):
    # Drawn in the present mode too, though unseen: a filter that is not drawn leaves the address.
    with st.container(key="chrome"):
        row = st.container(horizontal=True, vertical_alignment="center")
        row.title(page.title, anchor=False, width="stretch")
        with row:
            offer_presentation()
        filter_bar(tables)
    if is_presenting():
        show_presentation(selection(), page.url_path)
    else:
        start_numbering()
        start_naming()
        page.run()
        show_references(all_tables())
        show_downloads(selection())
        footer(tables)
watch_browser(each.url_path for each in pages)
