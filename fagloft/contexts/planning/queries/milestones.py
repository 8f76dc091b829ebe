"""Days that plans bring with them, and what every organisation does each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Decision, Plan
from fagloft.contexts.planning.queries.circles import Surroundings
from fagloft.contexts.planning.queries.concerned_measures import may_be_read
from fagloft.contexts.planning.queries.event_changes import NEVER, Changes, get_changes
from fagloft.engine.annual_wheel import list_recurring_elements, list_revisions

OVER = (Plan.Status.DROPPED, Plan.Status.DONE, Plan.Status.EVALUATED)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Milestone:
    key: str
    kind: str
    title: str
    level: str
    starts_on: date
    ends_on: date
    is_recurring: bool = False
    is_proposed: bool = False
    changes: Changes = NEVER


def get_milestones(
    *, scope: Scope, around: Surroundings, within: tuple[date, date], published_only: bool
) -> tuple[Milestone, ...]:
    """Decisions and revisions of the plans around, and what recurs each year."""
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    first, last = within
    rows = Plan.objects.filter(tenant_id__in=owners).filter(Q(starts_on__lt=last, ends_on__gt=first))
    plans = {
        plan.pk: plan for plan in rows if may_be_read(scope, plan, around) and _is_open(plan, around, published_only)
    }
    decisions = Decision.objects.filter(
        tenant_id__in=owners, plan_id__in=plans, measure=None, decided_on__gte=first, decided_on__lt=last
    )
    changes = get_changes("planning.Plan", plans)
    return (
        *(_of_decision(decision, plans[decision.plan_id]) for decision in decisions),
        *(one for plan in plans.values() for one in _of_revisions(plan, changes.get(plan.pk, NEVER), within)),
        *_list_recurring(within),
    )


def _is_open(plan: Plan, around: Surroundings, published_only: bool) -> bool:  # noqa: FBT001 named by its caller
    is_own = plan.person_id is not None and plan.person_id == around.circle.person_id
    return is_own or not published_only or plan.published_number is not None


def _of_decision(decision: Decision, plan: Plan) -> Milestone:
    return Milestone(
        key=f"decision-{decision.pk}",
        kind="decision",
        title=plan.title,
        level=plan.level,
        starts_on=decision.decided_on,
        ends_on=decision.decided_on + A_DAY,
        changes=Changes(last_at=decision.recorded_at),
    )


def _of_revisions(plan: Plan, changes: Changes, within: tuple[date, date]) -> Iterator[Milestone]:
    if plan.status in OVER:
        return
    for number, day in enumerate(list_revisions(plan.starts_on, plan.ends_on)):
        if within[0] <= day < within[1]:
            yield Milestone(
                key=f"revision-{plan.pk}-{number}",
                kind="revision",
                title=plan.title,
                level=plan.level,
                starts_on=day,
                ends_on=day + A_DAY,
                is_recurring=True,
                is_proposed=plan.status == Plan.Status.PROPOSED,
                changes=changes,
            )


def _list_recurring(within: tuple[date, date]) -> Iterator[Milestone]:
    first, last = within
    for year in range(first.year, last.year + 1):
        for element in list_recurring_elements(year):
            if element.starts_on < last and element.ends_on > first:
                yield Milestone(
                    key=f"{element.code}-{year}",
                    kind=element.code,
                    title="",
                    level=Plan.Level.ORGANISATION,
                    starts_on=element.starts_on,
                    ends_on=element.ends_on,
                    is_recurring=True,
                )
