"""Validity rules: a new one takes over from its day; old holdings keep theirs unless somebody decides otherwise."""

from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.competence.models import Competence, Holding, ValidityRule, Withdrawal
from fagloft.contexts.competence.queries.old_holdings import list_holdings_that_would_change
from fagloft.contexts.competence.queries.validity import lapses_on
from fagloft.contexts.organisations.models import Profession
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope


class NotYoursToDecide(Exception):
    """Validity is decided by the director in the organisation, by the regional adviser in the community."""


class RuleStandsAlready(Exception):
    """There is a rule for the same people from the same day."""


class NoSuchCompetence(Exception):
    """The catalogue the organisation uses has no such item."""


class NoSuchRule(Exception):
    """The rule does not exist in the catalogue the organisation uses."""


@transaction.atomic
def add_rule(
    *,
    scope: Scope,
    competence_id: int,
    months: int | None,
    effective_from: date,
    basis: str,
    source: str = "",
    profession_code: str = "",
) -> int:
    """A new rule for holdings made on or after its day."""
    _decide(scope)
    competence = Competence.objects.filter(pk=competence_id, tenant_id__in=[scope.tenant_id, scope.shared_id]).first()
    if competence is None:
        raise NoSuchCompetence
    profession = Profession.objects.get(code=profession_code) if profession_code else None
    rule, is_new = ValidityRule.objects.get_or_create(
        tenant_id=scope.tenant_id,
        competence=competence,
        profession=profession,
        effective_from=effective_from,
        defaults={"months": months, "basis": basis, "source": source},
    )
    if not is_new:
        raise RuleStandsAlready
    return rule.pk


@transaction.atomic
def apply_to_old_holdings(*, scope: Scope, rule_id: int, at: datetime) -> int:
    """Decide that holdings made under older rules follow this one too; returns how many were renewed.

    Each gets a new row under the rule, and the old row is withdrawn with the decision as reason.
    """
    _decide(scope)
    rule = ValidityRule.objects.filter(pk=rule_id).first()
    if rule is None:
        raise NoSuchRule
    olds = list_holdings_that_would_change(scope=scope, rule=rule)
    renewed = [_renewed(old, rule, scope, at) for old in olds]
    Holding.objects.bulk_create(renewed)
    Withdrawal.objects.bulk_create(_replaced(old, rule, scope, at) for old in olds)
    return len(renewed)


def _renewed(old: Holding, rule: ValidityRule, scope: Scope, at: datetime) -> Holding:
    return Holding(
        tenant_id=old.tenant_id,
        person_id=old.person_id,
        competence_id=old.competence_id,
        level=old.level,
        valid_from=old.valid_from,
        valid_to=lapses_on(old.valid_from, rule.months),
        source=old.source,
        rule=rule,
        evidence_id=old.evidence_id,
        note=old.note,
        recorded_at=at,
        recorded_by_name=scope.user_name,
    )


def _replaced(old: Holding, rule: ValidityRule, scope: Scope, at: datetime) -> Withdrawal:
    return Withdrawal(
        tenant_id=old.tenant_id,
        holding=old,
        reason=f"Ny gyldighetsregel fra {rule.effective_from.isoformat()}",
        withdrawn_at=at,
        withdrawn_by_name=scope.user_name,
    )


def _decide(scope: Scope) -> None:
    if not scope.has(DIRECTOR, REGIONAL_ADVISER):
        raise NotYoursToDecide
