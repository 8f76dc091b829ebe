"""What applications are worth: the engine's score on what the register and the plans tell."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from fagloft.contexts.education.queries.applications import ApplicationRow
from fagloft.contexts.gaps.queries.frames import load_unit_frames
from fagloft.contexts.gaps.queries.standings import assess_with_minimums, count_holdings, merge_employments
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import FocusArea, Goal, Measure, MeasureCompetence
from fagloft.engine.applications import GivenCompetence, Planned, Score, Strategy, score_application

UNMET = ("lapsed", "missing")
DECIDED = frozenset({Measure.Status.DECIDED, Measure.Status.IN_PROGRESS, Measure.Status.DONE, Measure.Status.EVALUATED})


def get_scores(*, scope: Scope, tree: UnitTree, applications: Sequence[ApplicationRow], on: date) -> dict[int, Score]:
    """By application: its score against the applicant's unit, the plans and the strategy, on the day."""
    needs = {unit_id: _find_needs(scope, tree, unit_id, on) for unit_id in {row.unit_id for row in applications}}
    planned, focused, goals = _load_plans(scope, on)
    return {
        row.id: score_application(
            [needs[row.unit_id].get(number, _nothing(number)) for number, _, _ in row.competences],
            _grade_plan(row, planned),
            _grade_strategy(row, focused, goals),
        )
        for row in applications
    }


def _nothing(competence_id: int) -> GivenCompetence:
    return GivenCompetence(str(competence_id), asked=0, lacking=0, shortfall=0)


def _find_needs(scope: Scope, tree: UnitTree, unit_id: int, on: date) -> dict[int, GivenCompetence]:
    """How the unit and those below it stand to each competence that is asked there."""
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=tree.below([unit_id]), on=on)
    assessment = assess_with_minimums(frames, count_holdings(frames, on), on)
    short = dict(assessment.unit_coverage.group_by("competence_id").agg(pl.col("shortfall").sum()).iter_rows())
    counted = (
        merge_employments(assessment.standings)
        .group_by("competence_id")
        .agg(asked=pl.len(), lacking=pl.col("status").is_in(UNMET).sum())
    )
    known = {key: (asked, lacking) for key, asked, lacking in counted.iter_rows()}
    return {
        int(key): GivenCompetence(key, *known.get(key, (0, 0)), shortfall=short.get(key, 0)) for key in {*known, *short}
    }


def _load_plans(scope: Scope, on: date) -> tuple[dict[int, set[str]], set[int], dict[int, str]]:
    """Statuses of the measures that give each competence, competences of focus areas, levels of goals in force."""
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    planned: dict[int, set[str]] = {}
    for competence_id, status in MeasureCompetence.objects.filter(
        measure__tenant_id__in=owners, measure__plan__ends_on__gt=on
    ).values_list("competence_id", "measure__status"):
        planned.setdefault(competence_id, set()).add(status)
    areas = FocusArea.objects.filter(tenant_id__in=owners, plan__ends_on__gt=on)
    goals = list(Goal.objects.filter(tenant_id__in=owners, closed_on=None).values_list("id", "level", "competence_id"))
    focused = {number for number in areas.values_list("competence_id", flat=True) if number is not None}
    focused |= {number for _, level, number in goals if level == Goal.Level.STRATEGIC and number is not None}
    return planned, focused, {number: level for number, level, _ in goals}


def _grade_plan(row: ApplicationRow, planned: dict[int, set[str]]) -> Planned:
    statuses = {row.measure_status}.union(*(planned.get(number, set()) for number, _, _ in row.competences))
    if statuses & DECIDED:
        return Planned.DECIDED
    return Planned.PROPOSED if Measure.Status.PROPOSED in statuses else Planned.NOT


def _grade_strategy(row: ApplicationRow, focused: set[int], goals: dict[int, str]) -> Strategy:
    level = goals.get(row.goal_id) if row.goal_id else None
    if level == Goal.Level.STRATEGIC or any(number in focused for number, _, _ in row.competences):
        return Strategy.STRATEGIC
    return Strategy.DEPARTMENT if level is not None else Strategy.NONE
