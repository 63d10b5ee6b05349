"""Text from data as plain text in Markdown."""

import re
from functools import lru_cache

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~=^&])")

# Links and arrows are made of text even where every mark is escaped; a character without width
# between their signs stops that, and shows nothing.
_JOINER = "\u2060"
_MADE_OF_TEXT = re.compile(
    r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\w)(?=@\w)|(?<=[-<>=~])(?=[-<>=])", re.I
)


@lru_cache(maxsize=16_384, typed=True)
def plain(text: object) -> str:
    """Return text that Markdown shows as it stands: no link, no HTML, no directive, no arrow.

    White space is folded; where a link or an arrow would be made, a word joiner stands inside.
    """
    folded = " ".join(str(text).split())
    return _MARKS.sub(r"\\\1", _MADE_OF_TEXT.sub(_JOINER, folded))
