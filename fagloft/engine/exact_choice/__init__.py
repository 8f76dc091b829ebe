"""Exact choice: columns and rows stated one by one, aims reached one after the other, each with a proven bound."""

from fagloft.engine.exact_choice.collisions import find_smallest_collision
from fagloft.engine.exact_choice.model import ChoiceModel
from fagloft.engine.exact_choice.solve import ChoiceSolver, Found

__all__ = ["ChoiceModel", "ChoiceSolver", "Found", "find_smallest_collision"]
