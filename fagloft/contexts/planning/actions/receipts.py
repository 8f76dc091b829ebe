"""Whoever a published plan concerns says that they have read it: once per version."""

from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import NoSuchPlan
from fagloft.contexts.planning.models import Plan, PlanVersion, Receipt
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights, readable_plans


class NotPublished(Exception):
    """There is no such published version: another may have come since."""


class NobodyToConfirm(Exception):
    """The reader is no employee here."""


@transaction.atomic
def confirm(*, scope: Scope, tree: UnitTree, plan_id: int, version_number: int, now: datetime, today: date) -> None:
    """Keep that the reader has read the published version; a second time changes nothing."""
    rights = get_plan_rights(scope=scope, on=today)
    plan = Plan.objects.filter(readable_plans(rights, tree), pk=plan_id).first()
    if plan is None:
        raise NoSuchPlan
    if plan.published_number != version_number:
        raise NotPublished
    person = Person.objects.filter(tenant_id=scope.tenant_id, pk__in=scope.person_ids).order_by("id").first()
    if person is None:
        raise NobodyToConfirm
    version = PlanVersion.objects.get(plan=plan, number=version_number)
    Receipt.objects.get_or_create(tenant_id=scope.tenant_id, version=version, person=person, defaults={"read_at": now})
