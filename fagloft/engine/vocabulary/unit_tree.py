"""The tree of units: who stands above whom, and whether the tree bites its own tail."""

import numpy as np
import polars as pl

from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.id_codes import UNKNOWN, code_ids

TREE = pl.Schema({"unit_id": pl.String, "parent_id": pl.String})
UNITS_ABOVE = pl.Schema({"unit_id": pl.String, "above_id": pl.String})


class RingInTree(ValueError):
    """Some units stand above themselves."""


def find_units_in_rings(units: pl.DataFrame) -> list[str]:
    """
    Name the units that never reach a top: those in a ring and those that hang below one.

    Parameters
    ----------
    units : pl.DataFrame
        Columns unit_id and parent_id. A parent that is empty, or no unit of the frame, is a top.

    Returns
    -------
    list of str
        Unit ids in order; empty for a sound tree.

    Examples
    --------
    >>> import polars as pl
    >>> find_units_in_rings(pl.DataFrame({"unit_id": ["a", "b", "c"], "parent_id": ["b", "a", None]}))
    ['a', 'b']
    """
    left = conform(units, TREE)
    while True:
        below = left.join(left.select("unit_id"), left_on="parent_id", right_on="unit_id", how="semi")
        if below.height == left.height:
            return sorted(below["unit_id"])
        left = below


def list_units_above(units: pl.DataFrame) -> pl.DataFrame:
    """
    List for every unit itself and each unit above it.

    Parameters
    ----------
    units : pl.DataFrame
        Columns unit_id and parent_id.

    Returns
    -------
    pl.DataFrame
        Columns unit_id and above_id, one row per pair; read backwards it lists the units below each unit.

    Raises
    ------
    RingInTree
        When following the parents never ends.

    Examples
    --------
    >>> import polars as pl
    >>> tree = pl.DataFrame({"unit_id": ["ward", "clinic"], "parent_id": ["clinic", None]})
    >>> sorted(list_units_above(tree).rows())
    [('clinic', 'clinic'), ('ward', 'clinic'), ('ward', 'ward')]
    """
    tree = conform(units, TREE)
    parent = np.append(code_ids(tree["parent_id"], tree["unit_id"]), UNKNOWN)
    below = above = np.arange(len(tree), dtype=np.int32)
    pairs = [(below, above)]
    while len(below):
        if len(pairs) > len(tree):
            ring = find_units_in_rings(units)
            raise RingInTree(f"units that stand above themselves: {', '.join(ring[:10])}")
        above = parent[above]
        below, above = below[above != UNKNOWN], above[above != UNKNOWN]
        pairs.append((below, above))
    unit_ids = tree["unit_id"]
    columns = {"unit_id": [below for below, _ in pairs], "above_id": [above for _, above in pairs]}
    return pl.DataFrame({name: unit_ids.gather(np.concatenate(codes)) for name, codes in columns.items()})
