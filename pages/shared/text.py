"""Text from data as plain text in Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~=^])")


def plain(text: object) -> str:
    """Return text that Markdown shows letter for letter: no link, no HTML, no directive."""
    return _MARKS.sub(r"\\\1", " ".join(str(text).split()))
