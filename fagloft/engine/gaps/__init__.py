"""The gap engine: what is missing on a day, what lapses next, what one change of the bar would touch."""

from fagloft.engine.gaps.compare import RequirementChange, compare_requirements
from fagloft.engine.gaps.count import count_standings
from fagloft.engine.gaps.find import GapFindings, find_gaps
from fagloft.engine.gaps.ladder import Ladder, climb_ladder
from fagloft.engine.gaps.small_groups import HiddenTable, hide_small_groups
from fagloft.engine.gaps.standings import Assessment, assess, assess_standings
from fagloft.engine.gaps.ways import derive_holdings_by_ways

__all__ = [
    "Assessment",
    "GapFindings",
    "HiddenTable",
    "Ladder",
    "RequirementChange",
    "assess",
    "assess_standings",
    "climb_ladder",
    "compare_requirements",
    "count_standings",
    "derive_holdings_by_ways",
    "find_gaps",
    "hide_small_groups",
]
