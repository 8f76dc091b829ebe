"""Employments over time: the main one, earlier units, second units."""

from datetime import date

import numpy as np
import polars as pl

from fagloft.demo.schemas import EMPLOYMENTS, shape_frame
from fagloft.demo.source_tables import assumption

SAME_POST = ("organisation_code", "function_code")
LONGEST_SECOND_SHARE = 0.3
FIXED_FUNCTIONS = r"^(leader_|development_nurse_|director$|service_manager$|clinic_director$|department_head$)"


def build_employments(staff: pl.DataFrame, rng: np.random.Generator, on: date) -> pl.DataFrame:
    """Return every employment of every person."""
    elsewhere = pl.col("unit_code").shuffle(seed=int(rng.integers(2**32))).over(SAME_POST)
    draws = staff.with_columns(
        elsewhere.alias("other_unit"),
        pl.lit(rng.uniform(0, 1, len(staff))).alias("draw"),
        pl.lit(rng.uniform(0.2, 0.9, len(staff))).alias("part"),
        ((pl.lit(on) - pl.col("hired_on")).dt.total_days()).alias("days"),
    )
    free = (
        ~pl.col("is_persona")
        & pl.col("ends_on").is_null()
        & (pl.col("other_unit") != pl.col("unit_code"))
        & ~pl.col("function_code").str.contains(FIXED_FUNCTIONS)
    )
    moves = free & (pl.col("draw") < assumption("mover_share")) & (pl.col("days") > 730)
    doubles = free & (pl.col("draw") > 1 - assumption("second_unit_share"))
    middle = (pl.col("hired_on") + pl.duration(days=(pl.col("days") * pl.col("part")).cast(pl.Int64))).dt.month_start()
    moved_on = pl.when(moves).then(middle).alias("moved_on")
    return _assemble(draws.with_columns(moved_on, middle.alias("middle"), doubles.alias("doubles")))


def _assemble(draws: pl.DataFrame) -> pl.DataFrame:
    main = draws.with_columns(pl.coalesce("moved_on", "hired_on").alias("starts_on"))
    earlier = draws.filter(pl.col("moved_on").is_not_null()).with_columns(
        pl.col("other_unit").alias("unit_code"),
        pl.col("hired_on").alias("starts_on"),
        pl.col("moved_on").alias("ends_on"),
    )
    second = draws.filter(pl.col("doubles") & (pl.col("fte") <= 1 - LONGEST_SECOND_SHARE)).with_columns(
        pl.col("other_unit").alias("unit_code"),
        (((1 - pl.col("fte")).clip(upper_bound=LONGEST_SECOND_SHARE) * 10).floor() / 10).alias("fte"),
        pl.col("middle").alias("starts_on"),
    )
    rows = pl.concat([shape_frame(frame, EMPLOYMENTS) for frame in (main, earlier, second)])
    return rows.sort("organisation_code", "employee_number", "starts_on", "unit_code")
