"""Signs that no reader sees, or that turn the order of what stands around them.

A quote that holds one can read otherwise than what is stored: so claims take none. What scripts
need stays: joiners and marks of direction (U+200C to U+200F, U+061C), letters of any script, and
the choice between a sign as text and as a picture (U+FE0E, U+FE0F).
"""

import re
import unicodedata
from collections.abc import Iterator

_HIDDEN = re.compile(
    "["
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but for tab and line ends
    r"\u00ad\u034f\u17b4\u17b5\u180e\u200b\u2060-\u2065\ufeff"  # without width
    r"\u115f\u1160\u2800\u3164\uffa0"  # letters and patterns that are blank
    r"\U0001d173-\U0001d17a"  # beams and slurs of music, which only a score would show
    r"\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    r"\u206a-\u206f\ufff9-\uffff"  # given up, stand-ins, and what is no character
    r"\U000e0000-\U000e0fff"  # tags, and variants that no font has
    "]"
)


def hidden(text: str) -> Iterator[str]:
    """Yield the number of each such sign in a text, and its name if it has one, each once."""
    for sign in dict.fromkeys(_HIDDEN.findall(text)):
        yield f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
