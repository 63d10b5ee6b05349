"""Factories side by side: which, and every fact of them with its claims."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from data.profile import Fact, profile
from data.side_by_side import Line, Sameness, side_by_side
from data.wording import and_list, plural, spelled
from pages.shared.address import several_asked_for, writes_several
from pages.shared.factories import link_to, names_of, why_not
from pages.shared.figure import show_sources_and_download
from pages.shared.profile import evidence_words, links_of, value_rows
from pages.shared.selection import Selection, all_tables
from pages.shared.text import plain

_KEY = "compared"
_FEWEST, _MOST = 2, 4
_SIGNS = {
    Sameness.DIFFERS: "≠\u00a0differs",
    Sameness.SAME: "=\u00a0same",
    Sameness.IN_PART: "◐\u00a0in part",
    Sameness.UNKNOWN: "○\u00a0unknown",
}


def choose_factories(chosen: Selection) -> list[str]:
    """Draw the chooser and return the factories to show: those asked for, else the first two."""
    names = names_of(chosen)
    if not names:
        return []
    asked = several_asked_for(
        "factory", _KEY, list(names), _MOST, lambda ids: _left_out(ids, names, chosen)
    )
    st.multiselect(
        "Factories to compare, two to four",
        list(names),
        format_func=names.__getitem__,
        key=_KEY,
        on_change=writes_several("factory", _KEY),
        max_selections=_MOST,
        placeholder="Choose factories",
    )
    shown = asked or list(names)[:_FEWEST]
    if len(asked) < _FEWEST:
        st.info(plain(_too_few(asked, shown, names)), icon=":material/info:")
    return shown


def _left_out(asked: Sequence[str], names: Mapping[str, str], chosen: Selection) -> str:
    """Return in a sentence why not all that the address asks for is shown."""
    reasons = [why_not(one, chosen) for one in asked if one not in names][:_MOST]
    over = [names[one] for one in asked if one in names][_MOST:]
    if over:
        fit = spelled(_MOST, "factory", "factories")
        reasons.append(f"no more than {fit} fit side by side, without {and_list(over)}")
    return f"Not all that the address asked for is shown: {'; '.join(reasons)}."


def _too_few(asked: Sequence[str], shown: Sequence[str], names: Mapping[str, str]) -> str:
    """Return in a sentence what is shown where fewer than two factories are asked for."""
    said = and_list(names[one] for one in shown)
    if len(names) < _FEWEST:
        return f"{said} is the only factory of this selection: there is none beside it."
    if asked:
        return f"{said} stands alone: choose a second factory to compare it with."
    return f"No factory is chosen yet: shown are the first two of this selection, {said}."


def show_comparison(factory_ids: Sequence[str], chosen: Selection) -> None:
    """Draw factories of a selection side by side, with sources and download below."""
    names = names_of(chosen)
    profiles = {factory_id: profile(factory_id, all_tables()) for factory_id in factory_ids}
    lines = side_by_side(list(profiles.values()))
    shown = [names[factory_id] for factory_id in factory_ids]
    title = " · ".join(shown)
    st.header(plain(title), anchor=False)
    if len(shown) >= _FEWEST:
        st.markdown(_summary(lines))
    with st.container(horizontal=True, gap="medium"):
        for factory_id in factory_ids:
            icon = ":material/arrow_forward:"
            link_to("factory", f"All about {names[factory_id]}", icon, factory_id)
    st.table(_as_table(lines, shown), hide_index=True, border="horizontal", alt=title)
    claims = tuple(claim for line in lines for fact in line.facts for claim in fact.claim_ids)
    rows = _rows(lines, shown)
    show_sources_and_download(f"compare-{'-'.join(factory_ids)}", rows, claims, chosen)


def _summary(lines: Sequence[Line]) -> str:
    counts = {state: sum(line.sameness == state for line in lines) for state in Sameness}
    said = and_list(f"{counts[state]} “{sign}”" for state, sign in _SIGNS.items() if counts[state])
    return plain(
        f"{plural(len(lines), 'fact')} side by side: {said}. “In part”: of some of them no source "
        "that was read gives a value, which is no statement about the world."
    )


def _as_table(lines: Sequence[Line], names: Sequence[str]) -> pd.DataFrame:
    """Return lines as text for a Markdown table, a factory a column, under each group's name."""
    headings = ["Fact", "Compared", *(plain(name) for name in names)]
    link = links_of(fact for line in lines for fact in line.facts)
    rows: list[list[str]] = []
    for group, found in groupby(lines, key=lambda line: line.group):
        rows.append([f"**{group}**", *[""] * (len(headings) - 1)])
        rows += [
            [plain(line.label), _SIGNS[line.sameness], *(_cell(fact, link) for fact in line.facts)]
            for line in found
        ]
    return _if_compared(pd.DataFrame(rows, columns=headings), names)


def _cell(fact: Fact, link: Mapping[str, str]) -> str:
    evidence = evidence_words(fact, link)
    return f"{plain(fact.words)} ({evidence})" if evidence else plain(fact.words)


def _rows(lines: Sequence[Line], names: Sequence[str]) -> pd.DataFrame:
    """Return a value a row, with the factory and whether the factories differ in that fact."""
    found = [
        row | {"Factory": name, "Compared": str(line.sameness)}
        for line in lines
        for name, fact in zip(names, line.facts, strict=True)
        for row in value_rows(fact)
    ]
    columns = ["Group", "Fact", "Compared", "Factory", "Value", "Limits"]
    rows = pd.DataFrame(found).astype("string")
    ordered = rows[[*columns, *(name for name in rows if name not in columns)]]
    return _if_compared(ordered, names)


def _if_compared(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return rows without whether factories differ where there is one alone."""
    return rows if len(names) >= _FEWEST else rows.drop(columns="Compared")
