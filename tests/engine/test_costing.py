"""What measures cost, against a slow plain version in fractions; sums of parts equal wholes."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.costing import (
    Alternative,
    CostPart,
    Crowd,
    Line,
    Measure,
    Rate,
    Surroundings,
    choose_rate,
    cost_alternative,
    cost_measure,
    count_times,
    in_kroner,
    in_ore,
    share_out,
    sum_by,
)

PATHS = {"ward": ("ward", "home"), "zone": ("zone",), "home": ("home",)}
ore = st.integers(0, 10_000_000)
units, professions = st.sampled_from(sorted(PATHS)), st.none() | st.sampled_from(["SP", "HF"])
financings = st.sampled_from(["own", "grant", "free"])
lines = st.builds(
    Line, st.sampled_from(["fee", "travel", "hours", "substitute", "other"]), ore, st.booleans(), financings
)
rates = st.lists(
    st.builds(Rate, st.none() | units, professions, ore, ore),
    max_size=6,
    unique_by=lambda rate: (rate.unit_id, rate.profession),
)
crowds = st.lists(
    st.builds(Crowd, units, professions, st.integers(1, 40)),
    max_size=5,
    unique_by=lambda crowd: (crowd.unit_id, crowd.profession),
)
measures = st.builds(
    Measure,
    st.just("m"),
    st.sampled_from(["course", "e_learning", "internal_teaching"]),
    st.sampled_from(["working_time", "paid", "own_time"]),
    financings,
    st.integers(0, 12),
    st.integers(0, 4000),
    st.lists(lines, max_size=4).map(tuple),
    ore,
    st.none() | st.sampled_from(["Tønsberg", "Oslo"]),
)
travel = st.dictionaries(st.tuples(units, st.sampled_from(["Tønsberg", "Oslo"])), ore, max_size=4)


def rate_plainly(all_rates: list[Rate], unit: str, profession: str | None) -> Rate | None:
    """Every rate that applies, and how particular it is; nearer units before farther ones."""
    path = PATHS[unit]
    found = [
        ((rate.profession is None, path.index(rate.unit_id)), rate)
        for rate in all_rates
        if rate.unit_id in path and rate.profession in (None, profession)
    ]
    loose = [
        ((rate.profession is None, 0), rate)
        for rate in all_rates
        if rate.unit_id is None and rate.profession in (None, profession)
    ]
    ranked = sorted(found, key=lambda one: one[0]) + sorted(loose, key=lambda one: one[0])
    return ranked[0][1] if ranked else None


def cost_plainly(measure: Measure, some: list[Crowd], around: Surroundings) -> dict[str, Fraction]:
    """Person by person, without rounding."""
    total = dict.fromkeys(("fee", "travel", "hours", "substitute", "other"), Fraction(0))
    written = {line.kind for line in measure.lines}
    everybody = [crowd for crowd in some for _ in range(crowd.people)]
    for line in measure.lines:
        total[line.kind] += line.amount * measure.times * (len(everybody) if line.is_per_person else 1)
    for one in everybody:
        hours = Fraction(measure.hundredths * measure.times, 100)
        rate = rate_plainly(list(around.rates), one.unit_id, one.profession) or Rate(None, None, 0, 0)
        journeys = [around.travel[unit, measure.place or ""] for unit in PATHS[one.unit_id]
                    if (unit, measure.place) in around.travel]  # fmt: skip
        is_away = measure.attendance == "working_time"
        reckoned = {
            "fee": Fraction(measure.fee * measure.times),
            "travel": Fraction(journeys[0] * measure.times if journeys else 0),
            "hours": hours * rate.own_hour if measure.attendance != "own_time" else Fraction(0),
            "substitute": hours * rate.substitute if is_away and measure.learning_form != "e_learning" else Fraction(0),
        }
        for kind, amount in reckoned.items():
            total[kind] += 0 if kind in written else amount
    return total


@given(measures, crowds, rates, travel)
def test_costs_are_what_they_are_person_by_person(
    measure: Measure, some: list[Crowd], all_rates: list[Rate], journeys: dict[tuple[str, str], int]
) -> None:
    around = Surroundings(all_rates, journeys, PATHS)
    cost = cost_measure(measure, some, around)
    by_kind = sum_by(cost.parts, lambda part: part.kind)

    for kind, amount in cost_plainly(measure, some, around).items():
        # Each crowd's part is rounded once, by at most half an øre.
        assert abs(by_kind.get(kind, 0) - amount) <= Fraction(len(some), 2)
    assert cost.people == sum(crowd.people for crowd in some)


@given(measures, crowds, rates, travel)
def test_sums_of_parts_equal_wholes(
    measure: Measure, some: list[Crowd], all_rates: list[Rate], journeys: dict[tuple[str, str], int]
) -> None:
    cost = cost_measure(measure, some, Surroundings(all_rates, journeys, PATHS))

    for key in ("unit_id", "kind", "financing", "measure_id"):
        sums = sum_by(cost.parts, lambda part, key=key: getattr(part, key))  # type: ignore[misc]
        assert sum(sums.values()) == cost.total
    assert 0 <= cost.own_new_money <= cost.total
    assert all(part.amount > 0 for part in cost.parts)


@given(measures, crowds, rates)
def test_one_more_person_never_costs_less(measure: Measure, some: list[Crowd], all_rates: list[Rate]) -> None:
    around = Surroundings(all_rates, {}, PATHS)
    more = [*some, Crowd("home", "new", 1)]

    assert cost_measure(measure, more, around).total >= cost_measure(measure, some, around).total


@given(rates, units, professions)
def test_the_most_particular_rate_counts(all_rates: list[Rate], unit: str, profession: str | None) -> None:
    assert choose_rate(all_rates, PATHS[unit], profession) == rate_plainly(all_rates, unit, profession)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([(None, None), (None, "SP"), ("ward", None), ("ward", "SP")], ("ward", "SP")),
        ([(None, None), (None, "SP"), ("ward", None)], ("ward", None)),
        ([(None, None), (None, "SP"), ("zone", "SP")], (None, "SP")),
        ([(None, None), (None, "HF")], (None, None)),
        ([("home", None), ("home", "SP"), ("ward", None)], ("home", "SP")),
    ],
)
def test_rates_by_name(known: list[tuple[str | None, str | None]], expected: tuple[str | None, str | None]) -> None:
    found = choose_rate([Rate(*key, 1, 1) for key in known], PATHS["ward"], "SP")

    assert found is not None
    assert (found.unit_id, found.profession) == expected


def test_no_rate_is_told_and_costs_nothing() -> None:
    course = Measure("m", "course", "working_time", "own", hundredths=100)
    cost = cost_measure(course, [Crowd("ward", "SP", 3)], Surroundings([]))

    assert (cost.total, cost.people_without_rate) == (0, 3)


def test_time_is_never_free_and_wages_are_never_a_grant() -> None:
    around = Surroundings([Rate(None, None, 20, 10)])
    paid_by = {}
    for financing in ("free", "grant"):
        course = Measure("m", "course", "working_time", financing, hundredths=100, fee=5)
        paid_by[financing] = {
            part.kind: part.financing for part in cost_measure(course, [Crowd("ward", None, 1)], around).parts
        }

    assert paid_by == {
        "free": {"fee": "free", "hours": "own", "substitute": "own"},
        "grant": {"fee": "grant", "hours": "own", "substitute": "grant"},
    }


def test_what_nobody_takes_part_in_still_costs_what_is_paid_for_all() -> None:
    measure = Measure("m", "course", "paid", "own", times=3, lines=(Line("other", 700, False, "grant"),))

    assert cost_measure(measure, [], Surroundings([])).parts == (CostPart("m", None, "other", "grant", 2100),)


@given(st.integers(0, 10**9), st.dictionaries(st.text(max_size=2), st.integers(0, 50), max_size=8))
def test_shares_add_up_and_are_fair(amount: int, people: dict[str, int]) -> None:
    shares = share_out(amount, people)
    everybody = sum(people.values())

    assert sum(shares.values()) == (amount if everybody else 0)
    assert all(abs(share - Fraction(amount * people[key], everybody)) < 1 for key, share in shares.items())


@given(measures, crowds, rates)
def test_an_alternative_costs_what_it_would_as_the_measure(
    measure: Measure, some: list[Crowd], all_rates: list[Rate]
) -> None:
    around = Surroundings(all_rates, {}, PATHS)
    other = Alternative("e_learning", hundredths=200, fee=900)
    plain = Measure("m", "e_learning", measure.attendance, measure.financing, measure.times, 200, (), 900)
    same_length = Measure(
        "m", "internal_teaching", measure.attendance, measure.financing, measure.times, measure.hundredths
    )

    assert cost_alternative(measure, other, some, around) == cost_measure(plain, some, around)
    assert cost_alternative(measure, Alternative("internal_teaching"), some, around) == cost_measure(
        same_length, some, around
    )


days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(
    st.sampled_from([("monthly", 1), ("quarterly", 3), ("half_yearly", 6), ("yearly", 12)]),
    days, st.integers(1, 900), days, st.integers(1, 900),
)  # fmt: skip
def test_times_are_counted_day_by_day(
    recurrence: tuple[str, int], starts_on: date, lasts: int, counted_from: date, counted: int
) -> None:
    name, step = recurrence
    ends_on, counted_to = starts_on + timedelta(lasts), counted_from + timedelta(counted)

    def is_a_time(day: date) -> bool:
        months = (day.year - starts_on.year) * 12 + day.month - starts_on.month
        is_last = (day + timedelta(1)).month != day.month
        right_day = day.day == starts_on.day or (is_last and day.day < starts_on.day)
        return months % step == 0 and right_day

    plainly = sum(
        is_a_time(day) and counted_from <= day < counted_to
        for day in (starts_on + timedelta(number) for number in range(lasts))
    )
    assert count_times(name, starts_on, ends_on, counted_from, counted_to) == plainly
    assert count_times("once", starts_on, ends_on, counted_from, counted_to) == 1


@given(st.decimals(0, 10**9, places=2))
def test_money_comes_back_as_it_was(kroner: Decimal) -> None:
    assert in_kroner(in_ore(kroner)) == kroner
