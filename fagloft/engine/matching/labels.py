"""Choose by dynamic programming over the sets of topics that are covered: exact, and quick for a leader's few needs."""

from dataclasses import dataclass, field

from fagloft.engine.matching.candidates import Candidate, Case, Choice

NOTHING = Choice((), 0, 0, 0)


@dataclass
class _Search:
    """The choices so far that could still become the best, by what they cover."""

    case: Case
    choices: dict[int, list[Choice]] = field(default_factory=lambda: {0: [NOTHING]})
    best: Choice = NOTHING
    best_worth: int = 0

    def add(self, choice: Choice, reach: int) -> bool:
        """Keep a choice unless it is beaten, or can no longer beat the best with what is within reach."""
        if not self._keeps_limits(choice) or not self._may_become_best(choice, reach):
            return False
        rivals = self.choices.setdefault(choice.topics, [])
        if any(self._beats(rival, choice) for rival in rivals):
            return False
        rivals[:] = [rival for rival in rivals if not self._beats(choice, rival)]
        rivals.append(choice)
        worth = self.case.weigh(choice.topics)
        if worth > self.best_worth or (worth == self.best_worth and choice.key < self.best.key):
            self.best, self.best_worth = choice, worth
        return True

    def _keeps_limits(self, choice: Choice) -> bool:
        budget, credits_max = self.case.budget, self.case.credits_max
        return (budget is None or choice.cost <= budget) and (credits_max is None or choice.credits <= credits_max)

    def _may_become_best(self, choice: Choice, reach: int) -> bool:
        worth = self.case.weigh(choice.topics | reach)
        return worth > self.best_worth or (worth == self.best_worth and choice.key < self.best.key)

    def _beats(self, one: Choice, other: Choice) -> bool:
        """Whatever is added to both, the one stays the better. Candidates come in order, so their order stays too."""
        return one.key <= other.key and (self.case.credits_max is None or one.credits <= other.credits)


def choose_by_labels(case: Case, most: int) -> Choice | None:
    """
    Choose the best combination.

    Parameters
    ----------
    case : Case
        What the leader needs and may spend.
    most : int
        How many choices may be kept in mind.

    Returns
    -------
    Choice or None
        The largest weight; then the lowest cost, the fewest, the earliest in order. None where more than `most` would
        have to be kept in mind.

    Examples
    --------
    >>> from fagloft.engine.matching.candidates import Candidate
    >>> both, one, other = Candidate(0, 0b11, 900, 0), Candidate(1, 0b01, 400, 0), Candidate(2, 0b10, 400, 0)
    >>> choose_by_labels(Case((2, 1), (both, one, other), None, None), 100).numbers
    (1, 2)
    """
    search = _Search(case)
    kept = 1
    reaches = _list_reaches(case)
    for candidate, reach in zip(case.candidates, reaches, strict=True):
        for choice in [choice for rivals in search.choices.values() for choice in rivals]:
            if choice.topics | candidate.topics != choice.topics:
                kept += search.add(_extend(choice, candidate), reach)
        if kept > most:
            return None
    return search.best


def _extend(choice: Choice, candidate: Candidate) -> Choice:
    """Add a candidate to a choice."""
    return Choice(
        (*choice.numbers, candidate.number),
        choice.topics | candidate.topics,
        choice.cost + candidate.cost,
        choice.credits + candidate.credits,
    )


def _list_reaches(case: Case) -> list[int]:
    """List what could still be covered after each candidate."""
    reaches, reach = [], 0
    for candidate in reversed(case.candidates):
        reaches.append(reach)
        reach |= candidate.topics
    return reaches[::-1]
