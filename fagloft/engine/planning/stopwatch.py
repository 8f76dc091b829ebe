"""How much of the time limit is left."""

import math
import time


class Stopwatch:
    """Runs from when it is made; without a limit there is always time left."""

    def __init__(self, limit_s: float | None) -> None:
        self._ends = math.inf if limit_s is None else time.monotonic() + limit_s

    def left(self) -> float:
        """Return the seconds left, never less than none."""
        return max(0.0, self._ends - time.monotonic())

    def is_over(self) -> bool:
        """Tell whether the time is over."""
        return self.left() <= 0

    def part(self, share: float) -> "Stopwatch":
        """Return a stopwatch for a share of what is left."""
        left = self.left()
        return Stopwatch(None if math.isinf(left) else left * share)
