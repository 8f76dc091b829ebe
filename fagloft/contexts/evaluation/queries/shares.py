"""How many of all whom measures concern can it, by the register: today, and on the day the plan began."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.queries.target_groups import get_target_groups
from fagloft.engine.evaluation import Share

NOBODY = Share(0, 0)


@dataclass(frozen=True)
class BeforeAndNow:
    """`is_counted`: whether the measure gives a competence, so that the register can tell.

    Of a plan that has not begun, `before` is the same as `now`.
    """

    before: Share = NOBODY
    now: Share = NOBODY
    is_counted: bool = False
    has_begun: bool = True


def get_shares(
    *, scope: Scope, tree: UnitTree, measure_ids: Collection[int], began_on: date, on: date
) -> dict[int, BeforeAndNow]:
    """Of each measure of one plan that concerns anybody."""
    now = _count(scope, tree, measure_ids, on)
    before = _count(scope, tree, measure_ids, min(began_on, on))
    nothing = (NOBODY, False)
    return {
        measure_id: BeforeAndNow(
            before=before.get(measure_id, nothing)[0],
            now=now.get(measure_id, nothing)[0],
            is_counted=now.get(measure_id, nothing)[1],
            has_begun=on >= began_on,
        )
        for measure_id in now.keys() | before.keys()
    }


def _count(scope: Scope, tree: UnitTree, measure_ids: Collection[int], on: date) -> dict[int, tuple[Share, bool]]:
    groups = get_target_groups(scope=scope, tree=tree, unit_ids=tree.nodes, measure_ids=measure_ids, on=on)
    counted = groups.group_by("measure_id").agg(
        pl.len().alias("people"),
        pl.col("holds").fill_null(value=False).sum().alias("holding"),
        pl.col("holds").is_not_null().any().alias("is_counted"),
    )
    return {int(one): (Share(people, holding), told) for one, people, holding, told in counted.rows()}
