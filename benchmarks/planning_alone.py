"""Plan a folder in a process of its own, and print as JSON what it took and what greed would reach."""

import json
import resource
import sys
import time
from pathlib import Path

from fagloft.engine.planning import plan_training
from fagloft.engine.planning.greedy import fill_greedily
from fagloft.engine.planning.planner import Planner
from fagloft.engine.planning.problem import state_problem
from fagloft.exchange import PlanFolder, read_plan_folder


def plan_greedily(tables: PlanFolder) -> int:
    """Take seats one by one, the most worth first or the most worth per krone, whichever of the two reaches more."""
    problem = state_problem(
        tables.gaps,
        tables.sessions,
        tables.units,
        tables.budget,
        travel=tables.travel,
        unavailable=tables.unavailable,
    )
    return fill_greedily(Planner(problem, seed=1).instance).worth


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
    print(json.dumps(figures | {"greedy": plan_greedily(tables)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
