from datetime import date, timedelta

import polars as pl
import pytest

from fagloft.demo import Population

PERSON = ["organisation_code", "employee_number"]
NAMES = {
    "anna": "Anna Vik",
    "bjorn": "Bjørn Haugen",
    "clara": "Clara Nguyen",
    "dag": "Dag Lien",
    "eva": "Eva Lunde",
    "frida": "Frida Moen",
    "gunnar": "Gunnar Aas",
    "hanne": "Hanne Berg",
    "ivar": "Ivar Dahl",
    "jonas": "Jonas Moe",
    "kari": "Kari Solheim",
    "liv": "Liv Strand",
    "nora": "Nora Holm",
}
UNIT = "3907-SH01-2"


def duties_of(population: Population, number: str) -> set[tuple[str, str]]:
    rows = population.duties.filter((pl.col("employee_number") == number) & pl.col("ends_on").is_null())
    return set(rows.select("unit_code", "duty").iter_rows())


def test_personas_have_their_names(population: Population) -> None:
    assert dict(population.personas.select("key", "name").iter_rows()) == NAMES


def test_personas_are_people_of_their_organisation(population: Population) -> None:
    employed = population.personas.drop_nulls("employee_number")
    assert set(NAMES) - set(employed["key"]) == {"dag", "nora"}
    joined = employed.join(population.people, on=PERSON)
    assert len(joined) == len(employed)
    assert (joined["name"] == joined["given_name"] + " " + joined["family_name"]).all()


def test_personas_have_the_same_employments_in_both_sizes(small: Population, region: Population) -> None:
    number = pl.col("employee_number").str.starts_with("1000")
    assert small.employments.filter(number).equals(region.employments.filter(number))


def test_each_leads_stands_in_or_serves_where_told(population: Population) -> None:
    assert duties_of(population, "100002") == {(UNIT, "leader")}
    assert duties_of(population, "100003") == {("3907-HT02", "leader")}
    assert duties_of(population, "100007") == {("3907-HO", "leader")}
    assert duties_of(population, "100010") == {(UNIT, "deputy")}
    assert duties_of(population, "100011") == {("SIV-MK-MED1", "leader")}
    served = population.duties.filter(pl.col("employee_number") == "100006")
    assert served.height == 3
    assert served["hours_per_week"].null_count() == 0


@pytest.mark.parametrize("number", ["100001", "100008", "100009"])
def test_employee_administrator_and_auditor_have_no_duty(population: Population, number: str) -> None:
    assert duties_of(population, number) == set()


def test_eva_has_left(population: Population) -> None:
    ends = population.employments.filter(pl.col("employee_number") == "100005")["ends_on"]
    assert ends.null_count() == 0


def test_liv_is_one_person_with_two_employers(population: Population) -> None:
    records = population.people.filter((pl.col("given_name") == "Liv") & (pl.col("family_name") == "Strand"))
    records = records.filter(pl.col("employee_number").str.starts_with("1000"))
    assert set(records["organisation_code"]) == {"3905", "SIV"}
    assert records["hpr_number"].n_unique() == 1


def test_annas_cpr_lapses_within_ninety_days(population: Population, on: date) -> None:
    cpr = population.holdings.filter((pl.col("employee_number") == "100001") & (pl.col("competence_code") == "hlr"))
    assert on < cpr["valid_to"].max() < on + timedelta(days=90)  # type: ignore[operator]
