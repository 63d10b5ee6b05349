"""How old the evidence is: of the dataset on a day, and of one factory.

The day up to which sources were read moves with every reading, of an old source too; how new the
evidence is tells only the date of the newest source.
"""

from datetime import date

from data.kept import kept
from data.load import Tables
from data.quality import quality
from data.records import records_of
from data.wording import date_words, day, distance

_STALE = 90
"""Days after which readers are told that newer evidence may be missing."""


def newest_words(whole: Tables) -> str:
    """Return up to which day sources were read, and how the newest of them is dated.

    `whole` is the newest dataset.
    """
    read = f"Sources read up to {day(whole.newest_evidence)}"
    published, _ = whole.newest_dated
    return f"{read}; the newest is dated {date_words(published)}" if published else read


def newest_known(tables: Tables) -> str:
    """Return how the newest source of the claims of the tables is dated; empty without one."""
    published, _ = tables.newest_dated
    return f"Newest source dated {date_words(published)}" if published else ""


def is_stale(whole: Tables, today: date) -> bool:
    """Whether so much time has passed since the newest dated source that it must be said."""
    _, newest = whole.newest_dated
    return bool(newest) and (today - date.fromisoformat(newest)).days > _STALE


@kept
def newest_claim(factory_id: str, tables: Tables) -> tuple[str, str]:
    """Return how old the newest dated claim on a factory is, in words, and the claim's id.

    Dated as its source is, and counted back from the day of the tables. Both are empty where no
    source of it is dated to the month or the day.
    """
    (row,) = records_of(quality(tables), "subject_id", factory_id)
    if not row["newest"]:
        return "", ""
    age = f", {distance(row['age_days'])} before the day shown" if row["age_days"] else ""
    newer = f"; newer ones are dated {row['newer_year']} only" if row["newer_year"] else ""
    words = f"Newest claim dated to the month or day: {date_words(row['published'])}{age}{newer}"
    return words, row["newest_claim_id"]
