"""Signs that no reader sees, or that turn the order of what stands around them.

A quote that holds one can read otherwise than what is stored: so claims take none. What scripts
need stays: joiners and marks of direction (U+200C to U+200F, U+061C), letters of any script.
"""

import re
import unicodedata
from collections.abc import Iterator

_HIDDEN = re.compile(
    "["
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but for tab and line ends
    r"\u00ad\u200b\u2060-\u2064\ufeff"  # without width
    r"\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    r"\u206a-\u206f\ufff9-\uffff"  # given up, stand-ins, and what is no character
    r"\U000e0000-\U000e007f"  # tags
    "]"
)


def hidden(text: str) -> Iterator[str]:
    """Yield the number of each such sign in a text, and its name if it has one, each once."""
    for sign in dict.fromkeys(_HIDDEN.findall(text)):
        yield f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
