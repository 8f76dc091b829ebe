"""The planner: how near to its bound it comes, in what time and memory, and how a plain model fares in the same run."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.plain_planning import plan_plainly
from benchmarks.training_region import MUNICIPALITY, REGION, Size, draw_training, write_training

REPOSITORY = Path(__file__).parents[1]
MUNICIPALITY_S = float(os.environ.get("BENCH_PLAN_MUNICIPALITY_S", "5"))
REGION_S = float(os.environ.get("BENCH_PLAN_REGION_S", "120"))
BUDGETS = pytest.mark.parametrize("budget", ["tight", "none"])


def _measure_alone(folder: Path, size: Size, budget: int | None, time_limit_s: float) -> dict[str, Any]:
    """Plan in a process of its own, where the peak of memory is its own too."""
    write_training(folder, size, budget)
    command = [sys.executable, "-m", "benchmarks.planning_alone", str(folder), str(time_limit_s)]
    ran = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    figures: dict[str, Any] = json.loads(ran.stdout)
    return figures


@BUDGETS
def test_plan_of_a_municipality(benchmark: BenchmarkFixture, tmp_path: Path, budget: str) -> None:
    """1,500 people, 4,500 gaps, 220 sessions; beside it the plain model, given the same time."""
    amount = MUNICIPALITY.tight_budget if budget == "tight" else None
    alone = benchmark.pedantic(  # type: ignore[no-untyped-call]
        _measure_alone, args=(tmp_path, MUNICIPALITY, amount, MUNICIPALITY_S), rounds=1
    )
    began = time.perf_counter()
    plain = plan_plainly(draw_training(MUNICIPALITY, amount), amount, MUNICIPALITY_S)
    plain_s = time.perf_counter() - began
    gap = 100 * (plain.bound - plain.value) / plain.bound
    ours = 100 * (alone["bound"] - alone["value"]) / alone["bound"]
    benchmark.extra_info |= alone | {"plain_gap_percent": round(gap, 3), "plain_s": round(plain_s, 1)}
    print(f"\n{alone}; plain {plain.value} of {plain.bound:.0f}, {gap:.3f} % against {ours:.3f} %, {plain_s:.1f} s")


@BUDGETS
def test_plan_of_a_region(benchmark: BenchmarkFixture, tmp_path: Path, budget: str) -> None:
    """15,000 people, 45,000 gaps, 2,000 sessions, 2.7 million possible seats."""
    amount = REGION.tight_budget if budget == "tight" else None
    alone = benchmark.pedantic(  # type: ignore[no-untyped-call]
        _measure_alone, args=(tmp_path, REGION, amount, REGION_S), rounds=1
    )
    benchmark.extra_info |= alone
    print(f"\n{alone}")
