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


class ChangedMeanwhile(Exception):
    """Another number of holdings would change than was told."""


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
def apply_to_old_holdings(*, scope: Scope, rule_id: int, expected: int, on: date, at: datetime) -> None:
    """Decide that holdings made under older rules follow this one too, as many as `expected`.

    Each gets a new row under the rule, and the old row is withdrawn with the decision as reason.
    """
    _decide(scope)
    rule = _find(rule_id)
    olds = list_holdings_that_would_change(scope=scope, rule=rule, on=on)
    if len(olds) != expected:
        raise ChangedMeanwhile
    Holding.objects.bulk_create(
        _renewed(old, lapses_on(old.valid_from, rule.months), rule.pk, scope, at) for old in olds
    )
    reason = f"Ny gyldighetsregel fra {rule.effective_from.isoformat()}"
    Withdrawal.objects.bulk_create(_replaced(old, reason, scope, at) for old in olds)


@transaction.atomic
def take_back_application(*, scope: Scope, rule_id: int, applied_at: datetime, at: datetime) -> int:
    """Let the holdings that were made to follow the rule at that moment last as before; returns how many.

    Nothing is taken out of history: each gets a new row as it was. What has been withdrawn since stays withdrawn.
    """
    _decide(scope)
    rule = _find(rule_id)
    pairs = _pair(scope, rule, applied_at)
    Holding.objects.bulk_create(_renewed(old, old.valid_to, old.rule_id, scope, at) for _, old in pairs)
    reason = f"Gyldighetsregel fra {rule.effective_from.isoformat()} gjelder ikke likevel"
    Withdrawal.objects.bulk_create(_replaced(new, reason, scope, at) for new, _ in pairs)
    return len(pairs)


def _pair(scope: Scope, rule: ValidityRule, applied_at: datetime) -> list[tuple[Holding, Holding]]:
    """What was made under the rule at the moment and still counts, each with what it replaced."""
    withdrawn = Withdrawal.objects.filter(tenant_id=scope.tenant_id)
    replaced = withdrawn.filter(withdrawn_at=applied_at, holding__competence_id=rule.competence_id)
    before: dict[tuple[object, ...], list[Holding]] = {}
    for row in replaced.select_related("holding").order_by("holding_id"):
        before.setdefault(_trait(row.holding), []).append(row.holding)
    applied = Holding.objects.filter(tenant_id=scope.tenant_id, rule=rule, recorded_at=applied_at).order_by("id")
    gone = set(withdrawn.filter(holding__in=applied).values_list("holding_id", flat=True))
    # In the order they were made, so that two alike get their own.
    pairs = [(new, before[_trait(new)].pop(0)) for new in applied if before.get(_trait(new))]
    return [(new, old) for new, old in pairs if new.pk not in gone]


def _find(rule_id: int) -> ValidityRule:
    rule = ValidityRule.objects.filter(pk=rule_id).first()
    if rule is None:
        raise NoSuchRule
    return rule


def _trait(holding: Holding) -> tuple[object, ...]:
    """What is the same in a holding and in the one that replaced it."""
    return holding.person_id, holding.level, holding.valid_from, holding.source, holding.evidence_id, holding.note


def _renewed(old: Holding, valid_to: date | None, rule_id: int | None, scope: Scope, at: datetime) -> Holding:
    return Holding(
        tenant_id=old.tenant_id,
        person_id=old.person_id,
        competence_id=old.competence_id,
        level=old.level,
        valid_from=old.valid_from,
        valid_to=valid_to,
        source=old.source,
        rule_id=rule_id,
        evidence_id=old.evidence_id,
        note=old.note,
        recorded_at=at,
        recorded_by_name=scope.user_name,
    )


def _replaced(old: Holding, reason: str, scope: Scope, at: datetime) -> Withdrawal:
    return Withdrawal(
        tenant_id=old.tenant_id,
        holding=old,
        reason=reason,
        withdrawn_at=at,
        withdrawn_by_name=scope.user_name,
    )


def _decide(scope: Scope) -> None:
    if not scope.has(DIRECTOR, REGIONAL_ADVISER):
        raise NotYoursToDecide
