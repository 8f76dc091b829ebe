"""A group in numbers: nothing is told of fewer than five, and nobody is lost."""

from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.cohorts.group_numbers import join_small_parts


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(min_value=0, max_value=12)))
def test_nothing_small_is_told_of_and_everybody_is_counted(counts: dict[str, int]) -> None:
    told = join_small_parts(counts)
    people = sum(counts.values())

    assert sum(count for _, count in told) == people
    assert sorted(name for names, _ in told for name in names) == sorted(name for name in counts if counts[name])
    assert people < 5 or all(count >= 5 for _, count in told)
    assert len(told) == 1 or people >= 5 or not people
    alone = [names for names, _ in told if len(names) == 1]
    assert all(counts[name] >= 5 or people < 5 for (name,) in alone)
