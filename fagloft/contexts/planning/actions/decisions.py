"""Decide a plan or a single measure. What was decided is kept whole, and later changes are told from it."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    ENDED,
    ChangedMeanwhile,
    InThePast,
    NoSuchPlan,
    NotYoursToChange,
    WrongStatus,
    lock_plan,
)
from fagloft.contexts.planning.models import Decision, Measure, Plan, PlanVersion
from fagloft.contexts.planning.queries.plan_contents import fingerprint, get_contents
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plan_texts import DecisionText


class EmptyPlan(Exception):
    """A plan without a measure decides nothing."""


class OwnersHaveLeft(Exception):
    """Measures whose owner no longer works here; `titles` says which."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__(titles)
        self.titles = titles


class CaseNumberMissing(Exception):
    """A political decision has a number in the case archive."""


class DecidedInTheFuture(Exception):
    """A decision is recorded when it has been made."""


class NoSuchOwner(Exception):
    """Whoever is to follow up the decision is not at work here."""


@transaction.atomic
def decide_plan(*, scope: Scope, plan_id: int, seen: str, text: DecisionText, now: datetime, today: date) -> int:
    """Keep the plan as decided; returns the number of the version.

    `seen` is the fingerprint of what the one who decides had before them: nobody decides what another has just written.
    """
    plan = _open(scope, plan_id, today)
    content = get_contents([plan])[plan.pk]
    if fingerprint(content) != seen:
        raise ChangedMeanwhile
    _require_measures(scope, plan, today)
    _require_form(scope, text, today)
    latest = PlanVersion.objects.filter(plan=plan).aggregate(latest=Max("number"))["latest"] or 0
    version = PlanVersion.objects.create(
        tenant_id=scope.tenant_id,
        plan=plan,
        number=latest + 1,
        content=content,
        made_at=now,
        made_by_name=scope.user_name,
    )
    _record(scope, plan, text, now, version=version)
    Measure.objects.filter(plan=plan, status=Measure.Status.PROPOSED).update(status=Measure.Status.DECIDED)
    if plan.status == Plan.Status.PROPOSED:
        plan.status = Plan.Status.DECIDED
    plan.edition += 1
    plan.save()
    return version.number


@transaction.atomic
def decide_measure(*, scope: Scope, measure_id: int, text: DecisionText, now: datetime, today: date) -> int:
    """Decide one measure ahead of its plan; returns the number of the decision."""
    found = Measure.objects.filter(tenant_id=scope.tenant_id, pk=measure_id).first()
    if found is None:
        raise NoSuchPlan
    plan = _open(scope, found.plan_id, today)
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure_id)
    if measure.status == Measure.Status.DROPPED:
        raise WrongStatus
    _require_form(scope, text, today)
    if measure.status == Measure.Status.PROPOSED:
        measure.status = Measure.Status.DECIDED
        measure.edition += 1
        measure.save()
    return _record(scope, plan, text, now, measure=measure)


def _open(scope: Scope, plan_id: int, today: date) -> Plan:
    plan = lock_plan(scope, plan_id)
    if not get_plan_rights(scope=scope, on=today).may_decide(plan):
        raise NotYoursToChange
    if plan.status in ENDED:
        raise WrongStatus
    return plan


def _require_measures(scope: Scope, plan: Plan, today: date) -> None:
    measures = Measure.objects.filter(plan=plan).exclude(status=Measure.Status.DROPPED)
    if not measures.exists():
        raise EmptyPlan
    if plan.ends_on <= today:
        raise InThePast
    open_ones = measures.exclude(status__in=[Measure.Status.DONE, Measure.Status.EVALUATED])
    owned = open_ones.filter(owner__isnull=False)
    left = owned.exclude(owner_id__in=_at_work(scope, today).values("person_id"))
    if left:
        raise OwnersHaveLeft(tuple(left.order_by("title").values_list("title", flat=True)))


def _require_form(scope: Scope, text: DecisionText, today: date) -> None:
    if text.kind == Decision.Kind.POLITICAL and not text.case_number.strip():
        raise CaseNumberMissing
    if text.decided_on > today:
        raise DecidedInTheFuture
    if text.owner_id is not None and not _at_work(scope, today).filter(person_id=text.owner_id).exists():
        raise NoSuchOwner


def _at_work(scope: Scope, on: date) -> QuerySet[Employment]:
    return Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, starts_on__lte=on)


def _record(
    scope: Scope,
    plan: Plan,
    text: DecisionText,
    now: datetime,
    *,
    version: PlanVersion | None = None,
    measure: Measure | None = None,
) -> int:
    owner = Person.objects.filter(pk=text.owner_id or 0).first()
    decision = Decision.objects.create(
        tenant_id=scope.tenant_id,
        plan=plan,
        version=version,
        measure=measure,
        recorded_at=now,
        recorded_by_name=scope.user_name,
        **(vars(text) | {"owner_name": owner.name if owner else text.owner_name}),
    )
    return decision.pk
