from datetime import date

import pytest

from fagloft.demo import Population, draw_population

ON = date(2026, 11, 22)
SEED = 2026


@pytest.fixture(scope="session")
def small() -> Population:
    return draw_population("small", SEED, ON)


@pytest.fixture(scope="session")
def region() -> Population:
    return draw_population("region", SEED, ON)


@pytest.fixture(params=["small", "region"])
def population(request: pytest.FixtureRequest) -> Population:
    drawn: Population = request.getfixturevalue(request.param)
    return drawn


@pytest.fixture(scope="session")
def on() -> date:
    return ON
