"""Benchmarks are the files bench_*.py; sizes come from the environment."""

import os
import platform
from pathlib import Path

import pytest

from benchmarks.health_region import write_health_region

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "300000"))
HOLDINGS = int(os.environ.get("BENCH_HOLDINGS", str(100 * PEOPLE)))
PANDAS_PEOPLE = int(os.environ.get("BENCH_PANDAS_PEOPLE", str(PEOPLE // 10)))


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Module | None:
    """Collect bench_*.py in this folder too; one that the command names is collected anyway."""
    if not parent.session.isinitpath(file_path) and file_path.name.startswith("bench_") and file_path.suffix == ".py":
        return pytest.Module.from_parent(parent, path=file_path)
    return None


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exchange folder in Parquet, in full size."""
    folder = tmp_path_factory.mktemp("region")
    write_health_region(folder, PEOPLE, HOLDINGS)
    return folder


@pytest.fixture(scope="session")
def part_of_region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A smaller one with as many holdings per person, for what is slow."""
    folder = tmp_path_factory.mktemp("part")
    write_health_region(folder, PANDAS_PEOPLE, PANDAS_PEOPLE * (HOLDINGS // PEOPLE))
    return folder


def pytest_report_header() -> list[str]:
    """Say what is measured on what."""
    return [
        f"{PEOPLE:,} people, {HOLDINGS:,} holdings; pandas on {PANDAS_PEOPLE:,} people",
        f"{os.cpu_count()} cores, {platform.machine()}",
    ]
