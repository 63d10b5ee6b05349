"""What is known of each step of each factory: done, planned, or no report found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.records import records
from data.schema import BORROWED_KINDS, REPORTS, Standing
from data.wording import PASSED, date_words

DONE, PLANNED, UNKNOWN = "done", "planned", "no report found"
_ABOUT_WORDS = {
    "factory": "the factory",
    "machine": "its machine",
    "existing_machine": "an existing machine",
}


@dataclass(frozen=True)
class Step:
    """One step on the way, and the events that tell of it, the weightiest first."""

    name: str
    events: tuple[str, ...]
    of_machine: bool = True


STEPS = (
    Step("Selected", ("selected",), of_machine=False),
    Step("Services running", ("services",), of_machine=False),
    Step("Tender", ("tender_opened",)),
    Step("Contract", ("contract_signed", "contract_announced")),
    Step("Installation", ("installation",)),
    Step("Own machine running", ("operation",)),
)
SERVICES, CONTRACT, RUNNING = 1, 3, 5


@dataclass(frozen=True)
class Cell:
    """What is known of one step of one factory."""

    step: Step
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
        """State and date: `done, 10 December 2024`, `planned, autumn 2026`."""
        if self.state == UNKNOWN:
            return UNKNOWN
        said = f"{self.state}, {date_words(self.edtf)}"
        return f"{said} ({PASSED})" if self.is_passed else said


@dataclass(frozen=True)
class Row:
    """One factory with its steps."""

    factory_id: str
    name: str
    has_own: bool
    existing: str
    cells: tuple[Cell, ...]

    @property
    def note(self) -> str:
        """What stands beside the name."""
        if self.has_own:
            return ""
        return ", ".join(filter(None, ["on an existing machine", self.existing]))

    def on(self, cell: Cell) -> str:
        """Return what a step is of, with the name of an existing machine."""
        named = [self.existing] if cell.on_existing and self.existing else []
        return ", ".join([_ABOUT_WORDS[cell.about], *named])


def rows_of(factories: pd.DataFrame, milestones: pd.DataFrame, today: str) -> list[Row]:
    """Return one row a factory, in their order; plans that ended before `today` have passed."""
    chosen = records(milestones[milestones["standing"] == Standing.CHOSEN])
    return [_row(factory, chosen, today) for factory in records(factories)]


def _row(factory: Mapping[str, Any], chosen: Iterable[Mapping[str, Any]], today: str) -> Row:
    has_own = factory["kind"] not in BORROWED_KINDS
    mine = [claim for claim in chosen if claim["subject_id"] == factory["factory_id"]]
    return Row(
        factory_id=factory["factory_id"],
        name=factory["name"],
        has_own=has_own,
        existing=", ".join((factory["existing_system"] or "").split(";")),
        cells=tuple(_cell(step, mine, has_own, today) for step in STEPS),
    )


def _cell(step: Step, claims: Iterable[Mapping[str, Any]], has_own: bool, today: str) -> Cell:
    about = ("machine" if has_own else "existing_machine") if step.of_machine else "factory"
    known = [c for c in claims if c["event"] in step.events and c["applies_to"] == about]
    if not known:
        return Cell(step, about, UNKNOWN, "", is_passed=False, claim_id="")
    best = min(known, key=lambda c: (c["status"] != "actual", step.events.index(c["event"])))
    is_done = best["status"] == "actual"
    reported = {REPORTS.get(c["event"]) for c in claims if c["status"] == "actual"}
    is_told = is_done or not reported.isdisjoint(step.events)
    return Cell(
        step=step,
        about=about,
        state=DONE if is_done else PLANNED,
        edtf=best["edtf"] or "",
        is_passed=not is_told and bool(best["end"]) and best["end"] < today,
        claim_id=best["claim_id"],
    )
