"""How far each factory has come: six steps, reported as done, planned, or not known."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.theme import SCOPE_COLOURS, SIZE, SMALL, Theme, cut, empty, layout, lines, plain
from charts.view import View
from data.records import records
from data.schema import BORROWED_KINDS, REPORTS, Standing
from data.wording import PASSED, and_list, date_words, plural

_DONE, _PLANNED, _UNKNOWN = "done", "planned", "no report found"
_COLUMNS = ("Factory", "Step", "State", "Date", "On", "Claim")
_IN_ALT = 8
_ABOUT_WORDS = {
    "factory": "the factory",
    "machine": "its machine",
    "existing_machine": "an existing machine",
}
_SYMBOLS = {"factory": "circle", "machine": "circle", "existing_machine": "square"}

# Pixels. Names stand above the steps, so that six columns fit a phone.
_HEAD, _NAME, _MARK_ROOM, _LINE, _GAP = 54, 30, 26, 15, 12
_MARK, _TEXT = 15, 12

# Characters in a line.
_CELL_LINE, _NAME_LENGTH = 10, 30


@dataclass(frozen=True)
class _Step:
    """One step on the way, and the events that tell of it, the weightiest first."""

    name: str
    events: tuple[str, ...]
    of_machine: bool = True


STEPS = (
    _Step("Selected", ("selected",), of_machine=False),
    _Step("Services running", ("services",), of_machine=False),
    _Step("Tender", ("tender_opened",)),
    _Step("Contract", ("contract_signed", "contract_announced")),
    _Step("Installation", ("installation",)),
    _Step("Own machine running", ("operation",)),
)
_SERVICES, _CONTRACT, _RUNNING = 1, 3, 5


@dataclass(frozen=True)
class _Cell:
    """What is known of one step of one factory."""

    step: _Step
    about: str
    state: str
    edtf: str
    is_passed: bool
    claim_id: str

    @property
    def name(self) -> str:
        """The step in words; another machine is never called the factory's own."""
        return self.step.name.replace("Own", "Existing") if self.on_existing else self.step.name

    @property
    def on_existing(self) -> bool:
        """Whether the step is that of an existing machine."""
        return self.about == "existing_machine"

    @property
    def words(self) -> str:
        """State and date: `done 10 December 2024`, `planned autumn 2026`."""
        if self.state == _UNKNOWN:
            return _UNKNOWN
        said = f"{self.state}, {date_words(self.edtf)}"
        return f"{said} ({PASSED})" if self.is_passed else said

    @property
    def label(self) -> list[str]:
        """The words under a mark, in lines that a sixth of a phone has room for."""
        if self.state == _UNKNOWN:
            return []
        dated = wrap(_short_date(self.edtf), _CELL_LINE, break_long_words=False)
        if self.state == _DONE:
            return dated
        return ["planned", *dated, *(["passed"] if self.is_passed else [])]


@dataclass(frozen=True)
class _Row:
    """One factory with its steps."""

    factory_id: str
    name: str
    has_own: bool
    existing: str
    cells: tuple[_Cell, ...]

    @property
    def note(self) -> str:
        """What stands beside the name."""
        if self.has_own:
            return ""
        return ", ".join(filter(None, ["on an existing machine", self.existing]))

    @property
    def height(self) -> int:
        """Pixels that the row takes: as many as its longest label needs."""
        longest = max(len(cell.label) for cell in self.cells)
        return _NAME + _MARK_ROOM + _LINE * longest + _GAP


def stage_view(
    factories: pd.DataFrame,
    milestones: pd.DataFrame,
    theme: Theme,
    today: date | None = None,
) -> View:
    """Return how far each factory has come, step by step, with the dates.

    The frames have the columns of the tables of those names. Services and a running machine are
    two facts. A factory without a machine of its own shows the steps of the machine it is
    associated with, in another look. With `today`, plans whose date has passed are said.
    """
    rows = _rows(factories, milestones, today.isoformat() if today else "")
    cells = [cell for row in rows for cell in row.cells]
    return View(
        key="stages",
        title=_title(rows),
        subtitle=_subtitle(cells),
        alt=_alt(rows),
        drawing=_figure(rows, theme),
        rows=_twin(rows),
        claim_ids=tuple(dict.fromkeys(cell.claim_id for cell in cells if cell.claim_id)),
    )


def _rows(factories: pd.DataFrame, milestones: pd.DataFrame, today: str) -> list[_Row]:
    chosen = records(milestones[milestones["standing"] == Standing.CHOSEN])
    return [_row(factory, chosen, today) for factory in records(factories)]


def _row(factory: Mapping[str, Any], chosen: Iterable[Mapping[str, Any]], today: str) -> _Row:
    has_own = factory["kind"] not in BORROWED_KINDS
    mine = [claim for claim in chosen if claim["subject_id"] == factory["factory_id"]]
    return _Row(
        factory_id=factory["factory_id"],
        name=factory["name"],
        has_own=has_own,
        existing=", ".join((factory["existing_system"] or "").split(";")),
        cells=tuple(_cell(step, mine, has_own, today) for step in STEPS),
    )


def _cell(step: _Step, claims: Iterable[Mapping[str, Any]], has_own: bool, today: str) -> _Cell:
    about = ("machine" if has_own else "existing_machine") if step.of_machine else "factory"
    known = [c for c in claims if c["event"] in step.events and c["applies_to"] == about]
    if not known:
        return _Cell(step, about, _UNKNOWN, "", is_passed=False, claim_id="")
    best = min(known, key=lambda c: (c["status"] != "actual", step.events.index(c["event"])))
    is_done = best["status"] == "actual"
    reported = {REPORTS.get(c["event"]) for c in claims if c["status"] == "actual"}
    is_told = is_done or not reported.isdisjoint(step.events)
    return _Cell(
        step=step,
        about=about,
        state=_DONE if is_done else _PLANNED,
        edtf=best["edtf"] or "",
        is_passed=not is_told and bool(best["end"]) and best["end"] < today,
        claim_id=best["claim_id"],
    )


def _short_date(edtf: str) -> str:
    """Return a date in words, its long months cut: `10 Dec 2024`."""
    long = r"\b(Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)[a-z]+"
    return re.sub(long, r"\1", date_words(edtf))


def _title(rows: Sequence[_Row]) -> str:
    if not rows:
        return "No factory is selected"
    if len(rows) == 1:
        steps = [cell.name.lower() for cell in rows[0].cells if cell.state == _DONE]
        said = f"reported as done are {and_list(steps)}" if len(steps) > 1 else ""
        said = said or (f"reported as done is {steps[0]}" if steps else "no step is reported done")
        return f"{rows[0].name}: {said}"
    services = f"{_done(rows, _SERVICES) or 'None'} of {len(rows)} report services running"
    own = [row for row in rows if row.has_own]
    if not own:
        return services
    contracts, running = (_counted(_done(own, step)) for step in (_CONTRACT, _RUNNING))
    machines = plural(len(own), "own machine")
    return f"{services}; of {machines}, {contracts} under contract and {running} reported running"


def _counted(count: int) -> str:
    return f"{count or 'none'} {'is' if count < 2 else 'are'}"


def _done(rows: Iterable[_Row], step: int) -> int:
    return sum(row.cells[step].state == _DONE for row in rows)


def _subtitle(cells: Sequence[_Cell]) -> str:
    key = "●\u00a0reported as done, ○\u00a0planned"
    if any(cell.on_existing for cell in cells):
        key += "; ■\u00a0□\u00a0the same for an existing machine"
    said = [
        f"Steps of each factory with their dates. {key}; no mark: no report found.",
        "Green is the factory, blue its machine, purple an existing one.",
    ]
    if any(cell.is_passed for cell in cells):
        said.append("“Passed”: the date is over and no source read reports the step as done.")
    return " ".join(said)


def _alt(rows: Sequence[_Row]) -> str:
    if not rows:
        return "No steps: no factory is selected."
    said = [f"{row.name}: {_alt_of(row)}" for row in rows[:_IN_ALT]]
    if len(rows) > _IN_ALT:
        said.append(f"{len(rows) - _IN_ALT} more in the table")
    return f"Six steps of {plural(len(rows), 'factory', 'factories')}. {'; '.join(said)}."


def _alt_of(row: _Row) -> str:
    known = [cell for cell in row.cells if cell.state != _UNKNOWN]
    return ", ".join(f"{c.name.lower()} {c.words}" for c in known) or _UNKNOWN


def _twin(rows: Sequence[_Row]) -> pd.DataFrame:
    twin = [
        (
            row.name,
            cell.name,
            f"{cell.state} ({PASSED})" if cell.is_passed else cell.state,
            None if cell.state == _UNKNOWN else date_words(cell.edtf),
            _on(row, cell),
            cell.claim_id or None,
        )
        for row in rows
        for cell in row.cells
    ]
    return pd.DataFrame(twin, columns=list(_COLUMNS)).astype("string")


def _on(row: _Row, cell: _Cell) -> str:
    named = [row.existing] if cell.on_existing and row.existing else []
    return ", ".join([_ABOUT_WORDS[cell.about], *named])


def _figure(rows: Sequence[_Row], theme: Theme) -> go.Figure:
    if not rows:
        return empty(theme, "There is no factory to show.")
    tops = [_HEAD + sum(row.height for row in rows[:i]) for i in range(len(rows))]
    height = tops[-1] + rows[-1].height
    figure = go.Figure(layout=layout(theme, height))
    placed = list(zip(rows, tops, strict=True))
    figure.add_traces([_marks(placed, state, theme) for state in (_DONE, _PLANNED)])
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        shapes=[_track(top, theme) for top in tops],
        annotations=[
            *(_heading(x, step, theme) for x, step in enumerate(STEPS)),
            *(label for row, top in placed for label in _labels(row, top, theme)),
        ],
    )
    figure.update_xaxes(visible=False, range=[-0.5, len(STEPS) - 0.5])
    figure.update_yaxes(visible=False, range=[height, 0])
    return figure


def _marks(placed: Sequence[tuple[_Row, int]], state: str, theme: Theme) -> go.Scatter:
    """Return the marks of a state: filled for done, hollow for planned, square on another's."""
    drawn = [
        (x, _middle(top), row, cell)
        for row, top in placed
        for x, cell in enumerate(row.cells)
        if cell.state == state
    ]
    colours = [SCOPE_COLOURS[cell.about] for *_, cell in drawn]
    return go.Scatter(
        name=state,
        mode="markers",
        x=[x for x, *_ in drawn],
        y=[y for _, y, *_ in drawn],
        marker={
            "symbol": [_SYMBOLS[cell.about] for *_, cell in drawn],
            "size": _MARK,
            "color": colours if state == _DONE else theme.background,
            "line": {"color": colours, "width": 2},
            "opacity": 1,
        },
        customdata=[[row.factory_id, cell.claim_id] for *_, row, cell in drawn],
        hovertext=[_hover(row, cell) for *_, row, cell in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _middle(top: int) -> float:
    return top + _NAME + _MARK_ROOM / 2


def _hover(row: _Row, cell: _Cell) -> str:
    said = [f"{cell.name}: {cell.words}", f"On: {_on(row, cell)}", f"Claim {cell.claim_id}"]
    return f"<b>{lines(row.name)}</b><br>{lines(*said)}"


def _track(top: int, theme: Theme) -> dict[str, object]:
    y = _middle(top)
    return {
        "name": "track",
        "type": "line",
        "layer": "below",
        "x0": 0,
        "x1": len(STEPS) - 1,
        "y0": y,
        "y1": y,
        "line": {"color": theme.grid, "width": 2},
    }


def _heading(x: int, step: _Step, theme: Theme) -> dict[str, object]:
    words = "<br>".join(wrap(step.name, _CELL_LINE, break_long_words=False))
    return _text(words, x, _HEAD - 4) | {
        "name": "heading",
        "yanchor": "bottom",
        "font": {"size": _TEXT, "color": theme.muted},
    }


def _labels(row: _Row, top: int, theme: Theme) -> list[dict[str, object]]:
    note = f"  {_small(row.note, theme)}" if row.note else ""
    name = _text(f"<b>{plain(cut(row.name, _NAME_LENGTH))}</b>{note}", 0, top + _NAME / 2) | {
        "name": "factory",
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "yanchor": "middle",
        "hovertext": lines(row.name),
        "font": {"size": SIZE},
    }
    dates = [
        _text("<br>".join(cell.label), x, top + _NAME + _MARK_ROOM)
        | {"name": "date", "yanchor": "top", "font": {"size": _TEXT, "color": theme.text}}
        for x, cell in enumerate(row.cells)
        if cell.label
    ]
    return [name, *dates]


def _text(text: str, x: float, y: float) -> dict[str, object]:
    return {"text": text, "x": x, "y": y, "align": "center", "showarrow": False, "borderpad": 0}


def _small(text: str, theme: Theme) -> str:
    return f'<span style="font-size:{SMALL}px;color:{theme.muted}">{plain(text)}</span>'
