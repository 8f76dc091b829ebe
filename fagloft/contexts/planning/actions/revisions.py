"""Next year's plan: a new one that carries over what is still open."""

from datetime import date

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    EndsBeforeItBegins,
    InThePast,
    NotYoursToChange,
    WrongStatus,
    lock_plan,
)
from fagloft.contexts.planning.models import CostLine, FocusArea, Measure, MeasureCompetence, Plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plan_texts import PlanText

CLOSED = (Measure.Status.DONE, Measure.Status.EVALUATED, Measure.Status.DROPPED)


class RevisedAlready(Exception):
    """There is a plan that carries this one on; `plan_id` says which."""

    def __init__(self, plan_id: int) -> None:
        super().__init__(plan_id)
        self.plan_id = plan_id


@transaction.atomic
def revise_yearly(*, scope: Scope, plan_id: int, text: PlanText, today: date) -> int:
    """A proposal for the next period with the focus areas and open measures of this one; returns its number.

    Measures begin anew with the new plan where they would have begun before it, and the old ones stay as they are.
    """
    old = lock_plan(scope, plan_id)
    if not get_plan_rights(scope=scope, on=today).may_add(old.level, old.unit_id, old.person_id):
        raise NotYoursToChange
    if old.status == Plan.Status.DROPPED:
        raise WrongStatus
    if text.ends_on <= text.starts_on or text.starts_on < old.ends_on:
        raise EndsBeforeItBegins
    if text.ends_on <= today:
        raise InThePast
    following = Plan.objects.filter(carries_on=old).first()
    if following is not None:
        raise RevisedAlready(following.pk)
    new = Plan.objects.create(
        tenant_id=scope.tenant_id,
        level=old.level,
        unit_id=old.unit_id,
        person_id=old.person_id,
        carries_on=old,
        **vars(text),
    )
    areas = _copy_focus_areas(old, new)
    for measure in Measure.objects.filter(plan=old).exclude(status__in=CLOSED).order_by("id"):
        _carry_on(measure, new, areas)
    return new.pk


def _copy_focus_areas(old: Plan, new: Plan) -> dict[int | None, int]:
    copies: dict[int | None, int] = {}
    for area in FocusArea.objects.filter(plan=old).order_by("id"):
        number, area.pk, area.plan = area.pk, None, new  # without a number it is saved as a new row
        area._state.adding = True
        area.save()
        copies[number] = area.pk
    return copies


def _carry_on(old: Measure, plan: Plan, areas: dict[int | None, int]) -> None:
    lasts = old.ends_on - old.starts_on
    starts_on = max(old.starts_on, plan.starts_on)
    new = Measure.objects.get(pk=old.pk)
    new.pk, new._state.adding = None, True  # without a number it is saved as a new row
    new.plan, new.carries_on, new.edition, new.status = plan, old, 1, Measure.Status.PROPOSED
    new.starts_on, new.ends_on = starts_on, max(old.ends_on, min(starts_on + lasts, plan.ends_on))
    new.focus_area_id = areas.get(old.focus_area_id, old.focus_area_id)
    if new.evaluation_on is not None:
        new.evaluation_on = max(new.evaluation_on, starts_on)
    new.save()
    for row in MeasureCompetence.objects.filter(measure=old).order_by("id"):
        MeasureCompetence.objects.create(
            tenant_id=row.tenant_id, measure=new, competence_id=row.competence_id, level=row.level
        )
    for line in CostLine.objects.filter(measure=old).order_by("id"):
        CostLine.objects.create(
            tenant_id=line.tenant_id,
            measure=new,
            kind=line.kind,
            description=line.description,
            amount=line.amount,
            is_per_person=line.is_per_person,
            financing=line.financing,
        )
