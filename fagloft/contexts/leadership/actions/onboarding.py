"""Begin the way into a first post as leader, and tick off its steps."""

from datetime import date, timedelta

from django.db import transaction

from fagloft.contexts.leadership.models import OnboardingStep
from fagloft.contexts.leadership.queries.onboarding import get_shipped_steps
from fagloft.contexts.leadership.queries.profiles_register import get_leader
from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


class NotYoursToBegin(Exception):
    """The leader above begins it; oneself only where nobody is above."""


class BegunAlready(Exception):
    """The leader is on the way already."""


class NoSuchStep(Exception):
    """The leader has no such step."""


class TickedMeanwhile(Exception):
    """Somebody has ticked the step, or taken the tick back, since the page was opened."""


@transaction.atomic
def begin(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> None:
    """Give the leader all steps, each due so many weeks from today."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    if not leader.limits_are_the_readers:
        raise NotYoursToBegin
    Person.objects.select_for_update(no_key=True).get(pk=person_id, tenant_id=scope.tenant_id)
    if OnboardingStep.objects.filter(tenant_id=scope.tenant_id, person_id=person_id).exists():
        raise BegunAlready
    OnboardingStep.objects.bulk_create(
        OnboardingStep(
            tenant_id=scope.tenant_id,
            person_id=person_id,
            step=step.code,
            due_on=on + timedelta(weeks=step.after_weeks),
        )
        for step in get_shipped_steps(scope.language)
    )


@transaction.atomic
def tick(*, scope: Scope, tree: UnitTree, person_id: int, step: str, on: date) -> None:
    """The step is taken: by the leader or by the leader above, whoever says it first."""
    row = _find(scope, tree, person_id, step, on)
    if row.done_on is not None:
        raise TickedMeanwhile
    row.done_on, row.done_by_name = on, scope.user_name
    row.save()


@transaction.atomic
def untick(*, scope: Scope, tree: UnitTree, person_id: int, step: str, on: date) -> None:
    """The step was not taken after all."""
    row = _find(scope, tree, person_id, step, on)
    if row.done_on is None:
        raise TickedMeanwhile
    row.done_on, row.done_by_name = None, ""
    row.save()


def _find(scope: Scope, tree: UnitTree, person_id: int, step: str, on: date) -> OnboardingStep:
    get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    rows = OnboardingStep.objects.select_for_update().filter(tenant_id=scope.tenant_id, person_id=person_id)
    row = rows.filter(step=step).first()
    if row is None:
        raise NoSuchStep
    return row
