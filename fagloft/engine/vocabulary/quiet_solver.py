"""HiGHS as every part of the engine uses it: silent, and sure to run whoever used it before."""

import highspy


class SolverFailed(RuntimeError):
    """The solver did not answer; that is a fault of ours and none of the tables."""


class QuietHighs(highspy.Highs):
    """HiGHS greets on standard output, where our answers stand, unless it is silenced before it is complete."""

    def enableCallbacks(self) -> None:  # noqa: N802 the name is HiGHS's
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]

    def run_surely(self) -> None:
        """Run; whoever ran it in this process with other threads than ours must let them go first."""
        if self.run() == highspy.HighsStatus.kError:
            self.resetGlobalScheduler(True)
            if self.run() == highspy.HighsStatus.kError:
                raise SolverFailed(self.modelStatusToString(self.getModelStatus()))


def open_solver() -> QuietHighs:
    """
    Open a solver that says nothing and uses one thread.

    Returns
    -------
    QuietHighs
        Without a model.

    Examples
    --------
    >>> open_solver().getNumCol()
    0
    """
    solver = QuietHighs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    return solver
