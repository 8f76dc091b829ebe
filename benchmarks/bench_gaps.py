"""The gap engine: its time, its memory, and how it compares with plain pandas and with only reading the columns."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.health_region import ON
from benchmarks.plain_pandas import find_gaps_plainly
from fagloft.engine.gaps import GapFindings, find_gaps
from fagloft.engine.gaps.tables import GAPS
from fagloft.engine.vocabulary import conform
from fagloft.exchange import GapsFolder, read_gaps_folder

COLUMNS = ["person_id", "competence_id", "level", "valid_from", "valid_to"]
REPOSITORY = Path(__file__).parents[1]


def _find(tables: GapsFolder) -> GapFindings:
    """Find the gaps of a folder that is read."""
    return find_gaps(tables.units, tables.people, tables.holdings, tables.requirements, tables.coverage, on=ON)


def _measure_alone(folder: Path) -> dict[str, float]:
    """Read and find in a process of its own, where the peak of memory is its own too."""
    command = [sys.executable, "-m", "benchmarks.gaps_alone", str(folder)]
    ran = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def _timed[T](work: Callable[[], T]) -> tuple[float, T]:
    """Measure one run."""
    begun = time.perf_counter()
    outcome = work()
    return time.perf_counter() - begun, outcome


def test_gaps_of_the_whole_region(benchmark: BenchmarkFixture, region: Path) -> None:
    """Time of the calculation once the files are read; beside it reading and peak memory, in a process alone."""
    alone = _measure_alone(region)
    tables = read_gaps_folder(region)
    benchmark.extra_info |= alone
    found = benchmark.pedantic(_find, args=(tables,), rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]
    only_reading, _ = _timed(lambda: pl.read_parquet(region / "holdings.parquet", columns=COLUMNS))
    least = benchmark.stats.stats.min if benchmark.stats else alone["find_s"]
    benchmark.extra_info |= {"gaps": len(found.gaps), "only_reading_the_columns_s": round(only_reading, 2)}
    print(f"\n{least:.2f} s, {least / only_reading:.1f} times only reading the columns; {benchmark.extra_info}")


def test_gaps_against_plain_pandas(benchmark: BenchmarkFixture, part_of_region: Path) -> None:
    """The same gaps from the same files, and how many times as long pandas takes."""
    tables = read_gaps_folder(part_of_region)
    frames = {name: _to_pandas(part_of_region, name) for name in ("units", "people", "holdings", "requirements")}
    plain_s, plain = _timed(lambda: find_gaps_plainly(**frames, on=ON))
    found = benchmark.pedantic(_find, args=(tables,), rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]
    ours_s = benchmark.stats.stats.min if benchmark.stats else _timed(lambda: _find(tables))[0]
    _check_equal(found.gaps, plain)
    benchmark.extra_info |= {"pandas_s": round(plain_s, 2), "times_faster": round(plain_s / ours_s, 1)}
    print(
        f"\npandas {plain_s:.2f} s, engine {ours_s:.2f} s: {plain_s / ours_s:.1f} times faster, {len(plain)} equal gaps"
    )


def _to_pandas(folder: Path, name: str) -> pd.DataFrame:
    """Give pandas a table in its own types."""
    table = pl.read_parquet(folder / f"{name}.parquet")
    return pd.DataFrame(
        {column.name: column.to_list() if column.dtype == pl.String else column.to_numpy() for column in table}
    )


def _check_equal(ours: pl.DataFrame, plain: pd.DataFrame) -> None:
    """Compare every gap, every column."""
    theirs = pl.DataFrame({name: plain[name].to_numpy() for name in ours.columns if name != "expired_on"})
    days = pl.Series("expired_on", plain["expired_on"].to_numpy().astype("datetime64[us]"), nan_to_null=True)
    assert conform(theirs.with_columns(days.cast(pl.Date)), GAPS).equals(ours)
