"""The folder of `fagloft engine plan`: its tables and how they refer to each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import polars as pl

from fagloft.exchange.declarations import Column, Kind, Table, amount, count, key, text, whole
from fagloft.exchange.faults import Fault, FaultsInFolder
from fagloft.exchange.open_table import find_table, first_line
from fagloft.exchange.read_table import TableRead
from fagloft.exchange.read_tables import list_faults, list_notices, read_tables

MOST_KRONER = 10**9
MOST_KRONER_PER_HOUR = 10**6
MOST_DAYS = 36_600

UNITS = Table(
    "units",
    (key("unit_id"), whole("max_absent"), amount("substitute_cost_per_hour", MOST_KRONER_PER_HOUR)),
    key="unit_id",
)
GAPS = Table(
    "gaps",
    (
        key("person_id"),
        key("unit_id", refers_to="units"),
        key("competence_id"),
        count("weight"),
        Column("due_on", Kind.DATE),
    ),
    keys=("person_id", "competence_id"),
)
SESSIONS = Table(
    "sessions",
    (
        key("session_id"),
        Column("competence_ids", Kind.IDS, may_be_empty=False),
        Column("starts_on", Kind.DATE, may_be_empty=False),
        count("days", MOST_DAYS),
        amount("hours_per_day", 24),
        whole("capacity"),
        amount("seat_cost", MOST_KRONER),
        *text("place"),
    ),
    key="session_id",
)
TRAVEL = Table(
    "travel",
    (key("unit_id", refers_to="units"), key("place"), amount("cost", MOST_KRONER)),
    keys=("unit_id", "place"),
    may_be_absent=True,
)
UNAVAILABLE = Table(
    "unavailable", (key("person_id"), Column("date", Kind.DATE, may_be_empty=False)), may_be_absent=True
)
BUDGET = Table("budget", (Column("amount", Kind.AMOUNT),))
IN_ORDER = (UNITS, GAPS, SESSIONS, TRAVEL, UNAVAILABLE, BUDGET)
"""A table comes after those it refers to."""


@dataclass(frozen=True)
class PlanFolder:
    """What a sound folder holds; travel and unavailable are None where absent, budget where there is no limit."""

    gaps: pl.DataFrame
    sessions: pl.DataFrame
    units: pl.DataFrame
    travel: pl.DataFrame | None
    unavailable: pl.DataFrame | None
    budget: Decimal | None
    notices: tuple[str, ...]


def read_plan_folder(folder: Path) -> PlanFolder:
    """Read a folder, or tell everything that is wrong with it by raising FaultsInFolder."""
    read = read_tables(folder, IN_ORDER)
    faults = [*list_faults(read), *_check_homes(folder, read), *_check_budget(folder, read)]
    if faults:
        raise FaultsInFolder(faults)
    frames: dict[str, pl.DataFrame | None] = {name: found.frame for name, found in read.items()}
    budget = frames.pop("budget")
    amounts = [] if budget is None else budget["amount"].to_list()
    return PlanFolder(**frames, budget=next(iter(amounts), None), notices=list_notices(read))  # type: ignore[arg-type]


def _check_homes(folder: Path, read: Mapping[str, TableRead]) -> list[Fault]:
    """Tell which people stand in a second unit."""
    gaps, file = read["gaps"].frame, find_table(folder, GAPS)
    if gaps is None or file is None:
        return []
    unit = pl.col("unit_id").cast(pl.String)
    elsewhere = gaps.with_row_index("line", offset=first_line(file)).filter(unit != unit.first().over("person_id"))
    return [
        Fault(file.name, "the unit of the person's other gaps", line, "unit_id", found)
        for line, found in elsewhere.select("line", unit).iter_rows()
    ]


def _check_budget(folder: Path, read: Mapping[str, TableRead]) -> list[Fault]:
    """Tell whether there is more than one budget. A file with a header only has an empty one."""
    budget, file = read["budget"].frame, find_table(folder, BUDGET)
    if budget is None or file is None or len(budget) <= 1:
        return []
    return [Fault(file.name, "one row", first_line(file) + 1, "amount", f"{len(budget)} rows")]
