"""What the numbers rest on: claims, sources, how sure, where they disagree, and how new."""

import pandas as pd

from data.load import Tables
from data.quality import quality
from data.sentences.sentence import Sentence, claims_of, counted, factories_words, known_on
from data.wording import and_list, capital, day, distance, plural


def evidence_sentence(tables: Tables) -> Sentence:
    """Return how much evidence a selection rests on, the programme's too.

    Of so many claims only the newest dated ones stand behind the sentence: its address leads to
    all of them.
    """
    claims = tables.evidence
    if claims.empty:
        return Sentence(f"{known_on(tables)}, no claim fits this selection.")
    sources = plural(claims["source_id"].nunique(), "source carries", "sources carry")
    found = counted(
        len(tables.conflicts), "difference between readings is", "differences between readings are"
    )
    newest, dated = _newest(tables)
    said = [
        f"{known_on(tables)}: {sources} {plural(len(claims), 'claim')} about {_subjects(tables)}, "
        f"{_confidence(claims)}.",
        f"{capital(found)} recorded.",
        dated,
    ]
    newest_claims = claims[claims["known_from"] == newest]
    return Sentence(" ".join(said), claims_of(newest_claims))


def _subjects(tables: Tables) -> str:
    """Return what the claims are about: factories, Antennas, and the programme where any is."""
    factories = [] if tables.factories.empty else [factories_words(tables)]
    antennas = [] if tables.antennas.empty else [plural(len(tables.antennas), "Antenna")]
    on_programme = (tables.evidence["subject_id"] == "programme").any()
    return and_list([*factories, *antennas, *(["the programme"] if on_programme else [])])


def _confidence(claims: pd.DataFrame) -> str:
    """Return how many claims are sure and how many are weak."""
    counts = claims["confidence"].value_counts()
    high, low = int(counts.get("high", 0)), int(counts.get("low", 0))
    share = f"{high / len(claims):.0%}".replace("%", " %")
    return f"{high:,} of high confidence ({share}) and {low:,} of low"


def _newest(tables: Tables) -> tuple[str, str]:
    """Return the day from which the newest dated claim counts, and its age in a sentence."""
    found = quality(tables)
    newest = found["newest"].max()
    if not newest:
        return "", "None is dated to the month or day."
    age = found.loc[found["newest"] == newest, "age_days"].min()
    before = f"{distance(int(age))} before" if age else "that very day"
    return newest, f"The newest dated claim counts from {day(newest)}, {before}."
