"""What every search is given and gives back."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from fagloft.engine.planning.outcome import Progress, Report
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.stopwatch import Stopwatch


@dataclass(frozen=True)
class Terms:
    """
    On what terms a plan is sought.

    Attributes
    ----------
    watch : Stopwatch
        When to stop.
    report : Report or None
        Whom to tell how it goes.
    seed : int
        For every draw.
    scale : int
        How much worth one unit of value is.
    """

    watch: Stopwatch
    report: Report | None
    seed: int
    scale: int = 1

    def tell(self, stage: str, worth: int | None, bound: float) -> None:
        """Tell how it goes, in units of value."""
        if self.report is not None:
            value = None if worth is None else worth // self.scale
            self.report(Progress(stage, value, None if math.isinf(bound) else int(bound) // self.scale))


@dataclass(frozen=True)
class Found:
    """
    What a search found.

    Attributes
    ----------
    seats : Whole
        The seats of the best plan.
    bound : int
        No plan is worth more.
    is_cheapest : bool
        Whether it is proven that none of the same worth costs less.
    """

    seats: Whole
    bound: int
    is_cheapest: bool


type Search = Callable[..., Found]
