"""What a briefing holds, independent of the format it is shown in.

`brief` is what was asked for, `cover` what stands before, `slide` what one page carries, `numbered`
the sources by their numbers, `tables` the rows, `contents` one function a kind. `measure`, `room`
and `flow` say how much a page holds, `drawn` draws a figure anew, and `deck` puts all together.
"""

from exports.briefing.brief import DEFAULT, KINDS, Brief
from exports.briefing.cover import Cover, cover
from exports.briefing.deck import sections, slides
from exports.briefing.numbered import Cited
from exports.briefing.slide import Slide

__all__ = ["DEFAULT", "KINDS", "Brief", "Cited", "Cover", "Slide", "cover", "sections", "slides"]
