"""Who follows up a plan, and who says what came of it."""

from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope
from fagloft.contexts.planning.models import Plan


class NoSuchPlan(Exception):
    """The plan does not exist, or is not the reader's to follow up."""


def find_plan(*, scope: Scope, plan_id: int, on: date) -> Plan:
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    plan = Plan.objects.filter(tenant_id__in=owners, pk=plan_id).first()
    if plan is None or not may_follow_up(scope, plan, on):
        raise NoSuchPlan
    return plan


def may_follow_up(scope: Scope, plan: Plan, on: date) -> bool:
    """Those who see the numbers, and of a person's plan the person and the nearest leader."""
    if plan.level == Plan.Level.PERSON:
        return plan.person_id in scope.person_ids or may_evaluate(scope, plan, on)
    if plan.unit_id is not None:
        return scope.sees_numbers_of(plan.unit_id)
    return bool(scope.counted_units or scope.led_units) or scope.has(DIRECTOR, REGIONAL_ADVISER)


def may_evaluate(scope: Scope, plan: Plan, on: date) -> bool:
    """The leader of the unit or of the person, the director, and in the health community the regional adviser."""
    if plan.tenant_id != scope.tenant_id:
        return False
    if plan.person_id is not None:
        return Employment.objects.filter(_of_led_people(scope, on), person_id=plan.person_id).exists()
    if plan.unit_id is not None:
        return scope.may_lead(plan.unit_id) or scope.has(DIRECTOR)
    return scope.has(REGIONAL_ADVISER if plan.level == Plan.Level.REGION else DIRECTOR)


def plans_to_evaluate(scope: Scope, on: date) -> Q:
    """The same as a filter on what has a `plan`, for those whose turn it is: a director does not do a ward's work."""
    led = Employment.objects.filter(_of_led_people(scope, on)).values("person_id")
    mine = Q(plan__level=Plan.Level.UNIT, plan__unit_id__in=scope.led_units & scope.lead_by_appointment)
    mine |= Q(plan__level=Plan.Level.PERSON, plan__person_id__in=led)
    if scope.has(DIRECTOR):
        mine |= Q(plan__level=Plan.Level.ORGANISATION)
    if scope.has(REGIONAL_ADVISER):
        mine |= Q(plan__level=Plan.Level.REGION)
    return mine


def _of_led_people(scope: Scope, on: date) -> Q:
    in_force = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    return in_force & Q(tenant_id=scope.tenant_id, unit_id__in=scope.led_units & scope.lead_by_appointment)
