"""The steps with their title, their words for those who cannot see them, and their rows."""

from collections.abc import Iterable, Sequence

import pandas as pd

from charts.stages.figure import stage_figure
from charts.stages.rows import (
    CONTRACT,
    DONE,
    RUNNING,
    SERVICES,
    UNKNOWN,
    Cell,
    Row,
    rows_of,
)
from charts.theme import Theme
from charts.view import View, each_once, listed
from data.schema import BORROWED_MACHINES
from data.wording import PASSED, and_list, date_words, plural

_COLUMNS = ("Factory", "Step", "State", "Date", "On", "Claim")


def stage_view(
    factories: pd.DataFrame,
    milestones: pd.DataFrame,
    theme: Theme,
    newest: str,
) -> View:
    """Return how far each factory has come, step by step, with the dates.

    The frames have the columns of the tables of those names. Services and a running machine are
    two facts. A factory without a machine of its own shows the steps of the machine it is
    associated with, in another look. `newest` is the day of the newest evidence, ISO 8601, not the
    clock's: plans that ended before it and that no report fulfils are said to have passed.
    """
    rows = rows_of(factories, milestones, newest)
    cells = [cell for row in rows for cell in row.cells]
    return View(
        key="stages",
        title=_title(rows),
        subtitle=_subtitle(cells),
        alt=_alt(rows),
        draw=lambda: stage_figure(rows, theme),
        rows=_twin(rows),
        claim_ids=each_once(cell.claim_id for cell in cells),
    )


def _title(rows: Sequence[Row]) -> str:
    if not rows:
        return "No factory is selected"
    if len(rows) == 1:
        steps = [cell.name.lower() for cell in rows[0].cells if cell.state == DONE]
        said = f"reported so far: {and_list(steps)}" if steps else "no step is reported done"
        return f"{rows[0].name}, {said}"
    services = f"{_done(rows, SERVICES) or 'None'} of {len(rows)} report services running"
    own = [row for row in rows if row.has_own]
    if not own:
        return services
    contracts, running = (_counted(_done(own, step)) for step in (CONTRACT, RUNNING))
    machines = plural(len(own), "own machine")
    return f"{services}; of {machines}, {contracts} under contract and {running} reported running"


def _counted(count: int) -> str:
    return f"{count or 'none'} {'is' if count < 2 else 'are'}"


def _done(rows: Iterable[Row], step: int) -> int:
    return sum(row.cells[step].state == DONE for row in rows)


def _subtitle(cells: Sequence[Cell]) -> str:
    key = "●\u00a0reported as done, ○\u00a0planned"
    about = {cell.about for cell in cells}
    is_planned = "planned_machine" in about
    if about & set(BORROWED_MACHINES):
        another = "another machine" if is_planned else "an existing machine"
        key += f"; ■\u00a0□\u00a0the same for {another}"
    purple = (
        "another one, existing or planned outside the call" if is_planned else "an existing one"
    )
    said = [
        f"Steps of each factory with their dates. {key}; no mark: no report found.",
        f"Green is the factory, blue its machine, purple {purple}.",
    ]
    if any(cell.is_passed for cell in cells):
        said.append("“Passed”: the date is over and no source read reports the step as done.")
    return " ".join(said)


def _alt(rows: Sequence[Row]) -> str:
    if not rows:
        return "No steps: no factory is selected."
    said = listed([f"{row.name}: {_alt_of(row)}" for row in rows])
    return f"Six steps of {plural(len(rows), 'factory', 'factories')}. {said}."


def _alt_of(row: Row) -> str:
    known = [cell for cell in row.cells if cell.state != UNKNOWN]
    return ", ".join(f"{c.name.lower()} {c.words}" for c in known) or UNKNOWN


def _twin(rows: Sequence[Row]) -> pd.DataFrame:
    twin = [
        (
            row.name,
            cell.name,
            f"{cell.state} ({PASSED})" if cell.is_passed else cell.state,
            None if cell.state == UNKNOWN else date_words(cell.edtf),
            row.on(cell),
            cell.claim_id or None,
        )
        for row in rows
        for cell in row.cells
    ]
    return pd.DataFrame(twin, columns=list(_COLUMNS)).astype("string")
