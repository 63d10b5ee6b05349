"""One factory: what is known of it in short, its steps and dates, every fact, its conflicts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from data.portrait import key_facts, lead
from data.profile import Fact, profile
from data.records import records
from data.wording import otherwise_words, plural
from pages.shared.address import asked_for, writes_address
from pages.shared.changes import show_changes_of
from pages.shared.conflicts import show_conflict
from pages.shared.factories import link_to, names_of, why_not
from pages.shared.figure import show, show_sources_and_download
from pages.shared.newest import show_newest
from pages.shared.number import show_numbers
from pages.shared.opening import show_opening
from pages.shared.quote import name_in_address
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import cited
from pages.shared.text import plain
from pages.shared.views import stages, timeline

_TITLE = "All that is known"


def choose_factory(chosen: Selection) -> str:
    """Draw the chooser, the ways to the factories beside, and return the one asked for, if any."""
    names = names_of(chosen)
    if not names:
        return ""
    first, *_ = ids = list(names)
    factory_id = asked_for(
        "factory", ids, first, lambda asked: f"{why_not(asked, chosen)}: shown is {names[first]}."
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(
            "Factory",
            ids,
            format_func=names.__getitem__,
            key="factory",
            # The first one too is written out: its place among the others can change.
            on_change=writes_address("factory", ""),
            width=320,
        )
        _show_ways(factory_id, names)
    return factory_id


def _show_ways(factory_id: str, names: dict[str, str]) -> None:
    """Draw the ways to the factories before and after."""
    ids = list(names)
    at = ids.index(factory_id)
    beside = ids[at - 1 : at] if at else [], ids[at + 1 : at + 2]
    words = ("Previous", ":material/arrow_back:"), ("Next", ":material/arrow_forward:")
    for (word, icon), found in zip(words, beside, strict=True):
        for other in found:
            # No page link: one to the page itself leaves the address as it was.
            st.button(
                f"{word}: {plain(names[other])}",
                icon=icon,
                type="tertiary",
                on_click=_go_to,
                args=[other],
            )


def _go_to(factory_id: str) -> None:
    st.session_state["factory"] = factory_id
    writes_address("factory", "")()


def show_profile(factory_id: str, chosen: Selection) -> None:
    """Draw everything about one factory of a selection, to quote with its own address."""
    name_in_address("factory", [factory_id])
    _show_portrait(factory_id, chosen)
    _show_facts(factory_id, chosen)
    _show_conflicts(factory_id, chosen)
    st.header("What changed", anchor=False)
    show_changes_of(factory_id, chosen)


def _show_portrait(factory_id: str, chosen: Selection) -> None:
    """Draw a factory in short: sentences, figures, steps and dates."""
    tables = all_tables()
    st.header(plain(names_of(chosen)[factory_id]), anchor=False)
    with show_opening(f"factory-{factory_id}", lambda: lead(factory_id, tables), chosen):
        link_to("compare", "Compare with another", ":material/compare_arrows:", factory_id)
    show_newest(factory_id)
    show_numbers(key_facts(factory_id, tables))
    show(stages(chosen, factory_id), chosen)
    show(timeline(chosen, factory_id), chosen)


def _show_facts(factory_id: str, chosen: Selection) -> None:
    facts = profile(factory_id, all_tables())
    claims = tuple(claim for fact in facts for claim in fact.claim_ids)
    st.header(_TITLE, anchor=False)
    st.markdown(
        f"{plural(len(claims), 'claim')} shown, in the words of the dataset, each with what limits "
        "it. A claim opens what its source says, and what others say."
    )
    st.table(_as_table(facts), hide_index=True, border="horizontal", alt=_TITLE)
    show_sources_and_download(f"factory-{factory_id}", fact_rows(facts), claims, chosen)


def _as_table(facts: Sequence[Fact]) -> pd.DataFrame:
    """Return the facts as text for a Markdown table, under the name of each group."""
    link, rows = links_of(facts), []
    for group, found in groupby(facts, key=lambda fact: fact.group):
        rows.append((f"**{group}**", "", ""))
        rows += [
            (plain(fact.label), plain(fact.words), evidence_words(fact, link)) for fact in found
        ]
    return pd.DataFrame(rows, columns=["Fact", "Value", "Evidence"])


def links_of(facts: Iterable[Fact]) -> dict[str, str]:
    """Return the claims of facts as links, each with the number of its source on this page."""
    return cited((claim for fact in facts for claim in fact.claim_ids), all_tables())


def evidence_words(fact: Fact, link: Mapping[str, str]) -> str:
    """Return the claims of a fact as links, and how many say otherwise, as Markdown."""
    said = ", ".join(link[claim] for claim in dict.fromkeys(fact.claim_ids) if claim in link)
    return "; ".join(filter(None, [said, otherwise_words(fact.otherwise)]))


def fact_rows(facts: Sequence[Fact]) -> pd.DataFrame:
    """Return a value a row: its fact, its limits, how many claims say otherwise, its claim."""
    return pd.DataFrame([row for fact in facts for row in value_rows(fact)]).astype("string")


def value_rows(fact: Fact) -> list[dict[str, str | None]]:
    """Return the values of one fact, with the columns of `fact_rows`."""
    return [
        {
            "Group": fact.group,
            "Fact": fact.label,
            "Value": value.words,
            "Limits": "; ".join(value.limits) or None,
            "Claims that say otherwise": str(fact.otherwise),
            "Claim": value.claim_id or None,
        }
        for value in fact.values
    ]


def _show_conflicts(factory_id: str, chosen: Selection) -> None:
    conflicts = chosen.tables.conflicts
    found = records(conflicts[conflicts["subject_id"] == factory_id])
    st.header("Conflicts", anchor=False)
    if not found:
        st.markdown("No difference between readings is recorded for this factory.")
    for conflict in found:
        show_conflict(conflict, all_tables())
