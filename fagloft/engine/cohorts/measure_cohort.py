"""Count anew what a cohort is worth, from the facts and not from the solver."""

from collections import Counter

from fagloft.engine.cohorts.choices import Arrangement, Candidate, Module, Venue
from fagloft.engine.cohorts.journeys import Journeys
from fagloft.engine.cohorts.outcome import Cohort
from fagloft.engine.cohorts.wishes import Asked


def measure_cohort(
    venue: Venue,
    arrangement: Arrangement,
    participants: tuple[Candidate, ...],
    modules: tuple[Module, ...],
    journeys: Journeys,
    asked: Asked,
) -> Cohort:
    """
    Measure a cohort.

    Parameters
    ----------
    venue : Venue
        Where.
    arrangement : Arrangement
        By whom, when, in which gatherings.
    participants : tuple of Candidate
        Who.
    modules : tuple of Module
        What.
    journeys : Journeys
        To the venue.
    asked : Asked
        With the weights.

    Returns
    -------
    Cohort
        With what it is worth.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.tailor import tailor_cohort
    >>> found = tailor_cohort(choices(), Asked(())).cohort
    >>> found.venue.venue_id, [one.candidate_id for one in found.participants], found.need_points
    ('airport', ['anna', 'bo', 'carl', 'dag'], 9)
    """
    minutes = [journeys[one.candidate_id].minutes for one in participants]
    travel_minutes = sum(minutes) * arrangement.form.gatherings
    need_points = count_needs(participants, modules)
    worst, alone = max(minutes, default=0), list_alone(participants, asked)
    weights = asked.weights
    worth = weights.need * need_points - weights.minute * travel_minutes - weights.worst_minute * worst
    return Cohort(
        venue=venue,
        arrangement=arrangement,
        participants=participants,
        modules=modules,
        worth=worth - weights.alone * len(alone),
        need_points=need_points,
        travel_minutes=travel_minutes,
        worst_minutes=worst,
        alone=alone,
    )


def count_needs(participants: tuple[Candidate, ...], modules: tuple[Module, ...]) -> int:
    """
    Count points of need that modules cover.

    Parameters
    ----------
    participants : tuple of Candidate
        Who goes along.
    modules : tuple of Module
        What is taught.

    Returns
    -------
    int
        Each topic counts once per participant.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> example = choices()
    >>> count_needs(example.candidates, example.modules[:1])
    5
    """
    topics = frozenset().union(*(one.topics for one in modules))
    return sum(need for one in participants for topic, need in one.needs.items() if topic in topics)


def list_alone(participants: tuple[Candidate, ...], asked: Asked) -> tuple[str, ...]:
    """
    List remote places from which only one goes.

    Parameters
    ----------
    participants : tuple of Candidate
        Who goes along.
    asked : Asked
        With the remote places.

    Returns
    -------
    tuple of str
        Sorted.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> list_alone(choices().candidates[1:], Asked((), remote_places=frozenset({"island", "town"})))
    ('island',)
    """
    counted = Counter(one.place for one in participants)
    return tuple(sorted(place for place in asked.remote_places if counted[place] == 1))
