"""What other budgets would buy, as a calculation stored it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class BudgetRow:
    """One budget; without a plan (`status` infeasible or no_result) the numbers say nothing."""

    budget: Decimal | None
    status: str
    value: int | None
    bound: int | None
    spent: Decimal | None
    closed: int
    people: int
    seats: int
    is_asked: bool

    @property
    def has_plan(self) -> bool:
        return self.value is not None


def read_points(stored: Iterable[Mapping[str, Any]], *, asked: Decimal | None) -> tuple[BudgetRow, ...]:
    """From the lowest to the highest, no limit last."""
    return tuple(_read(point, asked) for point in stored)


def _read(point: Mapping[str, Any], asked: Decimal | None) -> BudgetRow:
    budget = _money(point["budget"])
    numbers = {name: point[name] for name in ("status", "value", "bound", "closed", "people", "seats")}
    return BudgetRow(budget=budget, spent=_money(point["spent"]), is_asked=budget == asked, **numbers)


def _money(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)
