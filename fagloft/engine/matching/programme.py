"""Choose by integer programmes: for a leader with so many needs and offers that the sets of topics are too many."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from fagloft.engine.matching.candidates import Case, Choice
from fagloft.engine.vocabulary.quiet_solver import QuietHighs, open_solver

type Measure = Callable[[Choice], int]

TOLERANCE = 1e-9
SAFETY, RELATIVE_SAFETY = 1e-6, 1e-10
"""What a bound computed in floating point may be wrong by: absolutely, and as a part of itself."""
ROUNDS = 100
"""How often an answer that is not right to the øre is forbidden before the search gives up its proof."""


@dataclass(frozen=True)
class Answer:
    """
    What the solver found.

    Attributes
    ----------
    choice : Choice or None
        Keeps every limit exactly; None where there is none, or where the search was given up.
    bound : float
        No choice goes below: infinity where there is none, minus infinity where the search was given up.
    """

    choice: Choice | None
    bound: float


def choose_by_programme(case: Case, rounds: int = ROUNDS) -> Choice:
    """
    Choose the best combination, one aim after the other.

    Parameters
    ----------
    case : Case
        What the leader needs and may spend.
    rounds : int
        How often to ask for each aim.

    Returns
    -------
    Choice
        The largest weight; then, with what was reached held, the lowest cost, the fewest, the earliest in order.

    Notes
    -----
    Sums are counted again in whole numbers after each answer. One that the solver accepted by rounding is forbidden
    and the solver asked again, so that no øre leaks in or out.

    Examples
    --------
    >>> from fagloft.engine.matching.candidates import Candidate
    >>> both, one, other = Candidate(0, 0b11, 900, 0), Candidate(1, 0b01, 400, 0), Candidate(2, 0b10, 400, 0)
    >>> choose_by_programme(Case((2, 1), (both, one, other), None, None)).numbers
    (1, 2)
    """
    programme = Programme(case, rounds)
    best = programme.cover_most(Choice((), 0, 0, 0))
    best = programme.spend_least(best)
    best = programme.take_fewest(best)
    return programme.take_earliest(best)


class Programme:
    """The columns are candidates, then topics; what each aim reaches is held while the next is sought."""

    def __init__(self, case: Case, rounds: int = ROUNDS) -> None:
        self.case, self.rounds = case, rounds
        self.size, self.topics = len(case.candidates), len(case.weights)
        self.unit = max(1, math.gcd(*(one.cost for one in case.candidates)))
        self.least_worth, self.most_cost, self.most_number = 0, case.budget, self.size
        self.highs = _open_exact_solver()
        self._lay_out()

    def cover_most(self, known: Choice) -> Choice:
        """Cover the largest weight."""
        best = self._improve(known, [0] * self.size, [-weight for weight in self.case.weights], self._count_worth)
        self.least_worth = self.case.weigh(best.topics)
        self._hold([0] * self.size, self.case.weights, self.least_worth - 0.5, math.inf)
        return best

    def spend_least(self, known: Choice) -> Choice:
        """Spend the least on what is covered."""
        costs = [one.cost // self.unit for one in self.case.candidates]
        best = self._improve(known, costs, [0] * self.topics, self._count_cost)
        self.most_cost = best.cost
        self._hold(costs, [0] * self.topics, -math.inf, best.cost // self.unit + 0.5)
        return best

    def take_fewest(self, known: Choice) -> Choice:
        """Take the fewest for what is spent."""
        best = self._improve(known, [1] * self.size, [0] * self.topics, lambda choice: len(choice.numbers))
        self.most_number = len(best.numbers)
        self._hold([1] * self.size, [0] * self.topics, -math.inf, self.most_number + 0.5)
        return best

    def take_earliest(self, best: Choice) -> Choice:
        """Take each in turn where as good a choice has it."""
        self._aim([0] * self.size, [0] * self.topics)
        for position, candidate in enumerate(self.case.candidates):
            if candidate.number not in best.numbers:
                self.highs.changeColBounds(position, 1, 1)
                answer = self.ask()
                is_sure = answer.bound > -math.inf
                best = replace(answer.choice or best, is_proven=best.is_proven and is_sure)
            is_taken = float(candidate.number in best.numbers)
            self.highs.changeColBounds(position, is_taken, is_taken)
        return best

    def ask(self) -> Answer:
        """Ask for the best of the aim; forbid what is not right in whole numbers and ask again."""
        for _ in range(self.rounds):
            self.highs.run_surely()
            status = self.highs.getModelStatus()
            if status != highspy.HighsModelStatus.kOptimal:
                return Answer(None, math.inf if status == highspy.HighsModelStatus.kInfeasible else -math.inf)
            values = np.asarray(self.highs.getSolution().col_value)[: self.size]
            choice = self._add_up(values > 0.5)
            if self._is_right(choice):
                return Answer(choice, float(self.highs.getInfo().mip_dual_bound))
            self._forbid(values > 0.5)
        return Answer(None, -math.inf)

    def _improve(self, known: Choice, candidates: list[int], topics: list[int], measure: Measure) -> Choice:
        """Find what is best by an aim, and whether that is proven."""
        self._aim(candidates, topics)
        answer = self.ask()
        best = answer.choice or known
        margin = SAFETY + RELATIVE_SAFETY * abs(answer.bound)
        is_reached = measure(best) - 1 < answer.bound - margin
        return replace(best, is_proven=known.is_proven and is_reached)

    def _count_worth(self, choice: Choice) -> int:
        return -self.case.weigh(choice.topics)

    def _count_cost(self, choice: Choice) -> int:
        return choice.cost // self.unit

    def _add_up(self, is_taken: NDArray[np.bool_]) -> Choice:
        """Add a choice up in whole numbers."""
        taken = [self.case.candidates[position] for position in np.flatnonzero(is_taken)]
        topics = 0
        for one in taken:
            topics |= one.topics
        numbers = tuple(one.number for one in taken)
        return Choice(numbers, topics, sum(one.cost for one in taken), sum(one.credits for one in taken))

    def _is_right(self, choice: Choice) -> bool:
        """Tell whether a choice keeps every limit, and what was reached, exactly."""
        limits = ((choice.cost, self.most_cost), (choice.credits, self.case.credits_max))
        return (
            all(most is None or amount <= most for amount, most in limits)
            and len(choice.numbers) <= self.most_number
            and self.case.weigh(choice.topics) >= self.least_worth
        )

    def _forbid(self, is_taken: NDArray[np.bool_]) -> None:
        """Forbid exactly one choice: at least one candidate must be otherwise."""
        signs = np.where(is_taken, 1, -1).tolist()
        self._hold(signs, [0] * self.topics, -math.inf, int(is_taken.sum()) - 0.5)

    def _aim(self, candidates: list[int], topics: list[int]) -> None:
        columns = np.arange(self.size + self.topics, dtype=np.int32)
        self.highs.changeColsCost(len(columns), columns, np.array([*candidates, *topics], dtype=np.float64))

    def _hold(self, candidates: list[int], topics: list[int] | tuple[int, ...], least: float, most: float) -> None:
        """Add a row."""
        row = np.array([*candidates, *topics], dtype=np.float64)
        columns = np.flatnonzero(row).astype(np.int32)
        self.highs.addRow(least, most, len(columns), columns, row[columns])

    def _lay_out(self) -> None:
        """Lay out columns and the rows that always hold."""
        count = self.size + self.topics
        self.highs.addVars(count, np.zeros(count), np.ones(count))
        whole = np.full(self.size, highspy.HighsVarType.kInteger)
        self.highs.changeColsIntegrality(self.size, np.arange(self.size, dtype=np.int32), whole)
        for bit in range(self.topics):
            covering = [-(one.topics >> bit & 1) for one in self.case.candidates]
            self._hold(covering, [int(bit == other) for other in range(self.topics)], -math.inf, 0)
        if self.case.budget is not None:
            costs = [one.cost // self.unit for one in self.case.candidates]
            self._hold(costs, [0] * self.topics, -math.inf, self.case.budget // self.unit)
        if self.case.credits_max is not None:
            credit = [one.credits for one in self.case.candidates]
            self._hold(credit, [0] * self.topics, -math.inf, self.case.credits_max)


def _open_exact_solver() -> QuietHighs:
    """Open a solver that is as exact as it can be."""
    highs = open_solver()
    for name in ("mip_rel_gap", "mip_abs_gap"):
        highs.setOptionValue(name, 0.0)
    for name in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        highs.setOptionValue(name, TOLERANCE)
    return highs
