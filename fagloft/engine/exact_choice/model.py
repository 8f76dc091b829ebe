"""A choice stated in columns and rows, without a solver."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

type Column = int
type Sum = Mapping[Column, float]


@dataclass
class ChoiceModel:
    """
    What can be chosen, and which rows bind it.

    Attributes
    ----------
    upper : list of float
        The most each column may be; the least is 0.
    is_whole : list of bool
        Whether each column is a whole number.
    rows : list of (Sum, float, float)
        The entries of each row, and the least and most they may add up to.
    """

    upper: list[float] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Sum, float, float]] = field(default_factory=list)

    def add_column(self, upper: float = 1, *, is_whole: bool = True) -> Column:
        """Add a column from 0 to `upper` and tell its number."""
        self.upper.append(upper)
        self.is_whole.append(is_whole)
        return len(self.upper) - 1

    def ask_at_most(self, entries: Sum, most: float) -> None:
        """Ask that entries add up to at most so much."""
        self.rows.append((dict(entries), -math.inf, most))

    def ask_at_least(self, entries: Sum, least: float) -> None:
        """Ask that entries add up to at least so much."""
        self.rows.append((dict(entries), least, math.inf))

    def ask_exactly(self, entries: Sum, amount: float) -> None:
        """Ask that entries add up to exactly so much."""
        self.rows.append((dict(entries), amount, amount))

    def value_rows(self, prices: Sequence[float]) -> tuple[float, list[float]]:
        """
        Value rows at prices: what their room comes to, and what each column pays.

        A price that would make a row without an end pay is taken as none.
        """
        total, paid = 0.0, [0.0] * len(self.upper)
        for (entries, least, most), price in zip(self.rows, prices, strict=True):
            room = most if price > 0 else least
            if price and math.isfinite(room):
                total += price * room
                for column, amount in entries.items():
                    paid[column] += price * amount
        return total, paid
