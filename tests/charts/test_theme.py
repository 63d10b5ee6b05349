"""Contrast and colour blindness, by arithmetic."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from charts.theme import (
    DARK,
    FONT,
    KIND_COLOURS,
    LIGHT,
    PARTNER,
    SCOPE_COLOURS,
    blend,
    lines,
    plain,
    role_colours,
    small,
    theme_of,
)
from charts.view import listed
from tests.contrast import contrast, linear

CONTRAST = ("Colour", "pairs of a mark or text and its ground, by contrast")
BLIND = ("Colour", "pairs of colours told apart, with each kind of sight")
CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
THEMES = {"light": LIGHT, "dark": DARK}

# Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# CIE76; about 2.3 is just noticeable. Measured: kinds 38.2, 12.9, 26.8 and 15.8, scopes 38.2, 12.9,
# 26.8 and 20.6, roles 42 or more.
APART = {"none": 38, "protanopia": 12.5, "deuteranopia": 26, "tritanopia": 15}


def seen(colour, blindness):
    rgb = linear(colour)
    rows = BLINDNESS[blindness]
    return [min(1, max(0, sum(w * part for w, part in zip(row, rgb, strict=True)))) for row in rows]


def lab(rgb):
    red, green, blue = rgb
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def smallest_distance(colours, blindness):
    labs = [lab(seen(colour, blindness)) for colour in colours]
    return min(
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(labs, 2)
    )


def test_the_arithmetic_agrees_with_known_values():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
    assert lab(linear("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("surface", ["background", "panel"])
def test_marks_stand_out_at_least_three_to_one(mode, surface, record_property):
    theme = THEMES[mode]
    marks = {
        **{f"kind {name}": colour for name, colour in KIND_COLOURS.items()},
        **{f"scope {name}": colour for name, colour in SCOPE_COLOURS.items()},
        **role_colours(theme),
        "rival": theme.rival,
        "today": theme.today,
        "slot": theme.muted,
    }
    ground = getattr(theme, surface)
    measured = {name: round(contrast(colour, ground), 2) for name, colour in marks.items()}
    record_property("quality", [*CONTRAST, len(measured)])
    assert {name: c for name, c in measured.items() if c < 3} == {}


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("surface", ["background", "panel"])
@pytest.mark.parametrize("ink", ["text", "muted", "rival", "today"])
def test_text_stands_out_at_least_four_and_a_half_to_one(mode, surface, ink, record_property):
    record_property("quality", [*CONTRAST, 1])
    theme = THEMES[mode]
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(
    "palette",
    [KIND_COLOURS, SCOPE_COLOURS, role_colours(LIGHT), role_colours(DARK)],
    ids=["kinds", "scopes", "roles in light", "roles in dark"],
)
def test_colours_of_a_palette_are_told_apart(palette, blindness, record_property):
    record_property("quality", [*BLIND, len(palette) * (len(palette) - 1) // 2])
    assert smallest_distance(palette.values(), blindness) >= APART[blindness]


@pytest.mark.parametrize("mode", THEMES)
def test_hosts_and_partners_differ_in_lightness_too(mode, record_property):
    record_property("quality", [*CONTRAST, 1])
    assert contrast(role_colours(THEMES[mode])["host"], PARTNER) >= 3


@pytest.mark.parametrize("mode", THEMES)
def test_figures_stand_on_the_surfaces_of_the_page(mode):
    page = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    theme = THEMES[mode]
    assert (page["backgroundColor"], page["secondaryBackgroundColor"], page["textColor"]) == (
        theme.background,
        theme.panel,
        theme.text,
    )
    assert page["chartCategoricalColors"] == list(KIND_COLOURS.values())


def test_an_unknown_mode_is_light():
    assert theme_of(None) is LIGHT
    assert theme_of("sepia") is LIGHT
    assert theme_of("dark") is DARK


def test_every_font_of_the_list_is_a_name_that_css_allows():
    names = [name.strip() for name in FONT.split(",")]
    assert all(name[0] == name[-1] == "'" or name.replace("-", "").isalpha() for name in names)


def test_a_colour_over_another_lies_between_them():
    assert blend("#000000", "#FFFFFF", 1) == "#000000"
    assert blend("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert blend("#FF0000", "#0000FF", 0.2) == "#3300CC"


def test_text_of_the_data_is_never_a_tag():
    assert plain("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert plain("l'Île “d'or”") == "l'Île “d'or”"


def test_lines_are_broken_before_they_are_escaped():
    broken = lines("A&B " * 20, "<end>").split("<br>")
    assert broken[-1] == "&lt;end&gt;"
    assert all(len(line.replace("&amp;", "&")) <= 44 for line in broken[:-1])


def test_small_text_is_quieter_and_never_a_tag():
    assert small(DARK, "a<b", "c") == (
        f'<span style="font-size:13px;color:{DARK.muted}">a&lt;b<br>c</span>'
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "0"),
        (8, "0; 1; 2; 3; 4; 5; 6; 7"),
        (9, "0; 1; 2; 3; 4; 5; 6; 7; 1 more in the table"),
        (20, "0; 1; 2; 3; 4; 5; 6; 7; 12 more in the table"),
    ],
)
def test_a_list_that_is_read_aloud_ends(count, said):
    assert listed([str(i) for i in range(count)]) == said
