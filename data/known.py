"""The dataset as it was known on a date: what had been published by then, chosen anew."""

from datetime import date

from data.assemble import Identities, assemble
from data.choose import Choice
from data.load import Tables, typed
from data.schema import TABLES


class History:
    """All claims made ready once, to see the dataset as of any date; `tables` hold all of them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._choice = Choice(tables.evidence, tables.sources)
        organisations = tables.organisations[["organisation", "country"]]
        self._identities = Identities(
            subjects=tables.subjects,
            places=tables.places,
            organisations=organisations.drop_duplicates("organisation"),
            conflicts=tables.conflicts,
        )

    def on(self, day: date) -> Tables:
        """Return the tables as known on a day, as the build would have made them then.

        A claim, a name or a slip that came later is not in them.
        """
        now = self._tables
        chosen = self._choice.on(day)
        made = assemble(chosen, now.sources, now.countries, self._identities, day)
        frames = {name: typed(frame, TABLES[name]) for name, frame in made.items()}
        return Tables(**frames, version=now.version, newest_evidence=day.isoformat())
