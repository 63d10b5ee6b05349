"""What one page of a briefing carries, whatever draws it."""

from dataclasses import dataclass

import pandas as pd

from charts.view import View
from data.headline import KeyFigure
from data.profile import Fact
from exports.briefing.differences import Difference
from exports.briefing.numbered import Cited


@dataclass(frozen=True)
class Slide:
    """A message with what is said, what limits it, what is drawn and the sources behind it.

    `kind` is one of `KINDS`; `key` is its own in the briefing. `title` says the message, `said` the
    sentences to speak, `limits` what a reader must know, `address` where the same can be seen.
    Drawn are the `view`, the `figures` and the `rows`, as far as the kind has them: see
    `exports.briefing.tables` for the columns. `facts` and `differences` are such rows in parts, and
    `more` says how many are left out: they stand at the address. `moved` are the slips in a
    timeline, columns as in `data.slips`: who draws it anew needs them. `cited` are the sources of
    `claim_ids` by number, and `source_ids`, which carry no claim. `part` is which page of several
    it is, `1 of 2`, empty where there is one.
    """

    kind: str
    key: str
    title: str
    said: str
    limits: str
    claim_ids: tuple[str, ...]
    address: str
    source_ids: tuple[str, ...] = ()
    view: View | None = None
    figures: tuple[KeyFigure, ...] = ()
    rows: pd.DataFrame | None = None
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    moved: pd.DataFrame | None = None
    cited: tuple[Cited, ...] = ()
    part: str = ""
    more: str = ""

    @property
    def heading(self) -> str:
        """The title with the number of the page: no two pages of a briefing have the same."""
        return f"{self.title}{self.numbered}"

    @property
    def numbered(self) -> str:
        """What follows the title of a page of several, in one piece: ` (1 of 2)`."""
        return f" ({self.part})".replace(" of ", "\u00a0of\u00a0") if self.part else ""
