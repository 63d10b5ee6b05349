"""A briefing as editable slides: native charts, tables, shapes and notes, no pictures.

`template` is the empty file with the theme of `palette`, `page` a slide to write on, `text` and
`markup` its smallest parts. `cover`, `statement`, `figures`, `chart`, `matrix`, `drawn`, `profile`,
`readings` and `references` fill one kind of slide each; `notes` is what to say, and `deck` puts all
together.
"""

from exports.slides.deck import pptx

__all__ = ["pptx"]
