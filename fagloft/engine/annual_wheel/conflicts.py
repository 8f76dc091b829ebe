"""Where a plan meets the calendar: holidays, and too many of a unit away at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from fagloft.engine.annual_wheel.free_days import find_free_day

SHARE_AWAY = Fraction(1, 4)
LONGEST_DATED = 7
HOURS_AWAY = 4


@dataclass(frozen=True)
class DatedEvent:
    """
    Something that takes people away.

    Attributes
    ----------
    key : str
        Its name.
    starts_on, ends_on : date
        The half-open period.
    away : frozenset of (unit, person)
        Whom it concerns, each person with the unit that misses them.
    seats : int or None
        How many of them can come; None where all can.
    """

    key: str
    starts_on: date
    ends_on: date
    away: frozenset[tuple[str, str]] = frozenset()
    seats: int | None = None


@dataclass(frozen=True)
class HolidayConflict:
    key: str
    on: date
    code: str


@dataclass(frozen=True)
class Crowding:
    """On a day, more of a unit are away than it can spare, because of the events with these keys."""

    unit_id: str
    on: date
    away: int
    allowed: int
    people: int
    keys: tuple[str, ...]


def is_dated(starts_on: date, ends_on: date) -> bool:
    """
    Tell whether a period says when something happens, or only within which weeks.

    Parameters
    ----------
    starts_on, ends_on : date
        The half-open period.

    Returns
    -------
    bool
        True for periods of at most `LONGEST_DATED` days; what lasts longer has room to choose a day, and collides with
        nothing.

    Examples
    --------
    >>> from datetime import date
    >>> is_dated(date(2026, 9, 1), date(2026, 9, 3)), is_dated(date(2026, 9, 1), date(2026, 12, 1))
    (True, False)
    """
    return (ends_on - starts_on).days <= LONGEST_DATED


def takes_people_away(hours: float) -> bool:
    """
    Tell whether something takes so much of a day that those who take part are missed at work.

    Parameters
    ----------
    hours : float
        Hours a day for each who takes part; 0 where nobody has said how long it takes.

    Returns
    -------
    bool
        True from `HOURS_AWAY`. What is shorter is done while on duty, and what nobody has measured is not guessed.

    Examples
    --------
    >>> takes_people_away(7.5), takes_people_away(1), takes_people_away(0)
    (True, False, False)
    """
    return hours >= HOURS_AWAY


def find_holiday_conflicts(events: Iterable[DatedEvent]) -> tuple[HolidayConflict, ...]:
    """
    Find the events that fall on a public holiday or in the common holiday weeks.

    Parameters
    ----------
    events : iterable of DatedEvent
        Those that are not dated are passed over.

    Returns
    -------
    tuple of HolidayConflict
        At most one per event, in the order given.

    Examples
    --------
    >>> from datetime import date
    >>> find_holiday_conflicts([DatedEvent("HLR", date(2026, 5, 1), date(2026, 5, 2))])[0].code
    'labour_day'
    """
    found = ((event, find_free_day(event.starts_on, event.ends_on)) for event in events if _is_dated(event))
    return tuple(HolidayConflict(event.key, *free) for event, free in found if free is not None)


def count_spared(people: int, share: Fraction = SHARE_AWAY) -> int:
    """
    Count how many a unit can spare on a day.

    Parameters
    ----------
    people : int
        Those who work in the unit.
    share : Fraction
        The largest share of them that may be away.

    Returns
    -------
    int
        Rounded down, but one where there is anybody: else nobody of a small unit could ever learn anything.

    Examples
    --------
    >>> count_spared(39), count_spared(3), count_spared(0)
    (9, 1, 0)
    """
    return min(people, max(1, int(people * share)))


def find_crowding(
    events: Iterable[DatedEvent], people: Mapping[str, int], spared: Mapping[str, int]
) -> tuple[Crowding, ...]:
    """
    Find the days on which more of a unit are away than it can spare.

    Parameters
    ----------
    events : iterable of DatedEvent
        Those that are not dated are passed over.
    people : mapping of str to int
        How many work in each unit. Units that are not named are passed over.
    spared : mapping of str to int
        How many each unit can spare on a day.

    Returns
    -------
    tuple of Crowding
        One per unit and set of events, on the worst day of those they share (the first of equals); sorted by day and
        unit.

    Notes
    -----
    Somebody whom two events of a day concern is away once. Where an event has fewer seats than people, who gets one is
    not known yet: then every person counts with the probability of a seat, as if they were drawn, and the expected
    number away is rounded to whole people (half up).

    Examples
    --------
    >>> from datetime import date
    >>> ward = frozenset({("ward", "a"), ("ward", "b")})
    >>> day = date(2026, 9, 1), date(2026, 9, 2)
    >>> found = find_crowding([DatedEvent("HLR", *day, away=ward)], {"ward": 4}, {"ward": 1})
    >>> found[0].away, found[0].keys
    (2, ('HLR',))
    """
    worst: dict[tuple[str, tuple[str, ...]], Crowding] = {}
    for day, taking in sorted(_by_day(events).items()):
        for unit_id, (away, keys) in sorted(_count_away(taking).items()):
            if unit_id not in people or away <= spared[unit_id]:
                continue
            told = Crowding(unit_id, day, away, spared[unit_id], people[unit_id], keys)
            before = worst.get((unit_id, keys))
            if before is None or before.away < away:
                worst[unit_id, keys] = told
    return tuple(sorted(worst.values(), key=lambda one: (one.on, one.unit_id)))


def _is_dated(event: DatedEvent) -> bool:
    return is_dated(event.starts_on, event.ends_on)


def _by_day(events: Iterable[DatedEvent]) -> dict[date, list[DatedEvent]]:
    days: dict[date, list[DatedEvent]] = defaultdict(list)
    for event in events:
        if event.away and _is_dated(event):
            for number in range((event.ends_on - event.starts_on).days):
                days[event.starts_on + timedelta(days=number)].append(event)
    return days


def _count_away(events: Iterable[DatedEvent]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """For each unit the expected number away, and because of which events."""
    staying: dict[tuple[str, str], Fraction] = defaultdict(lambda: Fraction(1))
    keys: dict[str, set[str]] = defaultdict(set)
    for event in events:
        left = 1 - _chance_of_a_seat(event)
        for member in event.away:
            staying[member] *= left
            keys[member[0]].add(event.key)
    expected: dict[str, Fraction] = defaultdict(Fraction)
    for (unit_id, _person), stays in staying.items():
        expected[unit_id] += 1 - stays
    return {unit: (int(away + Fraction(1, 2)), tuple(sorted(keys[unit]))) for unit, away in expected.items()}


def _chance_of_a_seat(event: DatedEvent) -> Fraction:
    people = len({person for _unit, person in event.away})
    return Fraction(1) if event.seats is None else min(Fraction(1), Fraction(event.seats, people))
