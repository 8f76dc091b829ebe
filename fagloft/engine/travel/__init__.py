"""Travel between places in Norway: door to door by car or by air, in minutes, kroner and nights."""

from fagloft.engine.travel.measure import measure_travel
from fagloft.engine.travel.places import lay_out_places
from fagloft.engine.travel.travel_model import TravelModel

__all__ = ["TravelModel", "lay_out_places", "measure_travel"]
