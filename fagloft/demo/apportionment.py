"""Whole numbers that add up: largest remainders."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def apportion(total: int, weights: Sequence[float] | NDArray[np.float64]) -> list[int]:
    """Divide a whole number by weights so that the parts are whole and add up to it."""
    shares = np.asarray(weights, dtype=np.float64)
    exact = total * shares / shares.sum()
    parts = np.floor(exact).astype(np.int64)
    largest_first = np.argsort(-(exact - parts), kind="stable")
    parts[largest_first[: total - int(parts.sum())]] += 1
    return [int(part) for part in parts]
