"""Which holdings keep an older rule, and what it would mean to let them follow a newer one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Q, QuerySet

from fagloft.contexts.competence.models import Holding, ValidityRule, Withdrawal
from fagloft.contexts.competence.queries.validity import lapses_on
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope


def list_holdings_that_would_change(*, scope: Scope, rule: ValidityRule, on: date) -> list[Holding]:
    """Own holdings made under older rules that would lapse on another day by this one, of those employed from now on.

    What makes no difference from `on` onwards is left as it is: what has lapsed and would have by this rule too, and
    what a later registration of the same person outlasts by either rule. A general rule leaves alone what was made
    under the rule of a profession.
    """
    employed = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id)
    known = (
        Holding.objects.filter(tenant_id=scope.tenant_id, competence_id=rule.competence_id)
        .filter(person_id__in=employed.values("person_id"))
        .exclude(pk__in=Withdrawal.objects.filter(tenant_id=scope.tenant_id).values("holding_id"))
    )
    olds = {old.pk: old for old in _choose_older(known, rule).order_by("id")}
    spans = [_Span.of(row, rule, is_changed=row.pk in olds) for row in known.order_by("id")]
    by_person: dict[int, list[_Span]] = {}
    for span in spans:
        by_person.setdefault(span.person_id, []).append(span)
    return [olds[span.id] for span in spans if span.differs(on) and not span.is_outlasted(by_person, on)]


def _choose_older(known: QuerySet[Holding], rule: ValidityRule) -> QuerySet[Holding]:
    older = known.filter(Q(rule=None) | Q(rule__effective_from__lte=rule.effective_from)).exclude(rule=rule)
    if rule.profession_id is None:
        return older.exclude(rule__profession__isnull=False)
    practising = Employment.objects.filter(profession_id=rule.profession_id)
    return older.filter(person_id__in=practising.values("person_id"))


@dataclass(frozen=True)
class _Span:
    """How long a holding lasts by the rule it has and by the new one: the sooner and the later of the two ends."""

    id: int
    person_id: int
    level: int
    valid_from: date
    sooner: date
    later: date

    @classmethod
    def of(cls, row: Holding, rule: ValidityRule, *, is_changed: bool) -> Self:
        has = row.valid_to or date.max
        gets = (lapses_on(row.valid_from, rule.months) or date.max) if is_changed else has
        return cls(row.pk, row.person_id, row.level, row.valid_from, min(has, gets), max(has, gets))

    def differs(self, on: date) -> bool:
        return self.sooner != self.later and self.later > on

    def is_outlasted(self, by_person: Mapping[int, list[Self]], on: date) -> bool:
        return any(
            (self.valid_from, self.id) < (other.valid_from, other.id)
            and other.valid_from <= on
            and other.level >= self.level
            and other.sooner >= self.later
            for other in by_person[self.person_id]
        )


def count_holdings_that_would_change(*, scope: Scope, rule_ids: list[int], on: date) -> dict[int, int]:
    """For each rule, how many holdings keep an older rule and would follow this one if somebody decided so."""
    rules = ValidityRule.objects.filter(pk__in=rule_ids, tenant_id__in=[scope.tenant_id, scope.shared_id])
    return {rule.pk: len(list_holdings_that_would_change(scope=scope, rule=rule, on=on)) for rule in rules}
