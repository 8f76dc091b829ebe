"""When the shipped offers are held in the year to come, and how the places of some are divided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from fagloft.demo.apportionment import apportion
from fagloft.demo.schemas import SEAT_SHARES, SESSIONS
from fagloft.demo.source_tables import read_rows

FIRST_AFTER_DAYS = 7
DAYS_DRAWN = 350
WORKING_DAYS = 5
JULY = 7


@dataclass(frozen=True)
class _Holder:
    """One who holds offers, how many rounds for each round that is planned, and where its own are held."""

    code: str
    kind: str
    rounds: float
    own_place: str


def draw_sessions(
    organisations: pl.DataFrame, people: pl.DataFrame, rng: np.random.Generator, on: date
) -> pl.DataFrame:
    """Draw the sessions of every organisation that holds offers, spread over the year."""
    offers = read_rows("offers/offers.csv")
    rows = [
        row
        for holder in _list_holders(organisations, people)
        for offer in offers
        if offer["owner_kind"] == holder.kind
        for row in _hold(holder, offer, rng, on)
    ]
    return pl.DataFrame([row | {"session_number": number} for number, row in enumerate(rows, start=1)], schema=SESSIONS)


def divide_seats(sessions: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Divide the places of the offers that all want, by how many people the members have."""
    divided = [offer["code"] for offer in read_rows("offers/offers.csv") if offer["shared_out"] == "1"]
    members = people.group_by("organisation_code").len().sort("organisation_code")
    scarce = sessions.filter(pl.col("offer_code").is_in(divided))
    rows = [
        {"session_number": number, "organisation_code": code, "seats": seats}
        for number, capacity in scarce.select("session_number", "capacity").iter_rows()
        for code, seats in zip(
            members["organisation_code"], apportion(capacity, members["len"].to_numpy().astype(float)), strict=True
        )
    ]
    return pl.DataFrame(rows, schema=SEAT_SHARES)


def is_held_on(day: date, days: int) -> bool:
    """Whether a session may begin: on a working day and over by Friday, outside July, Christmas and the two in May."""
    last = day + timedelta(days=days - 1)
    return day.weekday() + days <= WORKING_DAYS and not any(_is_season_off(one) or _is_free(one) for one in (day, last))


def _is_season_off(day: date) -> bool:
    return day.month == JULY or (day.month, day.day) > (12, 19)


def _is_free(day: date) -> bool:
    return (day.month, day.day) in {(1, 1), (5, 1), (5, 17)}


def _list_holders(organisations: pl.DataFrame, people: pl.DataFrame) -> Iterator[_Holder]:
    """The health community, and every member that has people."""
    local = {row["municipality_code"]: row["place"] for row in read_rows("offers/places.csv") if row["is_local"] == "1"}
    per_round = {row["name"]: float(row["value"]) for row in read_rows("offers/assumptions.csv")}
    staff = dict(people.group_by("organisation_code").len().iter_rows())
    for code, kind, municipality in organisations.select("organisation_code", "kind", "municipality_code").iter_rows():
        if code in staff or kind == "health_community":
            rounds = max(1.0, staff.get(code, 0) / per_round["people_per_local_round"])
            yield _Holder(code, kind, rounds, local[municipality])


def _hold(holder: _Holder, offer: dict[str, str], rng: np.random.Generator, on: date) -> Iterator[dict[str, object]]:
    times = round(int(offer["times_per_year"]) * holder.rounds)
    places = offer["places"].split(";") if offer["places"] else [holder.own_place]
    first = int(rng.integers(len(places)))
    for number, shift in enumerate(rng.random(times)):
        drawn = on + timedelta(days=FIRST_AFTER_DAYS + int((number + shift) * DAYS_DRAWN / times))
        yield {
            "organisation_code": holder.code,
            "offer_code": offer["code"],
            "starts_on": _next_possible(drawn, int(offer["days"])),
            "days": int(offer["days"]),
            "hours_per_day": float(offer["hours_per_day"]),
            "place": places[(first + number) % len(places)],
            "capacity": int(offer["capacity"]),
            "seat_cost": float(offer["seat_cost"]),
        }


def _next_possible(day: date, days: int) -> date:
    """What falls in a season off is moved by fortnights, so that it does not all come on the first day after."""
    while not is_held_on(day, days):
        day += timedelta(days=14 if _is_season_off(day) else 1)
    return day
