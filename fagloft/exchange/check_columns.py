"""Turn the columns of an opened table into their declared types, and say what does not fit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from fagloft.exchange.declarations import Column, Kind, Table

ISO_LENGTH = 10
SEVERAL_IDS = "^[^;]+(;[^;]+)*$"
TWO_DECIMALS = r"^[0-9]{1,15}(\.[0-9]{1,2}0*)?$"
ROUNDING = 1e-6


@dataclass(frozen=True)
class Rule:
    """Something every row must keep: where it is told, what was expected, and when it is broken."""

    column: str
    expected: str
    is_broken: pl.Expr


def convert(column: Column, given: pl.DataType, ids: Mapping[str, pl.Enum]) -> pl.Expr:
    """Turn a column into its declared type; what does not fit becomes null."""
    converted = _convert(column, given, ids)
    return converted if column.most is None else pl.when(converted <= column.most).then(converted)


def _convert(column: Column, given: pl.DataType, ids: Mapping[str, pl.Enum]) -> pl.Expr:
    """Turn a column into its declared type, however large a number is."""
    raw = _blank_to_null(column, given)
    if column.kind is Kind.DATE:
        return _to_date(raw, given)
    if column.kind in NUMBERS:
        return NUMBERS[column.kind](raw, given)
    return _to_text(column, raw, ids)


def _to_text(column: Column, raw: pl.Expr, ids: Mapping[str, pl.Enum]) -> pl.Expr:
    """Read a text, a choice, an id or several."""
    spoken = raw.cast(pl.String)
    if column.kind is Kind.CHOICE:
        return spoken.cast(column.dtype, strict=False)
    if column.kind is Kind.IDS:
        return pl.when(spoken.str.contains(SEVERAL_IDS)).then(spoken)
    listed = ids.get(column.refers_to or "")
    return spoken if listed is None else spoken.cast(listed, strict=False)


def list_rules(table: Table, given: Mapping[str, pl.DataType], ids: Mapping[str, pl.Enum]) -> list[Rule]:
    """List what every row of a table must keep."""
    rules: list[Rule] = []
    for column in table.columns:
        dtype = given[column.name]
        plain = convert(column, dtype, {})
        empty = _blank_to_null(column, dtype).is_null()
        bad = plain.is_null() & (~empty if column.may_be_empty else pl.lit(value=True))
        rules.append(Rule(column.name, column.expected, bad))
        if column.refers_to in ids:
            unknown = plain.is_not_null() & convert(column, dtype, ids).is_null()
            rules.append(Rule(column.name, f"an id that stands in {column.refers_to}", unknown))
    return rules + _period_rules(table, given) + _scope_rules(table, ids)


def is_any_rule_broken(table: Table, ids: Mapping[str, pl.Enum]) -> pl.Expr:
    """
    Tell which rows break a rule, of a table that is converted already.

    The same as `list_rules`, but each value is converted only once. Beside each column that may be empty stands
    whether anything was given.
    """
    checks = [
        pl.col(column.name).is_null() & (pl.col(given_name(column)) if column.may_be_empty else pl.lit(value=True))
        for column in table.columns
    ]
    if table.period is not None:
        start, end = table.period
        checks.append((pl.col(end) < pl.col(start)).fill_null(value=False))
    return pl.any_horizontal(*checks, *(rule.is_broken for rule in _scope_rules(table, ids)))


def given_name(column: Column) -> str:
    """Name the column that tells whether anything was given."""
    return f"\0{column.name} is given"


def is_given(column: Column, given: pl.DataType) -> pl.Expr:
    """Tell whether anything was given."""
    return _blank_to_null(column, given).is_not_null().alias(given_name(column))


def _period_rules(table: Table, given: Mapping[str, pl.DataType]) -> list[Rule]:
    """A period may not end before it begins."""
    if table.period is None:
        return []
    declared = {column.name: column for column in table.columns}
    start, end = (convert(declared[name], given[name], {}) for name in table.period)
    name = table.period[1]
    return [Rule(name, f"a day that is not before {table.period[0]}", (end < start).fill_null(value=False))]


def _scope_rules(table: Table, ids: Mapping[str, pl.Enum]) -> list[Rule]:
    """A scope_id must stand in the table its scope is about."""
    return [
        Rule(
            "scope_id",
            f"an id that stands in {name}",
            (pl.col("scope").cast(pl.String) == scope).fill_null(value=False)
            & pl.col("scope_id").is_not_null()
            & pl.col("scope_id").cast(pl.String).cast(ids[name], strict=False).is_null(),
        )
        for scope, name in table.scopes.items()
        if name in ids
    ]


def _blank_to_null(column: Column, given: pl.DataType) -> pl.Expr:
    """Take an empty text for nothing."""
    raw = pl.col(column.name)
    return pl.when(raw != "").then(raw) if given == pl.String() else raw


def _to_date(raw: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Read an ISO date; nothing else is a date."""
    if given == pl.Date():
        return raw
    if given != pl.String():
        return pl.lit(None, pl.Date)
    is_long_enough = raw.str.len_bytes() == ISO_LENGTH
    return pl.when(is_long_enough).then(raw).str.to_date("%Y-%m-%d", strict=False)


def _to_whole(raw: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Read a whole number from 0."""
    if given == pl.String():
        whole = raw.cast(pl.Int32, strict=False)
    elif given.is_numeric():
        whole = pl.when(raw == raw.floor()).then(raw).cast(pl.Int32, strict=False)
    else:
        return pl.lit(None, pl.Int32)
    return pl.when(whole >= 0).then(whole)


def _to_count(raw: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Read a whole number from 1."""
    whole = _to_whole(raw, given)
    return pl.when(whole >= 1).then(whole)


def _to_amount(raw: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Read a number from 0 with two decimals, exactly."""
    exact = pl.Decimal(18, 2)
    if given == pl.String():
        return pl.when(raw.str.contains(TWO_DECIMALS)).then(raw).cast(exact, strict=False)
    if not given.is_numeric():
        return pl.lit(None, exact)
    read = raw.cast(exact, strict=False)
    # A binary fraction is seldom the decimal it stands for.
    is_whole = (raw.cast(pl.Float64) - read.cast(pl.Float64)).abs() < ROUNDING
    return pl.when(is_whole & (raw >= 0)).then(read)


def _to_number(raw: pl.Expr, given: pl.DataType) -> pl.Expr:  # noqa: ARG001 the same for every type
    """Read any number."""
    return raw.cast(pl.Float64, strict=False)


NUMBERS: dict[Kind, Callable[[pl.Expr, pl.DataType], pl.Expr]] = {
    Kind.WHOLE: _to_whole,
    Kind.COUNT: _to_count,
    Kind.AMOUNT: _to_amount,
    Kind.NUMBER: _to_number,
}
