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
    "selection_2",
    "selection_3",
    "agreements_signed",
    "procurement",
    "operation",
)
"""What led to the factories; other dates of the programme are in the rows only."""
_OF_WAVE = {"selection_2": "second", "selection_3": "third"}
"""Events that matter only where factories of a wave are shown."""


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


def key_events(subject_id: str, waves: Collection[str]) -> tuple[str, ...]:
    """Return the events that are drawn of a factory, or of the programme beside these waves."""
    if subject_id == PROGRAMME:
        return tuple(one for one in PROGRAMME_KEY_EVENTS if _OF_WAVE.get(one) in (None, *waves))
    return tuple(event for row in FACTORY_ROWS for event in row.events)
