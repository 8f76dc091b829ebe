"""Everything ever recorded of a person: sources kept apart, the rule each was made under, what was withdrawn."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from fagloft.contexts.competence.models import Holding, Withdrawal
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class HoldingRule:
    """The validity rule a holding was made under."""

    months: int | None
    basis: str
    effective_from: date


@dataclass(frozen=True)
class HoldingWithdrawal:
    reason: str
    withdrawn_at: datetime
    withdrawn_by_name: str


@dataclass(frozen=True)
class RecordedHolding:
    id: int
    level: int
    valid_from: date
    valid_to: date | None
    source: str
    note: str
    recorded_at: datetime
    recorded_by_name: str
    evidence_id: int | None
    evidence_name: str
    rule: HoldingRule | None
    withdrawal: HoldingWithdrawal | None


def get_histories(*, scope: Scope, person_id: int) -> dict[str, tuple[RecordedHolding, ...]]:
    """By competence, the newest first. Whoever calls has made sure that the reader may see the person."""
    holdings = (
        Holding.objects.filter(tenant_id=scope.tenant_id, person_id=person_id)
        .select_related("rule", "evidence")
        .order_by("-valid_from", "-id")
    )
    withdrawals = {
        withdrawal.holding_id: withdrawal
        for withdrawal in Withdrawal.objects.filter(tenant_id=scope.tenant_id, holding__person_id=person_id)
    }
    found: dict[str, list[RecordedHolding]] = defaultdict(list)
    for holding in holdings:
        found[str(holding.competence_id)].append(_tell(holding, withdrawals.get(holding.pk)))
    return {competence_id: tuple(rows) for competence_id, rows in found.items()}


def _tell(holding: Holding, withdrawal: Withdrawal | None) -> RecordedHolding:
    rule, evidence = holding.rule, holding.evidence
    return RecordedHolding(
        id=holding.pk,
        level=holding.level,
        valid_from=holding.valid_from,
        valid_to=holding.valid_to,
        source=holding.source,
        note=holding.note,
        recorded_at=holding.recorded_at,
        recorded_by_name=holding.recorded_by_name,
        evidence_id=evidence.pk if evidence else None,
        evidence_name=evidence.original_name if evidence else "",
        rule=HoldingRule(rule.months, rule.basis, rule.effective_from) if rule else None,
        withdrawal=HoldingWithdrawal(withdrawal.reason, withdrawal.withdrawn_at, withdrawal.withdrawn_by_name)
        if withdrawal
        else None,
    )
