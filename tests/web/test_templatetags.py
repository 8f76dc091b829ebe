"""Filters and tags of the templates, in the three languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from fagloft.web.frame import undo_tag
from fagloft.web.templatetags import form_parts, formats, lists, matrix, notices, standings

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def bokmål() -> Iterator[None]:
    with translation.override("nb"):
        yield


class Cell(NamedTuple):
    standing: str
    url: str = ""
    note: str = ""


class Column(NamedTuple):
    label: str
    name: str = ""
    is_numeric: bool = False
    priority: int = 0


class RequirementForm(forms.Form):
    name = forms.CharField(label="Navn", help_text="Det de ansatte ser.")
    layer = forms.ChoiceField(label="Nivå", widget=forms.RadioSelect, choices=[("unit", "Avdeling"), ("all", "Alle")])
    agreed = forms.BooleanField(label="Drøftet")
    evidence = forms.FileField(label="Dokumentasjon", required=False)


@pytest.mark.parametrize(
    ("language", "shown"), [("nb", "1\u00a0234,5"), ("nn", "1\u00a0234,5"), ("en", "1,234.5"), ("en-gb", "1,234.5")]
)
def test_number_follows_the_language(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.number(Decimal("1234.5"), 1) == shown


def test_zero_has_no_sign_whichever_came_first() -> None:
    assert [formats.number(-0.0), formats.number(0), formats.percent(Decimal("-0"))] == ["0", "0", "0\u00a0%"]


def test_what_is_no_number_is_not_written_as_zero() -> None:
    with pytest.raises(TypeError):
        formats.number("")  # type: ignore[arg-type]


def test_the_same_moment_has_another_day_in_another_time_zone() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    next_day = late.astimezone(ZoneInfo("Europe/Oslo"))

    assert late == next_day
    assert formats.moment(late) == "22.11.2026 kl. 23.30"
    assert formats.moment(next_day) == "23.11.2026 kl. 00.30"


def test_unknown_language_reads_as_bokmål() -> None:
    with translation.override("fi"):
        assert formats.short_date(DAY) == "22.11.2026"
    with translation.override(None):
        assert formats.short_date(DAY) == "22.11.2026"


def test_number_without_decimals_is_rounded() -> None:
    assert formats.number(17.6) == "18"
    assert formats.number(-1200) == "-1\u00a0200"


@pytest.mark.parametrize(("language", "shown"), [("nb", "12\u00a0%"), ("nn", "12\u00a0%"), ("en", "12%")])
def test_percent_follows_the_language(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.percent(0.12) == shown


def test_percent_keeps_asked_decimals() -> None:
    assert formats.percent(0.1234, 1) == "12,3\u00a0%"


@pytest.mark.parametrize(("language", "shown"), [("nb", "12\u00a0500\u00a0kr"), ("en", "NOK\u00a012,500")])
def test_money_is_whole_kroner(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.money(12500) == shown


@pytest.mark.parametrize(
    ("size", "shown"), [(12, "12\u00a0B"), (340_000, "340\u00a0kB"), (1_250_000, "1,2\u00a0MB"), (0, "0\u00a0B")]
)
def test_file_size_takes_the_unit_people_know(size: int, shown: str) -> None:
    assert formats.file_size(size) == shown


@pytest.mark.parametrize(
    ("language", "short", "without_year", "long"),
    [
        ("nb", "22.11.2026", "22.11.", "søndag 22. november 2026"),
        ("nn", "22.11.2026", "22.11.", "søndag 22. november 2026"),
        ("en", "22 Nov 2026", "22 Nov", "Sunday 22 November 2026"),
    ],
)
def test_dates_follow_the_language(language: str, short: str, without_year: str, long: str) -> None:
    with translation.override(language):
        assert (formats.short_date(DAY), formats.day_month(DAY), formats.long_date(DAY)) == (short, without_year, long)


def test_moment_is_shown_in_norwegian_time() -> None:
    at = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
    shown = Template("{% load formats %}{{ at|moment }}").render(Context({"at": at}))
    assert shown == "22.11.2026 kl. 14.05"


def test_late_evening_in_utc_is_next_day_in_norway() -> None:
    at = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert Template("{% load formats %}{{ at|short_date }}").render(Context({"at": at})) == "23.11.2026"


@pytest.mark.parametrize(
    "write", [formats.number, formats.percent, formats.money, formats.file_size, formats.short_date, formats.moment]
)
def test_nothing_is_a_dash(write: object) -> None:
    assert callable(write)
    assert write(None) == "–"


def test_standing_has_sign_and_words() -> None:
    assert standings.standing_sign("lapses_soon") == "◐"
    assert standings.standing_text("missing") == "mangler"


def test_unknown_standing_is_refused() -> None:
    with pytest.raises(KeyError):
        standings.standing_sign("fine")


def test_legend_names_every_standing() -> None:
    legend = Template("{% load standings %}{% standing_legend %}").render(Context())
    assert all(sign in legend for sign in standings.SIGNS.values())


def test_matrix_cell_links_and_says_what_it_shows() -> None:
    drawn = matrix.matrix_cells([Cell("missing", "/p/1?c=2&d=3")], matrix.column_names([Column("HLR")]))
    assert drawn == '<td class="missing"><a href="/p/1?c=2&amp;d=3" aria-label="HLR: mangler">✕</a></td>'


def test_matrix_cell_without_address_still_speaks() -> None:
    drawn = matrix.matrix_cells([Cell("not_required")], ["HLR"])
    assert '<span class="ds-sr-only">ikke krav</span>' in drawn
    assert "<a " not in drawn


def test_note_of_matrix_cell_is_escaped() -> None:
    drawn = matrix.matrix_cells([Cell("lapses_soon", "/p", '"><script>')], matrix.column_names([Column("H", "<HLR>")]))
    assert "<script>" not in drawn
    assert "&lt;HLR&gt;: &quot;&gt;&lt;script&gt;" in drawn


def test_row_with_wrong_number_of_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        matrix.matrix_cells([Cell("holds")], ["HLR", "Sår"])


@pytest.mark.parametrize(
    ("query", "direction", "link"),
    [
        ({}, "none", "?sort=name"),
        ({"sort": "name", "page": "3"}, "ascending", "?sort=-name"),
        ({"sort": "-name", "q": "hlr"}, "descending", "?sort=name&amp;q=hlr"),
    ],
)
def test_sort_header_turns_and_keeps_the_rest(query: dict[str, str], direction: str, link: str) -> None:
    request = RequestFactory().get("/", query)
    head = render_to_string("components/table.html", {"table": _table()}, request=request)
    assert f'aria-sort="{direction}"' in head
    assert f'href="{link}"' in head


def test_sort_header_knows_the_sorting_before_anyone_sorted() -> None:
    shown = lists.sort_header(RequestContext(RequestFactory().get("/")), "gaps", "Mangler", default="-gaps")
    assert (shown["direction"], shown["sort"]) == ("descending", "gaps")


def test_column_tells_where_its_cells_stand() -> None:
    assert lists.cell_class(Column("Navn", priority=1)) == "first"
    assert lists.cell_class(Column("Antall", is_numeric=True, priority=2)) == "second number"
    assert lists.cell_class(Column("Antall", is_numeric=True)) == "number"


def test_pages_between_are_left_out() -> None:
    page = Paginator(range(1000), 10).page(50)
    assert list(lists.page_numbers(page)) == [1, "…", 49, 50, 51, "…", 100]


@pytest.mark.parametrize(("share", "level"), [(0, 0), (0.01, 1), (0.05, 1), (0.06, 2), (0.2, 3), (0.35, 4), (1, 5)])
def test_heat_grows_with_the_share(share: float, level: int) -> None:
    assert lists.heat_level(share) == level


def test_form_ties_help_and_error_to_the_input() -> None:
    drawn = render_to_string("components/form.html", {"form": RequirementForm({}), "submit_label": "Lagre"})
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_error"' in drawn
    assert 'href="#id_name"' in drawn
    assert 'href="#id_layer_0"' in drawn
    assert 'enctype="multipart/form-data"' in drawn


def test_form_keeps_what_was_typed() -> None:
    form = RequirementForm({"name": "Hjerte <b>"})
    assert 'value="Hjerte &lt;b&gt;"' in render_to_string("components/form.html", {"form": form, "submit_label": "x"})


def test_fields_are_drawn_in_their_shape() -> None:
    form = RequirementForm()
    shapes = {name: form_parts.shape(form[name]) for name in form.fields}
    assert shapes == {"name": "line", "layer": "group", "agreed": "tick", "evidence": "line"}


def test_each_choice_has_the_class_of_the_design_system() -> None:
    assert all('class="ds-input"' in choice.tag() for choice in form_parts.choices(RequirementForm()["layer"]))


def test_message_offers_the_way_back() -> None:
    assert notices.undo_url(Message(constants.SUCCESS, "Lagret", undo_tag("/undo/7"))) == "/undo/7"
    assert notices.undo_url(Message(constants.SUCCESS, "Lagret", "wide")) == ""
    assert notices.undo_url(Message(constants.SUCCESS, "Lagret")) == ""


@pytest.mark.parametrize(
    ("level", "colour"),
    [
        (constants.INFO, "info"),
        (constants.SUCCESS, "success"),
        (constants.WARNING, "warning"),
        (constants.ERROR, "danger"),
    ],
)
def test_only_errors_are_red(level: int, colour: str) -> None:
    assert notices.message_colour(Message(level, "x")) == colour


class _Row(NamedTuple):
    cells: tuple[object, ...]


class _Text(NamedTuple):
    text: str


class _SortedColumn(NamedTuple):
    label: str
    key: str


class _Table(NamedTuple):
    label: str
    columns: tuple[_SortedColumn, ...]
    rows: tuple[_Row, ...]


def _table() -> _Table:
    return _Table("Enheter", (_SortedColumn("Navn", "name"),), (_Row((_Text("Sone 1"),)),))
