"""When measures are looked back at, and whether they are on track."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.evaluation import Share, list_due_days, tell_progress
from fagloft.engine.evaluation.progress import PROGRESS

YEAR = date(2026, 1, 1), date(2027, 1, 1)
shares = st.integers(0, 40).flatmap(lambda people: st.builds(Share, st.just(people), st.integers(0, people)))
days = st.dates(date(2025, 1, 1), date(2028, 1, 1))


def test_measure_s_own_day_is_when_its_result_is_looked_at() -> None:
    assert list_due_days(date(2026, 12, 1), date(2027, 6, 1))["result"] == date(2027, 6, 1)


@given(days)
def test_layers_follow_each_other(ends_on: date) -> None:
    found = list(list_due_days(ends_on, None).values())
    assert found == sorted(found)
    assert found[0] == ends_on - timedelta(days=1)


@given(shares, shares, days)
def test_progress_is_always_one_of_the_words(before: Share, now: Share, on: date) -> None:
    told = tell_progress(before, now, YEAR, on)
    assert told in PROGRESS
    assert (told == "unknown") == (now.people == 0)
    assert (told == "reached") == (now.people > 0 and now.holding == now.people)


@given(shares, st.integers(1, 40), days)
def test_one_more_who_can_never_looks_worse(before: Share, people: int, on: date) -> None:
    order = ("behind", "on_track", "reached")
    told = [tell_progress(before, Share(people, holding), YEAR, on) for holding in range(people + 1)]
    ranked = [order.index(word) for word in told if word in order]
    assert ranked == sorted(ranked)


def test_what_has_not_begun_is_neither_late_nor_early() -> None:
    assert tell_progress(Share(10, 0), Share(10, 0), YEAR, date(2025, 12, 31)) == "not_begun"
    assert tell_progress(Share(10, 0), Share(10, 0), YEAR, date(2026, 1, 1)) == "on_track"
    assert tell_progress(Share(10, 0), Share(10, 9), YEAR, date(2028, 1, 1)) == "on_track"
    assert tell_progress(Share(10, 0), Share(10, 8), YEAR, date(2028, 1, 1)) == "behind"


def test_share_is_of_the_whole_and_rounded_down() -> None:
    assert (Share(0, 0).percent, Share(0, 0).part) == (None, None)
    assert Share(1000, 999).percent == 99


def test_small_group_is_told_only_to_those_who_follow_its_people() -> None:
    assert not Share(4, 1).may_be_told(sees_people=False)
    assert Share(4, 1).may_be_told(sees_people=True)
    assert Share(5, 1).may_be_told(sees_people=False)
