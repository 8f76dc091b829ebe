"""Tailor a cohort: the best one at each venue, proven, and the best of these."""

from collections.abc import Mapping

from fagloft.engine.cohorts.choices import Choices
from fagloft.engine.cohorts.journeys import Journeys, find_unknown_travel, list_journeys
from fagloft.engine.cohorts.model import draft_cohort
from fagloft.engine.cohorts.outcome import COSTS, TRAVELS, CohortStatus, TailoredCohort
from fagloft.engine.cohorts.tables import list_costs, list_travels, rank_venues
from fagloft.engine.cohorts.venue_search import AtVenue, Menu, list_menu, search_venue
from fagloft.engine.cohorts.wishes import Asked, Wish
from fagloft.engine.exact_choice import ChoiceSolver, find_smallest_collision
from fagloft.engine.planning.stopwatch import Stopwatch


def tailor_cohort(choices: Choices, asked: Asked, *, time_limit_s: float | None = None) -> TailoredCohort:
    """
    Find the best cohort that keeps all wishes.

    Parameters
    ----------
    choices : Choices
        What there is to choose from.
    asked : Asked
        Wishes and weights.
    time_limit_s : float, optional
        Seconds; without, each venue is solved to its proven end and the answer is the same on every machine.

    Returns
    -------
    TailoredCohort
        The best of all venues, with the others beside it, or a smallest set of wishes that collide.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.wishes import WishKind
    >>> wishes = Wish(WishKind.SIZE_LEAST, 4), Wish(WishKind.DAYS_MOST, 6)
    >>> found = tailor_cohort(choices(), Asked(wishes))
    >>> str(found.status), found.cohort.venue.venue_id, found.cohort.worth, found.bound
    ('proven', 'airport', 7000, 7000)
    >>> tailor_cohort(choices(), Asked((*wishes, Wish(WishKind.UNIT_MOST, 1)))).collision[0].kind.value
    'size_least'
    """
    watch = Stopwatch(time_limit_s)
    if not (choices.candidates and choices.venues and choices.list_arrangements()):
        return _answer_without(CohortStatus.NOTHING_TO_CHOOSE, choices, [])
    journeys = {one.venue_id: list_journeys(choices, one, asked.unknown_travel) for one in choices.venues}
    venues = sorted(choices.venues, key=lambda one: one.venue_id)
    menu = list_menu(choices, asked)
    found = [
        search_venue(venue, choices, journeys[venue.venue_id], menu, watch.part(1 / (len(venues) - number)))
        for number, venue in enumerate(venues)
    ]
    if all(one.status == CohortStatus.IMPOSSIBLE for one in found):
        collision = _find_collision(choices, journeys, asked)
        return _answer_without(CohortStatus.IMPOSSIBLE, choices, found, collision)
    return _answer(choices, journeys, found)


def _find_collision(choices: Choices, journeys: Mapping[str, Journeys], asked: Asked) -> tuple[Wish, ...]:
    """Find a smallest set of wishes that no venue allows; venues to which the same people can come are alike."""
    alike = {frozenset(one) for one in journeys.values()}

    def can_keep(wishes: frozenset[Wish]) -> bool:
        kept = tuple(wish for wish in asked.wishes if wish in wishes)
        menu = list_menu(choices, Asked(kept))
        return any(_can_go(choices, travelling, kept, menu) for travelling in alike)

    return find_smallest_collision(asked.wishes, can_keep)


def _can_go(choices: Choices, travelling: frozenset[str], wishes: tuple[Wish, ...], menu: Menu) -> bool:
    """Tell whether some programme has participants; the one that fewest must share is enough."""
    for arrangement, programmes in menu.best:
        able = [
            one
            for one in choices.candidates
            if one.candidate_id in travelling and arrangement.starts_on not in one.away_from
        ]
        least_size = min((one.least_size for one in programmes), default=None)
        if least_size is not None:
            draft = draft_cohort(choices.candidates, able, wishes, least_size)
            if ChoiceSolver(draft.model).maximise({}).values is not None:
                return True
    return False


def _answer(choices: Choices, journeys: Mapping[str, Journeys], found: list[AtVenue]) -> TailoredCohort:
    """Tell the best of all venues, and how good any cohort could be."""
    bound = max(one.bound for one in found if one.bound is not None)
    cohorts = [one.cohort for one in found if one.cohort is not None]
    if not cohorts:
        return _answer_without(CohortStatus.NO_RESULT, choices, found, bound=bound)
    best = max(cohorts, key=lambda one: one.worth)
    costs = {one.venue.venue_id: list_costs(one, journeys[one.venue.venue_id]) for one in cohorts}
    return TailoredCohort(
        status=CohortStatus.PROVEN if best.worth >= bound else CohortStatus.FEASIBLE,
        cohort=best,
        bound=bound,
        costs=costs[best.venue.venue_id],
        venues=rank_venues([(one.venue.venue_id, one.status, one.cohort, one.bound) for one in found], costs),
        travels=list_travels(best, choices, journeys),
        unknown_travel=find_unknown_travel(choices),
    )


def _answer_without(
    status: CohortStatus,
    choices: Choices,
    found: list[AtVenue],
    collision: tuple[Wish, ...] = (),
    bound: int | None = None,
) -> TailoredCohort:
    """Tell why there is no cohort."""
    return TailoredCohort(
        status=status,
        cohort=None,
        bound=bound,
        costs=COSTS.to_frame(),
        venues=rank_venues([(one.venue.venue_id, one.status, None, None) for one in found], {}),
        travels=TRAVELS.to_frame(),
        unknown_travel=find_unknown_travel(choices),
        collision=collision,
    )
