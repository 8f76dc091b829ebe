"""Record what a person can, and withdraw what was wrong. Nothing is ever changed or removed."""

from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.competence.models import Competence, Evidence, Holding, Level, Withdrawal
from fagloft.contexts.competence.queries.validity import get_rule_in_force, lapses_on
from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.queries.people import PersonCard, get_person_in_sight
from fagloft.contexts.organisations.scope import Scope


class RecordedAlready(Exception):
    """The same holding stands in the register."""


class NoSuchCompetence(Exception):
    """The competence is not in the catalogue the organisation uses, or is retired."""


class NoSuchLevel(Exception):
    """The competence has no such level."""


class NotYoursToVouchFor(Exception):
    """One vouches for others only as their leader, deputy or professional-development nurse, never for oneself."""


class BeginsInTheFuture(Exception):
    """A holding is recorded when it exists."""


class NoSuchHolding(Exception):
    """The holding does not exist, is withdrawn, or is none the reader may know of."""


OWN_SOURCES = frozenset({Holding.Source.SELF, Holding.Source.DOCUMENT})
OTHERS_SOURCES = frozenset(set(Holding.Source) - {Holding.Source.SELF})


@transaction.atomic
def record(
    *,
    scope: Scope,
    person_id: int,
    competence_id: int,
    level: int,
    valid_from: date,
    source: str,
    at: datetime,
    evidence_id: int | None = None,
    note: str = "",
) -> int:
    """Add a holding under the rule in force on its first day; returns its number."""
    person = get_person_in_sight(scope=scope, person_id=person_id, on=at.date())
    _vouch(scope, person, source)
    if valid_from > at.date():
        raise BeginsInTheFuture
    competence = _find_competence(scope, competence_id, level, on=at.date())
    rule = get_rule_in_force(
        tenant_id=scope.tenant_id,
        competence_id=competence.pk,
        on=valid_from,
        profession_codes=person.profession_codes,
    )
    evidence = Evidence.objects.get(pk=evidence_id, person_id=person_id) if evidence_id else None
    holding = Holding(
        tenant_id=scope.tenant_id,
        person_id=person_id,
        competence=competence,
        level=level,
        valid_from=valid_from,
        valid_to=lapses_on(valid_from, rule.months) if rule else None,
        source=source,
        rule_id=rule.id if rule else None,
        evidence=evidence,
        note=note,
        recorded_at=at,
        recorded_by_name=scope.user_name,
    )
    return _save(holding)


@transaction.atomic
def withdraw(*, scope: Scope, holding_id: int, reason: str, at: datetime) -> None:
    """Stop counting a holding that should not have been recorded; the row and the reason stay."""
    holding = Holding.objects.filter(tenant_id=scope.tenant_id, pk=holding_id).first()
    if holding is None or Withdrawal.objects.filter(holding=holding).exists():
        raise NoSuchHolding
    person = get_person_in_sight(scope=scope, person_id=holding.person_id, on=at.date())
    _vouch(scope, person, holding.source)
    Withdrawal.objects.create(
        tenant_id=scope.tenant_id,
        holding=holding,
        reason=reason,
        withdrawn_at=at,
        withdrawn_by_name=scope.user_name,
    )


def _vouch(scope: Scope, person: PersonCard, source: str) -> None:
    allowed = OWN_SOURCES if person.id in scope.person_ids else OTHERS_SOURCES
    if source not in allowed:
        raise NotYoursToVouchFor


def _find_competence(scope: Scope, competence_id: int, level: int, *, on: date) -> Competence:
    competence = Competence.objects.filter(pk=competence_id, tenant_id__in=[scope.tenant_id, scope.shared_id]).first()
    if competence is None or (competence.retired_on is not None and competence.retired_on <= on):
        raise NoSuchCompetence
    if not Level.objects.filter(competence=competence, level=level).exists():
        raise NoSuchLevel
    return competence


def _save(holding: Holding) -> int:
    # The lock keeps two who record the same at once from both finding nothing.
    Person.objects.select_for_update().get(pk=holding.person_id)
    same = Holding.objects.filter(
        person_id=holding.person_id,
        competence_id=holding.competence_id,
        level=holding.level,
        valid_from=holding.valid_from,
        source=holding.source,
    )
    if same.exclude(pk__in=Withdrawal.objects.filter(holding__in=same).values("holding_id")).exists():
        raise RecordedAlready
    holding.save(force_insert=True)
    return holding.pk
