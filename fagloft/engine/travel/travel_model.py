"""Every number the travel model rests on, by name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TravelModel:
    """
    What travel takes and costs. All of it is assumed unless a source is named; docs/methods/travel.md weighs each.

    Attributes
    ----------
    road_per_straight_line : float
        How much longer the road is than the great circle, where the place does not say (fagloft/data/offers).
    kilometres_per_hour : float
        Speed by road, stops included.
    start_minutes : float
        To get going and to park, once for each drive.
    kroner_per_kilometre : float
        What a kilometre by road costs the employer (fagloft/data/offers).
    kroner_per_crossing : float
        What a ferry or boat from or to an island costs.
    before_flight_minutes, after_flight_minutes : float
        From the kerb to take-off, with what the timetable does not suit; and from landing to the kerb.
    flight_start_minutes, flight_kilometres_per_hour : float
        Taxiing, climb and descent of a flight; and its speed between.
    transfer_minutes : float
        Between two flights.
    kroner_per_flight, kroner_per_flight_kilometre : float
        What one flight costs one way, for itself and for each kilometre.
    kroner_per_hour : float
        What an hour of travel may cost: weighs minutes against kroner where car and air are compared.
    day_trip_minutes : float
        Who travels longer than this one way comes the evening before: from 06:30 to 10:00.
    evening_minutes : float
        Who travels longer than this one way does not get home the same evening either: from 16:00 to 23:00.
    """

    road_per_straight_line: float = 1.3
    kilometres_per_hour: float = 70.0
    start_minutes: float = 10.0
    kroner_per_kilometre: float = 4.9
    kroner_per_crossing: float = 100.0
    before_flight_minutes: float = 75.0
    after_flight_minutes: float = 20.0
    flight_start_minutes: float = 25.0
    flight_kilometres_per_hour: float = 700.0
    transfer_minutes: float = 75.0
    kroner_per_flight: float = 900.0
    kroner_per_flight_kilometre: float = 0.6
    kroner_per_hour: float = 600.0
    day_trip_minutes: float = 210.0
    evening_minutes: float = 420.0
