"""CSV bytes to a table of text, whatever the encoding and separator."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice, zip_longest

import polars as pl

from fagloft.intake.headers import count_known
from fagloft.intake.outcome import Notice, TextTable, Unreadable
from fagloft.intake.template import Limits, Template

SEPARATORS = (";", ",", "\t")
_BLOCK = 50_000


def read_csv(content: bytes, template: Template) -> TextTable:
    text, notices = _decode(content)
    stream = StringIO(text, newline="")
    first_row = _skip_separator_line(stream)
    separator = _find_separator(text[stream.tell() :], template)
    records = csv.reader(stream, delimiter=separator, strict=True)
    blocks = [_frame([], first_row, template.limits), *_blocks(records, first_row, template.limits)]
    return TextTable(None, pl.concat(blocks, how="diagonal"), notices=notices)


def _decode(content: bytes) -> tuple[str, tuple[Notice, ...]]:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16"), ()
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as not_utf:
        if not_utf.encoding.startswith("utf-16"):
            raise Unreadable("wrong_encoding") from not_utf
    try:
        return content.decode("windows-1252"), (Notice(None, "read_as_windows_1252", {}),)
    except UnicodeDecodeError as neither:
        raise Unreadable("wrong_encoding") from neither


def _skip_separator_line(stream: StringIO) -> int:
    """Excel writes and obeys a first line "sep=;"; it is no row of the table but counts as one."""
    if stream.readline().strip().lower() in {f"sep={separator}" for separator in SEPARATORS} | {"sep="}:
        return 2
    stream.seek(0)
    return 1


def _find_separator(text: str, template: Template) -> str:
    first_line = next((line for line in islice(StringIO(text), 1000) if line.strip(" ;,\t\r\n")), "")

    def fit(separator: str) -> tuple[int, int]:
        cells = [cell.strip('"\r\n') for cell in first_line.split(separator)]
        return count_known(cells, template), len(cells)

    return max(SEPARATORS, key=fit)


def _blocks(records: Iterator[list[str]], first_row: int, limits: Limits) -> Iterator[pl.DataFrame]:
    """Rows in blocks, so that a large file is never held whole as Python lists."""
    row = first_row
    while block := _take(records, row):
        yield _frame(block, row, limits)
        row += len(block)
        if row - first_row > limits.rows:
            raise Unreadable("too_many_rows", limit=limits.rows)


def _take(records: Iterator[list[str]], row: int) -> list[list[str]]:
    block: list[list[str]] = []
    try:
        block.extend(islice(records, _BLOCK))
    except csv.Error as broken:
        raise Unreadable("broken_quotes", row=row + len(block)) from broken
    return block


def _frame(block: list[list[str]], row: int, limits: Limits) -> pl.DataFrame:
    width = max(map(len, block), default=0)
    if width > limits.columns:
        raise Unreadable("too_many_columns", found=width, limit=limits.columns)
    columns: Iterable[tuple[str | None, ...]] = zip_longest(*block)
    series = [pl.Series(f"c{index}", values, dtype=pl.String) for index, values in enumerate(columns)]
    return pl.DataFrame([pl.Series("row", range(row, row + len(block)), dtype=pl.Int64), *series])
