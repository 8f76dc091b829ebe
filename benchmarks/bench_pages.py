"""The pages that whoever leads opens every day, with the region demo loaded: server time and number of queries."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo, kept from before, or a new one."""
    kept = os.environ.get("FAGLOFT_BENCH_DATA")
    return Path(kept).absolute() if kept else tmp_path_factory.mktemp("pages")


def _measure(folder: Path) -> dict[str, Any]:
    """In a process of its own, set up as the product is."""
    command = [sys.executable, "-m", "benchmarks.pages_alone", str(folder)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY, env=kept)
    assert ran.returncode == 0, ran.stderr[-2000:]
    figures: dict[str, Any] = json.loads(ran.stdout)
    return figures


def test_pages_of_a_region(benchmark: BenchmarkFixture, data_folder: Path) -> None:
    """Median and 95th percentile of each page; the load of the machine stands beside them."""
    figures = benchmark.pedantic(_measure, args=(data_folder,), rounds=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info |= figures
    print(f"\nload average {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    for page in figures["pages"]:
        print(json.dumps(page, ensure_ascii=False))
