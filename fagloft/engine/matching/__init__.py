"""Leaders and leadership education: what is open to whom, what fits best, and which combination covers the most."""

from fagloft.engine.matching.combine import Combination, Combinations, combine_offers
from fagloft.engine.matching.preferences import Part, Preferences, Weights
from fagloft.engine.matching.problem import UnsoundMatching
from fagloft.engine.matching.rank import Ranking, Standing, rank_offers
from fagloft.engine.matching.reasons import Reason, Rule, Side, list_reasons

__all__ = [
    "Combination",
    "Combinations",
    "Part",
    "Preferences",
    "Ranking",
    "Reason",
    "Rule",
    "Side",
    "Standing",
    "UnsoundMatching",
    "Weights",
    "combine_offers",
    "list_reasons",
    "rank_offers",
]
