"""The numbers in the file are those of the tables: read back and compared."""

import io
import re

import pytest
from openpyxl import load_workbook

from data.headline import key_figures
from data.portrait import key_facts
from data.profile import Group, profile
from data.reading import country_names, factory_names
from data.records import records
from data.wording import money
from exports.briefing import Brief


def slides_with(deck, what):
    return [slide for slide in deck.slides if any(getattr(s, what) for s in slide.shapes)]


def chart_of(deck):
    (slide,) = slides_with(deck, "has_chart")
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def text_of(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def titled(deck, words):
    return next(slide for slide in deck.slides if words in slide.shapes.title.text_frame.text)


def all_titled(deck, words):
    return [slide for slide in deck.slides if words in slide.shapes.title.text_frame.text]


def cells_of(slide):
    return [
        [cell.text_frame.text for cell in row.cells]
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]


def totals_of(tables):
    names = factory_names(tables)
    totals = tables.budgets[tables.budgets["measure"] == "factory_total"]
    return {names[row["factory_id"]]: row for row in records(totals)}


def test_the_chart_holds_each_amount_in_million_euro(deck, tables):
    (plot,) = chart_of(deck).plots
    (series,) = plot.series
    assert series.name == "published"
    drawn = dict(zip(plot.categories, series.values, strict=True))
    totals = totals_of(tables)
    assert len(drawn) == len(totals)
    for name, total in totals.items():
        (value,) = [value for category, value in drawn.items() if category.startswith(name)]
        amount = total["amount_eur"]
        assert value == (None if amount is None else amount / 1e6)


def test_what_is_not_disclosed_is_blank_and_said(deck):
    (plot,) = chart_of(deck).plots
    drawn = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert drawn["Sweden AI Factory (MIMER): not disclosed · new machine"] is None


def test_each_bar_says_how_far_its_amount_is_known(deck, tables):
    (plot,) = chart_of(deck).plots
    totals = totals_of(tables)
    for at, category in enumerate(plot.categories):
        (total,) = [row for name, row in totals.items() if category.startswith(name)]
        if plot.series[0].values[at] is not None:
            label = plot.series[0].points[at].data_label.text_frame.text
            assert money(total["amount_eur"], total["qualifier"]) in label
    lumi = plot.series[0].points[0].data_label.text_frame.text
    assert lumi == "► ≥ €556 m · one weak source"


def test_a_rival_figure_stands_beside_the_amount(deck):
    labels = [
        point.data_label.text_frame.text
        for point in (chart_of(deck).plots[0].series[0].points[at] for at in range(4))
    ]
    assert "about €430 m · rival: €420 m" in labels


def test_a_bar_on_weak_evidence_has_slanted_lines(deck):
    points = chart_of(deck).plots[0].series[0].points
    assert "pattFill" in points[0].format.fill._xPr.xml
    assert "pattFill" not in points[1].format.fill._xPr.xml


def test_the_workbook_behind_the_chart_holds_the_same(deck):
    chart = chart_of(deck)
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    (plot,) = chart.plots
    assert [row[0] for row in rows] == list(plot.categories)
    assert [row[1] for row in rows] == list(plot.series[0].values)
    assert rows[0][2] == "≥ €556 m, one weak source"


@pytest.mark.parametrize("measure", ["system_contract", "eu_contribution"])
def test_another_measure_is_drawn_when_asked_for(deck_of, tables, measure):
    chart = chart_of(deck_of(brief=Brief(slides=("budget",), measure=measure)))
    asked = tables.budgets[tables.budgets["measure"] == measure]
    known = asked["amount_eur"].dropna() / 1e6
    drawn = [value for value in chart.plots[0].series[0].values if value is not None]
    assert sorted(drawn) == sorted(known)


def test_the_matrix_names_every_country_in_its_role(deck, tables):
    seats, counted = {}, []
    for slide in all_titled(deck, "widest known consortium"):
        header, counts, *rows = cells_of(slide)
        seats |= {
            (factory, row[0].removesuffix("*")): cell.split()[-1]
            for row in rows
            for factory, cell in zip(header, row, strict=True)
            if factory not in ("Country", "Factories") and cell
        }
        counted += [
            count
            for name, count in zip(header, counts, strict=True)
            if name not in ("Country", "Factories")
        ]
    names, countries = factory_names(tables), country_names(tables)
    assert seats == {
        (names[row.factory_id], countries[row.country]): row.role
        for row in tables.memberships.itertuples()
    }
    sizes = tables.memberships["factory_id"].value_counts()
    assert counted == [str(sizes[factory_id]) for factory_id in names]


def test_a_country_outside_the_union_is_marked(deck):
    first = [row[0] for row in cells_of(titled(deck, "widest known consortium"))]
    assert [name for name in first if name.endswith("*")] == ["Norway*", "Türkiye*"]


def test_key_figures_are_large_words(deck, tables):
    slide = titled(deck, "Key figures")
    for figure in key_figures(tables):
        for words in (figure.label, figure.value, figure.note):
            assert words in text_of(slide)


def test_a_profile_is_a_table_of_the_facts(deck, tables):
    factory_id = tables.factories["factory_id"].iloc[1]
    slide = titled(deck, f"{factory_names(tables)[factory_id]}: services running")
    told = {cells[0]: cells[1] for cells in cells_of(slide)}
    for fact in profile(factory_id, tables):
        if fact.group != Group.OTHER:
            assert told[fact.label] == fact.words
    for figure in key_facts(factory_id, tables):
        assert figure.value in text_of(slide)


def test_readings_stand_beside_what_explains_them(deck, tables):
    told = [row for slide in deck.slides for row in cells_of(slide) if len(row) == 4]
    explained = [row[3] for row in told if row[3] != "What explains it"]
    assert explained == list(tables.conflicts["explanation"])


def test_sources_are_a_numbered_list_with_links(deck):
    slide = titled(deck, "sources stand behind this briefing")
    first, *_ = [shape for shape in slide.shapes if shape.name.startswith("Sources 1 to")]
    paragraphs = first.text_frame.paragraphs
    assert paragraphs[0]._p.pPr.find("{*}buAutoNum").get("startAt") == "1"
    linked = [p.runs[0].hyperlink.address for p in paragraphs if p.runs[0].hyperlink.address]
    assert linked
    assert all(address.startswith("http") for address in linked)


def test_notes_hold_what_to_say_and_every_source_in_full(deck):
    slide = titled(deck, "largest known budget")
    notes = slide.notes_slide.notes_text_frame.text
    assert "As known on 21 November 2026: 17 of 19 factory totals are published" in notes
    assert "The weakest source: Unknown (press rewrite)" in notes
    assert re.search(r"^\[\d+\] Unknown \(press rewrite\)", notes, re.MULTILINE)
    assert "c0064" in notes


def test_every_slide_says_its_sources_its_day_and_its_address(deck):
    for slide in list(deck.slides)[1:]:
        footer = slide.placeholders[11].text_frame
        assert footer.text.startswith(("Source ", "Sources "))
        assert "As known on 21 November 2026" in footer.text
        link = footer.paragraphs[1].runs[-1].hyperlink.address
        assert "wave=all&known=2026-11-21" in link
