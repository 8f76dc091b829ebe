"""Calculations as lines in a list."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import TrainingProposal
from fagloft.contexts.participation.queries.proposal_rows import UNDER_WAY, WITH_PLAN, proposals_in_sight


@dataclass(frozen=True)
class ProposalSummary:
    """One calculation; `ends_on` is the first day after the period, an empty budget no limit."""

    id: int
    unit_id: int
    unit_name: str
    starts_on: date
    ends_on: date
    budget: Decimal | None
    time_limit_s: int
    status: str
    gaps: int
    gaps_closed: int
    spent: Decimal | None
    asked_at: datetime
    asked_by_name: str
    applied_at: datetime | None
    applied_by_name: str

    @property
    def is_under_way(self) -> bool:
        return self.status in UNDER_WAY

    @property
    def has_plan(self) -> bool:
        return self.status in WITH_PLAN


def get_proposals(*, scope: Scope, most: int) -> tuple[ProposalSummary, ...]:
    """The latest calculations the reader may know of, the newest first."""
    rows = proposals_in_sight(scope).select_related("unit").defer("budget_points", "conflicts")
    return tuple(summarise(row) for row in rows.order_by("-asked_at", "-pk")[:most])


def summarise(row: TrainingProposal) -> ProposalSummary:
    return ProposalSummary(
        id=row.pk,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        budget=row.budget,
        time_limit_s=row.time_limit_s,
        status=row.status,
        gaps=row.gaps,
        gaps_closed=row.gaps_closed,
        spent=row.spent,
        asked_at=row.asked_at,
        asked_by_name=row.asked_by_name,
        applied_at=row.applied_at,
        applied_by_name=row.applied_by_name,
    )
