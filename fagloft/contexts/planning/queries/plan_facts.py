"""All that the documents of a plan tell, gathered once."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal
from fagloft.contexts.planning.queries.consequences import (
    CompetenceGaps,
    Outlook,
    get_consequences,
    tell_large,
)
from fagloft.contexts.planning.queries.costs import CostedMeasure, PlanCosts
from fagloft.contexts.planning.queries.decisions import get_decisions
from fagloft.contexts.planning.queries.focus_areas import get_focus_areas
from fagloft.contexts.planning.queries.goals import count_holders
from fagloft.engine.costing import sum_by
from fagloft.engine.costing.facts import DecisionFact, FrameFact, GapFact, GoalFact, MeasureFact, PlanFacts

NOT_TOLD = "–"
ORE = 100
ROUND_TO = 1_000 * ORE
SUMS = ("by_unit", "by_goal", "by_kind", "by_financing", "total", "own_new_money", "people_without_rate")


def thirds_of(whole: int) -> tuple[int, int, int]:
    """Three frames to set beside each other: a third, two thirds and all, up to whole thousands of kroner."""
    return tuple(-(-whole * part // (3 * ROUND_TO)) * ROUND_TO for part in (1, 2, 3))  # type: ignore[return-value]


def get_plan_facts(
    *,
    scope: Scope,
    tree: UnitTree,
    plan_id: int,
    on: date,
    made_at: datetime,
    choose_frames: Callable[[int], Sequence[int]] = thirds_of,
) -> PlanFacts:
    """Of a plan whose numbers the reader sees. Documents leave the house, so groups under five are told to nobody.

    `choose_frames` gives the frames to set beside each other, from what the whole plan takes of the budget; all in øre.
    """
    found = get_consequences(
        scope=scope, tree=tree, plan_id=plan_id, choose_frames=choose_frames, on=on, is_public=True
    )
    costs, plan = found.costs, found.costs.plan
    employer = Organisation.objects.values_list("name", "is_demo").get(pk=scope.tenant_id)
    return PlanFacts(
        organisation=employer[0],
        unit=plan.whose if plan.unit_id is not None else "",
        title=plan.title,
        introduction=plan.introduction,
        level=plan.level,
        status=plan.status,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        on=on,
        made_at=made_at,
        made_by=scope.user_name,
        is_demo=employer[1],
        people=found.people,
        focus_areas=_list_focus_areas(scope, plan.id),
        goals=_list_goals(scope, tree, costs, on),
        measures=tuple(_measure(one) for one in costs.measures),
        gaps=tuple(_gap(one) for one in found.gaps),
        open_today=tuple(found.open_today.items()),
        minimums_today=found.minimums_today,
        frames=tuple(_frame(one) for one in found.outlooks),
        decisions=_list_decisions(scope, plan.id),
        **{name: getattr(costs, name) for name in SUMS},
    )


def _list_goals(scope: Scope, tree: UnitTree, costs: PlanCosts, on: date) -> tuple[GoalFact, ...]:
    """Goals that measures of the plan lead to; a goal for competence says how many hold it, and how many shall."""
    wanted = {measure.row.text.goal_id for measure in costs.measures if measure.row.text.goal_id is not None}
    found = Goal.objects.filter(pk__in=wanted).select_related("competence").defer("competence__search")
    rows = list(found.order_by("level", "title", "id"))
    holders = count_holders(scope=scope, tree=tree, goals=rows, on=on, tell=tell_large)
    return tuple(
        GoalFact(
            title=row.title,
            indicator=row.indicator or getattr(row.competence, f"name_{scope.language}", ""),
            baseline=_number(row.baseline) if row.pk not in holders else _told(holders[row.pk]),
            target=_number(row.people_needed if row.people_needed is not None else row.target),
            target_on=row.target_on,
        )
        for row in rows
    )


def _told(holders: int | None) -> str:
    return NOT_TOLD if holders is None else str(holders)


def _number(value: Decimal | int | None) -> str:
    """Without decimals that say nothing."""
    if value is None:
        return ""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _measure(one: CostedMeasure) -> MeasureFact:
    row, text = one.row, one.row.text
    people = one.cost.people
    return MeasureFact(
        title=text.title,
        competences=tuple(given.name for given in row.competences),
        learning_form=text.learning_form,
        obligation=text.obligation,
        obligation_reason=text.obligation_reason,
        attendance=text.attendance_time,
        owner=row.owner_name,
        goal=row.goal_title,
        focus_area=row.focus_area_title,
        people=people,
        holding=None if one.holding is None else tell_large(one.holding, people),
        starts_on=text.starts_on,
        ends_on=text.ends_on,
        times=one.times,
        costs=tuple(sum_by(one.cost.parts, lambda part: part.kind).items()),
        total=one.cost.total,
        own_new_money=one.cost.own_new_money,
        financing=tuple(sum_by(one.cost.parts, lambda part: part.financing)) or (text.financing,),
        status=row.status,
        is_overdue=row.is_overdue,
    )


def _gap(one: CompetenceGaps) -> GapFact:
    return GapFact(
        one.competence_name,
        one.obligation,
        one.laws,
        one.required,
        one.lacking,
        one.closed_by_plan,
        one.is_in_plan,
    )


def _frame(one: Outlook) -> FrameFact:
    return FrameFact(
        frame=one.frame,
        cost=one.cost,
        chosen=tuple(measure.row.text.title for measure in one.chosen),
        left_out=tuple(measure.row.text.title for measure in one.left_out),
        open_gaps=tuple(one.open_gaps.items()),
        minimums=one.minimums,
        duties=tuple((duty.competence_name, duty.laws, duty.people) for duty in one.duties),
    )


def _list_focus_areas(scope: Scope, plan_id: int) -> tuple[tuple[str, str], ...]:
    return tuple((area.title, area.description) for area in get_focus_areas(scope=scope, plan_ids=[plan_id]))


def _list_decisions(scope: Scope, plan_id: int) -> tuple[DecisionFact, ...]:
    """On the plan itself, the latest first."""
    return tuple(
        DecisionFact(one.decided_on, one.kind, one.case_number, one.text, one.owner_name, one.concerns, one.expected)
        for one in get_decisions(scope=scope, plan_ids=[plan_id])
        if one.measure_id is None
    )
