"""Which events are drawn, and in which row of a factory."""

from collections.abc import Collection
from dataclasses import dataclass

PROGRAMME = "programme"
PROGRAMME_KEY_EVENTS = (
    "innovation_package",
    "regulation_in_force",
    "work_programme_amended",
    "calls_opened",
    "cutoff_1",
    "proposals_received",
    "selection_1",
    "cutoff_2",
    "agreements_signed",
    "procurement",
    "operation",
)
"""What led to the first seven factories; other dates of the programme are in the rows only."""


@dataclass(frozen=True)
class FactoryRow:
    """A row that every factory has: the events that lead up to its chief ones, and these.

    `missing` is what to say where no source read dates any of its chief events.
    """

    name: str
    leading: tuple[str, ...]
    chief: tuple[str, ...]
    missing: str

    @property
    def events(self) -> tuple[str, ...]:
        """All events of the row."""
        return self.leading + self.chief


_CONTRACT = ("contract_signed", "contract_announced")
FACTORY_ROWS = (
    FactoryRow("Selected, services", ("selected",), ("services",), "services: no date found"),
    FactoryRow("Tender, contract", ("tender_opened",), _CONTRACT, "contract: no date found"),
    FactoryRow("Installation", (), ("installation", "top500_listed"), "no date found"),
    FactoryRow("Machine operation", (), ("operation",), "no date found"),
)
"""The rows of a factory from top to bottom."""
_FOLDED_ROWS = (
    FactoryRow("Selected", (), ("selected",), "no date found"),
    FactoryRow("Services, machine", (), (), "no date found"),
)
"""The same where no more than its selection is dated."""


def rows_for(events: Collection[str]) -> tuple[FactoryRow, ...]:
    """Return the rows of a factory with dates of these events."""
    selection, *_ = _FOLDED_ROWS
    return _FOLDED_ROWS if set(events) <= set(selection.events) else FACTORY_ROWS


def key_events(subject_id: str) -> tuple[str, ...]:
    """Return the events of the programme or of a factory that are drawn."""
    if subject_id == PROGRAMME:
        return PROGRAMME_KEY_EVENTS
    return tuple(event for row in FACTORY_ROWS for event in row.events)
