"""Dates as people and Excel write them."""

from datetime import date

import polars as pl

from fagloft.intake.parse_text import Parsed, Refusal
from fagloft.intake.template import Column

_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
_YEAR_FIRST = rf"^(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_MIDNIGHT}$"
_DAY_FIRST = rf"^(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>\d{{4}}){_MIDNIGHT}$"
_SERIAL = r"^(\d{1,6})(?:\.0+)?$"


def parse_date(text: pl.Expr, column: Column, *, date_system_1904: bool) -> Parsed:
    written = pl.coalesce(_written(text, _YEAR_FIRST), _written(text, _DAY_FIRST))
    serial = text.str.extract(_SERIAL, 1).cast(pl.Int32, strict=False)
    value = pl.coalesce(
        written.str.to_date("%Y-%m-%d", strict=False), from_serial(serial, date_system_1904=date_system_1904)
    )
    recognised = written.is_not_null() | serial.is_not_null()
    period = {"earliest": column.earliest.isoformat(), "latest": column.latest.isoformat()}
    return Parsed(
        value,
        (
            Refusal("not_a_date", ~recognised, {}),
            Refusal("impossible_date", recognised & value.is_null(), {}),
            Refusal("date_out_of_range", ~value.is_between(column.earliest, column.latest), dict(period)),
        ),
    )


def from_serial(serial: pl.Expr, *, date_system_1904: bool) -> pl.Expr:
    """Excel's day number as a date. In the 1900 system day 60 is 29 February 1900, which never was."""
    if date_system_1904:
        return pl.lit(date(1904, 1, 1)) + pl.duration(days=serial)
    before_the_gap = pl.lit(date(1899, 12, 31)) + pl.duration(days=serial)
    after_the_gap = pl.lit(date(1899, 12, 30)) + pl.duration(days=serial)
    return pl.when(serial.is_between(1, 59)).then(before_the_gap).when(serial > 60).then(after_the_gap)


def _written(text: pl.Expr, pattern: str) -> pl.Expr:
    parts = text.str.extract_groups(pattern).struct
    return parts.field("y") + "-" + parts.field("m").str.zfill(2) + "-" + parts.field("d").str.zfill(2)
