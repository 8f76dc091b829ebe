"""Nobody is employed twice in the same function of the same unit on one day."""

import polars as pl

from fagloft.contexts.imports.queries.plans.refusals import Refusals

_PERIOD = ("row", "id", "person_id", "unit_id", "function_id", "starts_on", "ends_on")
_SAME = ("person_id", "unit_id", "function_id")


def refuse_overlaps(entries: pl.DataFrame, registered: pl.DataFrame, refusals: Refusals) -> None:
    """Among the rows of the file, and between them and what stands in the register when they are stored."""
    untouched = registered.join(entries.select("id"), on="id", how="anti").join(
        entries.select("person_id").unique(), on="person_id", how="semi"
    )
    ends = entries.filter(pl.col("takes_over_id").is_not_null()).select(
        pl.col("takes_over_id").alias("id"), pl.col("starts_on").alias("taken_over_on")
    )
    stands = untouched.join(ends, on="id", how="left").with_columns(
        pl.coalesce("taken_over_on", "ends_on").alias("ends_on"), pl.lit(None, dtype=pl.Int64).alias("row")
    )
    periods = pl.concat([entries.select(_PERIOD), stands.select(_PERIOD)])
    _refuse(_find_pairs(periods), refusals)


def _find_pairs(periods: pl.DataFrame) -> pl.DataFrame:
    said = periods.filter(pl.col("row").is_not_null())
    pairs = said.join(periods, on=_SAME, nulls_equal=True, suffix="_other")
    begins_first = pl.col("ends_on_other").is_null() | (pl.col("ends_on_other") > pl.col("starts_on"))
    begins_second = pl.col("ends_on").is_null() | (pl.col("ends_on") > pl.col("starts_on_other"))
    is_other = pl.col("id") != pl.col("id_other")
    is_told_once = pl.col("row_other").is_null() | (pl.col("row_other") < pl.col("row"))
    return pairs.filter(begins_first & begins_second & is_other & is_told_once)


def _refuse(pairs: pl.DataFrame, refusals: Refusals) -> None:
    in_file = pl.col("row_other").is_not_null()
    refusals.add(pairs.filter(in_file), "starts_on", "overlaps_row", other=pl.col("row_other"))
    refusals.add(pairs.filter(~in_file), "starts_on", "overlaps_register", other=pl.col("starts_on_other"))
