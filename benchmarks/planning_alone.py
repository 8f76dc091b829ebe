"""Plan a folder in a process of its own, and print what it took as JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from fagloft.engine.planning import plan_training
from fagloft.exchange import read_plan_folder


def main(folder: Path, time_limit_s: float) -> None:
    """Measure one run."""
    tables = read_plan_folder(folder)
    began, worked = time.perf_counter(), time.process_time()
    plan = plan_training(
        tables.gaps,
        tables.sessions,
        tables.units,
        tables.travel,
        tables.unavailable,
        budget=tables.budget,
        time_limit_s=time_limit_s,
    )
    figures = {
        "status": plan.status.value,
        "value": plan.value,
        "bound": plan.bound,
        "gap_percent": None if plan.relative_gap is None else round(100 * plan.relative_gap, 4),
        "wall_s": round(time.perf_counter() - began, 1),
        "processor_s": round(time.process_time() - worked, 1),
        "peak_rss_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
