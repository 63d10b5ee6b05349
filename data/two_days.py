"""The dataset on two days side by side: what each shows, and since when a claim counts."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from data.choose import group_of
from data.load import Tables
from data.records import records
from data.schema import Standing

Row = dict[str, Any]
Key = tuple[str, ...]


class TwoDays:
    """Two days of the dataset, with what a comparison of them looks up."""

    def __init__(self, before: Tables, after: Tables) -> None:
        """Take the tables of both days, as of `History.on`, all factories."""
        self.before, self.after = before, after
        self.subjects = list(after.subjects["subject_id"])
        self.known_before = set(before.evidence["claim_id"])
        self.claims = {
            row["claim_id"]: row for tables in (before, after) for row in records(tables.evidence)
        }

    @cached_property
    def shown(self) -> dict[Key, Row]:
        """The claim shown of each group on the second day."""
        return _chosen(self.after)

    @cached_property
    def shown_before(self) -> dict[Key, Row]:
        """The claim shown of each group on the first day."""
        return _chosen(self.before)

    @cached_property
    def new_slips(self) -> list[Row]:
        """The slips of the second day that the first did not show, each once.

        Of one told from several plans, the plan known before stands for it.
        """
        old, new = records(self.before.slips), list[Row]()
        found = records(self.after.slips)
        for slip in sorted(found, key=lambda s: s["earlier_claim_id"] not in self.known_before):
            is_told = any(self._is_same(slip, other) for other in (*old, *new))
            if not is_told and self._is_news(slip):
                new.append(slip)
        return new

    def _is_same(self, slip: Row, other: Row) -> bool:
        """Whether a slip says what another does, though perhaps with vaguer or finer dates.

        Of a plan that was done late, another day on which it was done makes no other slip.
        """
        if any(slip[part] != other[part] for part in ("subject_id", "event", "change")):
            return False
        ends = ("earlier", "later") if slip["change"] == "moved" else ("earlier",)
        return all(
            _is_one_date(*(self.claims[each[f"{end}_claim_id"]] for each in (slip, other)))
            for end in ends
        )

    def _is_news(self, slip: Row) -> bool:
        """Whether a plan moved from what was shown, and not from what had long been replaced."""
        earlier = slip["earlier_claim_id"]
        if slip["change"] != "moved" or earlier not in self.known_before:
            return True
        shown = self.shown_before.get(group_of(self.claims[earlier]))
        return shown is not None and shown["edtf"] == slip["earlier_edtf"]

    def new_claims(self) -> dict[str, int]:
        """Return the number of new claims by subject, factories in their order."""
        evidence = self.after.evidence
        new = evidence[~evidence["claim_id"].isin(self.known_before)]
        counts = new["subject_id"].value_counts()
        return {name: int(counts[name]) for name in self.subjects if name in counts}

    def milestone(self, claim_id: str | None) -> Row:
        """Return a claim as the milestones of the second day have it, empty where it is none."""
        return self._milestones.get(claim_id or "", {})

    def day(self, claim_id: str) -> str:
        """Return the day from which a claim counts: not before its subject was selected."""
        claim = self.claims[claim_id]
        known, selected = claim["known_from"], self._selected_on[claim["subject_id"]]
        return str(max(known, selected))

    def day_shown(self, claim_id: str) -> str:
        """Return the day from which a claim is shown: its own, or that of what made it chosen."""
        group = group_of(self.claims[claim_id])
        is_new = claim_id not in self.known_before
        if is_new or self.shown_before.get(group, {}).get("claim_id") == claim_id:
            return self.day(claim_id)
        return self._newest_of_group.get(group, self.day(claim_id))

    @cached_property
    def _milestones(self) -> dict[str, Row]:
        return {row["claim_id"]: row for row in records(self.after.milestones)}

    @cached_property
    def _selected_on(self) -> dict[str, str]:
        subjects = self.after.subjects
        return dict(zip(subjects["subject_id"], subjects["known_from"], strict=True))

    @cached_property
    def _newest_of_group(self) -> dict[Key, str]:
        """The day of the newest claim of each group that is new."""
        newest: dict[Key, str] = {}
        for claim_id, claim in self.claims.items():
            if claim_id not in self.known_before:
                key = group_of(claim)
                newest[key] = max(newest.get(key, ""), self.day(claim_id))
        return newest


def _chosen(tables: Tables) -> dict[Key, Row]:
    evidence = tables.evidence
    return {
        group_of(claim): claim
        for claim in records(evidence[evidence["standing"] == Standing.CHOSEN])
    }


def _is_one_date(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two dated claims can both be true: one date lies inside the other."""
    (first, last), (start, end) = (
        (claim["start"] or "0000", claim["end"] or "9999") for claim in (one, other)
    )
    return (first >= start and last <= end) or (start >= first and end <= last)
