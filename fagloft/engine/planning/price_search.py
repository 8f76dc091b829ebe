"""Seek prices that prove the lowest bound: raise what is overused, lower what is not, in ever smaller steps."""

from dataclasses import dataclass

import numpy as np

from fagloft.engine.planning.choose_freely import Choosers
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.model import Real
from fagloft.engine.planning.prices import Prices, Verdict, cap_reserves, judge
from fagloft.engine.planning.search import Terms

FAR = 1.0
"""Prices that are so many times as far from the best bound as that is from the target are given up."""
MEMORY = 0.3
"""How much of each direction is new: the rest is that of the steps before, which calms the search."""


@dataclass(frozen=True)
class Schedule:
    """
    How long to seek, and how boldly.

    Attributes
    ----------
    rounds : int
        Number of prices tried.
    exact_rounds : int
        How many of the last of them part sessions that collide.
    boldness : float
        First step, as a part of the distance between bound and target.
    patience : int
        Rounds without a better bound after which the steps become smaller.
    caution : float
        How much smaller.
    slack : float
        What counts as equal where people choose, per boldness.
    """

    rounds: int
    exact_rounds: int = 0
    boldness: float = 0.2
    patience: int = 15
    caution: float = 0.7
    slack: float = 2.0


@dataclass(frozen=True)
class Priced:
    """
    What a search for prices found.

    Attributes
    ----------
    prices : Prices
        Those with the lowest bound.
    bound : int
        That bound.
    """

    prices: Prices
    bound: int


def free_of_charge(instance: Instance) -> Prices:
    """
    Return prices of nothing.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Prices
        All zero.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> free_of_charge(instance()).limit.tolist()
    [0.0, 0.0, 0.0, 0.0]
    """
    return Prices(np.zeros(len(instance.limits.room)), 0.0)


class PriceSearch:
    """The subgradient method with memory: each step goes towards a target that a known plan gives."""

    def __init__(self, instance: Instance, choosers: Choosers, start: Prices) -> None:
        self.instance = instance
        self.choosers = choosers
        self.collisions = Collisions(instance)
        self.prices = start
        self.best = Priced(start, int(instance.worth.sum()))
        # A seat of mean cost weighs as much as a place under a limit.
        self.mean_cost = max(1.0, float(instance.pair_cost.mean())) if len(instance.pair_cost) else 1.0
        self._limit_step: Real = np.zeros(len(instance.limits.room))
        self._money_step = 0.0
        self._best_verdict: Verdict | None = None

    def run(self, worth_known: int, schedule: Schedule, terms: Terms) -> Priced:
        """Seek prices; the worth of a known plan is the target of the steps."""
        boldness, waited = schedule.boldness, 0
        self.prices, self._limit_step, self._money_step = self.best.prices, self._limit_step * 0, 0.0
        for number in range(schedule.rounds):
            if terms.watch.is_over() or self.best.bound <= worth_known:
                break
            apart = number >= schedule.rounds - schedule.exact_rounds
            verdict = judge(
                self.instance,
                self.choosers,
                self.prices,
                self.collisions if apart else None,
                slack=schedule.slack * boldness,
                turn=number,
            )
            waited += 1
            if verdict.bound < self.best.bound:
                self.best, self._best_verdict, waited = Priced(self.prices, verdict.bound), verdict, 0
            if waited > schedule.patience:
                boldness, waited = boldness * schedule.caution, 0
            if verdict.bound - self.best.bound > FAR * (self.best.bound - worth_known):
                boldness, waited = boldness / 2, 0
                verdict = self._return(verdict)
            self._step(verdict, boldness, worth_known)
            if number % 10 == 0:
                terms.tell("price", worth_known, self.best.bound)
        return self.best

    def offer(self, prices: Prices) -> None:
        """Try prices that were found elsewhere; sessions that collide are parted."""
        verdict = judge(self.instance, self.choosers, prices, self.collisions)
        if verdict.bound < self.best.bound:
            self.best, self._best_verdict = Priced(prices, verdict.bound), verdict

    def _return(self, verdict: Verdict) -> Verdict:
        """Go back to the best prices; the steps that led away from them are forgotten."""
        self.prices, self._limit_step, self._money_step = self.best.prices, self._limit_step * 0, 0.0
        return self._best_verdict or verdict

    def _step(self, verdict: Verdict, boldness: float, worth_known: int) -> None:
        """Move the prices along what is overused."""
        limit, money = self.prices.limit, self.prices.money * self.mean_cost
        idle = (limit <= 0) & (verdict.excess < 0)
        over = verdict.overspent / self.mean_cost if money > 0 or verdict.overspent > 0 else 0.0
        self._limit_step = (1 - MEMORY) * self._limit_step + MEMORY * np.where(idle, 0, verdict.excess)
        self._money_step = (1 - MEMORY) * self._money_step + MEMORY * over
        length = float((self._limit_step**2).sum()) + self._money_step**2
        step = boldness * max(0, verdict.bound - worth_known) / max(length, 1e-9)
        moved = np.maximum(0, limit + step * self._limit_step)
        self.prices = Prices(
            cap_reserves(self.instance, moved), max(0.0, money + step * self._money_step) / self.mean_cost
        )
