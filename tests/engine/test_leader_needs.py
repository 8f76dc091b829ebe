"""Levels, first-time leaders, what two assessments say together, and which numbers may be told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.leader_needs import (
    FIRST_LINE,
    TOP_LEADER,
    combine_weights,
    hide_needs,
    is_first_time,
    is_need,
    still_counts,
    tell_levels,
)
from fagloft.engine.leader_needs.hiding import ALL

TODAY = date(2026, 11, 22)
weights = st.none() | st.integers(0, 3)
# A unit's parent has a lower number, so that the units form a forest.
trees = st.lists(st.integers(-1, 12), max_size=12).map(
    lambda above: {unit: upper if 0 <= upper < unit else None for unit, upper in enumerate(above)}
)
counts = st.dictionaries(
    st.sampled_from(["first_line", "unit_leader", "middle_manager", "top_leader"]),
    st.integers(1, 30).flatmap(lambda all_: st.tuples(st.just(all_), st.integers(0, all_))),
    max_size=4,
)


@given(weights, weights)
def test_two_views_count_the_same_and_lie_between(own: int | None, superior: int | None) -> None:
    together = combine_weights(own, superior)
    told = [weight for weight in (own, superior) if weight is not None]

    assert together == combine_weights(superior, own)
    assert (together is None) == (not told)
    if together is not None:
        assert min(told) <= together <= max(told)


@given(weights, weights)
def test_nobody_needs_what_both_rate_low(own: int | None, superior: int | None) -> None:
    if max(own or 0, superior or 0) < 2:
        assert not is_need(combine_weights(own, superior))


@given(trees, st.sets(st.integers(0, 12)))
def test_levels_follow_who_leads_whom(parents: dict[int, int | None], led: set[int]) -> None:
    levels = tell_levels(parents, led)

    assert levels.keys() == led & parents.keys()
    for unit, level in levels.items():
        above = {upper for upper in _path(unit, parents) if upper in levels}
        below = {other for other in levels if unit in _path(other, parents)}
        assert (level == FIRST_LINE) == (not below)
        assert (level == TOP_LEADER) == (bool(below) and not above)


def _path(unit: int, parents: dict[int, int | None]) -> set[int]:
    found: set[int] = set()
    upper = parents[unit]
    while upper is not None:
        found.add(upper)
        upper = parents[upper]
    return found


def test_who_has_led_before_is_not_new() -> None:
    assert is_first_time([date(2024, 11, 23)], TODAY)
    assert not is_first_time([date(2024, 11, 22)], TODAY)
    assert not is_first_time([date(2026, 1, 1), date(2010, 1, 1)], TODAY)
    assert not is_first_time([date(2026, 1, 1)], TODAY, experience_years=2)
    assert not is_first_time([], TODAY)
    assert not is_first_time([date(2027, 1, 1)], TODAY)


def test_answer_counts_for_a_year() -> None:
    assert still_counts(date(2025, 11, 23), TODAY)
    assert not still_counts(date(2025, 11, 22), TODAY)


@given(counts)
def test_what_is_shown_tells_of_no_small_group(told: dict[str, tuple[int, int]]) -> None:
    shown = hide_needs(told)
    whole = {ALL: (sum(all_ for all_, _ in told.values()), sum(need for _, need in told.values())), **told}

    assert shown.keys() == whole.keys()
    for level, need in shown.items():
        all_, true = whole[level]
        if need is not None:
            assert need == true
            assert not any(0 < part < 5 for part in (all_, need, all_ - need))


@given(counts)
def test_one_hidden_level_cannot_be_subtracted(told: dict[str, tuple[int, int]]) -> None:
    """Whoever knows how many leaders there are, and all open numbers, has more than one hidden level to guess at."""
    shown = hide_needs(told)
    hidden = [level for level in told if shown[level] is None]

    assert shown[ALL] is None or len(hidden) != 1
