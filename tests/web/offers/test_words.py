from decimal import Decimal

import pytest

from fagloft.web.offers.words import hours_words


@pytest.mark.parametrize(
    ("hours", "told"),
    [("1", "1\u00a0time"), ("1.5", "1,5\u00a0timer"), ("0.5", "0,5\u00a0timer"), ("6.0", "6\u00a0timer")],
)
def test_only_one_whole_hour_is_one(hours: str, told: str) -> None:
    assert hours_words(Decimal(hours)) == told
