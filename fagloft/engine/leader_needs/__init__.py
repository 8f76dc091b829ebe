"""Leaders and what they need: levels in the line, who is new as leader, and what two assessments say together."""

from fagloft.engine.leader_needs.combine import LEAST_NEED, combine_weights, is_need, still_counts
from fagloft.engine.leader_needs.first_time import YEARS_AS_NEW, is_first_time
from fagloft.engine.leader_needs.hiding import hide_needs
from fagloft.engine.leader_needs.levels import (
    FIRST_LINE,
    LEVELS,
    MIDDLE_MANAGER,
    TOP_LEADER,
    UNIT_LEADER,
    tell_levels,
)

__all__ = [
    "FIRST_LINE",
    "LEAST_NEED",
    "LEVELS",
    "MIDDLE_MANAGER",
    "TOP_LEADER",
    "UNIT_LEADER",
    "YEARS_AS_NEW",
    "combine_weights",
    "hide_needs",
    "is_first_time",
    "is_need",
    "still_counts",
    "tell_levels",
]
