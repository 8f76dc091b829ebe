"""The annual wheel: when measures take place, what recurs every year, and where the calendar says no."""

from fagloft.engine.annual_wheel.conflicts import (
    SHARE_AWAY,
    Crowding,
    DatedEvent,
    HolidayConflict,
    count_spared,
    find_crowding,
    find_holiday_conflicts,
    is_dated,
    takes_people_away,
)
from fagloft.engine.annual_wheel.milestones import list_recurring_elements, list_revisions
from fagloft.engine.annual_wheel.occurrences import list_occurrences

__all__ = [
    "SHARE_AWAY",
    "Crowding",
    "DatedEvent",
    "HolidayConflict",
    "count_spared",
    "find_crowding",
    "find_holiday_conflicts",
    "is_dated",
    "list_occurrences",
    "list_recurring_elements",
    "list_revisions",
    "takes_people_away",
]
