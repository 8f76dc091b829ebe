"""Whom the measures of one plan concern: everybody once per measure, with unit and profession."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from fagloft.contexts.gaps.queries.frames import load_staff
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.target_groups import get_target_groups
from fagloft.engine.costing import Crowd


@dataclass(frozen=True)
class Concerned:
    """`groups` has measure_id, person_id, unit_id, holds and profession."""

    groups: pl.DataFrame

    def crowds(self) -> Mapping[str, tuple[Crowd, ...]]:
        """By measure: how many of each unit and profession."""
        counted = (
            self.groups.group_by("measure_id", "unit_id", "profession")
            .len()
            .sort("measure_id", "unit_id", "profession", nulls_last=True)
        )
        found: dict[str, list[Crowd]] = {}
        for measure, unit, profession, people in counted.iter_rows():
            found.setdefault(measure, []).append(Crowd(unit, profession, people))
        return {measure: tuple(crowds) for measure, crowds in found.items()}

    def count(self) -> Mapping[str, tuple[int, int | None]]:
        """By measure: how many in the whole group, and how many of them can it; None where it gives no competence."""
        counted = self.groups.group_by("measure_id").agg(
            pl.len(), pl.col("holds").sum(), known=pl.col("holds").is_not_null().any()
        )
        return {
            measure: (people, holding if known else None) for measure, people, holding, known in counted.iter_rows()
        }


def list_units_of(plan: Plan, tree: UnitTree, on: date) -> frozenset[int]:
    """Where those work whom a plan is about; a plan of all is about every unit."""
    if plan.level == Plan.Level.UNIT:
        return tree.below([plan.unit_id or 0])
    if plan.level == Plan.Level.PERSON:
        at_work = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person_id=plan.person_id or 0)
        return frozenset(at_work.values_list("unit_id", flat=True)) & tree.nodes.keys()
    return frozenset(tree.nodes)


def get_concerned(
    *, scope: Scope, tree: UnitTree, plan: Plan, unit_ids: Iterable[int], measure_ids: Iterable[int], on: date
) -> Concerned:
    units = sorted(unit_ids)
    groups = get_target_groups(scope=scope, tree=tree, unit_ids=units, measure_ids=list(measure_ids), on=on)
    if plan.person_id is not None:
        groups = groups.filter(pl.col("person_id") == str(plan.person_id))
    staff = load_staff(scope=scope, unit_ids=units, on=on).select("person_id", "unit_id", "profession")
    once = staff.unique(["person_id", "unit_id"], keep="first", maintain_order=True)
    return Concerned(groups.join(once, on=["person_id", "unit_id"], how="left", maintain_order="left"))
