"""Leaders and leadership education: what is open to whom, what fits best, and which combination covers the most."""

from fagloft.engine.matching.combine import Combination, Combinations, combine_offers
from fagloft.engine.matching.problem import UnsoundMatching

__all__ = ["Combination", "Combinations", "UnsoundMatching", "combine_offers"]
