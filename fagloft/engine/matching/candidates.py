"""What one leader chooses among: offers in whole numbers, without those that no best combination needs."""

from collections.abc import Sequence
from dataclasses import dataclass

type Key = tuple[int, int, tuple[int, ...]]


@dataclass(frozen=True)
class Candidate:
    """
    An offer that a leader may choose.

    Attributes
    ----------
    number : int
        Its place in the order of offer ids.
    topics : int
        The needed topics that it covers, one bit each.
    cost : int
        Øre, travel included.
    credits : int
        Hundredths of a credit.
    """

    number: int
    topics: int
    cost: int
    credits: int


@dataclass(frozen=True)
class Case:
    """
    What one leader needs and may spend.

    Attributes
    ----------
    weights : tuple of int
        The weight of each needed topic, by bit.
    candidates : tuple of Candidate
        In the order of their numbers.
    budget, credits_max : int or None
        Øre and hundredths; None = no limit.
    """

    weights: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    budget: int | None
    credits_max: int | None

    def weigh(self, topics: int) -> int:
        """Add up the weights of the topics."""
        return sum(weight for bit, weight in enumerate(self.weights) if topics >> bit & 1)


@dataclass(frozen=True)
class Choice:
    """
    A combination of candidates.

    Attributes
    ----------
    numbers : tuple of int
        The candidates, in order.
    topics : int
        What they cover.
    cost, credits : int
        What they add up to.
    is_proven : bool
        Whether no other combination is better.
    """

    numbers: tuple[int, ...]
    topics: int
    cost: int
    credits: int
    is_proven: bool = True

    @property
    def key(self) -> Key:
        """What decides between choices that are worth the same: cost, how many, then their order."""
        return self.cost, len(self.numbers), self.numbers


def drop_what_no_best_needs(case: Case) -> Case:
    """
    Drop candidates that are out of reach, cover nothing, or are never better than another one.

    Parameters
    ----------
    case : Case
        Any.

    Returns
    -------
    Case
        The same best choice, among fewer. Limits that all of them together keep are taken away.

    Notes
    -----
    A candidate goes when another covers all it covers, for no more credits, and costs less or costs the same and stands
    earlier: put in its place, or instead of both, the other one makes the choice better.

    Examples
    --------
    >>> short, dear = Candidate(0, 0b01, 500, 0), Candidate(1, 0b01, 900, 0)
    >>> drop_what_no_best_needs(Case((1, 1), (short, dear), 600, None)).candidates == (short,)
    True
    """
    reachable = [one for one in case.candidates if one.topics and _is_within(one, case)]
    reachable.sort(key=lambda one: (one.cost, one.number))
    kept: list[Candidate] = []
    for one in reachable:
        if not any(_covers_as_well(better, one, case) for better in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.number)
    return Case(
        case.weights,
        tuple(kept),
        _lift(case.budget, [one.cost for one in kept]),
        _lift(case.credits_max, [one.credits for one in kept]),
    )


def _covers_as_well(better: Candidate, one: Candidate, case: Case) -> bool:
    """Tell whether one covers all that the other covers, for no more of the credits that count."""
    is_as_light = case.credits_max is None or better.credits <= one.credits
    return is_as_light and better.topics | one.topics == better.topics


def _is_within(one: Candidate, case: Case) -> bool:
    """Tell whether a candidate by itself keeps the limits."""
    is_affordable = case.budget is None or one.cost <= case.budget
    return is_affordable and (case.credits_max is None or one.credits <= case.credits_max)


def _lift(limit: int | None, amounts: Sequence[int]) -> int | None:
    """Take a limit away that cannot be reached."""
    return None if limit is None or sum(amounts) <= limit else limit
