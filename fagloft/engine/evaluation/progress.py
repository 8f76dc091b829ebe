"""How many of all whom a measure concerns can it, and whether that grows as fast as time goes."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

SMALLEST_SHOWN = 5
TOLERANCE = Fraction(1, 10)
REACHED, ON_TRACK, BEHIND, NOT_BEGUN, UNKNOWN = PROGRESS = ("reached", "on_track", "behind", "not_begun", "unknown")


@dataclass(frozen=True)
class Share:
    """
    How many of a whole group can something.

    Attributes
    ----------
    people : int
        The whole group, not those who turned up.
    holding : int
        Those of them who can it.
    """

    people: int
    holding: int

    @property
    def part(self) -> Fraction | None:
        """The part of the whole; None of a group of nobody."""
        return Fraction(self.holding, self.people) if self.people else None

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down, so that 100 is told only when nobody is left."""
        return 100 * self.holding // self.people if self.people else None

    def may_be_told(self, *, sees_people: bool) -> bool:
        """Whether a reader may know the number: of groups under five only those who follow the people by name."""
        return sees_people or self.people >= SMALLEST_SHOWN


def tell_progress(before: Share, now: Share, period: tuple[date, date], on: date) -> str:
    """
    Tell whether a measure is on track.

    Parameters
    ----------
    before, now : Share
        When the plan began, and on the day asked about.
    period : tuple of two dates
        The measure's half-open period.
    on : date
        The day asked about.

    Returns
    -------
    str
        One of `PROGRESS`. On track is when the part of the group that can it has grown at least as much as if it grew
        evenly from where it was to everybody through the period, less `TOLERANCE`.

    Examples
    --------
    >>> from datetime import date
    >>> year = date(2026, 1, 1), date(2027, 1, 1)
    >>> tell_progress(Share(10, 2), Share(10, 6), year, date(2026, 7, 2))
    'on_track'
    >>> tell_progress(Share(10, 2), Share(10, 3), year, date(2026, 7, 2))
    'behind'
    """
    first, last = period
    part = now.part
    if part is None:
        return UNKNOWN
    if part == 1:
        return REACHED
    if on < first:
        return NOT_BEGUN
    elapsed = min(Fraction(1), Fraction((on - first).days, max(1, (last - first).days)))
    begun = before.part or Fraction(0)
    expected = begun + (1 - begun) * elapsed - TOLERANCE
    return ON_TRACK if part >= expected else BEHIND
