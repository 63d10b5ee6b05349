"""What is known of each step of each factory: done, planned, or no report found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from charts.selections import headings
from data.records import grouped, records
from data.reported import expected, passed, reported
from data.schema import BORROWED_MACHINES, machine_of
from data.wording import (
    BORROWED_WORDS,
    PASSED,
    borrowed_system,
    borrowed_words,
    capital,
    date_words,
)

DONE, PLANNED, UNKNOWN = "done", "planned", "no report found"
_ABOUT_WORDS = {"factory": "the factory", "machine": "its machine", **BORROWED_WORDS}


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
        machine = capital(borrowed_words(self.about)) or "Own machine"
        return self.step.name.replace("Own machine", machine)

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
    about: str
    """Which machine its steps are of, as in `applies_to` of `milestones`."""
    system: str
    """The name of that machine where it is not the factory's own, empty if not known."""
    cells: tuple[Cell, ...]
    group: str
    """The heading that it stands under, see `charts.selections`."""

    @property
    def note(self) -> str:
        """What stands beside the name."""
        return "" if self.has_own else f"on {self._machine}"

    @property
    def has_own(self) -> bool:
        """Whether the factory gets a machine of its own."""
        return self.about not in BORROWED_MACHINES

    def on(self, cell: Cell) -> str:
        """Return what a step is of, with the name of a machine that is not the factory's own."""
        return self._machine if cell.step.of_machine else _ABOUT_WORDS[cell.about]

    @property
    def _machine(self) -> str:
        return ", ".join(filter(None, [_ABOUT_WORDS[self.about], self.system]))


class _Known(NamedTuple):
    """What the milestones say: done and planned rows by subject, claims of plans that passed."""

    done: Mapping[str, list[dict[str, Any]]]
    planned: Mapping[str, list[dict[str, Any]]]
    passed: set[str]


def rows_of(factories: pd.DataFrame, milestones: pd.DataFrame, newest: str) -> list[Row]:
    """Return one row a factory, in their order; `newest` is the day of the newest evidence, ISO."""
    known = _Known(
        done=grouped(records(reported(milestones)), "subject_id"),
        planned=grouped(records(expected(milestones)), "subject_id"),
        passed=passed(milestones, newest),
    )
    groups = headings(factories, milestones)
    return [
        _row(factory, known, groups.get(factory["factory_id"], ""))
        for factory in records(factories)
    ]


def _row(factory: Mapping[str, Any], known: _Known, group: str) -> Row:
    factory_id = factory["factory_id"]
    about = machine_of(factory["kind"], factory["planned_system"])
    return Row(
        factory_id=factory_id,
        name=factory["name"],
        about=about,
        system=borrowed_system(about, factory),
        cells=tuple(
            _cell(step, factory_id, about if step.of_machine else "factory", known)
            for step in STEPS
        ),
        group=group,
    )


def _cell(step: Step, factory_id: str, about: str, known: _Known) -> Cell:
    """Return a step of a factory: a report counts before a plan."""
    for state, claims in ((DONE, known.done), (PLANNED, known.planned)):
        telling = [
            claim
            for claim in claims.get(factory_id, [])
            if claim["applies_to"] == about and claim["event"] in step.events
        ]
        if telling:
            best = min(telling, key=lambda claim: step.events.index(claim["event"]))
            claim_id = best["claim_id"]
            return Cell(step, about, state, best["edtf"] or "", claim_id in known.passed, claim_id)
    return Cell(step, about, UNKNOWN, edtf="", is_passed=False, claim_id="")
