"""A cohort of a region: 35 leaders, 20 venues, 12 modules, to the proven end."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.leadership_region import ask, draw_choices
from fagloft.engine.cohorts import CohortStatus, tailor_cohort


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_cohort_of_a_region(benchmark: BenchmarkFixture, seed: int) -> None:
    """Time until the best cohort at each of 20 venues is proven."""
    choices, asked = draw_choices(seed), ask()
    found = benchmark.pedantic(tailor_cohort, args=(choices, asked), rounds=1)  # type: ignore[no-untyped-call]
    assert found.status == CohortStatus.PROVEN
    print(f"\n{found.cohort.venue.venue_id}, worth {found.cohort.worth}, {len(found.cohort.participants)} participants")
