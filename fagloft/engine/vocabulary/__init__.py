"""Words every part of the engine shares: tables, obligations, periods, the tree of units."""

from fagloft.engine.vocabulary.conform import ColumnMissing, conform
from fagloft.engine.vocabulary.obligation import OBLIGATION, OBLIGATIONS
from fagloft.engine.vocabulary.periods import is_lapsed_on, is_valid_on
from fagloft.engine.vocabulary.unit_tree import RingInTree, find_units_in_rings, list_units_above

__all__ = [
    "OBLIGATION",
    "OBLIGATIONS",
    "ColumnMissing",
    "RingInTree",
    "conform",
    "find_units_in_rings",
    "is_lapsed_on",
    "is_valid_on",
    "list_units_above",
]
