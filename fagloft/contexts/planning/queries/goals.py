"""Goals, and how far they have come: those for competence by what the register itself holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.db.models import Count

from fagloft.contexts.gaps.queries.frames import load_holdings, load_staff, load_unit_frames
from fagloft.contexts.gaps.queries.standings import count_holdings, find_holders
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Measure
from fagloft.contexts.planning.queries.plan_rights import PlanRights, get_plan_rights, readable_goals
from fagloft.contexts.planning.queries.plan_texts import GoalText

SMALLEST_GROUP = 5
LEVELS = ("strategic", "department", "individual")
HELD = {"person_id": pl.String(), "unit_id": pl.String(), "competence_id": pl.String(), "held_level": pl.Int32()}


@dataclass(frozen=True)
class GoalRow:
    """`holders` is None where no competence is named, or too few hold it to be told one who sees numbers only.

    `is_reached` is None for what the register cannot tell.
    """

    id: int
    level: str
    unit_id: int | None
    person_id: int | None
    whose: str
    parent_id: int | None
    text: GoalText
    competence_name: str
    closed_on: date | None
    edition: int
    holders: int | None
    is_reached: bool | None
    measures: int
    is_shared: bool
    may_be_changed: bool


@dataclass(frozen=True)
class GoalDetail:
    """`is_ready`: every goal for competence under a change of service is reached; None where there is none."""

    goal: GoalRow
    parts: tuple[GoalRow, ...]
    measures: tuple[tuple[int, str, str], ...]
    is_ready: bool | None


class NoSuchGoal(Exception):
    """The goal does not exist, or is none the reader may know of."""


def get_goals(*, scope: Scope, tree: UnitTree, on: date) -> tuple[GoalRow, ...]:
    """Every goal the reader may know of, those of the organisation first, closed ones last."""
    rights = get_plan_rights(scope=scope, on=on)
    goals = list(Goal.objects.filter(readable_goals(rights, tree)).select_related("unit", "person", "competence"))
    return _describe(scope, rights, tree, goals, on)


def get_goal(*, scope: Scope, tree: UnitTree, goal_id: int, on: date) -> GoalDetail:
    """One goal, what it is made of, and the measures that lead to it: number, title and status."""
    rights = get_plan_rights(scope=scope, on=on)
    seen = Goal.objects.filter(readable_goals(rights, tree))
    goals = [*seen.filter(pk=goal_id), *seen.filter(parent_id=goal_id)]
    rows = {row.id: row for row in _describe(scope, rights, tree, goals, on)}
    if goal_id not in rows:
        raise NoSuchGoal
    parts = tuple(row for row in rows.values() if row.parent_id == goal_id)
    leading = Measure.objects.filter(goal_id__in=rows, tenant_id=scope.tenant_id).exclude(plan__level="person")
    told = [part.is_reached for part in parts if part.closed_on is None and part.is_reached is not None]
    return GoalDetail(
        goal=rows[goal_id],
        parts=parts,
        measures=tuple(leading.order_by("ends_on", "id").values_list("id", "title", "status")),
        is_ready=all(told) if told else None,
    )


def count_holders(
    *, scope: Scope, tree: UnitTree, goals: Iterable[Goal], on: date, tell: Callable[[int, int], int | None]
) -> dict[int, int | None]:
    """How many hold what a goal for competence asks for, as far as it may be told of so many people."""
    asked = [goal for goal in goals if goal.competence_id is not None and goal.person_id is None]
    held = _find_held(scope, tree, asked, on)
    staff = load_staff(scope=scope, unit_ids=tree.nodes, on=on)
    found: dict[int, int | None] = {}
    for goal in asked:
        units = tree.below([goal.unit_id]) if goal.unit_id is not None else frozenset(tree.nodes)
        people = staff.filter(pl.col("unit_id").is_in([str(unit) for unit in units]))["person_id"].n_unique()
        holders = _count_holders(scope, tree, goal, held)
        found[goal.pk] = None if holders is None else tell(holders, people)
    return found


def _describe(scope: Scope, rights: PlanRights, tree: UnitTree, goals: list[Goal], on: date) -> tuple[GoalRow, ...]:
    held = _find_held(scope, tree, goals, on)
    measures = _count_measures(goals)
    rows = (_row(scope, rights, tree, goal, held, measures.get(goal.pk, 0)) for goal in goals)
    return tuple(
        sorted(
            rows,
            key=lambda row: (row.closed_on is not None, LEVELS.index(row.level), row.whose, row.text.title, row.id),
        )
    )


def _row(scope: Scope, rights: PlanRights, tree: UnitTree, goal: Goal, held: pl.DataFrame, measures: int) -> GoalRow:
    holders = _count_holders(scope, tree, goal, held)
    needed = goal.people_needed
    return GoalRow(
        id=goal.pk,
        level=goal.level,
        unit_id=goal.unit_id,
        person_id=goal.person_id,
        whose=goal.unit.name if goal.unit else goal.person.name if goal.person else "",
        parent_id=goal.parent_id,
        text=GoalText(**{name: getattr(goal, name) for name in GoalText.__dataclass_fields__}),
        competence_name=getattr(goal.competence, f"name_{scope.language}", ""),
        closed_on=goal.closed_on,
        edition=goal.edition,
        holders=_hide_few(scope, tree, goal, holders),
        is_reached=None if holders is None or needed is None else holders >= needed,
        measures=measures,
        is_shared=goal.tenant_id != scope.tenant_id,
        may_be_changed=rights.may_change_goal(goal),
    )


def _find_held(scope: Scope, tree: UnitTree, goals: Iterable[Goal], on: date) -> pl.DataFrame:
    """Who holds what the goals ask for, with the level held; one question however many goals."""
    asked = [goal for goal in goals if goal.competence_id is not None and _is_counted(scope, goal)]
    if not asked:
        return pl.DataFrame(schema=HELD)
    is_wide = any(goal.level != Goal.Level.DEPARTMENT for goal in asked)
    units = tree.nodes if is_wide else tree.below(goal.unit_id for goal in asked if goal.unit_id)
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=units, on=on)
    numbers = sorted({str(goal.competence_id) for goal in asked})
    # The frames hold what requirements ask for; a goal may name what nobody is required to hold.
    named = load_holdings(scope=scope, person_ids=frames.people["person_id"], competence_ids=numbers)
    others = frames.holdings.filter(~pl.col("competence_id").is_in(numbers))
    counted = count_holdings(replace(frames, holdings=pl.concat([others, named])), on)
    wanted = pl.DataFrame({"competence_id": numbers}).with_columns(level=pl.lit(1, dtype=pl.Int32))
    held = find_holders(frames.people, counted, wanted, on, frames.latest_counts)
    return held.select(pl.col(name).cast(kind) for name, kind in HELD.items())


def _is_counted(scope: Scope, goal: Goal) -> bool:
    """The register tells of the own organisation's people; the health community has none."""
    return goal.tenant_id == scope.tenant_id != scope.shared_id


def _count_holders(scope: Scope, tree: UnitTree, goal: Goal, held: pl.DataFrame) -> int | None:
    if goal.competence_id is None or not _is_counted(scope, goal):
        return None
    having = held.filter(
        (pl.col("competence_id") == str(goal.competence_id)) & (pl.col("held_level") >= goal.competence_level)
    )
    if goal.person_id is not None:
        having = having.filter(pl.col("person_id") == str(goal.person_id))
    if goal.unit_id is not None:
        having = having.filter(pl.col("unit_id").is_in([str(unit) for unit in tree.below([goal.unit_id])]))
    return having["person_id"].n_unique()


def _hide_few(scope: Scope, tree: UnitTree, goal: Goal, holders: int | None) -> int | None:
    """Nobody at all may be told, and whoever follows everybody there by name is told all."""
    if holders is None or goal.person_id is not None:
        return holders
    units = tree.below([goal.unit_id]) if goal.unit_id is not None else frozenset(tree.nodes)
    return holders if units <= scope.led_units or holders == 0 or holders >= SMALLEST_GROUP else None


def _count_measures(goals: Iterable[Goal]) -> dict[int, int]:
    rows = Measure.objects.filter(goal__in=list(goals)).exclude(status=Measure.Status.DROPPED)
    return dict(rows.values("goal_id").annotate(measures=Count("id")).values_list("goal_id", "measures"))
