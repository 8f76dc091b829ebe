"""Find the first day on which a level is no longer held, as far as today's holdings tell."""

from datetime import date

import polars as pl

NEEDS = pl.Schema({"need": pl.Int64(), "required_level": pl.Int32(), "latest_counts": pl.Boolean()})
PERIODS = pl.Schema({"need": pl.Int64(), "level": pl.Int32(), "valid_from": pl.Date(), "valid_to": pl.Date()})


def find_unmet_days(needs: pl.DataFrame, periods: pl.DataFrame, on: date) -> pl.DataFrame:
    """
    Find for each need the first day after `on` on which it is not met.

    Parameters
    ----------
    needs : pl.DataFrame
        Columns as in `NEEDS`: needs that are met on the day.
    periods : pl.DataFrame
        Columns as in `PERIODS`: the holdings that bear upon each need and have not lapsed by the day.
    on : date
        The day.

    Returns
    -------
    pl.DataFrame
        need, unmet_from. Needs that are met for ever are not listed.

    Notes
    -----
    What is held can only change on a day on which a period begins or ends, so only those days are looked at. A renewal
    that overlaps or begins on the very day the old one ends leaves no day unmet.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> needs = pl.DataFrame({"need": [7], "required_level": [1], "latest_counts": [False]}, schema=NEEDS)
    >>> periods = pl.DataFrame({"need": [7, 7], "level": [1, 2], "valid_from": [date(2026, 1, 1), date(2027, 1, 1)],
    ...                         "valid_to": [date(2027, 1, 1), date(2028, 1, 1)]}, schema=PERIODS)
    >>> find_unmet_days(needs, periods, date(2026, 11, 22)).rows()
    [(7, datetime.date(2028, 1, 1))]
    """
    relevant = periods.join(needs, on="need").filter(
        pl.col("latest_counts") | (pl.col("level") >= pl.col("required_level"))
    )
    turns = pl.concat(
        [
            relevant.select("need", "required_level", "latest_counts", day="valid_to"),
            relevant.filter("latest_counts").select("need", "required_level", "latest_counts", day="valid_from"),
        ]
    )
    met = (
        turns.filter(pl.col("day") > on)
        .unique()
        .join(relevant.select("need", "level", "valid_from", "valid_to"), on="need")
        .group_by("need", "required_level", "latest_counts", "day")
        .agg(best=_level_if_in_force().max(), latest=_level_if_in_force().sort_by(_recency(), "level").last())
    )
    held = pl.when("latest_counts").then("latest").otherwise("best").fill_null(0)
    return met.filter(held < pl.col("required_level")).group_by("need").agg(unmet_from=pl.col("day").min())


def _level_if_in_force() -> pl.Expr:
    """Give the level of a period that is in force on the column day, else null."""
    return pl.when(_is_in_force()).then("level")


def _is_in_force() -> pl.Expr:
    """Tell whether a period is in force on the column day."""
    begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= pl.col("day"))
    return begun & (pl.col("valid_to").is_null() | (pl.col("day") < pl.col("valid_to")))


def _recency() -> pl.Expr:
    """Order periods so that the one in force that began last comes last."""
    began = pl.col("valid_from").cast(pl.Int32).fill_null(pl.Int32.min())
    return pl.when(_is_in_force()).then(began.cast(pl.Int64)).otherwise(-(2**40))
