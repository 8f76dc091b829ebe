"""Authorised positions: what is filled, and what stands vacant."""

from datetime import date

import numpy as np
import polars as pl

from fagloft.demo.schemas import AUTHORISED_POSITIONS, shape_frame
from fagloft.demo.source_tables import assumption, read_table

UNIT = ("organisation_code", "unit_code", "function_code")
TYPICAL_VACANT_SHARE = 0.75


def build_positions(employments: pl.DataFrame, rng: np.random.Generator, on: date) -> pl.DataFrame:
    """Return the positions of each unit and function: authorised minus filled is the vacancy."""
    traits = read_table("demo/profession_traits.csv").select(
        "profession_code", pl.col("vacancy_share").cast(pl.Float64)
    )
    current = employments.filter(
        (pl.col("starts_on") <= on) & (pl.col("ends_on").is_null() | (pl.col("ends_on") > on))
    ).join(traits, on="profession_code", how="left", maintain_order="left")
    filled = (
        current.group_by(UNIT, maintain_order=True)
        .agg(pl.col("fte").sum(), pl.len().alias("people"), pl.col("vacancy_share").mean())
        .sort(UNIT)
    )
    vacant = rng.binomial(filled["people"].to_numpy() + 1, filled["vacancy_share"].fill_null(0).to_numpy())
    authorised = (pl.col("fte") + pl.lit(vacant) * TYPICAL_VACANT_SHARE).round(2).alias("fte")
    starts_on = pl.lit(date(int(assumption("history_from_year")), 1, 1)).alias("starts_on")
    return shape_frame(filled.with_columns(authorised, starts_on), AUTHORISED_POSITIONS)
