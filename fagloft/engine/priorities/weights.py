"""What closing a gap is worth in a training plan."""

from typing import Final

import polars as pl

from fagloft.engine.vocabulary import OBLIGATION
from fagloft.engine.vocabulary.unit_tree import list_units_above

WEIGHTS: Final = {"mandatory": 100, "expected": 30, "voluntary": 10}
UNDER_MINIMUM: Final = 2
"""A gap weighs a half more (1 in 2) where a unit of the person has too few who hold the competence."""


def weigh_gaps(gaps: pl.DataFrame, shortfalls: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """
    Weigh gaps by how binding they are, and by whether the unit is short of people who can.

    Parameters
    ----------
    gaps : pl.DataFrame
        Columns unit_id, competence_id and obligation (mandatory, expected, voluntary), and any others.
    shortfalls : pl.DataFrame
        Columns unit_id and competence_id: minimums that too few people of the unit and the units below it meet.
    units : pl.DataFrame
        Columns unit_id and parent_id: the tree the units stand in.

    Returns
    -------
    pl.DataFrame
        The gaps in their order with weight, a whole number from 1, instead of obligation.

    Notes
    -----
    The weights are a choice, not a measurement: see `docs/methods/priorities.md`.

    Examples
    --------
    >>> import polars as pl
    >>> units = pl.DataFrame({"unit_id": ["ward", "clinic"], "parent_id": ["clinic", None]})
    >>> gaps = pl.DataFrame(
    ...     {
    ...         "unit_id": ["ward"] * 3,
    ...         "competence_id": ["cpr", "picc", "cpr"],
    ...         "obligation": ["mandatory", "mandatory", "voluntary"],
    ...     }
    ... )
    >>> short = pl.DataFrame({"unit_id": ["clinic"], "competence_id": ["cpr"]})
    >>> weigh_gaps(gaps, short, units)["weight"].to_list()
    [150, 100, 15]
    """
    above = list_units_above(units)
    short = shortfalls.select("competence_id", above_id="unit_id").join(above, on="above_id")
    short = short.select("unit_id", "competence_id", is_short=pl.lit(value=True)).unique()
    marked = gaps.join(short, on=["unit_id", "competence_id"], how="left", maintain_order="left")
    weight = pl.col("obligation").cast(OBLIGATION).replace_strict(WEIGHTS, return_dtype=pl.Int64)
    more = pl.when(pl.col("is_short").fill_null(value=False)).then(weight // UNDER_MINIMUM).otherwise(0)
    return marked.with_columns(weight=weight + more).drop("is_short", "obligation")
