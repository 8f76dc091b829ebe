"""What the planner must know of units: how many may be away, what a substitute costs, what travel costs."""

from decimal import Decimal

import polars as pl

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import StaffingMinimum
from fagloft.contexts.participation.queries.gap_tables import GapTables
from fagloft.engine.costing import Surroundings, in_kroner
from fagloft.engine.planning.tables import TRAVEL, UNITS
from fagloft.engine.priorities import average_rate


def load_units(*, scope: Scope, tables: GapTables, around: Surroundings) -> pl.DataFrame:
    """The units with gaps. The rate is the mean of the professions that have gaps there."""
    home = tables.gaps.select("person_id").unique().join(tables.people, on="person_id")
    minimums = dict(StaffingMinimum.objects.filter(tenant_id=scope.tenant_id).values_list("unit_id", "people_left"))
    staff = dict(tables.staff.select("unit_id", "people").iter_rows())
    professions = home.group_by("unit_id").agg(pl.col("profession").unique()).sort("unit_id")
    rows = [
        (
            unit_id,
            max(0, staff[unit_id] - minimums[int(unit_id)]) if int(unit_id) in minimums else None,
            average_rate(around.rates, unit_path=around.paths[unit_id], professions=there),
        )
        for unit_id, there in professions.iter_rows()
    ]
    return pl.DataFrame(rows, schema=UNITS, orient="row")


def list_travel(*, units: pl.DataFrame, sessions: pl.DataFrame, around: Surroundings) -> pl.DataFrame:
    """What it costs to go from these units to where sessions are held; the nearest unit above that is priced counts."""
    places = sessions["place"].drop_nulls().unique().sort()
    priced = [(unit, place, _cost_journey(around, unit, place)) for unit in units["unit_id"] for place in places]
    return pl.DataFrame([row for row in priced if row[2]], schema=TRAVEL, orient="row")


def _cost_journey(around: Surroundings, unit_id: str, place: str) -> Decimal:
    """Nothing where no journey is priced."""
    keys = ((unit, place) for unit in around.paths[unit_id])
    return in_kroner(next((around.travel[key] for key in keys if key in around.travel), 0))
