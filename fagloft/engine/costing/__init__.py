"""What measures really cost, what the same competence costs by other ways of learning, and what a frame leaves open."""

from fagloft.engine.costing.alternatives import Alternative, cost_alternative, list_own_ways
from fagloft.engine.costing.choose import Candidate, Choice, Gap, Minimum, choose_measures
from fagloft.engine.costing.measures import CostPart, Crowd, Line, Measure, MeasureCost, Surroundings, cost_measure
from fagloft.engine.costing.money import in_kroner, in_ore
from fagloft.engine.costing.rates import Rate, choose_rate
from fagloft.engine.costing.recurrence import count_times
from fagloft.engine.costing.sums import share_out, sum_by

__all__ = [
    "Alternative",
    "Candidate",
    "Choice",
    "CostPart",
    "Crowd",
    "Gap",
    "Line",
    "Measure",
    "MeasureCost",
    "Minimum",
    "Rate",
    "Surroundings",
    "choose_measures",
    "choose_rate",
    "cost_alternative",
    "cost_measure",
    "count_times",
    "in_kroner",
    "in_ore",
    "list_own_ways",
    "share_out",
    "sum_by",
]
