from datetime import date, timedelta

import polars as pl
import pytest

from fagloft.demo import Population
from fagloft.demo.sessions import is_held_on
from fagloft.demo.source_tables import read_rows, read_table


def test_sessions_are_spread_over_the_year_to_come(population: Population, on: date) -> None:
    days = population.sessions["starts_on"]

    assert days.min() > on  # type: ignore[operator]
    assert days.max() < on + timedelta(days=400)  # type: ignore[operator]
    assert days.dt.truncate("1q").n_unique() >= 4


def test_nobody_teaches_on_weekends_in_july_or_at_christmas(population: Population) -> None:
    starts = population.sessions.select("starts_on", "days").iter_rows()

    assert all(is_held_on(day, days) for day, days in starts)


@pytest.mark.parametrize(
    ("day", "days", "is_held"),
    [
        (date(2027, 2, 5), 1, True),  # a Friday
        (date(2027, 2, 5), 2, False),
        (date(2027, 2, 6), 1, False),
        (date(2027, 7, 5), 1, False),
        (date(2027, 6, 29), 3, False),
        (date(2026, 12, 21), 1, False),
        (date(2028, 5, 17), 1, False),
    ],
)
def test_days_on_which_something_is_held(day: date, days: int, is_held: bool) -> None:
    assert is_held_on(day, days) is is_held


def test_the_community_holds_the_shared_offers_and_members_their_own(population: Population) -> None:
    kinds = population.sessions.join(population.organisations, on="organisation_code").join(
        read_table("offers/offers.csv").rename({"code": "offer_code"}), on="offer_code"
    )
    assert (kinds["kind"] == kinds["owner_kind"]).all()
    assert set(kinds["kind"]) == {"health_community", "municipality", "hospital_trust"}


def test_larger_organisations_hold_more(region: Population) -> None:
    held = dict(region.sessions.group_by("organisation_code").len().iter_rows())

    assert held["3907"] > held["3903"]
    assert 2_000 <= region.sessions.height <= 4_000


def test_divided_places_add_up_to_the_session(population: Population) -> None:
    divided = population.seat_shares.group_by("session_number").agg(pl.col("seats").sum())
    whole = divided.join(population.sessions, on="session_number")

    assert whole.height > 0
    assert (whole["seats"] == whole["capacity"]).all()
    assert set(whole["organisation_code"]) == {"HFV"}


def test_places_and_competences_of_offers_are_known() -> None:
    places = {row["place"] for row in read_rows("offers/places.csv")} | {"På nett"}
    levels = {(row["competence_code"], row["level"]) for row in read_rows("catalogue/levels.csv")}
    offers = read_rows("offers/offers.csv")
    given = read_rows("offers/offer_competences.csv")

    assert {place for row in offers for place in row["places"].split(";") if place} <= places
    assert {(row["competence_code"], row["level"]) for row in given} <= levels
    assert {row["offer_code"] for row in given} == {row["code"] for row in offers}
    assert {row["cost_basis"] for row in offers} | {row["times_basis"] for row in offers} <= {"assumed", "stated"}
    professions = {row["code"] for row in read_rows("organisations/professions.csv")} | {""}
    assert {row["profession_code"] for row in read_rows("offers/hourly_rates.csv")} <= professions
