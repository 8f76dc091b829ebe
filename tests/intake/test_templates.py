"""The downloadable files are themselves read without fault, and tables survive being written and read."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagloft.intake.read import read_table
from fagloft.intake.template import LANGUAGES, fold
from fagloft.intake.templates import HOLDINGS, TEMPLATES
from fagloft.intake.write_template import write_template

FORMATS = ("csv", "xlsx")
_NAMES = st.from_regex(r"[A-Za-zÆØÅæøåé][A-Za-zÆØÅæøåé .'-]{0,20}[A-Za-zæøå]", fullmatch=True).map(str)
_LINE = st.fixed_dictionaries(
    {
        "competence_name": _NAMES.filter(lambda name: not name.startswith("EKSEMPEL")),
        "level": st.integers(0, 99),
        "valid_from": st.integers(0, 40_000).map(lambda days: date(1930, 1, 1) + timedelta(days)),
        "source": st.sampled_from(["self", "leader", "assessor", "test", "document"]),
    }
)
_FORMS = {"iso": "%Y-%m-%d", "norwegian": "%d.%m.%Y", "slashes": "%d/%m/%Y"}


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file_format", FORMATS)
def test_a_downloaded_file_has_all_columns_and_an_example_that_is_left_out(
    name: str, language: str, file_format: str
) -> None:
    template = TEMPLATES[name]
    intake = read_table(write_template(template, language, file_format), "mal", template)  # type: ignore[arg-type]
    assert [fault.expected_code for fault in intake.faults] == ["no_rows"]
    codes = {notice.code for notice in intake.notices}
    assert codes == {"example_rows_left_out"} | ({"other_sheets_left_out"} if file_format == "xlsx" else set())


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_would_be_a_good_row_if_it_were_not_marked(name: str, language: str) -> None:
    content = write_template(TEMPLATES[name], language, "csv").decode("utf-8-sig").replace("EKSEMPEL", "E")
    intake = read_table(content.encode(), "mal.csv", TEMPLATES[name])
    assert intake.faults == ()
    assert intake.rows.height == 1


def test_excel_template_offers_the_words_and_explains_every_column() -> None:
    workbook = openpyxl.load_workbook(BytesIO(write_template(HOLDINGS, "nn", "xlsx")))
    table, explanation = workbook.worksheets
    (offered,) = table.data_validations.dataValidation
    assert offered.formula1 == '"eigenvurdering,leiar,fagansvarleg,test,dokument"'
    explained = [row[0] for row in explanation.iter_rows(min_row=5, values_only=True)]
    assert explained == [cell.value for cell in table[1]] == [column.nn for column in HOLDINGS.columns]
    assert table["A3"].value is None
    assert table.column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_spelling_names_two_columns(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for column in TEMPLATES[name].columns:
        for spelling in column.spellings():
            owners.setdefault(fold(spelling), set()).add(column.name)
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", TEMPLATES)
def test_keys_groups_and_periods_are_columns(name: str) -> None:
    template = TEMPLATES[name]
    named = {*template.key, *(n for group in template.any_of for n in group), *(n for p in template.periods for n in p)}
    assert named <= {column.name for column in template.columns}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(_LINE, min_size=1, max_size=20),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1252"]),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(sorted(_FORMS)),
    st.sampled_from(LANGUAGES),
)
def test_csv_gives_back_what_was_written(
    lines: list[dict[str, object]], encoding: str, separator: str, form: str, language: str
) -> None:
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(_headers(language))
    writer.writerows([f"N{n}", *_cells(line, form, language)] for n, line in enumerate(lines))
    _same(read_table(text.getvalue().encode(encoding), "f.csv", HOLDINGS).rows, lines)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(_LINE, min_size=1, max_size=8),
    st.sampled_from([*sorted(_FORMS), "cell", "serial"]),
    st.booleans(),
    st.sampled_from([(1, 1), (3, 2)]),
)
def test_excel_gives_back_what_was_written(
    lines: list[dict[str, object]], form: str, counts_from_1904: bool, corner: tuple[int, int]
) -> None:
    workbook = openpyxl.Workbook()
    if counts_from_1904:
        workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    rows = [_headers("nb"), *([f"N{n}", *_cells(line, form, "nb", workbook.epoch)] for n, line in enumerate(lines))]
    for number, row in enumerate(rows):
        cells: Any = row
        for place, value in enumerate(cells):
            workbook.worksheets[0].cell(corner[0] + number, corner[1] + place, value)
    written = BytesIO()
    workbook.save(written)
    read = read_table(written.getvalue(), "f.xlsx", HOLDINGS)
    _same(read.rows, lines)
    assert read.rows["row"][0] == corner[0] + 1


def _headers(language: str) -> list[str]:
    names = ("employee_number", "competence_name", "level", "valid_from", "source")
    return [HOLDINGS.column(name).label(language) for name in names]


def _cells(line: dict[str, object], form: str, language: str, epoch: date | None = None) -> list[object]:
    day = line["valid_from"]
    assert isinstance(day, date)
    written: object = day
    if form in _FORMS:
        written = day.strftime(_FORMS[form])
    elif form == "serial":
        written = round(openpyxl.utils.datetime.to_excel(day, epoch))
    word = next(c.word(language) for c in HOLDINGS.column("source").choices if c.value == line["source"])
    return [line["competence_name"], line["level"], written, word.upper()]


def _same(rows: pl.DataFrame, lines: list[dict[str, object]]) -> None:
    expected = [{**line, "competence_name": " ".join(str(line["competence_name"]).split())} for line in lines]
    assert rows.select("competence_name", "level", "valid_from", "source").to_dicts() == expected
