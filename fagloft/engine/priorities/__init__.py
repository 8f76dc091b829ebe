"""What counts most when not everything can be done: the weight of a gap, seats that are shared, the cost of an hour."""

from fagloft.engine.priorities.rates import average_rate
from fagloft.engine.priorities.seats_left import count_seats_left
from fagloft.engine.priorities.weights import weigh_gaps

__all__ = ["average_rate", "count_seats_left", "weigh_gaps"]
