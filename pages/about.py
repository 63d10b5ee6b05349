"""Can I trust this, and reuse it: method, limits, licence, citation, privacy."""

from pathlib import Path

import streamlit as st

from exports.citation import bibtex, citation
from pages.shared.about import EXAMPLE, limits, unknowns, worked_example
from pages.shared.selection import newest_tables

HERE = Path(__file__).parent

# About the dataset as it is now: no filter and no other day changes what can be trusted.
tables = newest_tables()


def prose(name: str) -> None:
    """Draw one of the page's texts, each with its own heading."""
    st.markdown((HERE / "about" / f"{name}.md").read_text(encoding="utf-8"))


# A line of text wider than this is hard to read.
with st.container(width=760):
    prose("method")
    st.markdown(f"**Claim {EXAMPLE} on its way**, read from the tables as they are now:")
    st.table(worked_example(tables), hide_index=True, border="horizontal", alt="One claim's way")
    st.page_link(
        HERE / "evidence.py",
        label=f"Open claim {EXAMPLE}",
        icon=":material/arrow_forward:",
        query_params={"claim": EXAMPLE},
    )
    prose("limits")
    st.markdown("\n".join(f"- {sentence}" for sentence in limits(tables)))
    st.table(unknowns(tables), hide_index=True, border="horizontal", alt="What is unknown")
    prose("reuse")
    st.code(citation(tables), language=None, wrap_lines=True)
    st.code(bibtex(tables), language="bibtex", wrap_lines=True)
    prose("trust")
    prose("accessibility")
