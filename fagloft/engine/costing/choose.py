"""Which measures a frame has room for, by a rule that can be told, and what stays open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

WORTH = {"mandatory": 10, "expected": 3, "voluntary": 1}
"""What closing one gap is worth, by obligation."""
WORTH_OF_A_MINIMUM = 10
"""What it is worth that one more of a unit under its minimum can what the minimum asks for."""


@dataclass(frozen=True)
class Gap:
    """
    A requirement that somebody does not meet.

    Attributes
    ----------
    person_id, competence_id : str
        Who lacks what.
    obligation : str
        mandatory, expected or voluntary.
    """

    person_id: str
    competence_id: str
    obligation: str


@dataclass(frozen=True)
class Minimum:
    """
    A unit with too few who can something.

    Attributes
    ----------
    unit_id, competence_id : str
        Where, and what.
    short : int
        How many more it takes, at least one.
    level : int
        On which level.
    """

    unit_id: str
    competence_id: str
    short: int
    level: int = 1


@dataclass(frozen=True)
class Candidate:
    """
    A measure that may be chosen.

    Attributes
    ----------
    measure_id : str
        Its number.
    cost : int
        What it takes of the frame, in øre.
    obligation : str
        The measure's own: it is worth as much as one gap of it even where no gap is registered.
    closes : frozenset of Gap
        What those it concerns lack today and can afterwards.
    lifts : mapping
        For each minimum: those who count for it afterwards and do not today.
    """

    measure_id: str
    cost: int
    obligation: str
    closes: frozenset[Gap] = frozenset()
    lifts: Mapping[Minimum, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """
    What a frame has room for.

    Attributes
    ----------
    chosen : tuple of str
        Measures in the order they were chosen.
    left_out : tuple of str
        Those there was no money for, in the order given.
    cost : int
        What the chosen take of the frame.
    open_gaps : frozenset of Gap
        Gaps that nothing chosen closes.
    short : mapping
        Minimums that are still not met, and how many more each takes.
    """

    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    cost: int
    open_gaps: frozenset[Gap]
    short: Mapping[Minimum, int]


def choose_measures(
    candidates: Sequence[Candidate], gaps: Iterable[Gap], minimums: Iterable[Minimum], frame: int
) -> Choice:
    """
    Choose again and again the measure that adds most per krone among those there is money left for.

    Parameters
    ----------
    candidates : sequence of Candidate
        The measures of a plan.
    gaps : iterable of Gap
        All gaps, also those that no measure closes.
    minimums : iterable of Minimum
        All minimums that are not met.
    frame : int
        How much there is, in øre.

    Returns
    -------
    Choice
        Never dearer than the frame; no measure that is left out costs as little as what is left.

    Notes
    -----
    A measure is worth the gaps it closes that nothing chosen before closes, by obligation (`WORTH`), and the people it
    gives to units under their minimum, as far as the minimum reaches. What costs nothing comes first; among equals the
    lower number. The rule is not the best possible choice, but it can be told and followed by hand.

    Examples
    --------
    >>> lack = [Gap("a", "cpr", "mandatory"), Gap("b", "cpr", "mandatory"), Gap("a", "wounds", "voluntary")]
    >>> dressings = Candidate("1", 900, "voluntary", frozenset(lack[2:]))
    >>> revival = Candidate("2", 1000, "mandatory", frozenset(lack[:2]))
    >>> choice = choose_measures([dressings, revival], lack, [], 1500)
    >>> choice.chosen, choice.left_out, [gap.competence_id for gap in choice.open_gaps]
    (('2',), ('1',), ['wounds'])
    """
    closed: set[Gap] = set()
    lifted: dict[Minimum, set[str]] = {}
    chosen: list[str] = []
    waiting, left = list(candidates), frame
    while affordable := [one for one in waiting if one.cost <= left]:
        best = min(affordable, key=lambda one: _rank(one, closed, lifted))
        waiting.remove(best)
        left -= best.cost
        chosen.append(best.measure_id)
        closed |= best.closes
        for minimum, people in best.lifts.items():
            lifted.setdefault(minimum, set()).update(people)
    short = {minimum: minimum.short - len(lifted.get(minimum, ())) for minimum in minimums}
    return Choice(
        chosen=tuple(chosen),
        left_out=tuple(one.measure_id for one in waiting),
        cost=frame - left,
        open_gaps=frozenset(gaps) - closed,
        short={minimum: missing for minimum, missing in short.items() if missing > 0},
    )


def _rank(one: Candidate, closed: Collection[Gap], lifted: Mapping[Minimum, set[str]]) -> tuple[bool, Fraction, str]:
    """Lowest first: what is free, then what adds most per øre, then by number."""
    worth = WORTH[one.obligation] + sum(WORTH[gap.obligation] for gap in one.closes if gap not in closed)
    for minimum, people in one.lifts.items():
        before = lifted.get(minimum, set())
        worth += WORTH_OF_A_MINIMUM * (min(minimum.short, len(before | people)) - min(minimum.short, len(before)))
    return one.cost > 0, -Fraction(worth, one.cost or 1), one.measure_id.rjust(20, "0")
