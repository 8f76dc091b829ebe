"""What a planner answers: how good the plan is, how good any plan could be, and what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import polars as pl


class PlanStatus(StrEnum):
    """
    How the search ended.

    `OPTIMAL`: no plan closes more, and none that closes as much costs less; both are proven. `FEASIBLE`: every rule is
    kept and `bound` is proven. `INFEASIBLE`: the locks cannot all be kept. `NO_RESULT`: the time was over before there
    was a plan.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NO_RESULT = "no_result"


class Rule(StrEnum):
    """The rule that locks collide with."""

    CONTRADICTION = "contradiction"
    CLOSES_NOTHING = "closes_nothing"
    UNAVAILABLE = "unavailable"
    SAME_COMPETENCE = "same_competence"
    CLASH = "clash"
    FULL = "full"
    SHARE = "share"
    UNIT_LIMIT = "unit_limit"
    BUDGET = "budget"


@dataclass(frozen=True)
class Conflict:
    """
    A smallest set of locks that cannot be kept together: without any one of them the others can.

    Attributes
    ----------
    rule : Rule
        What they break.
    locks : tuple of (str, str)
        Person and session of each lock, sorted.
    session_id, unit_id, organisation_id, competence_id : str or None
        What the rule is about, where it is about one.
    on : date or None
        The first day of the collision, for `CLASH`, `UNAVAILABLE` and `UNIT_LIMIT`.
    """

    rule: Rule
    locks: tuple[tuple[str, str], ...]
    session_id: str | None = None
    unit_id: str | None = None
    organisation_id: str | None = None
    competence_id: str | None = None
    on: date | None = None

    def __str__(self) -> str:
        seats = " and ".join(f"{person}@{session}" for person, session in self.locks)
        about = [self.session_id, self.organisation_id, self.unit_id, self.competence_id, self.on]
        where = ", ".join(str(part) for part in about if part is not None)
        return f"locked {seats}: {self.rule}" + (f" ({where})" if where else "")


@dataclass(frozen=True)
class TrainingPlan:
    """
    A plan, or why there is none.

    Attributes
    ----------
    status : PlanStatus
        How the search ended.
    assignments : pl.DataFrame
        Columns as in `tables.ASSIGNMENTS`, sorted by person and session; empty where there is no plan.
    open_gaps : pl.DataFrame
        Columns as in `tables.OPEN_GAPS`, sorted by person and competence; empty where there is no plan.
    value : int or None
        Sum of the weights of closed gaps; None where there is no plan.
    bound : int or None
        Proven: no plan is worth more. None only for `INFEASIBLE`.
    spent : Decimal or None
        Kroner; None where there is no plan.
    wishes_granted : int
        Seats of the plan that the person had wished for.
    conflicts : tuple of Conflict
        Which locks collide; empty unless the status is `INFEASIBLE`.
    seed : int
        The seed the search was given.
    """

    status: PlanStatus
    assignments: pl.DataFrame
    open_gaps: pl.DataFrame
    value: int | None
    bound: int | None
    spent: Decimal | None
    wishes_granted: int
    conflicts: tuple[Conflict, ...]
    seed: int

    @property
    def relative_gap(self) -> float | None:
        """The part of the bound that may be missing: (bound - value) / bound, 0 where the bound is 0."""
        if self.value is None or self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0


@dataclass(frozen=True)
class BudgetPoint:
    """
    What one budget buys.

    Attributes
    ----------
    budget : Decimal or None
        Kroner; None = no limit.
    plan : TrainingPlan
        The plan at that budget, with its proven bound.
    value_added : int
        How much more than the next lower budget of the curve closes; the whole value at the lowest one.
    """

    budget: Decimal | None
    plan: TrainingPlan
    value_added: int


@dataclass(frozen=True)
class Progress:
    """Where the search stands: what it is doing, the best value so far and the bound proven so far."""

    stage: str
    value: int | None
    bound: int | None


type Report = Callable[[Progress], None]
"""Called now and then while a plan is sought; what it raises ends the search."""
