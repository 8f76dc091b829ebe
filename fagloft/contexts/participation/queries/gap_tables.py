"""The gaps a plan is made for, as the planner takes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.frames import load_unit_frames
from fagloft.contexts.gaps.queries.standings import (
    assess_with_minimums,
    count_holdings,
    list_shortfalls,
    merge_employments,
)
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.priorities import weigh_gaps

UNMET = ("lapsed", "missing")


@dataclass(frozen=True)
class GapTables:
    """Who lacks what, and who there is.

    `gaps`: person_id, unit_id, competence_id, level, weight, due_on. `people`: person_id, unit_id (where the person
    belongs in the plan), profession, leaves_on (null for who stays). `staff`: unit_id, people.
    """

    gaps: pl.DataFrame
    people: pl.DataFrame
    staff: pl.DataFrame


def load_gaps(*, scope: Scope, tree: UnitTree, unit_ids: Iterable[int], on: date, before: date) -> GapTables:
    """What is missing on the day, and what lapses before another day, in these units."""
    units = frozenset(unit_ids)
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=units, on=on)
    found = assess_with_minimums(frames, count_holdings(frames, on), on)
    people = _choose_homes(frames.people)
    is_open = pl.col("status").is_in(UNMET)
    standings = merge_employments(found.standings).filter(is_open | (pl.col("unmet_from") < before))
    gaps = (
        standings.drop("unit_id")
        .join(people.select("person_id", "unit_id"), on="person_id")
        .select(
            "person_id",
            "unit_id",
            "competence_id",
            "obligation",
            level="required_level",
            due_on=pl.when(~is_open).then("unmet_from"),
        )
        .sort("person_id", "competence_id")
    )
    return GapTables(
        gaps=weigh_gaps(gaps, list_shortfalls(found.unit_coverage, units), frames.units),
        people=people,
        staff=frames.people.group_by("unit_id").agg(people=pl.col("person_id").n_unique()),
    )


def _choose_homes(employments: pl.DataFrame) -> pl.DataFrame:
    """One row per person: the unit with the largest share of full time."""
    stays = pl.col("ends_on").is_null().any()
    leaves = employments.group_by("person_id").agg(leaves_on=pl.when(~stays).then(pl.col("ends_on").max()))
    homes = employments.sort("fte", "unit_id", descending=[True, False]).unique("person_id", keep="first")
    return homes.select("person_id", "unit_id", "profession").join(leaves, on="person_id").sort("person_id")
