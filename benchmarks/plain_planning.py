"""The training plan as one would write it first: a variable per seat, a sum per rule, and the solver does the rest."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import highspy
import polars as pl

from benchmarks.training_region import Table


@dataclass(frozen=True)
class PlainPlan:
    """What the plain model found in the time it had."""

    value: int
    bound: float


def list_seats(tables: Table) -> pl.DataFrame:
    """List possible seats, with what each closes and costs."""
    covered = tables["sessions"].with_columns(competence_id=pl.col("competence_ids").str.split(";"))
    covered = covered.explode("competence_id", empty_as_null=True).with_columns(
        ends_on=pl.col("starts_on") + pl.duration(days=pl.col("days") - 1)
    )
    closing = (
        tables["gaps"]
        .join(covered, on="competence_id")
        .filter(pl.col("due_on").is_null() | (pl.col("ends_on") <= pl.col("due_on")))
    )
    away = closing.join(tables["unavailable"], on="person_id").filter(pl.col("date").is_between("starts_on", "ends_on"))
    cost = pl.col("seat_cost") + pl.col("cost") + pl.col("days") * pl.col("hours_per_day") * pl.col(RATE)
    return (
        closing.join(away, on=["person_id", "session_id"], how="anti")
        .join(tables["travel"], on=["unit_id", "place"])
        .join(tables["units"], on="unit_id")
        .with_columns(seat_price=cost)
        .group_by("person_id", "session_id", maintain_order=True)
        .agg(pl.col("weight").sum(), pl.col("unit_id", "seat_price", "starts_on", "days", "competence_ids").first())
    )


RATE = "substitute_cost_per_hour"


def plan_plainly(tables: Table, budget: int | None, time_limit_s: float) -> PlainPlan:
    """Plan with one sum per rule; the time limit is for the solver only."""
    seats = list_seats(tables).to_dicts()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", time_limit_s)
    taken = [solver.addBinary() for _ in seats]
    room: dict[Hashable, int] = dict(tables["sessions"].select("session_id", "capacity").iter_rows())
    room |= dict(tables["units"].select("unit_id", "max_absent").iter_rows())
    sums: dict[tuple[Hashable, ...], list[highspy.highs.highs_var]] = defaultdict(list)
    for seat, variable in zip(seats, taken, strict=True):
        for rule in _list_rules(seat):
            sums[rule].append(variable)
    for rule, several in sums.items():
        solver.addConstr(solver.qsum(several) <= room.get(rule[0], 1))
    if budget is not None:
        solver.addConstr(solver.qsum(seat["seat_price"] * x for seat, x in zip(seats, taken, strict=True)) <= budget)
    solver.maximize(solver.qsum(seat["weight"] * x for seat, x in zip(seats, taken, strict=True)))
    info = solver.getInfo()
    return PlainPlan(round(info.objective_function_value), info.mip_dual_bound)


def _list_rules(seat: dict[str, Any]) -> list[tuple[Hashable, ...]]:
    """Name the sums a seat is counted in; the first word tells what the sum is limited by."""
    days = [seat["starts_on"] + timedelta(days=number) for number in range(seat["days"])]
    topics = str(seat["competence_ids"]).split(";")
    return [
        (seat["session_id"], "seats"),
        *((seat["unit_id"], day) for day in days),
        *((seat["person_id"], day) for day in days),
        *((seat["person_id"], topic) for topic in topics),
    ]
