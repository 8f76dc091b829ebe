"""Declare what a table of an exchange folder must hold."""

from dataclasses import dataclass, field
from enum import Enum

import polars as pl


class Kind(Enum):
    """What a column holds, and how that is said to somebody who got it wrong."""

    ID = "an id"
    TEXT = "text"
    IDS = "ids joined with ;"
    WHOLE = "a whole number from 0"
    COUNT = "a whole number from 1"
    NUMBER = "a number"
    AMOUNT = "a number from 0 with at most two decimals, such as 1250.50"
    DATE = "a date such as 2026-11-22"
    CHOICE = "a choice"


TYPES: dict[Kind, pl.DataType] = {
    Kind.ID: pl.String(),
    Kind.TEXT: pl.String(),
    Kind.IDS: pl.String(),
    Kind.WHOLE: pl.Int32(),
    Kind.COUNT: pl.Int32(),
    Kind.AMOUNT: pl.Decimal(18, 2),
    Kind.NUMBER: pl.Float64(),
    Kind.DATE: pl.Date(),
}


@dataclass(frozen=True)
class Column:
    """A column: name, kind, whether it may be empty, its choices, where its ids must stand, its largest number."""

    name: str
    kind: Kind
    may_be_empty: bool = True
    choices: tuple[str, ...] = ()
    refers_to: str | None = None
    most: int | None = None

    @property
    def dtype(self) -> pl.DataType:
        """The type the column is given."""
        return pl.Enum(self.choices) if self.kind is Kind.CHOICE else TYPES[self.kind]

    @property
    def expected(self) -> str:
        """What must stand there, in words."""
        wanted = f"one of {', '.join(self.choices)}" if self.kind is Kind.CHOICE else self.kind.value
        if self.most is not None:
            wanted += f", at most {self.most}"
        return wanted + (" or nothing" if self.may_be_empty else "")


@dataclass(frozen=True)
class Table:
    """A table: its columns, its key (one column, or several together), its period, and whether it may be absent."""

    name: str
    columns: tuple[Column, ...]
    key: str | None = None
    keys: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    may_be_absent: bool = False
    scopes: dict[str, str] = field(default_factory=dict)
    """By scope the table in which scope_id must stand."""


def key(name: str, refers_to: str | None = None) -> Column:
    """Declare an id that must stand there."""
    return Column(name, Kind.ID, may_be_empty=False, refers_to=refers_to)


def whole(name: str) -> Column:
    """Declare a whole number that must stand there."""
    return Column(name, Kind.WHOLE, may_be_empty=False)


def count(name: str, most: int | None = None) -> Column:
    """Declare a whole number from 1 that must stand there."""
    return Column(name, Kind.COUNT, may_be_empty=False, most=most)


def amount(name: str, most: int) -> Column:
    """Declare a number with two decimals that must stand there."""
    return Column(name, Kind.AMOUNT, may_be_empty=False, most=most)


def choice(name: str, *choices: str) -> Column:
    """Declare a choice that must be made."""
    return Column(name, Kind.CHOICE, may_be_empty=False, choices=choices)


def text(*names: str) -> tuple[Column, ...]:
    """Declare texts that may be empty."""
    return tuple(Column(name, Kind.TEXT) for name in names)


def period(start: str, end: str) -> tuple[Column, Column]:
    """Declare a period, open at either end where empty."""
    return Column(start, Kind.DATE), Column(end, Kind.DATE)
