"""What a measure costs besides the hours of those who take part."""

from datetime import date

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import open_measure
from fagloft.contexts.planning.models import CostLine
from fagloft.contexts.planning.queries.plan_texts import CostText


class CostBelowNothing(Exception):
    """What is free costs nothing; nothing costs less."""


class NoSuchCostLine(Exception):
    """The line is removed, or belongs to somebody else."""


@transaction.atomic
def add(*, scope: Scope, measure_id: int, text: CostText, today: date) -> int:
    measure, _ = open_measure(scope, measure_id, on=today)
    _require_amount(text)
    return CostLine.objects.create(tenant_id=scope.tenant_id, measure=measure, **vars(text)).pk


@transaction.atomic
def change(*, scope: Scope, cost_line_id: int, text: CostText, today: date) -> int:
    """Write a line anew; returns the number of its measure."""
    line = _open(scope, cost_line_id, today)
    _require_amount(text)
    for name, value in vars(text).items():
        setattr(line, name, value)
    line.save()
    return line.measure_id


@transaction.atomic
def remove(*, scope: Scope, cost_line_id: int, today: date) -> tuple[int, CostText]:
    """Take a line away; returns the measure's number and what the line said."""
    line = _open(scope, cost_line_id, today)
    text = CostText(**{name: getattr(line, name) for name in CostText.__dataclass_fields__})
    line.delete()
    return line.measure_id, text


def _open(scope: Scope, cost_line_id: int, today: date) -> CostLine:
    line = CostLine.objects.filter(tenant_id=scope.tenant_id, pk=cost_line_id).first()
    if line is None:
        raise NoSuchCostLine
    open_measure(scope, line.measure_id, on=today)
    return line


def _require_amount(text: CostText) -> None:
    if text.amount < 0:
        raise CostBelowNothing
