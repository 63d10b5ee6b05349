"""Makes the font of icons that the dashboard serves: `make icons`.

A reader's browser fetches Streamlit's font of 4,000 icons before a page is whole, and nine tenths
of it are never drawn. Kept is each icon whose name stands in our pages or in Streamlit's scripts.
"""

import re
from collections.abc import Iterator

from fontTools import subset
from fontTools.ttLib import TTFont
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from bench.driver import ROOT
from server.bundles import STATIC
from server.icons import ICONS, OF_STREAMLIT

_OF_OURS = re.compile(r":material/([a-z0-9_]+)|>([a-z0-9_]+)<")
_OF_STREAMLIT = re.compile(r""":material/([a-z0-9_]+)|[`"']([a-z0-9_]+)[`"']""")


def main() -> None:
    """Write server/icons/icons.woff2."""
    font = TTFont(STATIC / OF_STREAMLIT)
    drawn = ligatures(font)
    wanted = {drawn[name] for name in needed() if name in drawn}
    # An icon is drawn where its name is written: all letters lead to all icons, unless closed.
    options = subset.Options(layout_closure=False, flavor="woff2", glyph_names=True)
    kept = subset.Subsetter(options)
    kept.populate(glyphs=wanted, text="".join(map(chr, range(32, 127))))
    kept.subset(font)
    subset.save_font(font, str(ICONS), options)


def needed() -> set[str]:
    """Return the names of icons that stand in our pages or in Streamlit's scripts."""
    return set(_named()) & ALL_MATERIAL_ICONS


def ligatures(font: TTFont) -> dict[str, str]:
    """Return the icons of a font: the letters that are written, and the glyph that they become."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            for first, ligature_set in getattr(table, "ligatures", {}).items():
                for one in ligature_set:
                    written = [letters.get(glyph, "?") for glyph in (first, *one.Component)]
                    found["".join(written)] = one.LigGlyph
    return found


def _named() -> Iterator[str]:
    """Yield what may be names of icons: the text of elements of ours, any literal of Streamlit."""
    rooms = ((ROOT / "pages", _OF_OURS), (STATIC / "static" / "js", _OF_STREAMLIT))
    for room, name in rooms:
        for file in room.rglob("*.*"):
            if file.suffix in (".py", ".js"):
                for found in name.findall(file.read_text(encoding="utf-8")):
                    yield "".join(found)


if __name__ == "__main__":
    main()
