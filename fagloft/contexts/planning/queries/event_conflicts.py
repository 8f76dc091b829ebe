"""Where the events of a wheel meet holidays, and where a unit misses more people than it can spare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.queries.circles import Circle, get_surroundings
from fagloft.contexts.planning.queries.events import WheelEvent
from fagloft.contexts.planning.queries.target_groups import get_target_groups
from fagloft.engine.annual_wheel import (
    Crowding,
    DatedEvent,
    HolidayConflict,
    count_spared,
    find_crowding,
    find_holiday_conflicts,
    is_dated,
    takes_people_away,
)

HELD = ("measure", "session")
type Member = tuple[str, str]


@dataclass(frozen=True)
class SeatsTaken:
    """A session, and who of the own organisation has a seat in it: unit and person. `key` is that of its event."""

    key: str
    title: str
    starts_on: date
    ends_on: date
    hours: float
    members: frozenset[Member]


@dataclass(frozen=True)
class EventConflicts:
    """`crowded` is known of units only, not of a person's own wheel."""

    holidays: tuple[HolidayConflict, ...]
    crowded: tuple[Crowding, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The events that collide with something."""
        return frozenset({one.key for one in self.holidays} | {key for one in self.crowded for key in one.keys})


def get_event_conflicts(
    *,
    scope: Scope,
    tree: UnitTree,
    circle: Circle,
    events: Iterable[WheelEvent],
    on: date,
    people_left: Mapping[int, int] | None = None,
    taken: Iterable[SeatsTaken] = (),
) -> EventConflicts:
    """`people_left` says how many of a unit must be left on a day; units it does not name spare a quarter.

    `taken` is who is sure to be away, also at sessions that no measure of the wheel uses.
    """
    held = [event for event in events if event.kind in HELD and not event.is_cancelled and event.ends_on > on]
    dated = [DatedEvent(event.key, event.starts_on, event.ends_on) for event in held]
    holidays = find_holiday_conflicts(dated)
    if circle.person_id is not None:
        return EventConflicts(holidays, ())
    around = get_surroundings(scope=scope, tree=tree, circle=circle, on=on)
    people = around.count_people()
    left = {str(unit_id): number for unit_id, number in (people_left or {}).items()}
    limits = {
        unit_id: max(0, number - left[unit_id]) if unit_id in left else count_spared(number)
        for unit_id, number in people.items()
    }
    sure = [seats for seats in taken if takes_people_away(seats.hours) and seats.ends_on > on]
    maybe = _leave_out(_tell_who_is_away(scope, tree, around.unit_ids, held, on), sure)
    away = [DatedEvent(one.key, one.starts_on, one.ends_on, away=one.members) for one in sure]
    return EventConflicts(holidays, find_crowding([*maybe, *away], people, limits))


def _leave_out(events: Iterable[DatedEvent], sure: Iterable[SeatsTaken]) -> list[DatedEvent]:
    """Those who have a seat are no longer among those who may get one, and the seat is gone."""
    seated = {one.key: one.members for one in sure}
    return [
        replace(
            event,
            away=event.away - seated.get(event.key, frozenset()),
            seats=None if event.seats is None else max(0, event.seats - len(seated.get(event.key, ()))),
        )
        for event in events
    ]


def _tell_who_is_away(
    scope: Scope, tree: UnitTree, unit_ids: frozenset[int], held: Iterable[WheelEvent], on: date
) -> list[DatedEvent]:
    """Few seats are spread over everybody they are for, so then everybody is asked for, whatever unit they are in."""
    taking = [event for event in held if takes_people_away(event.hours) and is_dated(event.starts_on, event.ends_on)]
    measure_ids = {measure_id for event in taking for measure_id in event.measure_ids}
    asked = frozenset(tree.nodes) if any(event.seats is not None for event in taking) else unit_ids
    groups = get_target_groups(scope=scope, tree=tree, unit_ids=asked, measure_ids=measure_ids, on=on)
    members: dict[str, set[tuple[str, str]]] = {}
    for measure_id, person_id, unit_id in groups.select("measure_id", "person_id", "unit_id").rows():
        members.setdefault(measure_id, set()).add((unit_id, person_id))
    return [
        DatedEvent(
            key=event.key,
            starts_on=event.starts_on,
            ends_on=event.ends_on,
            away=frozenset(member for one in event.measure_ids for member in members.get(str(one), ())),
            seats=event.seats,
        )
        for event in taking
    ]
