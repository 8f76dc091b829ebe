"""Weights follow obligations and shortfalls; shared seats are never given twice."""

from decimal import Decimal

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.costing import Rate
from fagloft.engine.priorities import average_rate, count_seats_left, weigh_gaps

OBLIGATIONS = ("mandatory", "expected", "voluntary")
UNITS = pl.DataFrame({"unit_id": ["a", "b", "top"], "parent_id": ["top", "top", None]})
GAPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.sampled_from(OBLIGATIONS)), max_size=8)
SHORT = st.sets(st.tuples(st.sampled_from(["a", "b", "top"]), st.sampled_from("xy")))
MEMBERS = st.dictionaries(st.integers(1, 4), st.integers(0, 6))


def weigh(gaps: list[tuple[str, str, str]], short: set[tuple[str, str]]) -> list[int]:
    names = ["unit_id", "competence_id", "obligation"]
    frame = pl.DataFrame(gaps, schema=dict.fromkeys(names, pl.String), orient="row")
    shortfalls = pl.DataFrame(sorted(short), schema=dict.fromkeys(names[:2], pl.String), orient="row")
    return weigh_gaps(frame, shortfalls, UNITS)["weight"].to_list()


@given(gaps=GAPS, short=SHORT)
def test_weights_are_those_of_a_slow_reading(gaps: list[tuple[str, str, str]], short: set[tuple[str, str]]) -> None:
    plain = {"mandatory": 100, "expected": 30, "voluntary": 10}
    expected = [
        plain[obligation] * (3 if short & {(unit, competence), ("top", competence)} else 2) // 2
        for unit, competence, obligation in gaps
    ]

    assert weigh(gaps, short) == expected


@given(capacity=st.integers(0, 20), shares=MEMBERS, asks=st.lists(st.integers(1, 5), max_size=30))
def test_seats_given_one_by_one_never_exceed_room_or_shares(
    capacity: int, shares: dict[int, int], asks: list[int]
) -> None:
    taken: dict[int, int] = {}
    for organisation in asks:
        if count_seats_left(capacity, taken=taken, shares=shares, organisation=organisation):
            taken[organisation] = taken.get(organisation, 0) + 1

    assert sum(taken.values()) <= capacity
    assert all(taken.get(organisation, 0) <= seats for organisation, seats in shares.items())
    if sum(shares.values()) <= capacity:
        for organisation, seats in shares.items():
            left = count_seats_left(capacity, taken=taken, shares=shares, organisation=organisation)
            assert left == seats - taken.get(organisation, 0)


@given(capacity=st.integers(0, 9), taken=MEMBERS, shares=MEMBERS)
def test_more_room_is_never_fewer_seats(capacity: int, taken: dict[int, int], shares: dict[int, int]) -> None:
    for organisation in (1, 5):
        fewer = count_seats_left(capacity, taken=taken, shares=shares, organisation=organisation)
        assert count_seats_left(capacity + 1, taken=taken, shares=shares, organisation=organisation) >= fewer >= 0


@given(wages=st.dictionaries(st.sampled_from("xyz"), st.integers(0, 90_000)), there=st.sets(st.sampled_from("xyz")))
def test_the_rate_of_a_unit_is_the_mean_of_its_professions(wages: dict[str, int], there: set[str]) -> None:
    rates = [Rate(None, profession, wage, 0) for profession, wage in wages.items()]
    mean = Decimal(sum(wages.get(profession, 0) for profession in there)) / max(1, len(there)) / 100

    assert Decimal(0) <= mean - average_rate(rates, unit_path=["a"], professions=[*there, *there]) < Decimal("0.01")


def test_a_rate_of_nothing_is_a_rate() -> None:
    rates = [Rate("a", None, 0, 0), Rate(None, None, 900, 0)]

    assert average_rate(rates, unit_path=["a", "top"], professions=["x", None]) == 0
    assert average_rate(rates, unit_path=["b", "top"], professions=["x"]) == 9
