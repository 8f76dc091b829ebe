"""The best cohort at one venue: programmes in the order of what they could be worth, until none can be better."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from fagloft.engine.cohorts.choices import Arrangement, Candidate, Choices, Venue
from fagloft.engine.cohorts.journeys import Journeys
from fagloft.engine.cohorts.measure_cohort import count_needs, measure_cohort
from fagloft.engine.cohorts.model import aim_at, draft_cohort
from fagloft.engine.cohorts.outcome import Cohort, CohortStatus
from fagloft.engine.cohorts.programmes import Programme, leave_out_worse, list_programmes
from fagloft.engine.cohorts.wishes import Asked, WishKind
from fagloft.engine.exact_choice import ChoiceSolver
from fagloft.engine.planning.stopwatch import Stopwatch

TAKEN = 0.5
SAFETY = 1e-9


@dataclass(frozen=True)
class Menu:
    """
    What can be taught when: for each arrangement all programmes that keep the wishes.

    Attributes
    ----------
    asked : Asked
        Wishes and weights.
    programmes : list of (Arrangement, list of Programme)
        All of them.
    """

    asked: Asked
    programmes: Sequence[tuple[Arrangement, Sequence[Programme]]]

    @cached_property
    def best(self) -> list[tuple[Arrangement, list[Programme]]]:
        """Those beside which no other one covers as much for as few."""
        return [(arrangement, leave_out_worse(listed)) for arrangement, listed in self.programmes]


@dataclass(frozen=True)
class AtVenue:
    """The best cohort at a venue; `bound` is None where there can be none."""

    venue: Venue
    cohort: Cohort | None
    bound: int | None

    @property
    def status(self) -> CohortStatus:
        """How the search at this venue ended."""
        if self.bound is None:
            return CohortStatus.IMPOSSIBLE
        if self.cohort is None:
            return CohortStatus.NO_RESULT
        return CohortStatus.PROVEN if self.cohort.worth >= self.bound else CohortStatus.FEASIBLE


@dataclass(frozen=True)
class _Trial:
    """A programme at a venue, who could come, what each would be worth, and what all together could be at the most."""

    arrangement: Arrangement
    programme: Programme
    able: tuple[Candidate, ...]
    worth: Mapping[str, int] = field(hash=False, compare=False)
    bound: int
    is_priced: bool = False


def list_menu(choices: Choices, asked: Asked) -> Menu:
    """
    List what can be taught when.

    Parameters
    ----------
    choices : Choices
        Modules, providers, forms.
    asked : Asked
        Wishes.

    Returns
    -------
    Menu
        The same for all venues.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.wishes import Wish
    >>> menu = list_menu(choices(), Asked((Wish(WishKind.DAYS_FIT),)))
    >>> [len(listed) for _, listed in menu.programmes], [len(listed) for _, listed in menu.best]
    ([4, 4], [1, 1])
    """
    needed = frozenset(topic for one in choices.candidates for topic in one.needs)
    listed: dict[tuple[str, object], list[Programme]] = {}
    for one in choices.list_arrangements():
        key = (one.provider.provider_id, one.form)
        if key not in listed:
            listed[key] = list_programmes(choices.modules, one, asked.wishes, needed)
    arrangements = _leave_out_worse_starts(choices)
    return Menu(asked, [(one, listed[one.provider.provider_id, one.form]) for one in arrangements])


def search_venue(venue: Venue, choices: Choices, journeys: Journeys, menu: Menu, watch: Stopwatch) -> AtVenue:
    """
    Find the best cohort at a venue.

    Parameters
    ----------
    venue : Venue
        Where.
    choices : Choices
        With the candidates.
    journeys : Journeys
        To the venue.
    menu : Menu
        What can be taught when.
    watch : Stopwatch
        When to stop.

    Returns
    -------
    AtVenue
        The best one, with its proven bound.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.journeys import list_journeys
    >>> from fagloft.engine.cohorts.wishes import UnknownTravel
    >>> example = choices()
    >>> journeys = list_journeys(example, example.venues[1], UnknownTravel.LEFT_OUT)
    >>> found = search_venue(example.venues[1], example, journeys, list_menu(example, Asked(())), Stopwatch(None))
    >>> found.cohort.worth, found.bound
    (6000, 6000)
    """
    trials = list(_list_trials(choices, journeys, menu))
    best: Cohort | None = None
    while trials:
        trial = max(trials, key=lambda one: one.bound)
        if best is not None and best.worth >= trial.bound:
            break
        if watch.is_over():
            return AtVenue(venue, best, trial.bound)
        if not trial.is_priced:
            trials = _price(trial, trials, choices, journeys, menu.asked)
            continue
        trials.remove(trial)
        found = _try(trial, venue, choices, journeys, menu.asked)
        best = max((one for one in (best, found) if one is not None), key=lambda one: one.worth, default=None)
    return AtVenue(venue, None if best is None else _cheapen(best, menu), None if best is None else best.worth)


def _leave_out_worse_starts(choices: Choices) -> list[Arrangement]:
    """Leave out dates on which nobody can who could not on another one of the same provider and form."""
    kept: list[tuple[Arrangement, frozenset[str]]] = []
    for one in choices.list_arrangements():
        able = frozenset(who.candidate_id for who in choices.candidates if one.starts_on not in who.away_from)
        same = [(other, others) for other, others in kept if (other.provider, other.form) == (one.provider, one.form)]
        if not any(able <= others for _, others in same):
            kept = [(other, others) for other, others in kept if (other, others) not in same or not others < able]
            kept.append((one, able))
    return [one for one, _ in kept]


def _list_trials(choices: Choices, journeys: Journeys, menu: Menu) -> Iterator[_Trial]:
    """List programmes with what they could be worth at the most."""
    weights = menu.asked.weights
    for arrangement, programmes in menu.best:
        able = tuple(
            one
            for one in choices.candidates
            if one.candidate_id in journeys and arrangement.starts_on not in one.away_from
        )
        gatherings = arrangement.form.gatherings
        travel = {one.candidate_id: weights.minute * gatherings * journeys[one.candidate_id].minutes for one in able}
        for programme in programmes:
            worth = {
                one.candidate_id: weights.need * count_needs((one,), programme.modules) - travel[one.candidate_id]
                for one in able
            }
            bound = _bound(able, worth, journeys, menu.asked, programme)
            yield _Trial(arrangement, programme, able, worth, bound)


def _bound(
    able: Sequence[Candidate],
    worth: Mapping[str, int],
    journeys: Journeys,
    asked: Asked,
    programme: Programme,
) -> int:
    """
    Bound what a cohort can be worth: for each longest journey the best who travel no longer, each unit's first.

    Only wishes on size and units are heeded, so it is never too low.
    """
    least = max([programme.least_size, *_amounts(asked, WishKind.SIZE_LEAST)])
    most = min([len(able), *_amounts(asked, WishKind.SIZE_MOST)])
    of_unit = min([len(able), *_amounts(asked, WishKind.UNIT_MOST)])
    ranked = sorted(able, key=lambda one: -worth[one.candidate_id])
    longest = {0, *(journeys[one.candidate_id].minutes for one in able)}
    return max(
        _sum_best(
            [one for one in ranked if journeys[one.candidate_id].minutes <= minutes], worth, (least, most, of_unit)
        )
        - asked.weights.worst_minute * minutes
        for minutes in longest
    )


def _sum_best(ranked: Sequence[Candidate], worth: Mapping[str, int], limits: tuple[int, int, int]) -> int:
    """Sum the best, at least and at most so many, so many of a unit."""
    least, most, of_unit = limits
    seen: dict[str, int] = defaultdict(int)
    taken, total = 0, 0
    for one in ranked:
        amount = worth[one.candidate_id]
        if taken >= most or (amount <= 0 and taken >= least):
            break
        if seen[one.unit_id] < of_unit:
            seen[one.unit_id] += 1
            taken, total = taken + 1, total + amount
    return total


def _amounts(asked: Asked, kind: WishKind) -> list[int]:
    """List the amounts of wishes of a kind."""
    return [wish.amount for wish in asked.wishes if wish.kind == kind]


def _price(trial: _Trial, trials: Sequence[_Trial], choices: Choices, journeys: Journeys, asked: Asked) -> list[_Trial]:
    """
    Lower the bounds of all programmes of an arrangement by the prices of rows at one of them.

    Whatever the prices are, rows at their prices plus what columns are worth beyond them is never too low (Lagrange).
    """
    draft = draft_cohort(choices.candidates, trial.able, asked.wishes)
    aim = aim_at(draft, trial.worth, journeys, asked)
    prices = ChoiceSolver(draft.model).price_rows(aim)
    if prices is None:
        return [one for one in trials if one.arrangement != trial.arrangement]
    fixed, paid = draft.model.value_rows(prices.tolist())
    rest = fixed + sum(
        max(0.0, aim.get(column, 0.0) - paid[column]) * upper
        for column, upper in enumerate(draft.model.upper)
        if column not in draft.goes.values()
    )
    return [
        replace(
            one,
            bound=min(one.bound, _floor(rest + sum(max(0.0, one.worth[w] - paid[c]) for w, c in draft.goes.items()))),
            is_priced=one.is_priced or one == trial,
        )
        if one.arrangement == trial.arrangement
        else one
        for one in trials
    ]


def _floor(bound: float) -> int:
    """Round a bound down, a little above what floating point may have lost."""
    return math.floor(bound + SAFETY * max(1.0, abs(bound)))


def _try(trial: _Trial, venue: Venue, choices: Choices, journeys: Journeys, asked: Asked) -> Cohort | None:
    """Choose who goes along to a programme; None where the wishes cannot be kept."""
    draft = draft_cohort(choices.candidates, trial.able, asked.wishes, trial.programme.least_size)
    aim = aim_at(draft, trial.worth, journeys, asked)
    values = ChoiceSolver(draft.model).maximise(aim).values
    if values is None:
        return None
    participants = tuple(one for one in draft.able if values[draft.goes[one.candidate_id]] > TAKEN)
    return measure_cohort(venue, trial.arrangement, participants, trial.programme.modules, journeys, asked)


def _cheapen(best: Cohort, menu: Menu) -> Cohort:
    """Teach the same participants as much of what they need for less."""
    programmes = next(listed for arrangement, listed in menu.programmes if arrangement == best.arrangement)
    as_good = [
        one
        for one in programmes
        if one.least_size <= len(best.participants) and count_needs(best.participants, one.modules) == best.need_points
    ]
    return best.teach(min(as_good, key=lambda one: one.rank_price_for(len(best.participants))).modules)
