"""The file: what a briefing holds, set by Typst from the template beside this module."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.load import Tables
from exports.briefing import Brief
from exports.extract import Extract
from exports.paper.contents import contents
from exports.paper.letters import FONTS

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf(extract: Extract, whole: Tables, brief: Brief) -> bytes:
    """Return a briefing on a selection as a PDF, the same bytes for the same input.

    `whole` are all tables of the day of the extract. Plans are seen from that day, not the clock's.
    The file follows PDF/UA-1; what does not makes Typst stop.
    """
    import typst

    compiler = typst.Compiler(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(contents(extract, whole, brief), ensure_ascii=False)},
    )
    made = compiler.compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(extract.known, time(), UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst made no single file.")
    return made


@cache
def _fonts() -> "Fonts":
    """Return the fonts of this package and no others, whatever the machine has."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
