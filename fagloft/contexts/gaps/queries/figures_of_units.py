"""How it stands in every unit with all units below it: what a snapshot keeps, and what a live answer must equal."""

from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.frames import GapFrames
from fagloft.contexts.gaps.queries.standings import assess, is_due
from fagloft.engine.gaps.tables import STATUS
from fagloft.engine.vocabulary.unit_tree import list_units_above

WHOLE = 0  # stands for the organisation itself, above the units at the top
COUNTS = ("required", "met", "lapses_soon", "lapsed", "missing", "mandatory_required", "mandatory_unmet")
FIGURES = pl.Schema(
    {"unit_id": pl.Int64(), "competence_id": pl.Int64(), "people": pl.Int64(), **dict.fromkeys(COUNTS, pl.Int64())}
)


def count_figures(frames: GapFrames, holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """One row per unit and competence required there, and one per unit for all together, with competence_id null.

    What is voluntary is left out: nobody lacks it. The row for all counts people with at least one competence of each
    standing; `people` is everybody employed.
    The unit `WHOLE` has the same of the whole organisation, where nobody counts twice.
    """
    units = _crown(frames.units)
    above = list_units_above(units)
    once = _lift(assess(frames, holdings, on).filter(is_due()), above)
    people = frames.people.select("person_id", "unit_id").join(above, on="unit_id")
    employed = people.group_by(pl.col("above_id").alias("unit_id")).agg(people=pl.col("person_id").n_unique())
    by_competence = once.group_by("unit_id", "competence_id").agg(**_count_people())
    together = once.group_by("unit_id").agg(**_count_people())
    figures = pl.concat([by_competence, _add_idle_units(together, units)], how="diagonal")
    return (
        figures.join(employed, on="unit_id", how="left")
        .with_columns(pl.col("people", *COUNTS).fill_null(0))
        .select(pl.col(name).cast(kind) for name, kind in FIGURES.items())
        .sort("unit_id", "competence_id", nulls_last=True)
    )


def _crown(units: pl.DataFrame) -> pl.DataFrame:
    """The tree with one top."""
    crown = pl.DataFrame({"unit_id": [str(WHOLE)], "parent_id": [None]}, schema={"unit_id": str, "parent_id": str})
    return pl.concat([units.select("unit_id", pl.col("parent_id").fill_null(str(WHOLE))), crown])


def _lift(standings: pl.DataFrame, above: pl.DataFrame) -> pl.DataFrame:
    """Each person once per unit and competence; who works in two places there has the worst standing, as in a unit."""
    lifted = standings.select("person_id", "unit_id", "competence_id", "status", "obligation").join(above, on="unit_id")
    key = ["above_id", "person_id", "competence_id"]
    doubled = lifted.select(key).is_duplicated()
    merged = lifted.filter(doubled).group_by(key).agg(pl.col("status").max(), pl.col("obligation").max())
    return pl.concat([lifted.filter(~doubled).select(merged.columns), merged]).rename({"above_id": "unit_id"})


def _count_people() -> dict[str, pl.Expr]:
    """Of everybody in the group: how many different people there are of each standing."""
    status, is_mandatory = pl.col("status"), pl.col("obligation") == "mandatory"
    is_unmet = status >= pl.lit("lapsed", STATUS)
    chosen = {
        "required": pl.lit(value=True),
        "met": ~is_unmet,
        "lapses_soon": status == "lapses_soon",
        "lapsed": status == "lapsed",
        "missing": status == "missing",
        "mandatory_required": is_mandatory,
        "mandatory_unmet": is_mandatory & is_unmet,
    }
    return {name: pl.col("person_id").filter(condition).n_unique() for name, condition in chosen.items()}


def _add_idle_units(together: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Units of whose people nothing is required stand there too, with zeros."""
    return units.select("unit_id").join(together, on="unit_id", how="left")
