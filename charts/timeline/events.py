"""Which events are drawn, and in which row of a factory."""

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

FACTORY_ROWS: dict[str, tuple[str, ...]] = {
    "Selected, services": ("selected", "services"),
    "Tender, contract": ("tender_opened", "contract_signed", "contract_announced"),
    "Installation": ("installation", "top500_listed"),
    "Machine operation": ("operation",),
}
"""Name of a row -> the events it holds."""


def key_events(subject_id: str) -> tuple[str, ...]:
    """Return the events of the programme or of a factory that are drawn unless all are."""
    if subject_id == PROGRAMME:
        return PROGRAMME_KEY_EVENTS
    return tuple(event for events in FACTORY_ROWS.values() for event in events)
