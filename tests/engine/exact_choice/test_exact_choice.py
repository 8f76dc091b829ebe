"""A choice, against all choices there are."""

import math
from itertools import product

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.exact_choice import ChoiceModel, ChoiceSolver, find_smallest_collision
from fagloft.engine.vocabulary.quiet_solver import SolverFailed

amounts = st.lists(st.integers(-4, 4), min_size=4, max_size=4)


@given(amounts, amounts, st.lists(st.tuples(amounts, st.integers(-4, 6)), max_size=3))
def test_aims_are_reached_one_after_the_other(
    first: list[int], second: list[int], rows: list[tuple[list[int], int]]
) -> None:
    model = ChoiceModel()
    columns = [model.add_column() for _ in range(4)]
    for entries, most in rows:
        model.ask_at_most(dict(zip(columns, entries, strict=True)), most)
    solver = ChoiceSolver(model)
    found = [solver.maximise_and_hold(dict(zip(columns, aim, strict=True))).worth for aim in (first, second)]

    kept = [one for one in product((0, 1), repeat=4) if all(dot(entries, one) <= most for entries, most in rows)]
    best = max(((dot(first, one), dot(second, one)) for one in kept), default=(None, None))
    assert tuple(found) == best


def dot(one: list[int], other: tuple[int, ...]) -> int:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_rows_of_a_choice_without_columns_are_heeded() -> None:
    model = ChoiceModel()
    model.ask_at_least({}, 1)

    assert ChoiceSolver(model).maximise({}).values is None
    assert ChoiceSolver(model).maximise_and_hold({}).worth is None
    assert ChoiceSolver(ChoiceModel()).maximise({}).worth == 0


def test_what_has_no_end_is_no_answer() -> None:
    model = ChoiceModel()
    column = model.add_column(math.inf)

    with pytest.raises(SolverFailed):
        ChoiceSolver(model).maximise({column: 1})


def test_another_number_of_threads_before_does_not_matter() -> None:
    other = highspy.Highs()  # type: ignore[no-untyped-call]
    other.silent()
    other.resetGlobalScheduler(True)
    other.setOptionValue("threads", 2)
    other.addBinary()
    other.run()

    model = ChoiceModel()
    column = model.add_column()
    assert ChoiceSolver(model).maximise({column: 1}).worth == 1
    other.resetGlobalScheduler(True)


@given(st.lists(st.frozensets(st.integers(0, 5), min_size=1), max_size=4))
def test_collision_is_a_smallest_one(colliding: list[frozenset[int]]) -> None:
    found = find_smallest_collision(range(6), lambda kept: not any(one <= kept for one in colliding))

    assert len(found) == min((len(one) for one in colliding), default=0)
    assert not colliding or frozenset(found) in colliding
