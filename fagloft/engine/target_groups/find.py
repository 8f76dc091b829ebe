"""Find whom measures concern, from the rule each measure states."""

import polars as pl

from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.unit_tree import list_units_above

RULES = pl.Schema(
    {
        "measure_id": pl.String(),
        "unit_id": pl.String(),
        "function": pl.String(),
        "profession": pl.String(),
        "person_id": pl.String(),
        "only_with_gap": pl.Boolean(),
    }
)
STAFF = pl.Schema(
    {"person_id": pl.String(), "unit_id": pl.String(), "function": pl.String(), "profession": pl.String()}
)
ASKED = pl.Schema({"measure_id": pl.String(), "person_id": pl.String()})
GROUPS = pl.Schema({"measure_id": pl.String(), "person_id": pl.String(), "unit_id": pl.String()})


def find_target_groups(
    rules: pl.DataFrame, staff: pl.DataFrame, units: pl.DataFrame, lacking: pl.DataFrame
) -> pl.DataFrame:
    """
    Find everybody each measure concerns.

    Parameters
    ----------
    rules : pl.DataFrame
        Columns as in `RULES`, one row per measure. What is null does not narrow: a rule with nothing but nulls points
        at everybody. The parts of a rule narrow together.
    staff : pl.DataFrame
        Columns as in `STAFF`, one row per employment in force.
    units : pl.DataFrame
        Columns unit_id and parent_id. A rule for a unit reaches the units below it.
    lacking : pl.DataFrame
        Columns as in `ASKED`: who lacks something that the measure gives, for measures that concern only those.

    Returns
    -------
    pl.DataFrame
        Columns as in `GROUPS`, each person once per measure, sorted; of several employments the first unit in order.

    Raises
    ------
    RingInTree
        When a unit stands above itself.

    Notes
    -----
    A share of people reached is a share of this whole group, never of those who turned up (002:2239).

    Examples
    --------
    >>> import polars as pl
    >>> rules = pl.DataFrame({"measure_id": ["m"], "unit_id": ["clinic"], "function": [None], "profession": ["SP"],
    ...                       "person_id": [None], "only_with_gap": [False]})
    >>> staff = pl.DataFrame({"person_id": ["a", "b"], "unit_id": "ward", "function": None, "profession": ["SP", "HF"]})
    >>> units = pl.DataFrame({"unit_id": ["ward", "clinic"], "parent_id": ["clinic", None]})
    >>> find_target_groups(rules, staff, units, pl.DataFrame(schema=ASKED)).rows()
    [('m', 'a', 'ward')]
    """
    rules, staff = conform(rules, RULES), conform(staff, STAFF)
    placed = staff.join(list_units_above(units), on="unit_id", how="left", nulls_equal=True)
    local = placed.join(rules.drop_nulls("unit_id"), left_on="above_id", right_on="unit_id", suffix="_asked")
    everywhere = staff.join(rules.filter(pl.col("unit_id").is_null()).drop("unit_id"), how="cross", suffix="_asked")
    met = pl.concat([local.select(everywhere.columns), everywhere]).filter(
        *(_agrees(pl.col(f"{name}_asked"), pl.col(name)) for name in ("function", "profession", "person_id"))
    )
    gap = conform(lacking, ASKED).unique().with_columns(has_gap=pl.lit(value=True))
    told = met.join(gap, on=["measure_id", "person_id"], how="left")
    kept = told.filter(~pl.col("only_with_gap") | pl.col("has_gap").is_not_null())
    return (
        conform(kept, GROUPS)
        .sort("measure_id", "person_id", "unit_id")
        .unique(["measure_id", "person_id"], keep="first", maintain_order=True)
    )


def _agrees(asked: pl.Expr, told: pl.Expr) -> pl.Expr:
    """Tell whether a part of a rule is not stated, or is the same."""
    return asked.is_null() | asked.eq_missing(told)
