"""The annual wheel, against slow obvious versions."""

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.annual_wheel import (
    DatedEvent,
    count_spared,
    find_crowding,
    find_holiday_conflicts,
    list_occurrences,
    list_recurring_elements,
    list_revisions,
)
from fagloft.engine.annual_wheel.free_days import find_free_day, find_holiday_weeks, list_public_holidays
from fagloft.engine.annual_wheel.occurrences import MONTHS_BETWEEN

days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
recurrences = st.sampled_from(["once", *MONTHS_BETWEEN])
ALWAYS = date(2000, 1, 1), date(2100, 1, 1)
FROM_NOW_ON = date(2026, 9, 1), date(2026, 9, 2)


@given(days, st.integers(1, 2000), st.sampled_from(sorted(MONTHS_BETWEEN)))
def test_recurring_days_are_those_a_calendar_shows(first: date, length: int, recurrence: str) -> None:
    """Walk every day and ask whether it is the day of the month, or the last of a month that is too short."""
    end = first + timedelta(days=length)
    walked = []
    for number in range(length):
        day = first + timedelta(days=number)
        months = (day.year - first.year) * 12 + day.month - first.month
        due = min(first.day, monthrange(day.year, day.month)[1])
        if day.day == due and months % MONTHS_BETWEEN[recurrence] == 0:
            walked.append(day)

    found = list_occurrences(first, end, recurrence, ALWAYS)

    assert [one.starts_on for one in found] == walked
    assert [one.number for one in found] == list(range(len(walked)))
    assert {one.ends_on - one.starts_on for one in found} == {timedelta(days=1)}


@given(days, st.integers(1, 2000), recurrences, days, st.integers(0, 800))
def test_asking_for_a_part_gives_that_part(first: date, length: int, recurrence: str, since: date, wide: int) -> None:
    within = since, since + timedelta(days=wide)
    end = first + timedelta(days=length)
    every = list_occurrences(first, end, recurrence, ALWAYS)

    found = list_occurrences(first, end, recurrence, within)

    touching = (one for one in every if one.starts_on < within[1] and one.ends_on > within[0] and wide)
    assert found == tuple(touching)


def test_leap_day_comes_back_on_the_28th_in_common_years() -> None:
    found = list_occurrences(date(2024, 2, 29), date(2029, 1, 1), "yearly", ALWAYS)

    assert [str(one.starts_on) for one in found] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_last_day_of_the_period_is_not_a_day_of_it() -> None:
    assert len(list_occurrences(date(2026, 1, 1), date(2027, 1, 1), "yearly", ALWAYS)) == 1
    assert not list_occurrences(date(2026, 1, 1), date(2027, 1, 1), "once", (date(2027, 1, 1), date(2028, 1, 1)))
    assert not list_occurrences(date(2026, 1, 1), date(2026, 1, 1), "once", ALWAYS)


def easter(year: int) -> date:
    """Gauss's rule as Butcher wrote it down."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    late = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * late) // 433
    month = (h + late - 7 * m + 90) // 25
    return date(year, month, (h + late - 7 * m + 33 * month + 19) % 32)


@pytest.mark.parametrize("year", range(2020, 2060))
def test_public_holidays_are_those_of_the_act(year: int) -> None:
    moving = {easter(year) + timedelta(days=number) for number in (-3, -2, 0, 1, 39, 49, 50)}
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))}

    assert set(list_public_holidays(year)) == moving | fixed


def test_public_holiday_comes_before_a_holiday_week() -> None:
    assert find_free_day(date(2026, 12, 24), date(2026, 12, 30)) == (date(2026, 12, 25), "christmas_day")
    assert find_free_day(date(2026, 12, 28), date(2026, 12, 30)) == (date(2026, 12, 28), "christmas_week")
    assert find_holiday_weeks(date(2026, 7, 26)) == "summer_weeks"
    assert not find_holiday_weeks(date(2026, 7, 27))
    assert not find_holiday_weeks(date(2026, 12, 23))


def test_long_period_has_room_and_collides_with_nothing() -> None:
    whole_may = DatedEvent("long", date(2026, 5, 1), date(2026, 6, 1), frozenset({("ward", "a"), ("ward", "b")}))

    assert not find_holiday_conflicts([whole_may])
    assert not find_crowding([whole_may], {"ward": 2}, {"ward": 1})


def test_one_conflict_per_event() -> None:
    easter_week = DatedEvent("course", date(2026, 4, 1), date(2026, 4, 4))

    (found,) = find_holiday_conflicts([easter_week, DatedEvent("calm", *FROM_NOW_ON)])

    assert (found.key, found.on, found.code) == ("course", date(2026, 4, 2), "maundy_thursday")


def test_plan_is_looked_over_before_each_year_is_over_and_before_its_end() -> None:
    assert list_revisions(date(2026, 8, 31), date(2027, 12, 31)) == (date(2027, 7, 31), date(2027, 11, 30))
    assert list_revisions(date(2026, 1, 1), date(2027, 1, 1)) == (date(2026, 12, 1),)
    assert not list_revisions(date(2026, 1, 1), date(2026, 1, 20))


@given(days, st.integers(1, 3000))
def test_revisions_lie_inside_the_plan(first: date, length: int) -> None:
    end = first + timedelta(days=length)
    found = list_revisions(first, end)

    assert list(found) == sorted(set(found))
    assert all(first < day < end for day in found)


def test_recurring_elements_end_after_they_begin() -> None:
    assert all(one.starts_on < one.ends_on for one in list_recurring_elements(2028))


people = st.tuples(st.sampled_from(["ward", "zone", "far"]), st.sampled_from("abcdef"))
events = st.lists(
    st.builds(
        lambda number, start, length, away, seats: DatedEvent(
            f"{number}",
            date(2026, 9, 1) + timedelta(days=start),
            date(2026, 9, 1) + timedelta(days=start + length),
            away,
            seats,
        ),
        st.uuids(),
        st.integers(0, 6),
        st.integers(1, 9),
        st.frozensets(people, max_size=6),
        st.none() | st.integers(1, 8),
    ),
    max_size=4,
)
STAFF = {"ward": 6, "zone": 3}


def count_plainly(drawn: list[DatedEvent], day: date) -> dict[str, Fraction]:
    """The expected number away, person by person."""
    away: dict[str, Fraction] = defaultdict(Fraction)
    today = [event for event in drawn if event.starts_on <= day < event.ends_on <= event.starts_on + timedelta(days=7)]
    for unit, person in {member for event in today for member in event.away}:
        stays = Fraction(1)
        for event in today:
            if (unit, person) in event.away and event.seats is None:
                stays = Fraction(0)
            elif (unit, person) in event.away:
                stays *= 1 - min(Fraction(1), Fraction(event.seats or 0, len({who for _, who in event.away})))
        away[unit] += 1 - stays
    return away


@given(events)
def test_crowded_days_are_those_that_counting_finds(drawn: list[DatedEvent]) -> None:
    spared = {unit: count_spared(number) for unit, number in STAFF.items()}
    found = find_crowding(drawn, STAFF, spared)

    for number in range(16):
        day = date(2026, 9, 1) + timedelta(days=number)
        for unit, away in count_plainly(drawn, day).items():
            whole = int(away + Fraction(1, 2))
            if unit in STAFF and whole > spared[unit]:
                assert any(one.unit_id == unit and one.away >= whole for one in found)
    for one in found:
        assert one.away == int(count_plainly(drawn, one.on)[one.unit_id] + Fraction(1, 2)) > one.allowed
        assert one.people == STAFF[one.unit_id]


@given(events)
def test_sparing_more_never_crowds_more(drawn: list[DatedEvent]) -> None:
    strict = find_crowding(drawn, STAFF, {"ward": 1, "zone": 1})
    mild = find_crowding(drawn, STAFF, {"ward": 2, "zone": 2})

    assert {(one.unit_id, one.keys) for one in mild} <= {(one.unit_id, one.keys) for one in strict}


def test_person_in_two_events_is_away_once() -> None:
    both = frozenset({("ward", "a"), ("ward", "b")})
    events = [DatedEvent("x", *FROM_NOW_ON, both), DatedEvent("y", *FROM_NOW_ON, both)]

    assert not find_crowding(events, {"ward": 8}, {"ward": 2})
    assert find_crowding(events, {"ward": 8}, {"ward": 1})[0].keys == ("x", "y")


def test_few_seats_are_spread_over_those_concerned() -> None:
    many = frozenset(("ward" if number < 10 else "zone", f"{number}") for number in range(100))

    assert not find_crowding([DatedEvent("x", *FROM_NOW_ON, many, seats=20)], {"ward": 10}, {"ward": 2})
    assert find_crowding([DatedEvent("x", *FROM_NOW_ON, many, seats=30)], {"ward": 10}, {"ward": 2})[0].away == 3
