"""Read a folder and find its gaps in a process of its own, and print what it took as JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.health_region import ON
from fagloft.engine.gaps import find_gaps
from fagloft.exchange import read_gaps_folder


def main(folder: Path) -> None:
    """Measure one run."""
    begun = time.perf_counter()
    tables = read_gaps_folder(folder)
    read = time.perf_counter()
    find_gaps(tables.units, tables.people, tables.holdings, tables.requirements, tables.coverage, on=ON)
    found = time.perf_counter()
    peak_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    figures = {"read_and_check_s": read - begun, "find_s": found - read, "peak_rss_gb": peak_gb}
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
