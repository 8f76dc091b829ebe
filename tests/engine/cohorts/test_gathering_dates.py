"""When gatherings are held: evenly apart, on one weekday, clear of holidays."""

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fagloft.engine.annual_wheel.free_days import find_free_day
from fagloft.engine.cohorts import Form
from fagloft.engine.cohorts.gathering_dates import date_gatherings

DAY = timedelta(days=1)


@settings(max_examples=40)
@given(
    starts_on=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    form=st.builds(Form, st.integers(1, 8), st.integers(1, 5)),
    weeks=st.integers(1, 8),
)
def test_gatherings_keep_their_weekday_and_keep_clear_of_holidays(starts_on: date, form: Form, weeks: int) -> None:
    dated = date_gatherings(starts_on, form, weeks)

    assert len(dated) == form.gatherings
    assert dated[0][0] == starts_on
    assert {first.weekday() for first, _ in dated} == {starts_on.weekday()}
    assert all((last - first).days + 1 == form.days_each for first, last in dated)
    assert all(find_free_day(first, last + DAY) is None for first, last in dated[1:])
    apart = [(later - sooner).days for (sooner, _), (later, _) in itertools.pairwise(dated)]
    assert all(days >= weeks * 7 for days in apart)
