"""The dataset as it is served: read when its files change, made for any day and selection, kept.

Every function takes the `fingerprint` of the files, so that nothing old is shown after a build.
"""

from datetime import date

from data.changes import Changes, changes
from data.filters import Filters
from data.kept import recent
from data.known import History
from data.load import Tables


@recent(2)
def newest(fingerprint: str) -> Tables:
    """Return all tables as built; raise TableDamaged naming the first file at fault."""
    return Tables.read()


@recent(2)
def _history(fingerprint: str) -> History:
    return History(newest(fingerprint))


@recent(32)
def known_on(day: str, fingerprint: str) -> Tables:
    """Return all tables as known on an ISO day; empty stands for the newest evidence."""
    whole = newest(fingerprint)
    if not day or day >= whole.newest_evidence:
        return whole
    return _history(fingerprint).on(date.fromisoformat(day))


@recent(64)
def changed(since: str, until: str, fingerprint: str) -> Changes:
    """Return what came to be known after one ISO day, up to another."""
    return changes(known_on(since, fingerprint), known_on(until, fingerprint))


@recent(64)
def selected(filters: Filters, fingerprint: str) -> Tables:
    """Return the tables of a selection, as known on its day."""
    return filters.apply(known_on(filters.known, fingerprint))
