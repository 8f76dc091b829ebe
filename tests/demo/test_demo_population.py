from dataclasses import fields
from datetime import date

import polars as pl
import pytest

from fagloft.demo import Population, draw_population, schemas
from fagloft.demo.source_tables import read_table

PERSON = ["organisation_code", "employee_number"]


def missing(frame: pl.DataFrame, column: str, known: pl.Series) -> list[str]:
    return sorted(set(frame[column].drop_nulls()) - set(known))


@pytest.mark.parametrize("size", ["small", "region"])
def test_same_seed_and_day_give_the_same_population(size: str, on: date, request: pytest.FixtureRequest) -> None:
    again = draw_population(size, 2026, on)  # type: ignore[arg-type]
    first = request.getfixturevalue(size)
    for field in fields(Population):
        assert getattr(first, field.name).equals(getattr(again, field.name)), field.name


def test_another_seed_gives_other_people(small: Population, on: date) -> None:
    assert not draw_population("small", 7, on).people.equals(small.people)


def test_another_day_moves_the_dates(small: Population) -> None:
    later = draw_population("small", 2026, date(2027, 3, 1))
    assert later.holdings["valid_from"].max() > small.holdings["valid_from"].max()  # type: ignore[operator]


@pytest.mark.parametrize("name", [field.name for field in fields(Population)])
def test_frames_have_the_declared_schema(population: Population, name: str) -> None:
    assert dict(getattr(population, name).schema) == getattr(schemas, name.upper())


def test_region_has_twenty_thousand_people_and_a_million_holdings(region: Population) -> None:
    assert 19_000 <= len(region.people) <= 21_000
    assert len(region.holdings) >= 1_000_000


def test_small_has_about_1200_people_and_every_organisation(small: Population) -> None:
    assert 1_100 <= len(small.people) <= 1_300
    assert set(small.organisations["organisation_code"]) == set(small.units["organisation_code"])


def test_people_are_unique_in_their_organisation(population: Population) -> None:
    assert population.people.select(PERSON).is_duplicated().sum() == 0


def test_units_are_unique_and_hang_together(population: Population) -> None:
    units = population.units
    assert units["unit_code"].is_duplicated().sum() == 0
    assert missing(units, "parent_code", units["unit_code"]) == []
    assert missing(units, "kind_code", population.unit_kinds["code"]) == []
    assert missing(units, "place_code", population.places["place_code"]) == []
    parents = units.join(units, left_on="parent_code", right_on="unit_code", suffix="_above")
    assert (parents["organisation_code"] == parents["organisation_code_above"]).all()


def test_every_code_of_an_employment_exists(population: Population) -> None:
    employments = population.employments
    assert missing(employments, "unit_code", population.units["unit_code"]) == []
    assert missing(employments, "function_code", population.functions["code"]) == []
    assert missing(employments, "profession_code", read_table("organisations/professions.csv")["code"]) == []
    assert employments.join(population.people, on=PERSON, how="anti").is_empty()
    assert population.people.join(employments, on=PERSON, how="anti").is_empty()


def test_every_code_of_a_holding_exists(population: Population) -> None:
    levels = read_table("catalogue/levels.csv").select("competence_code", pl.col("level").cast(pl.Int64))
    assert population.holdings.join(levels, on=["competence_code", "level"], how="anti").is_empty()
    assert population.holdings.join(population.people, on=PERSON, how="anti").is_empty()


def test_duties_and_positions_refer_to_people_and_units(population: Population) -> None:
    assert population.duties.join(population.people, on=PERSON, how="anti").is_empty()
    assert missing(population.duties, "unit_code", population.units["unit_code"]) == []
    assert missing(population.authorised_positions, "unit_code", population.units["unit_code"]) == []
    assert missing(population.authorised_positions, "function_code", population.functions["code"]) == []


def test_no_period_ends_before_it_begins(population: Population) -> None:
    for frame, start, end in (
        (population.employments, "starts_on", "ends_on"),
        (population.duties, "starts_on", "ends_on"),
        (population.holdings, "valid_from", "valid_to"),
    ):
        assert frame.filter(pl.col(end) <= pl.col(start)).is_empty()


def test_nothing_begins_in_the_future(population: Population, on: date) -> None:
    for frame, column in (
        (population.employments, "starts_on"),
        (population.employments, "ends_on"),
        (population.duties, "starts_on"),
        (population.holdings, "valid_from"),
    ):
        assert frame.filter(pl.col(column) > on).is_empty()


def test_people_are_of_working_age_when_hired(population: Population) -> None:
    hired = population.employments.join(population.people, on=PERSON)
    years = hired.select((pl.col("starts_on") - pl.col("born_on")).dt.total_days() / 365.25).to_series()
    assert years.min() > 17.9  # type: ignore[operator]
    assert years.max() < 71  # type: ignore[operator]


def test_holdings_begin_after_the_person_was_hired(population: Population) -> None:
    hired = population.employments.group_by(PERSON).agg(pl.col("starts_on").min())
    early = population.holdings.join(hired, on=PERSON).filter(pl.col("valid_from") < pl.col("starts_on"))
    assert early.is_empty()


def test_nobody_works_more_than_full_time_in_one_organisation(population: Population) -> None:
    current = population.employments.filter(pl.col("ends_on").is_null())
    assert current.group_by(PERSON).agg(pl.col("fte").sum()).filter(pl.col("fte") > 1.001).is_empty()
    assert current["fte"].min() > 0  # type: ignore[operator]


def test_hpr_numbers_are_obviously_fictitious(population: Population) -> None:
    numbers = population.people["hpr_number"].drop_nulls()
    assert numbers.str.contains(r"^99\d{5}$").all()


def test_only_the_authorised_have_an_hpr_number(region: Population) -> None:
    registered = read_table("organisations/professions.csv").filter(pl.col("in_hpr") == "1")["code"]
    rows = region.employments.join(region.people, on=PERSON)
    authorised = rows["profession_code"].is_in(registered.implode())
    assert (authorised == rows["hpr_number"].is_not_null()).all()


def test_some_people_work_for_two_employers(population: Population) -> None:
    shared = (
        population.people.drop_nulls("hpr_number")
        .group_by("hpr_number")
        .agg(
            pl.len(),
            pl.col("organisation_code").n_unique().alias("employers"),
            pl.col("born_on").n_unique().alias("births"),
        )
    )
    twice = shared.filter(pl.col("len") > 1)
    assert len(twice) >= 2
    assert (twice["employers"] == twice["len"]).all()
    assert (twice["births"] == 1).all()


def test_some_people_work_in_two_units(population: Population) -> None:
    current = population.employments.filter(pl.col("ends_on").is_null())
    assert current.group_by(PERSON).agg(pl.col("unit_code").n_unique()).filter(pl.col("unit_code") == 2).height >= 5


def test_every_working_unit_is_led_by_one_leader(population: Population) -> None:
    leading = population.duties.filter((pl.col("duty") == "leader") & pl.col("ends_on").is_null())
    assert leading["unit_code"].is_duplicated().sum() == 0
    staffed = population.employments.filter(pl.col("ends_on").is_null())["unit_code"]
    assert set(leading["unit_code"]) == set(staffed)


def test_leaders_follow_each_other(population: Population) -> None:
    leading = population.duties.filter(pl.col("duty") == "leader").sort("unit_code", "starts_on")
    overlap = pl.col("ends_on").shift(1).over("unit_code") > pl.col("starts_on")
    assert leading.filter(overlap).is_empty()


def test_positions_cover_what_is_filled_and_some_stand_vacant(population: Population) -> None:
    keys = ["organisation_code", "unit_code", "function_code"]
    filled = population.employments.filter(pl.col("ends_on").is_null()).group_by(keys).agg(pl.col("fte").sum())
    both = population.authorised_positions.join(filled, on=keys, suffix="_filled")
    assert len(both) == len(filled) == len(population.authorised_positions)
    assert (both["fte"] >= both["fte_filled"] - 0.006).all()
    assert 0.02 < 1 - float(both["fte_filled"].sum()) / float(both["fte"].sum()) < 0.08
