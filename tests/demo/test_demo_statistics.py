from datetime import date

import polars as pl

from fagloft.demo import Population
from fagloft.demo.apportionment import apportion
from fagloft.demo.source_tables import read_rows
from fagloft.demo.workforce import read_workforces

PERSON = ["organisation_code", "employee_number"]
NURSES = ["SP", "VP", "JO"]
CARE_WORKERS = ["HF", "HP", "OA", "ASS", "STU"]


def published(occupation: str, column: str = "employed") -> int:
    rows = read_rows("norway/hospital_area_workforce_2020.csv")
    return next(
        int(row[column]) for row in rows if row["region"] == "all_vestfold" and row["occupation_code"] == occupation
    )


def current_people(population: Population) -> pl.DataFrame:
    return population.employments.filter(pl.col("ends_on").is_null()).unique(PERSON)


def test_nurses_and_care_workers_of_the_region_equal_the_statistics(region: Population) -> None:
    professions = current_people(region)["profession_code"]
    # The personas who lead from a post of another profession do not change the sums.
    assert professions.is_in(NURSES).sum() == published("222")
    assert professions.is_in(CARE_WORKERS).sum() == published("532")


def test_nurses_per_organisation_equal_the_split_of_the_statistics(region: Population) -> None:
    people = current_people(region)
    for code, workforce in read_workforces().items():
        own = people.filter(pl.col("organisation_code") == code)["profession_code"]
        assert own.is_in(NURSES).sum() == workforce.nurses, code
        expected = workforce.care_workers + workforce.unskilled + workforce.students
        assert own.is_in(CARE_WORKERS).sum() == expected, code


def test_split_adds_up_to_the_published_sums() -> None:
    workforces = read_workforces().values()
    assert sum(workforce.nurses for workforce in workforces) == published("222")
    assert sum(w.care_workers + w.unskilled + w.students for w in workforces) == published("532")


def test_ages_follow_the_bands_of_the_statistics(region: Population, on: date) -> None:
    people = current_people(region).join(region.people, on=PERSON)
    nurses = people.filter(pl.col("profession_code").is_in(NURSES))
    ages = nurses.select((pl.lit(on) - pl.col("born_on")).dt.total_days() / 365.25).to_series()
    for column, low, high in (
        ("employed_15_30", 0, 31),
        ("employed_31_45", 31, 46),
        ("employed_46_60", 46, 61),
        ("employed_60_74", 61, 80),
    ):
        share = ((ages >= low) & (ages < high)).mean()
        assert abs(float(share) - published("222", column) / published("222")) < 0.04, column  # type: ignore[arg-type]


def test_most_mandatory_cpr_is_valid_and_some_has_lapsed(region: Population, on: date) -> None:
    current = current_people(region).select(PERSON)
    cpr = region.holdings.filter(pl.col("competence_code") == "hlr").join(current, on=PERSON, how="semi")
    latest = cpr.group_by(PERSON).agg(pl.col("valid_to").max())
    valid = latest.filter(pl.col("valid_to") > on).height / len(current)
    assert 0.75 < valid < 0.95
    assert latest.filter(pl.col("valid_to") <= on).height > 500


def test_holdings_keep_the_rule_they_were_made_under(region: Population) -> None:
    cpr = region.holdings.filter(pl.col("competence_code") == "hlr")
    nurses = region.employments.filter(pl.col("profession_code") == "SP").select(PERSON).unique()
    months = (pl.col("valid_to").dt.year() - pl.col("valid_from").dt.year()) * 12 + (
        pl.col("valid_to").dt.month() - pl.col("valid_from").dt.month()
    ).cast(pl.Int32)
    drawn = cpr.join(nurses, on=PERSON, how="semi").filter(~pl.col("employee_number").str.starts_with("1000"))
    before = drawn.filter(pl.col("valid_from") < date(2017, 2, 17)).select(months.alias("m"))["m"]
    since = drawn.filter(pl.col("valid_from") >= date(2017, 2, 17)).select(months.alias("m"))["m"]
    assert set(before) == {24}
    assert set(since) == {12}


def test_apportioned_parts_are_whole_and_add_up() -> None:
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(apportion(997, [0.3, 0.21, 5, 0.0001])) == 997
    assert apportion(0, [2.0, 1.0]) == [0, 0]
