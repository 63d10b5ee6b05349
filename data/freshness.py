"""How old the evidence is: of the dataset on a day, and of one factory."""

from datetime import date

from data.filters import only
from data.load import Tables
from data.quality import quality
from data.records import records_of
from data.wording import day, distance

_STALE = 90
"""Days after which readers are told that newer evidence may be missing."""


def newest_words(newest: str, today: date) -> str:
    """Return the day of the newest evidence, ISO 8601, and how long ago that was on a day."""
    age = _age(newest, today)
    ago = f", {distance(age)} ago" if age > 0 else ""
    return f"Newest evidence: {day(newest)}{ago}"


def newest_known(tables: Tables) -> str:
    """Return the day from which the newest claim of the tables counts, in words; may be empty."""
    newest = tables.evidence["known_from"].max()
    return f"Newest evidence: {day(newest)}" if isinstance(newest, str) else ""


def is_stale(newest: str, today: date) -> bool:
    """Whether so much time has passed since the newest evidence, ISO 8601, that it must be said."""
    return _age(newest, today) > _STALE


def newest_claim(factory_id: str, tables: Tables) -> tuple[str, str]:
    """Return how old the newest dated claim on a factory is, in words, and the claim's id.

    Counted back from the day of the tables. Both are empty where no source of it is dated to the
    month or the day.
    """
    (row,) = records_of(quality(only(tables, [factory_id])), "subject_id", factory_id)
    if not row["newest"]:
        return "", ""
    age = f", {distance(row['age_days'])} before the day shown" if row["age_days"] else ""
    return f"Newest dated claim on it: {day(row['newest'])}{age}", row["newest_claim_id"]


def _age(newest: str, today: date) -> int:
    return (today - date.fromisoformat(newest)).days
