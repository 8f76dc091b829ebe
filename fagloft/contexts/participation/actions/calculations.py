"""The calculation itself, in the hands of a worker: it tells how far it has come, and stops when it is cancelled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import OperationalError

from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import OpenGap, ProposedSeat, TrainingProposal
from fagloft.contexts.participation.queries.proposal_rows import UNDER_WAY
from fagloft.contexts.participation.queries.training_inputs import TrainingInput, load_training_input
from fagloft.database.tenancy import transaction_of
from fagloft.engine.planning import BudgetPoint, Conflict, Progress, TrainingPlan, compare_budgets

Status = TrainingProposal.Status
NEXT_KRONER = Decimal(100_000)
SHARES = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1), Decimal("1.25"))
# Of the time without a limit: first for the plan, the rest for what less money buys.
FOR_THE_PLAN = 0.6
AS_GOOD_AS_DONE = 0.95
TELLS_EVERY_S = 1.0
LANGUAGE = "nb"  # the planner's tables have no words

type Clock = Callable[[], datetime]


class _Cancelled(Exception):
    pass


@dataclass
class _Work:
    """One calculation on its way."""

    scope: Scope
    proposal: TrainingProposal
    today: date
    clock: Clock
    began_at: datetime
    told_at: float = 0.0

    def elapsed_s(self) -> float:
        return (self.clock() - self.began_at).total_seconds()

    def transaction(self) -> Any:
        return transaction_of(tenant_id=self.scope.tenant_id, shared_id=self.scope.shared_id)

    def tell(self, progress: Progress) -> None:
        """Save how far it has come, at most once a second, and stop when somebody has cancelled."""
        elapsed = self.elapsed_s()
        if self.told_at and elapsed - self.told_at < TELLS_EVERY_S:
            return
        self.told_at = max(elapsed, TELLS_EVERY_S / 1000)
        share = min(AS_GOOD_AS_DONE, elapsed / self.proposal.time_limit_s)
        with self.transaction():
            mine = TrainingProposal.objects.filter(pk=self.proposal.pk, status=Status.RUNNING)
            if not mine.update(stage=progress.stage[:60], done_share=share):
                raise _Cancelled


def run(*, tenant_id: int, proposal_id: int, today: date, clock: Clock) -> str:
    """Calculate and store; returns the status it comes to."""
    scope = _scope_of(tenant_id)
    work = _take_up(scope, proposal_id, today, clock)
    if work is not None:
        try:
            _calculate(work)
        except _Cancelled:
            pass  # the one who cancelled has said so already
        except OperationalError:
            raise  # the database is away: the job is tried again
        except Exception:
            _fail(work)
            raise
    with transaction_of(tenant_id=tenant_id):
        return TrainingProposal.objects.values_list("status", flat=True).get(pk=proposal_id)


def _scope_of(tenant_id: int) -> Scope:
    shared_id = Organisation.objects.values_list("community_id", flat=True).get(pk=tenant_id)
    return Scope(tenant_id=tenant_id, shared_id=shared_id, user_id=0, user_name="", language=LANGUAGE)


def _take_up(scope: Scope, proposal_id: int, today: date, clock: Clock) -> _Work | None:
    """Take up a calculation, also one that a killed worker left."""
    with transaction_of(tenant_id=scope.tenant_id):
        proposal = TrainingProposal.objects.select_for_update().get(pk=proposal_id)
        if proposal.status not in UNDER_WAY:
            return None
        proposal.status, proposal.done_share = Status.RUNNING, 0
        proposal.save(update_fields=["status", "done_share"])
    return _Work(scope, proposal, today, clock, began_at=clock())


def _calculate(work: _Work) -> None:
    work.tell(Progress("tables", None, None))
    with work.transaction():
        tables = _load(work)
    points = _compare(work, tables)
    chosen = next(point for point in points if point.budget == work.proposal.budget)
    with work.transaction():
        proposal = TrainingProposal.objects.select_for_update().get(pk=work.proposal.pk)
        if proposal.status != Status.RUNNING:
            raise _Cancelled
        _store(work, proposal, tables, chosen.plan)
        proposal.budget_points = [_describe(point, tables) for point in points]
        proposal.runtime_s = work.elapsed_s()
        proposal.save()


def _load(work: _Work) -> TrainingInput:
    scope, proposal = work.scope, work.proposal
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=work.today, language=LANGUAGE)
    return load_training_input(
        scope=scope,
        tree=tree,
        unit_id=proposal.unit_id,
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        today=work.today,
    )


def _compare(work: _Work, tables: TrainingInput) -> tuple[BudgetPoint, ...]:
    """What the budget buys, and what less and more would; without a limit, parts of what the plan costs."""
    budget, limit = work.proposal.budget, work.proposal.time_limit_s
    if budget is not None:
        return _ask(work, tables, [*(_whole(budget * share) for share in SHARES), budget, budget + NEXT_KRONER], limit)
    (whole,) = _ask(work, tables, [None], limit * FOR_THE_PLAN)
    spent = whole.plan.spent or Decimal(0)
    less = [_whole(spent * share) for share in SHARES if share < 1]
    cheaper = _ask(work, tables, less, limit * (1 - FOR_THE_PLAN)) if spent else ()
    return (*cheaper, whole)


def _ask(
    work: _Work, tables: TrainingInput, budgets: Sequence[Decimal | None], limit_s: float
) -> tuple[BudgetPoint, ...]:
    return compare_budgets(
        tables.gaps,
        tables.sessions,
        tables.units,
        tables.travel,
        tables.unavailable,
        budgets=list(dict.fromkeys(budgets)),
        locks=tables.locks,
        wishes=tables.wishes,
        time_limit_s=limit_s,
        progress=work.tell,
    )


def _whole(kroner: Decimal) -> Decimal:
    return kroner.quantize(Decimal(1))


def _store(work: _Work, proposal: TrainingProposal, tables: TrainingInput, plan: TrainingPlan) -> None:
    home, owner = tables.home, {"tenant_id": work.scope.tenant_id, "proposal": proposal}
    ProposedSeat.objects.filter(proposal=proposal).delete()
    OpenGap.objects.filter(proposal=proposal).delete()
    ProposedSeat.objects.bulk_create(
        ProposedSeat(person_id=int(person), unit_id=int(home[person]), session_id=int(session), cost=cost, **owner)
        for person, session, cost in plan.assignments.iter_rows()
    )
    OpenGap.objects.bulk_create(
        OpenGap(
            person_id=int(person),
            unit_id=int(home[person]),
            competence_id=_competence_of(topic),
            weight=weight,
            reason=reason,
            **owner,
        )
        for person, topic, weight, reason in plan.open_gaps.iter_rows()
    )
    proposal.status, proposal.stage, proposal.done_share = Status(plan.status), "", 1
    proposal.gaps, proposal.gaps_closed = tables.gaps.height, _count_closed(plan, tables)
    proposal.value, proposal.bound, proposal.spent = plan.value, plan.bound, plan.spent
    proposal.conflicts = [_write_conflict(conflict) for conflict in plan.conflicts]


def _count_closed(plan: TrainingPlan, tables: TrainingInput) -> int:
    return 0 if plan.value is None else tables.gaps.height - plan.open_gaps.height


def _describe(point: BudgetPoint, tables: TrainingInput) -> dict[str, Any]:
    plan = point.plan
    return {
        "budget": None if point.budget is None else str(point.budget),
        "status": plan.status.value,
        "value": plan.value,
        "bound": plan.bound,
        "spent": None if plan.spent is None else str(plan.spent),
        "closed": _count_closed(plan, tables),
        "people": plan.assignments["person_id"].n_unique(),
        "seats": plan.assignments.height,
    }


def _write_conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "rule": conflict.rule.value,
        "locks": [[int(person), int(session)] for person, session in conflict.locks],
        "unit": None if conflict.unit_id is None else int(conflict.unit_id),
        "competence": None if conflict.competence_id is None else _competence_of(conflict.competence_id),
        "on": None if conflict.on is None else conflict.on.isoformat(),
    }


def _competence_of(topic: str) -> int:
    return int(topic.partition(":")[0])


def _fail(work: _Work) -> None:
    with work.transaction():
        TrainingProposal.objects.filter(pk=work.proposal.pk, status=Status.RUNNING).update(
            status=Status.FAILED, stage=""
        )
