"""The tables that travel is measured from and the one it is told in."""

import polars as pl

MONEY = pl.Decimal(18, 2)

PLACES = pl.Schema(
    {
        "place_id": pl.String(),
        "latitude": pl.Float64(),
        "longitude": pl.Float64(),
        "road_per_straight_line": pl.Float64(),
        "sea_minutes": pl.Float64(),
        "island_airport": pl.String(),
    }
)
"""Degrees; road_per_straight_line null = as the model; sea_minutes null = none; island_airport: reached without it."""

AIRPORTS = pl.Schema(
    {"airport": pl.String(), "latitude": pl.Float64(), "longitude": pl.Float64(), "direct_to": pl.String()}
)
"""direct_to: airports with a direct flight, joined with `;`. A flight in one direction is taken to go back too."""

MODES = ("car", "air")

TRAVEL = pl.Schema(
    {
        "from_place": pl.String(),
        "to_place": pl.String(),
        "minutes": pl.Int64(),
        "cost": MONEY,
        "mode": pl.Enum(MODES),
        "nights": pl.Int64(),
    }
)
"""minutes one way, door to door; cost there and back; nights away for one day at the place. Null where unknown."""
