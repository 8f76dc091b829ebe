"""What the planner must know of units: how many may be away, what a substitute costs, what travel costs."""

from decimal import Decimal

import polars as pl

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import StaffingMinimum
from fagloft.contexts.participation.queries.gap_tables import GapTables
from fagloft.contexts.planning.models import HourlyRate, TravelCost
from fagloft.engine.planning.tables import TRAVEL, UNITS
from fagloft.engine.priorities import average_rate


def load_units(*, scope: Scope, tables: GapTables) -> pl.DataFrame:
    """The units with gaps. The rate is the mean of the professions that have gaps there."""
    home = tables.gaps.select("person_id").unique().join(tables.people, on="person_id")
    minimums = dict(StaffingMinimum.objects.filter(tenant_id=scope.tenant_id).values_list("unit_id", "people_left"))
    staff = dict(tables.staff.select("unit_id", "people").iter_rows())
    rates = get_rates(scope=scope)
    rows = [
        (
            unit_id,
            max(0, staff[unit_id] - minimums[int(unit_id)]) if int(unit_id) in minimums else None,
            average_rate(rates, unit=int(unit_id), professions=[_number(code) for code in professions]),
        )
        for unit_id, professions in home.group_by("unit_id")
        .agg(pl.col("profession").unique())
        .sort("unit_id")
        .iter_rows()
    ]
    return pl.DataFrame(rows, schema=UNITS, orient="row")


def get_rates(*, scope: Scope) -> dict[tuple[int | None, int | None], Decimal]:
    """What an hour of a substitute costs, by unit and profession."""
    rows = HourlyRate.objects.filter(tenant_id=scope.tenant_id)
    return {
        (unit, profession): rate
        for unit, profession, rate in rows.values_list("unit_id", "profession_id", "substitute")
    }


def load_travel(*, scope: Scope, units: pl.DataFrame) -> pl.DataFrame:
    """What it costs to go from these units to places."""
    rows = TravelCost.objects.filter(tenant_id=scope.tenant_id, unit_id__in=[int(unit) for unit in units["unit_id"]])
    travel = [(str(unit), place, amount) for unit, place, amount in rows.values_list("unit_id", "place", "amount")]
    return pl.DataFrame(travel, schema=TRAVEL, orient="row")


def _number(code: str | None) -> int | None:
    return None if code is None else int(code)
