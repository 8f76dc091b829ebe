import pytest

from fagloft.contexts.gaps.queries.small_groups import Counts, hide_counts


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (Counts(24, 9, 7), Counts(24, 9, 7)),
        (Counts(10, 10, 0), Counts(10, 10, 0)),
        (Counts(0, 0, 0), Counts(0, 0, 0)),
        (Counts(24, 9, 4), Counts(24, 9, None)),
        (Counts(24, 9, 13), Counts(24, 9, None)),
    ],
)
def test_counts_of_large_groups_are_told_and_small_ones_hidden(told: Counts, shown: Counts) -> None:
    assert hide_counts({"hlr": told}) == {"hlr": shown}


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (Counts(24, 3, 7), Counts(24, None, None)),
        (Counts(24, 21, 3), Counts(24, None, None)),
        (Counts(4, 2, 1), Counts(None, None, None)),
    ],
)
def test_small_number_cannot_be_worked_out_from_what_is_beside_it(told: Counts, shown: Counts) -> None:
    assert hide_counts({"hlr": told}) == {"hlr": shown}


def test_nobody_may_be_told_where_the_rest_is_hidden() -> None:
    assert hide_counts({"hlr": Counts(4, 2, 0)})["hlr"].lapsing == 0
