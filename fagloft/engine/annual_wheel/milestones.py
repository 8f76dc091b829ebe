"""What comes back every year whatever is planned, and when a plan is looked over again."""

from dataclasses import dataclass
from datetime import date

from fagloft.engine.annual_wheel.occurrences import add_months

REVISION_MONTHS_AHEAD = 1


@dataclass(frozen=True)
class RecurringElement:
    """Something that organisations do every year: from a day of the year, for some days."""

    code: str
    month: int
    day: int
    last_month: int
    last_day: int


@dataclass(frozen=True)
class Milestone:
    """A recurring element or a revision, in one year; half-open."""

    code: str
    starts_on: date
    ends_on: date


# What recurs is told in the interviews (002:1945, 2041, 2172, 3711); the days are assumed, as the field names none.
ELEMENTS = (
    RecurringElement("unit_plan", 1, 15, 2, 1),
    RecurringElement("grants", 2, 1, 3, 1),
    RecurringElement("appraisal_talks", 2, 1, 4, 1),
    RecurringElement("needs", 5, 1, 6, 1),
    RecurringElement("budget", 8, 15, 11, 15),
)


def list_recurring_elements(year: int, elements: tuple[RecurringElement, ...] = ELEMENTS) -> tuple[Milestone, ...]:
    """
    List what recurs every year, with its days in one of them.

    Parameters
    ----------
    year : int
        The year.
    elements : tuple of RecurringElement
        What recurs; an organisation with other days gives its own.

    Returns
    -------
    tuple of Milestone
        One per element, in the order given.

    Examples
    --------
    >>> [f"{one.code} {one.starts_on}" for one in list_recurring_elements(2027)][:2]
    ['unit_plan 2027-01-15', 'grants 2027-02-01']
    """
    return tuple(
        Milestone(one.code, date(year, one.month, one.day), date(year, one.last_month, one.last_day))
        for one in elements
    )


def list_revisions(starts_on: date, ends_on: date) -> tuple[date, ...]:
    """
    List the days on which a plan is looked over: a month before each full year and before its end.

    Parameters
    ----------
    starts_on, ends_on : date
        The plan's half-open period.

    Returns
    -------
    tuple of date
        Each day after the plan's first and before its end, in order. A plan of less than a month has none.

    Notes
    -----
    A month ahead leaves time to carry over what is open before the next year begins.

    Examples
    --------
    >>> from datetime import date
    >>> [str(day) for day in list_revisions(date(2026, 1, 1), date(2028, 1, 1))]
    ['2026-12-01', '2027-12-01']
    """
    years = range(1, ends_on.year - starts_on.year + 1)
    turns = {add_months(starts_on, 12 * number) for number in years} | {ends_on}
    days = {add_months(turn, -REVISION_MONTHS_AHEAD) for turn in turns if turn <= ends_on}
    return tuple(sorted(day for day in days if starts_on < day < ends_on))
