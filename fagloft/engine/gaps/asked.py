"""Lay out what is asked of everybody employed on a day, by requirements and by the coverage of units."""

from datetime import date

import polars as pl

from fagloft.engine.gaps.cells import Cells, lay_out_cells
from fagloft.engine.gaps.requirement_layers import (
    SITUATION,
    apply_layers,
    in_force,
    list_situations,
    merge_situations,
    sum_up_requirements,
)
from fagloft.engine.gaps.tables import COVERAGE, EMPLOYMENTS, REQUIREMENTS, UNITS
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.periods import is_valid_on
from fagloft.engine.vocabulary.unit_tree import list_units_above

NOTHING_ASKED = pl.DataFrame(schema={"unit_id": pl.String, "competence_id": pl.String})


def lay_out_what_is_asked(
    units: pl.DataFrame,
    people: pl.DataFrame,
    requirements: pl.DataFrame,
    asked_of_units: pl.DataFrame | None = None,
    *,
    on: date,
) -> Cells:
    """
    Lay out one cell per employment in force and competence that a requirement or a unit's coverage asks for.

    Parameters
    ----------
    units, people, requirements : pl.DataFrame
        Columns as in `UNITS`, `EMPLOYMENTS`, `REQUIREMENTS`.
    asked_of_units : pl.DataFrame, optional
        Columns unit_id, competence_id: also to be known for everybody in the unit and below it.
    on : date
        The day: employments and requirements that hold on it.

    Returns
    -------
    Cells
        Its `wants` have required_level, obligation and requirement_ids, null where only a unit's coverage asks, and
        is_counted: whether it does.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import PEOPLE, REQUIREMENTS, UNITS
    >>> cells = lay_out_what_is_asked(UNITS, PEOPLE, REQUIREMENTS, on=date(2026, 11, 22))
    >>> cells.wants.select("competence_id", "required_level", "requirement_ids").rows()
    [('cpr', 2, 'r1;r2'), ('wound', 1, 'r3')]
    """
    units, above = conform(units, UNITS), list_units_above(units)
    rules = in_force(conform(requirements, REQUIREMENTS), on)
    counted = (asked_of_units if asked_of_units is not None else NOTHING_ASKED).unique()
    # Told apart by number from here on: a situation may ask for hundreds of them.
    known = pl.Enum(pl.concat([rules["competence_id"], counted["competence_id"]]).unique().sort())
    rules, counted = (table.with_columns(pl.col("competence_id").cast(known)) for table in (rules, counted))
    employed = conform(people, EMPLOYMENTS).filter(is_valid_on(on, "starts_on", "ends_on"))
    placed = list_situations(employed, rules)
    situations = placed.select("situation", *SITUATION).unique()
    employments, parts = merge_situations(placed)
    applied = parts.join(apply_layers(situations, units, above, rules), on="situation").drop("situation")
    wants = sum_up_requirements(applied.unique().rename({"merged": "situation"}))
    below = employments.select("situation", "unit_id").unique().join(above, on="unit_id").drop("unit_id")
    also = below.join(counted, left_on="above_id", right_on="unit_id").select("situation", "competence_id").unique()
    wants = wants.join(also.with_columns(is_counted=True), on=["situation", "competence_id"], how="full", coalesce=True)
    return lay_out_cells(employments, wants.with_columns(pl.col("is_counted").fill_null(value=False)))


def expand_coverage(coverage: pl.DataFrame, units: pl.DataFrame, on: date) -> pl.DataFrame:
    """
    Say for each unit which coverage is asked of it.

    Parameters
    ----------
    coverage : pl.DataFrame
        Columns as in `COVERAGE`.
    units : pl.DataFrame
        Columns as in `UNITS`.
    on : date
        The day.

    Returns
    -------
    pl.DataFrame
        unit_id, competence_id, level, minimum; of several for the same level the largest minimum.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import COVERAGE, UNITS
    >>> expand_coverage(COVERAGE, UNITS, date(2026, 11, 22)).rows()
    [('ward', 'cpr', 2, 2)]
    """
    rules = in_force(conform(coverage, COVERAGE), on)
    units = conform(units, UNITS)
    named = {"unit": units.select("unit_id", scope_id="unit_id"), "unit_kind": units.select("unit_id", scope_id="kind")}
    layers = [
        rows.join(rules.filter(pl.col("scope") == scope), on="scope_id").drop("scope", "scope_id")
        for scope, rows in named.items()
    ]
    return pl.concat(layers).group_by("unit_id", "competence_id", "level").agg(pl.col("minimum").max())
