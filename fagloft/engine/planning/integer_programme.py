"""Hand a model to HiGHS as arrays and read its answer: the one place that knows the solver."""

import math
from dataclasses import dataclass

import highspy
import numpy as np

from fagloft.engine.planning.model import Model, Real
from fagloft.engine.planning.runs import Whole

CONTINUOUS = np.uint8(0)
SAFETY, RELATIVE_SAFETY = 1e-6, 1e-9
"""What a bound computed in floating point may be wrong by: absolutely, and as a part of itself."""


@dataclass(frozen=True)
class Effort:
    """
    How hard to try.

    Attributes
    ----------
    time_limit_s : float
        Seconds; infinite for no limit.
    relative_gap : float
        Part of the bound that is good enough.
    nodes : int or None
        Most nodes of the search tree: unlike time, the same on every machine.
    """

    time_limit_s: float = math.inf
    relative_gap: float = 0.0
    nodes: int | None = None


@dataclass(frozen=True)
class Duals:
    """
    What the rows are worth when columns may be split.

    Attributes
    ----------
    row : Real
        What one more of each row's room would add to the maximum.
    regret : Real
        What the maximum would lose by one of each seat that is not taken, at the least.
    """

    row: Real
    regret: Real


@dataclass(frozen=True)
class Answer:
    """
    What the solver found.

    Attributes
    ----------
    chosen : Whole or None
        The columns that are 1; None where nothing was found.
    bound : float
        Of a maximum never too low, of a minimum never too high.
    is_complete : bool
        Whether the search ended by itself; what the clock cut short would be another answer on another day.
    duals : Duals or None
        Known where columns could be split.
    """

    chosen: Whole | None
    bound: float
    is_complete: bool = True
    duals: Duals | None = None


class QuietHighs(highspy.Highs):
    """HiGHS greets on standard output, where our answers stand, unless it is silenced before it is complete."""

    def enableCallbacks(self) -> None:  # noqa: N802 the name is HiGHS's
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class SolverFailed(RuntimeError):
    """The solver did not answer; that is a fault of ours and none of the tables."""


class Programme:
    """A model in the solver's hands: its aim and its budget may be changed, and it starts from what it knows."""

    def __init__(self, model: Model, seats: int, seed: int) -> None:
        self.seats = seats
        self.columns = model.columns
        self.highs = QuietHighs()  # type: ignore[no-untyped-call]
        for name, value in {"threads": 1, "random_seed": seed % 2**31, "mip_abs_gap": 1e-6}.items():
            self.highs.setOptionValue(name, value)
        self.highs.passModel(_lay_out(model, seats))

    def add_row(self, coefficient: Whole, least: float) -> None:
        """Ask that the seats chosen add up to at least so much."""
        place = np.flatnonzero(coefficient)
        self.highs.addRow(least, math.inf, len(place), place.astype(np.int32), coefficient[place].astype(np.float64))

    def relax(self, aim: Real, time_limit_s: float) -> Answer:
        """Seek the largest sum when a seat may be split; chosen are the seats that are taken at all."""
        self._set_aim(aim)
        everything = np.arange(self.columns, dtype=np.int32)
        self.highs.changeColsIntegrality(self.columns, everything, np.full(self.columns, CONTINUOUS))
        # On these models presolve takes longer than it saves.
        self.highs.setOptionValue("presolve", "off")
        self.highs.setOptionValue("time_limit", time_limit_s)
        self._run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return Answer(None, float(np.maximum(aim, 0).sum()), is_complete=False)
        solution = self.highs.getSolution()
        values = np.asarray(solution.col_value)[: self.seats]
        bound = self.highs.getInfo().objective_function_value
        return Answer(
            np.flatnonzero(values > SAFETY),
            bound + SAFETY + RELATIVE_SAFETY * abs(bound),
            duals=Duals(np.asarray(solution.row_dual), -np.asarray(solution.col_dual)[: self.seats]),
        )

    def maximise(self, aim: Real, effort: Effort, start: Whole | None = None) -> Answer:
        """Seek the largest sum of the aim over the chosen seats, beginning with those of a plan that is known."""
        self._set_aim(aim)
        self.highs.setOptionValue("time_limit", effort.time_limit_s)
        self.highs.setOptionValue("mip_rel_gap", effort.relative_gap)
        self.highs.setOptionValue("mip_max_nodes", highspy.kHighsIInf if effort.nodes is None else effort.nodes)
        if start is not None:
            self._start_from(start)
        self._run()
        return self._read(float(np.maximum(aim, 0).sum()))

    def _set_aim(self, aim: Real) -> None:
        """Aim at the largest sum; only seats count."""
        full = np.zeros(self.columns)
        full[: self.seats] = aim
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), full)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def _run(self) -> None:
        """Run the solver; whoever ran it in this process with other threads than ours must let them go first."""
        if self.highs.run() == highspy.HighsStatus.kError:
            self.highs.resetGlobalScheduler(True)
            if self.highs.run() == highspy.HighsStatus.kError:
                raise SolverFailed(self.highs.modelStatusToString(self.highs.getModelStatus()))

    def _start_from(self, start: Whole) -> None:
        """Tell the solver of a plan; what the other columns must be it finds out."""
        values = np.zeros(self.seats)
        values[start] = 1
        self.highs.setSolution(self.seats, np.arange(self.seats, dtype=np.int32), values)

    def _read(self, all_of_it: float) -> Answer:
        """Read what was found."""
        is_complete = self.highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
        info = self.highs.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = np.asarray(self.highs.getSolution().col_value)[: self.seats] if found else None
        bound = min(all_of_it, info.mip_dual_bound if math.isfinite(info.mip_dual_bound) else all_of_it)
        chosen = None if values is None else np.flatnonzero(values > 0.5)
        return Answer(chosen, bound + SAFETY + RELATIVE_SAFETY * abs(bound), is_complete)


def _lay_out(model: Model, seats: int) -> highspy.HighsLp:
    """Lay the rows out as the solver wants them."""
    rows = model.rows
    order = np.argsort(rows.row, kind="stable")
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.columns, len(rows.room)
    lp.col_cost_ = np.zeros(model.columns)
    lp.col_lower_ = np.zeros(model.columns)
    lp.col_upper_ = np.concatenate([np.ones(seats), np.full(model.columns - seats, math.inf)])
    lp.row_lower_ = np.full(len(rows.room), -math.inf)
    lp.row_upper_ = rows.room.astype(np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.searchsorted(rows.row[order], np.arange(len(rows.room) + 1)).astype(np.int32)
    lp.a_matrix_.index_ = rows.column[order].astype(np.int32)
    lp.a_matrix_.value_ = rows.coefficient[order].astype(np.float64)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * model.columns
    return lp
