"""Which holdings keep an older rule, and what it would mean to let them follow a newer one."""

from django.db.models import Q

from fagloft.contexts.competence.models import Holding, ValidityRule, Withdrawal
from fagloft.contexts.competence.queries.validity import lapses_on
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope


def list_holdings_that_would_change(*, scope: Scope, rule: ValidityRule) -> list[Holding]:
    """Own holdings made under older rules that would lapse on another day by this one.

    A general rule leaves alone what was made under the rule of a profession.
    """
    older = (
        Holding.objects.filter(tenant_id=scope.tenant_id, competence_id=rule.competence_id)
        .filter(Q(rule=None) | Q(rule__effective_from__lte=rule.effective_from))
        .exclude(rule=rule)
        .exclude(pk__in=Withdrawal.objects.filter(tenant_id=scope.tenant_id).values("holding_id"))
    )
    if rule.profession_id is None:
        older = older.exclude(rule__profession__isnull=False)
    else:
        practising = Employment.objects.filter(profession_id=rule.profession_id)
        older = older.filter(person_id__in=practising.values("person_id"))
    return [old for old in older if lapses_on(old.valid_from, rule.months) != old.valid_to]


def count_holdings_that_would_change(*, scope: Scope, rule_ids: list[int]) -> dict[int, int]:
    """For each rule, how many holdings keep an older rule and would follow this one if somebody decided so."""
    rules = ValidityRule.objects.filter(pk__in=rule_ids, tenant_id__in=[scope.tenant_id, scope.shared_id])
    return {rule.pk: len(list_holdings_that_would_change(scope=scope, rule=rule)) for rule in rules}
