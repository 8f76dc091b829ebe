"""From a problem to a plan: number, list seats, keep what is locked, search, and put names to what was found."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import polars as pl

from fagloft.engine.planning import tables
from fagloft.engine.planning.build import build_instance
from fagloft.engine.planning.codes import number_ids
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.locks import find_conflicts, find_locked_seats
from fagloft.engine.planning.outcome import Conflict, PlanStatus, TrainingPlan
from fagloft.engine.planning.possible_seats import list_offers
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.reasons import tell_reasons
from fagloft.engine.planning.remainder import can_join, rest_of
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Found, Terms
from fagloft.engine.planning.seating import Seating
from fagloft.engine.planning.solve import solve


class Planner:
    """A problem made ready once, to be planned at one budget or at several."""

    def __init__(self, problem: TrainingProblem, seed: int) -> None:
        self.problem = problem
        self.seed = seed
        self.codes = number_ids(problem)
        self.offers = list_offers(problem, self.codes)
        self.instance = build_instance(problem, self.codes, self.offers)
        self.locked, _ = find_locked_seats(problem, self.codes, self.instance)

    def plan(self, budget: int | None, terms: Terms, start: Whole | None = None) -> TrainingPlan:
        """Plan at a budget in øre, beginning with the seats of a plan that is known."""
        plan, _ = self.plan_and_seats(budget, terms, start)
        return plan

    def plan_and_seats(
        self, budget: int | None, terms: Terms, start: Whole | None = None
    ) -> tuple[TrainingPlan, Whole | None]:
        """Plan at a budget in øre; give the seats too, for the next budget to begin with."""
        instance = replace(self.instance, budget=budget)
        conflicts = find_conflicts(self.problem, self.codes, self.offers, instance)
        if conflicts:
            return self._without_plan(PlanStatus.INFEASIBLE, None, conflicts), None
        if terms.watch.is_over():
            most = int(instance.worth.sum()) // instance.scale
            return self._without_plan(PlanStatus.NO_RESULT, min(most, self._all_weights()), ()), None
        locked = Seating(instance, self.locked)
        everything = np.flatnonzero(~locked.is_taken)
        free = everything[can_join(locked, everything, Collisions(instance))]
        found = solve(rest_of(locked, free), replace(terms, scale=instance.scale), _places(free, start))
        seating = Seating(instance, np.concatenate([self.locked, free[found.seats]]))
        return self._with_plan(seating, replace(found, bound=found.bound + locked.worth)), seating.seats

    def _all_weights(self) -> int:
        """Add up the weights of all gaps."""
        return int(self.problem.gaps["weight"].sum())

    def _without_plan(self, status: PlanStatus, bound: int | None, conflicts: tuple[Conflict, ...]) -> TrainingPlan:
        """Say why there is no plan."""
        empty = tables.ASSIGNMENTS.to_frame(), tables.OPEN_GAPS.to_frame()
        return TrainingPlan(status, *empty, None, bound, None, 0, conflicts, self.seed)

    def _with_plan(self, seating: Seating, found: Found) -> TrainingPlan:
        """Put names to a plan."""
        open_gaps = tell_reasons(self.problem, self.codes, seating)
        scale = seating.instance.scale
        value = self._all_weights() - int(open_gaps["weight"].sum())
        is_best = found.bound == seating.worth and found.is_cheapest
        return TrainingPlan(
            status=PlanStatus.OPTIMAL if is_best else PlanStatus.FEASIBLE,
            assignments=self._name_seats(seating),
            open_gaps=open_gaps,
            value=value,
            bound=found.bound // scale,
            spent=Decimal(seating.spent).scaleb(-2),
            wishes_granted=seating.worth - value * scale,
            conflicts=(),
            seed=self.seed,
        )

    def _name_seats(self, seating: Seating) -> pl.DataFrame:
        """List the seats of a plan; they lie in the order of their ids."""
        instance, seats = seating.instance, seating.seats
        return pl.DataFrame(
            {
                "person_id": self.codes.persons.gather(instance.person[seats]),
                "session_id": self.codes.sessions.gather(instance.session[seats]),
                "cost": [Decimal(ore).scaleb(-2) for ore in instance.cost[seats].tolist()],
            },
            schema=tables.ASSIGNMENTS,
        )


def _places(free: Whole, start: Whole | None) -> Whole | None:
    """Find where seats of a known plan stand among the free ones."""
    return None if start is None else np.flatnonzero(np.isin(free, start))
