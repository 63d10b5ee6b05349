"""Text as the font of the file can show it: PDF/UA allows no letter without a shape."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).with_name("fonts")
LACKING = "□"
"""Stands for a letter that the font lacks."""
_REGULAR = FONTS / "SourceSans3-Regular.ttf"
_ENDLESS = re.compile(r"(?<!\S)(?!\S*://)\S{40,}")
_STEP = 12
_MAY_BREAK = "\u200b"


def shown(value: Any) -> Any:  # noqa: ANN401
    """Return a value of JSON with every text in it readable; endless words may break anywhere.

    Addresses stay as they are, to be copied: Typst knows where they may break.
    """
    if isinstance(value, str):
        return _ENDLESS.sub(_breakable, readable(value))
    if isinstance(value, list):
        return [shown(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key in _KEPT else shown(one) for key, one in value.items()}
    return value


_KEPT = frozenset({"address", "language", "svg"})
"""What is no text to be read: it must stay as it is."""


def readable(text: str) -> str:
    """Return a text in letters of the font, on one line."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def _letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf":
        return ""
    return letter if ord(letter) in _signs() else LACKING


def _breakable(found: re.Match[str]) -> str:
    word = found.group()
    return _MAY_BREAK.join(word[at : at + _STEP] for at in range(0, len(word), _STEP))


@cache
def _signs() -> frozenset[int]:
    """Return the code points of the font, as its table of 32-bit characters has them."""
    content = _REGULAR.read_bytes()
    start = _table(content, b"cmap")
    (count,) = struct.unpack_from(">H", content, start + 2)
    subtables = (struct.unpack_from(">HHI", content, start + 4 + 8 * at) for at in range(count))
    at = next(start + offset for _, _, offset in subtables if _is_wide(content, start + offset))
    (groups,) = struct.unpack_from(">I", content, at + 12)
    found = (struct.unpack_from(">II", content, at + 16 + 12 * group) for group in range(groups))
    return frozenset(code for first, last in found for code in range(first, last + 1))


def _table(content: bytes, name: bytes) -> int:
    """Return where a table of a font begins."""
    (count,) = struct.unpack_from(">H", content, 4)
    tables = (struct.unpack_from(">4sIII", content, 12 + 16 * at) for at in range(count))
    return next(int(offset) for tag, _, offset, _ in tables if tag == name)


def _is_wide(content: bytes, at: int) -> bool:
    """Whether a table of characters is of format 12: ranges of 32 bits."""
    return struct.unpack_from(">H", content, at) == (12,)
