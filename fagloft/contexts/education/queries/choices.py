"""What a form about education offers this reader: whom it is for, and which measures and goals it can serve."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Measure

type Choices = Sequence[tuple[int, str]]
CLOSED = (Measure.Status.DROPPED, Measure.Status.DONE, Measure.Status.EVALUATED)


def get_people(*, scope: Scope, on: date) -> Choices:
    """Oneself first, then everybody in the units one leads; by name."""
    staff = (
        Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, starts_on__lte=on)
        .filter(Q(person_id__in=scope.person_ids) | Q(unit_id__in=scope.lead_by_appointment & scope.led_units))
        .order_by("person__family_name", "person__given_name", "person_id")
        .values_list("person_id", "person__given_name", "person__family_name")
    )
    people = {number: f"{given} {family}" for number, given, family in staff}
    return sorted(people.items(), key=lambda choice: choice[0] not in scope.person_ids)


def get_measures(*, scope: Scope, on: date) -> Choices:
    """Measures that are not over, of the organisation and of the health community."""
    open_now = Measure.objects.filter(tenant_id__in=_owners(scope), ends_on__gt=on, target_person=None)
    return tuple(open_now.exclude(status__in=CLOSED).order_by("title", "id").values_list("id", "title"))


def get_goals(*, scope: Scope) -> Choices:
    """Goals that are not closed; another person's own goals are theirs."""
    goals = Goal.objects.filter(tenant_id__in=_owners(scope), closed_on=None)
    mine = Q(person=None) | Q(person_id__in=scope.person_ids)
    return tuple(goals.filter(mine).order_by("level", "title", "id").values_list("id", "title"))


def _owners(scope: Scope) -> list[int]:
    return [scope.tenant_id, scope.shared_id or scope.tenant_id]
