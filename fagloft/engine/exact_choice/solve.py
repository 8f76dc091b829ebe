"""Solve a choice with HiGHS: an aim after the other, each held at its proven best before the next one."""

import math
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from fagloft.engine.exact_choice.model import ChoiceModel, Sum
from fagloft.engine.vocabulary.quiet_solver import SolverFailed, open_solver

type Real = NDArray[np.float64]
SAFETY = 1e-6
HALF = 0.5


@dataclass(frozen=True)
class Found:
    """
    What the solver found, and proved to be the most.

    Attributes
    ----------
    values : Real or None
        Of each column; None where no choice keeps all rows.
    worth : int or None
        What the aim comes to; no choice comes to more.
    """

    values: Real | None
    worth: int | None


class ChoiceSolver:
    """A choice in the solver's hands; aims in whole numbers, so that what they come to is exact."""

    def __init__(self, model: ChoiceModel) -> None:
        if not model.upper:
            model.add_column(0)  # the solver does not look at the rows of a model without columns
        self.columns = len(model.upper)
        self.highs = open_solver()
        for name, value in {"mip_rel_gap": 0.0, "mip_abs_gap": SAFETY}.items():
            self.highs.setOptionValue(name, value)
        self.highs.passModel(_lay_out(model))

    def maximise(self, aim: Sum) -> Found:
        """Seek the largest sum of an aim in whole numbers, to the proven end."""
        cost = np.zeros(self.columns)
        for column, amount in aim.items():
            cost[column] = amount
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), cost)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.highs.run_surely()
        status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Found(None, None)
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFailed(self.highs.modelStatusToString(status))
        values = np.asarray(self.highs.getSolution().col_value)
        return Found(values, round(float(cost @ values)))

    def price_rows(self, aim: Sum) -> Real | None:
        """Price rows as if columns could be split: what one more of each row's room would add; None where none can."""
        columns = np.arange(self.columns, dtype=np.int32)
        kinds = np.asarray(self.highs.getLp().integrality_)
        continuous = np.full(self.columns, np.uint8(0))
        self.highs.changeColsIntegrality(self.columns, columns, continuous)
        found = self.maximise(aim)
        prices = np.asarray(self.highs.getSolution().row_dual)
        whole = np.array([int(kind) for kind in kinds], np.uint8)
        self.highs.changeColsIntegrality(self.columns, columns, whole)
        return None if found.values is None else prices

    def hold(self, aim: Sum, least: int) -> None:
        """Ask that an aim stays at least as good from now on."""
        columns = np.fromiter(aim, np.int32, len(aim))
        amounts = np.fromiter(aim.values(), np.float64, len(aim))
        self.highs.addRow(least - HALF, math.inf, len(aim), columns, amounts)

    def maximise_and_hold(self, aim: Sum) -> Found:
        """Seek the largest sum of an aim and keep it from now on."""
        found = self.maximise(aim)
        if found.worth is not None:
            self.hold(aim, found.worth)
        return found


def _lay_out(model: ChoiceModel) -> highspy.HighsLp:
    """Lay the rows out as the solver wants them."""
    entries = [entry for row, _, _ in model.rows for entry in row.items()]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.upper), len(model.rows)
    lp.col_cost_ = np.zeros(len(model.upper))
    lp.col_lower_, lp.col_upper_ = np.zeros(len(model.upper)), np.array(model.upper, np.float64)
    lp.row_lower_ = np.array([least for _, least, _ in model.rows], np.float64)
    lp.row_upper_ = np.array([most for _, _, most in model.rows], np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in model.rows)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for column, _ in entries], np.int32)
    lp.a_matrix_.value_ = np.array([amount for _, amount in entries], np.float64)
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[is_whole] for is_whole in model.is_whole]
    return lp
