"""Apply for an education, decide, carry through, and give the one who comes back a new task."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.competence.actions import holdings
from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.education.models import EducationApplication, EducationCompetence
from fagloft.contexts.education.queries.applications import NoSuchApplication, in_sight
from fagloft.contexts.organisations.queries.people import get_person_in_sight
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Measure

Status = EducationApplication.Status
FEWEST_MONTHS, MOST_MONTHS = 0, 60
OPEN = frozenset({Status.GRANTED, Status.UNDER_WAY})


class NotYoursToApplyFor(Exception):
    """One applies for oneself, or as leader for one's people."""


class NotYoursToDecide(Exception):
    """The leader or deputy of the applicant's unit decides; nobody decides for themselves."""


class DecidedMeanwhile(Exception):
    """Somebody has decided or changed the application since it was opened."""


class NotAtThisStage(Exception):
    """What is asked does not fit how far the application has come."""


class EndsBeforeItBegins(Exception):
    """An education lasts at least a day."""


class NoSuchCompetence(Exception):
    """The competence or its level is not in the catalogue the organisation uses."""


class NoReasonGiven(Exception):
    """A decision says why."""


class BindingTooLong(Exception):
    """Binding time is counted in months, at most five years."""


class NotInThePlan(Exception):
    """The measure or goal is none the organisation knows."""


@dataclass(frozen=True)
class Wish:
    """What is applied for; `gives` are pairs of a competence's number and a level."""

    kind: str
    title: str
    institution: str
    starts_on: date
    ends_on: date
    credits: Decimal | None = None
    motivation: str = ""
    measure_id: int | None = None
    goal_id: int | None = None
    gives: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Terms:
    """What the employer gives, and asks for in return."""

    leave_days: int = 0
    leave_is_paid: bool = False
    substitute_cost: Decimal = field(default=Decimal(0))
    fee: Decimal = field(default=Decimal(0))
    grant_name: str = ""
    grant_amount: Decimal = field(default=Decimal(0))
    financing: str = "own"
    binding_months: int = 0


@transaction.atomic
def apply(*, scope: Scope, person_id: int, wish: Wish, on: date) -> int:
    """Apply for oneself, or as leader for somebody one leads; returns the application's number."""
    person = get_person_in_sight(scope=scope, person_id=person_id, on=on)
    if person_id not in scope.person_ids and not person.unit_ids & scope.lead_by_appointment:
        raise NotYoursToApplyFor
    if not person.unit_ids:
        raise NotYoursToApplyFor
    if wish.ends_on <= wish.starts_on:
        raise EndsBeforeItBegins
    _require_known(scope, wish)
    application = EducationApplication.objects.create(
        tenant_id=scope.tenant_id,
        person_id=person_id,
        unit_id=min(person.unit_ids & scope.led_units or person.unit_ids),
        kind=wish.kind,
        title=wish.title,
        institution=wish.institution,
        credits=wish.credits,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        motivation=wish.motivation,
        measure_id=wish.measure_id,
        goal_id=wish.goal_id,
        applied_on=on,
    )
    EducationCompetence.objects.bulk_create(
        EducationCompetence(tenant_id=scope.tenant_id, application=application, competence_id=number, level=level)
        for number, level in dict(wish.gives).items()
    )
    return application.pk


@transaction.atomic
def withdraw(*, scope: Scope, application_id: int, edition: int) -> None:
    """Take an application back before it is decided."""
    application = _open(scope, application_id, edition)
    if application.person_id not in scope.person_ids:
        raise NotYoursToApplyFor
    _expect(application, {Status.APPLIED})
    _save(application, status=Status.WITHDRAWN)


@transaction.atomic
def grant(*, scope: Scope, application_id: int, edition: int, terms: Terms, reason: str, on: date) -> None:
    """Say yes, with what the employer gives and for how long the employee is bound."""
    if not FEWEST_MONTHS <= terms.binding_months <= MOST_MONTHS:
        raise BindingTooLong
    _decide(
        scope,
        application_id,
        edition,
        on,
        status=Status.GRANTED,
        decision_reason=reason.strip(),
        leave_days=terms.leave_days,
        leave_is_paid=terms.leave_is_paid,
        substitute_cost=terms.substitute_cost,
        fee=terms.fee,
        grant_name=terms.grant_name,
        grant_amount=terms.grant_amount,
        financing=terms.financing,
        binding_months=terms.binding_months,
    )


@transaction.atomic
def refuse(*, scope: Scope, application_id: int, edition: int, reason: str, on: date) -> None:
    """Say no, and why."""
    _decide(scope, application_id, edition, on, status=Status.REFUSED, decision_reason=reason.strip())


@transaction.atomic
def start(*, scope: Scope, application_id: int, edition: int) -> None:
    """The education is under way."""
    application = _lead(scope, application_id, edition)
    _expect(application, {Status.GRANTED})
    _save(application, status=Status.UNDER_WAY)


@transaction.atomic
def complete(*, scope: Scope, application_id: int, edition: int, ended_on: date, at: datetime) -> None:
    """The education is passed: what it gives is recorded in the register, vouched for by the leader."""
    application = _lead(scope, application_id, edition)
    _expect(application, OPEN)
    if not application.starts_on <= ended_on <= at.date():
        raise EndsBeforeItBegins
    for given in EducationCompetence.objects.filter(application=application).order_by("id"):
        _record(scope, application, given, ended_on, at)
    _save(application, status=Status.COMPLETED, ended_on=ended_on)


@transaction.atomic
def discontinue(*, scope: Scope, application_id: int, edition: int, ended_on: date, reason: str) -> None:
    """The education ended without being passed."""
    application = _lead(scope, application_id, edition)
    _expect(application, OPEN)
    if not reason.strip():
        raise NoReasonGiven
    _save(application, status=Status.DISCONTINUED, ended_on=ended_on, decision_reason=reason.strip())


@transaction.atomic
def give_new_task(*, scope: Scope, application_id: int, edition: int, task: str, from_on: date) -> None:
    """Say which role or task follows, so that nobody returns to exactly the old one unnoticed (002:2453)."""
    application = _lead(scope, application_id, edition)
    _expect(application, {Status.COMPLETED})
    if not task.strip():
        raise NoReasonGiven
    _save(application, new_task=task.strip(), new_task_on=from_on)


def _require_known(scope: Scope, wish: Wish) -> None:
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    known = set(
        Level.objects.filter(
            competence__in=Competence.objects.filter(tenant_id__in=owners, retired_on=None)
        ).values_list("competence_id", "level")
    )
    if not set(wish.gives) <= known:
        raise NoSuchCompetence
    for model, number in ((Measure, wish.measure_id), (Goal, wish.goal_id)):
        if number is not None and not model._default_manager.filter(pk=number, tenant_id__in=owners).exists():
            raise NotInThePlan


def _open(scope: Scope, application_id: int, edition: int) -> EducationApplication:
    """The application, locked, as the reader saw it."""
    application = in_sight(scope).select_for_update(of=("self",)).filter(pk=application_id).first()
    if application is None:
        raise NoSuchApplication
    if application.edition != edition:
        raise DecidedMeanwhile
    return application


def _lead(scope: Scope, application_id: int, edition: int) -> EducationApplication:
    application = _open(scope, application_id, edition)
    if not scope.may_lead(application.unit_id) or application.person_id in scope.person_ids:
        raise NotYoursToDecide
    return application


def _decide(scope: Scope, application_id: int, edition: int, on: date, **changed: object) -> None:
    application = _lead(scope, application_id, edition)
    _expect(application, {Status.APPLIED})
    if not changed["decision_reason"]:
        raise NoReasonGiven
    _save(application, decided_on=on, decided_by_name=scope.user_name, **changed)


def _expect(application: EducationApplication, stages: Iterable[str]) -> None:
    if application.status not in stages:
        raise NotAtThisStage


def _save(application: EducationApplication, **changed: object) -> None:
    for name, value in changed.items():
        setattr(application, name, value)
    application.edition += 1
    application.save()


def _record(
    scope: Scope, application: EducationApplication, given: EducationCompetence, on: date, at: datetime
) -> None:
    try:
        holdings.record(
            scope=scope,
            person_id=application.person_id,
            competence_id=given.competence_id,
            level=given.level,
            valid_from=on,
            source="formal_education",
            at=at,
            note=application.title,
        )
    except holdings.RecordedAlready:
        return  # somebody has registered the same diploma: it stands, and counts once
