"""Nobody works out a hidden unit: tried with linear algebra over everything the reader sees."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.gaps.small_groups_in_tree import hide_small_units


@st.composite
def trees(draw: Any) -> Any:
    """A tree of up to 14 units with people of their own; a unit counts those below too."""
    size = draw(st.integers(1, 14))
    parents = {"0": None} | {str(n): str(draw(st.integers(0, n - 1))) for n in range(1, size)}
    own = {unit: (draw(st.integers(0, 12)), draw(st.integers(0, 12))) for unit in parents}
    return own, parents


def add_up(own: Any, parents: Any) -> Any:
    counts = {unit: [0, 0] for unit in parents}
    for unit, pair in own.items():
        place = unit
        while place is not None:
            counts[place] = [counts[place][part] + pair[part] for part in (0, 1)]
            place = parents[place]
    return {unit: tuple(pair) for unit, pair in counts.items()}


def is_small(pair: Any) -> Any:
    return 0 < sum(pair) < 5 or any(0 < part < 5 for part in pair)


def rows_above(parents: Any) -> Any:
    """Each unit as a sum of what stands in the units themselves."""
    order = list(parents)
    table = np.zeros((len(order), len(order)))
    for column, unit in enumerate(order):
        place = unit
        while place is not None:
            table[order.index(place), column] = 1
            place = parents[place]
    return order, table


def can_be_worked_out(seen: Any, wanted: Any) -> Any:
    if not len(seen):
        return False
    return np.linalg.matrix_rank(np.vstack([seen, wanted])) == np.linalg.matrix_rank(seen)


@given(trees())
def test_no_small_unit_can_be_worked_out_from_the_units_shown(tree: Any) -> None:
    own, parents = tree
    counts = add_up(own, parents)
    hidden = hide_small_units(counts, parents)
    order, table = rows_above(parents)
    seen = table[[place for place, unit in enumerate(order) if unit not in hidden]]
    for place, unit in enumerate(order):
        if is_small(counts[unit]):
            assert unit in hidden
            assert not can_be_worked_out(seen, table[place])
        if is_small(own[unit]):
            assert not can_be_worked_out(seen, np.eye(len(order))[place])


@given(trees())
def test_a_tree_of_large_groups_is_shown_whole(tree: Any) -> None:
    own, parents = tree
    large = {unit: (have + 5, lack + 5) for unit, (have, lack) in own.items()}
    assert hide_small_units(add_up(large, parents), parents) == frozenset()


def test_of_two_units_one_small_one_both_are_hidden() -> None:
    parents = {"top": None, "a": "top", "b": "top"}
    assert hide_small_units({"top": (60, 20), "a": (20, 2), "b": (40, 18)}, parents) == {"a", "b"}


def test_hiding_goes_on_below_a_unit_that_is_hidden_for_another() -> None:
    parents = {"top": None, "a": "top", "b": "top", "b1": "b", "b2": "b"}
    counts = {"top": (60, 20), "a": (20, 2), "b": (40, 18), "b1": (20, 9), "b2": (20, 9)}
    assert hide_small_units(counts, parents) == {"a", "b", "b1"}


def test_two_small_units_whose_sum_is_small_take_a_third_along() -> None:
    parents = {"top": None, "a": "top", "b": "top", "c": "top", "d": "top"}
    counts = {"top": (62, 20), "a": (1, 1), "b": (1, 1), "c": (20, 8), "d": (40, 10)}
    assert hide_small_units(counts, parents) == {"a", "b", "c"}


def test_a_unit_that_the_reader_knows_is_no_cover() -> None:
    parents = {"top": None, "a": "top", "b": "top", "c": "top"}
    counts = {"top": (80, 24), "a": (20, 2), "b": (20, 8), "c": (40, 14)}
    assert hide_small_units(counts, parents, known=["b"]) == {"a", "c"}


def test_the_unit_above_is_hidden_when_nothing_beside_it_can_cover() -> None:
    parents = {"top": None, "a": "top", "b": "top"}
    assert hide_small_units({"top": (40, 10), "a": (20, 2), "b": (20, 8)}, parents, known=["b"]) == {"a", "top"}


def test_people_whom_the_reader_knows_by_name_are_no_cover() -> None:
    parents = {"top": None, "ward": "top", "other": "top"}
    counts = {"top": (56, 20), "ward": (30, 12), "other": (20, 2)}

    assert hide_small_units(counts, parents) == {"other"}
    assert hide_small_units(counts, parents, known_own=["top"]) == {"other", "ward"}


def test_everything_known_leaves_nothing_to_hide() -> None:
    parents = {"top": None, "a": "top"}
    assert hide_small_units({"top": (4, 1), "a": (2, 1)}, parents, known=["a", "top"]) == frozenset()


@pytest.mark.parametrize("parents", [{}, {"a": None}, {"a": "gone"}])
def test_a_unit_alone_is_shown_when_it_is_large(parents: Any) -> None:
    assert hide_small_units({"a": (9, 9)}, parents) == frozenset()
