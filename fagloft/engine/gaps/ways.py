"""Derive what people hold because they hold something else: ways that lead to a level."""

from datetime import date

import polars as pl

from fagloft.engine.gaps.tables import HOLDINGS
from fagloft.engine.gaps.unmet import NEEDS, PERIODS, find_unmet_days
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.periods import is_valid_on

WAYS = pl.Schema({"way_id": pl.String(), "competence_id": pl.String(), "level": pl.Int32()})
STEPS = WAYS
DERIVED_HOLDINGS = pl.Schema({**HOLDINGS, "way_id": pl.String()})


def derive_holdings_by_ways(
    holdings: pl.DataFrame, ways: pl.DataFrame, steps: pl.DataFrame, *, on: date
) -> pl.DataFrame:
    """
    Derive the holdings that follow from others on a day.

    Parameters
    ----------
    holdings : pl.DataFrame
        Columns as in `HOLDINGS`.
    ways : pl.DataFrame
        way_id (unique), competence_id, level: where each way leads. Several ways may lead to one place.
    steps : pl.DataFrame
        way_id, competence_id, level: what a way asks for. All steps of a way are needed; a way without steps is never
        met. A step may itself be reached by a way.
    on : date
        The day.

    Returns
    -------
    pl.DataFrame
        Columns as in `DERIVED_HOLDINGS`, sorted: one row per person, competence and level, with the way that lasts
        longest. valid_from is the day on which the last step was in place; valid_to the first day on which one is
        missing, renewals followed, null where that never happens.

    Notes
    -----
    The result is the least fixed point: it starts from what is registered and adds what follows until nothing is new,
    so two ways that ask for each other support nothing. The end days come from a finite set and only grow, hence it
    ends.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> from fagloft.engine.gaps.examples import HOLDINGS
    >>> ways = pl.DataFrame({"way_id": ["w"], "competence_id": ["acute"], "level": [1]})
    >>> steps = pl.DataFrame({"way_id": ["w"], "competence_id": ["cpr"], "level": [2]})
    >>> derive_holdings_by_ways(HOLDINGS, ways, steps, on=date(2026, 11, 22)).rows()
    [('anna', 'acute', 1, datetime.date(2026, 1, 15), datetime.date(2027, 1, 15), 'w')]
    """
    ways, steps = conform(ways, WAYS), conform(steps, STEPS)
    registered = conform(holdings, HOLDINGS)
    derived = DERIVED_HOLDINGS.to_frame()
    while True:
        found = _walk_once(pl.concat([registered, derived.drop("way_id")]), ways, steps, on)
        leads_on = found["competence_id"].is_in(steps["competence_id"].implode()).any()
        if not leads_on or found.equals(derived):
            return found
        derived = found


def _walk_once(known: pl.DataFrame, ways: pl.DataFrame, steps: pl.DataFrame, on: date) -> pl.DataFrame:
    """Derive what follows directly from what is known."""
    wanted = steps.group_by("way_id").agg(asked=pl.len())
    fulfilled = (
        _hold_steps(known, steps, on)
        .join(wanted, on="way_id")
        .group_by("person_id", "way_id", "asked")
        .agg(
            pl.len().alias("held"),
            pl.col("valid_from").max(),
            pl.col("valid_to").min(),
        )
        .filter(pl.col("held") == pl.col("asked"))
        .join(ways, on="way_id")
    )
    key = ["person_id", "competence_id", "level"]
    longest = fulfilled.sort(
        *key, "valid_to", "valid_from", "way_id", descending=[False, False, False, True, False, False], nulls_last=False
    )
    return conform(longest.unique(key, keep="first", maintain_order=True), DERIVED_HOLDINGS)


def _hold_steps(known: pl.DataFrame, steps: pl.DataFrame, on: date) -> pl.DataFrame:
    """List who holds which step on the day, since when, and until when without a break."""
    steps = steps.with_row_index("step")
    bearing = known.join(steps, on="competence_id", suffix="_asked").filter(pl.col("level") >= pl.col("level_asked"))
    held = (
        bearing.filter(is_valid_on(on))
        .group_by("person_id", "way_id", "step", "level_asked")
        # An unknown beginning lies before all known ones.
        .agg(valid_from=pl.when(pl.col("valid_from").is_not_null().all()).then(pl.col("valid_from").min()))
        .with_row_index("need")
    )
    needs = held.with_columns(required_level="level_asked", latest_counts=pl.lit(value=False))
    periods = bearing.join(held.select("person_id", "step", "need"), on=["person_id", "step"])
    ends = find_unmet_days(conform(needs, NEEDS), conform(periods, PERIODS), on)
    joined = held.with_columns(pl.col("need").cast(pl.Int64)).join(ends, on="need", how="left")
    return joined.select("person_id", "way_id", "valid_from", valid_to="unmet_from")
