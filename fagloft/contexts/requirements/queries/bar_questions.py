"""Questions about the bar: open ones first, for those who asked and those who are asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import BarQuestion


@dataclass(frozen=True)
class BarQuestionRow:
    id: int
    unit_id: int
    unit_name: str
    raised_to_name: str
    competence_id: int
    competence_name: str
    question: str
    raised_on: date
    raised_by_name: str
    answer: str
    answered_on: date | None
    answered_by_name: str
    may_be_answered: bool


def get_bar_questions(*, scope: Scope, unit_ids: frozenset[int] | None = None) -> tuple[BarQuestionRow, ...]:
    """Questions of the units the reader sees (or of some of them): open ones first, the oldest first."""
    seen = scope.counted_units | scope.led_units
    wanted = seen if unit_ids is None else seen & unit_ids
    rows = (
        BarQuestion.objects.filter(tenant_id=scope.tenant_id)
        .filter(Q(unit_id__in=wanted) | Q(raised_to_id__in=scope.lead_by_appointment & wanted))
        .select_related("unit", "raised_to", "competence")
        .defer("competence__search")
        .order_by(F("answered_on").asc(nulls_first=True), "raised_on", "id")
    )
    return tuple(_row(scope, row) for row in rows)


def count_open_questions(*, scope: Scope, unit_ids: frozenset[int]) -> int:
    """Open questions of the units."""
    return BarQuestion.objects.filter(tenant_id=scope.tenant_id, unit_id__in=unit_ids, answered_on=None).count()


def _row(scope: Scope, row: BarQuestion) -> BarQuestionRow:
    return BarQuestionRow(
        id=row.pk,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        raised_to_name=row.raised_to.name,
        competence_id=row.competence_id,
        competence_name=getattr(row.competence, f"name_{scope.language}"),
        question=row.question,
        raised_on=row.raised_on,
        raised_by_name=row.raised_by_name,
        answer=row.answer,
        answered_on=row.answered_on,
        answered_by_name=row.answered_by_name,
        may_be_answered=row.answered_on is None and (scope.may_lead(row.raised_to_id) or scope.has(DIRECTOR)),
    )
