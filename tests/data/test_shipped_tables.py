import re
from datetime import date

import polars as pl
import pytest

from fagloft.demo.source_tables import DATA, read_rows, read_table

LANGUAGES = ("name_nb", "name_nn", "name_en")
NAMED_TABLES = [
    "catalogue/competences.csv",
    "catalogue/levels.csv",
    "catalogue/ways.csv",
    "organisations/service_areas.csv",
    "organisations/unit_kinds.csv",
    "organisations/functions.csv",
    "organisations/professions.csv",
    "requirements/profiles.csv",
]
# Words that give away that a text was not turned into the other written standard.
BOKMAL_WORDS = (
    "ikke sykehus sykehjem sykepleier hjemmetjenesten tjenester veiledning ledere ansatte sykdom kvinner fra en noen"
)
BOKMAL_ONLY = rf"\b({BOKMAL_WORDS.replace(' ', '|')})\b"


def codes(table: str, column: str) -> set[str]:
    return set(read_table(table)[column].drop_nulls())


@pytest.mark.parametrize("table", NAMED_TABLES)
def test_all_three_languages_are_filled(table: str) -> None:
    for name in LANGUAGES:
        assert read_table(table)[name].null_count() == 0


@pytest.mark.parametrize("table", NAMED_TABLES)
def test_nynorsk_names_hold_no_bokmal_words(table: str) -> None:
    assert [text for text in read_table(table)["name_nn"] if re.search(BOKMAL_ONLY, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("table", NAMED_TABLES)
def test_english_names_hold_no_norwegian_letters(table: str) -> None:
    assert [text for text in read_table(table)["name_en"] if re.search("[æøåÆØÅ]", text)] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("catalogue/competences.csv", "code"),
        ("catalogue/legal_bases.csv", "code"),
        ("catalogue/ways.csv", "way_code"),
        ("organisations/organisations.csv", "organisation_code"),
        ("organisations/hospital_units.csv", "unit_code"),
        ("organisations/unit_kinds.csv", "code"),
        ("organisations/functions.csv", "code"),
        ("organisations/professions.csv", "code"),
        ("organisations/places.csv", "place_code"),
        ("requirements/profiles.csv", "profile_code"),
    ],
)
def test_codes_are_unique(table: str, column: str) -> None:
    assert read_table(table)[column].is_duplicated().sum() == 0


COMPETENCES = ("catalogue/competences.csv", "code")
PROFESSIONS = ("organisations/professions.csv", "code")
KINDS = ("organisations/unit_kinds.csv", "code")
AREAS = ("organisations/service_areas.csv", "code")
LEGAL_BASES = ("catalogue/legal_bases.csv", "code")
PLACES = ("organisations/places.csv", "place_code")


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("catalogue/levels.csv", "competence_code", COMPETENCES),
        ("catalogue/validity_rules.csv", "competence_code", COMPETENCES),
        ("catalogue/validity_rules.csv", "profession_code", PROFESSIONS),
        ("catalogue/ways.csv", "competence_code", COMPETENCES),
        ("catalogue/way_steps.csv", "competence_code", COMPETENCES),
        ("catalogue/way_steps.csv", "way_code", ("catalogue/ways.csv", "way_code")),
        ("catalogue/competence_legal_bases.csv", "competence_code", COMPETENCES),
        ("catalogue/competence_legal_bases.csv", "legal_basis_code", LEGAL_BASES),
        ("catalogue/competences.csv", "owner", ("organisations/organisations.csv", "organisation_code")),
        ("organisations/unit_kinds.csv", "service_area", AREAS),
        ("organisations/functions.csv", "service_area", AREAS),
        ("organisations/functions.csv", "profession_code", PROFESSIONS),
        ("organisations/hospital_units.csv", "kind_code", KINDS),
        ("organisations/hospital_units.csv", "place_code", PLACES),
        ("organisations/municipal_unit_plan.csv", "kind_code", KINDS),
        ("organisations/municipal_unit_plan.csv", "service_area", AREAS),
        ("organisations/municipal_staffing.csv", "function_code", ("organisations/functions.csv", "code")),
        ("organisations/municipal_staffing.csv", "profession_code", PROFESSIONS),
        ("organisations/places.csv", "municipality_code", ("norway/municipalities_2024.csv", "code")),
        ("travel/sea_crossings.csv", "municipality_code", ("norway/municipalities_2024.csv", "code")),
        ("travel/sea_crossings.csv", "island_airport", ("travel/airports.csv", "airport")),
        ("travel/road_detours.csv", "county_code", ("norway/municipalities_2024.csv", "county_code")),
        ("requirements/profile_requirements.csv", "competence_code", COMPETENCES),
        ("requirements/profile_requirements.csv", "legal_basis_code", LEGAL_BASES),
        ("requirements/profile_requirements.csv", "profile_code", ("requirements/profiles.csv", "profile_code")),
        ("requirements/coverage.csv", "competence_code", COMPETENCES),
        ("requirements/coverage.csv", "scope_code", KINDS),
        ("demo/persona_holdings.csv", "competence_code", COMPETENCES),
        ("demo/profession_traits.csv", "profession_code", PROFESSIONS),
    ],
)
def test_codes_refer_to_something_that_exists(table: str, column: str, target: tuple[str, str]) -> None:
    assert codes(table, column) - codes(*target) == set()


def test_scope_codes_of_requirements_exist() -> None:
    known = {
        "function": codes("organisations/functions.csv", "code"),
        "profession": codes(*PROFESSIONS),
        "unit_kind": codes(*KINDS),
    }
    wrong = [
        row
        for row in read_rows("requirements/profile_requirements.csv")
        if row["scope_code"] not in known[row["scope"]]
        or row["obligation"] not in {"mandatory", "expected", "voluntary"}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "table",
    [
        "requirements/profile_requirements.csv",
        "requirements/coverage.csv",
        "catalogue/ways.csv",
        "catalogue/way_steps.csv",
    ],
)
def test_required_levels_exist(table: str) -> None:
    levels = read_table("catalogue/levels.csv")
    assert read_table(table).join(levels, on=["competence_code", "level"], how="anti").is_empty()


def test_mandatory_requirements_name_what_lies_behind_them() -> None:
    rows = read_table("requirements/profile_requirements.csv").filter(pl.col("obligation") == "mandatory")
    assert rows["legal_basis_code"].null_count() == 0


def test_no_requirement_is_set_twice_in_one_place() -> None:
    rows = read_table("requirements/profile_requirements.csv")
    assert rows.select("scope", "scope_code", "competence_code").is_duplicated().sum() == 0


def test_levels_are_as_many_as_the_competence_says() -> None:
    counted = read_table("catalogue/levels.csv").group_by("competence_code").len()
    joined = read_table("catalogue/competences.csv").join(counted, left_on="code", right_on="competence_code")
    assert len(joined) == len(read_table("catalogue/competences.csv"))
    assert (joined["levels"].cast(pl.UInt32) == joined["len"]).all()


def test_competences_use_the_words_of_the_field() -> None:
    competences = read_table("catalogue/competences.csv")
    assert set(competences["component"]) == {"knowledge", "skill", "ability"}
    assert set(competences["class"]) == {"core", "specialist", "breadth", "coordination"}
    assert set(competences["best_or_latest"]) == {"best", "latest"}
    assert competences["description_nb"].str.ends_with(".").all()
    assert competences["synonyms_nb"].null_count() == 0


def test_every_competence_has_a_validity_rule_with_a_basis() -> None:
    rules = read_table("catalogue/validity_rules.csv")
    assert codes(*COMPETENCES) == set(rules["competence_code"])
    assert set(rules["basis"]) == {"stated", "assumed"}
    assert rules.filter(pl.col("basis") == "stated")["line"].null_count() == 0
    assert rules.select("competence_code", "profession_code", "effective_from").is_duplicated().sum() == 0


def test_yearly_cpr_is_the_stated_rule() -> None:
    rules = [row for row in read_rows("catalogue/validity_rules.csv") if row["competence_code"] == "hlr"]
    stated = [row for row in rules if row["basis"] == "stated" and not row["profession_code"]]
    assert [(row["months"], row["line"]) for row in stated] == [("12", "4556")]


def test_dates_are_dates() -> None:
    for table, column in (
        ("catalogue/competences.csv", "review_on"),
        ("catalogue/validity_rules.csv", "effective_from"),
    ):
        assert all(date.fromisoformat(text).year >= 2000 for text in read_table(table)[column])


def test_every_measure_of_the_reports_is_used_or_left_out_with_a_reason() -> None:
    used = {measure for row in read_rows("catalogue/competences.csv") for measure in row["measure_ids"].split(";")}
    left_out = codes("catalogue/measures_left_out.csv", "measure_id")
    assert used & left_out == set()
    assert (used | left_out) - {""} == {f"ms{number:03}" for number in range(1, 232)}


def test_place_shares_add_up_to_one() -> None:
    shares = read_table("organisations/places.csv").group_by("municipality_code").agg(pl.col("share").cast(float).sum())
    assert shares["share"].round(6).to_list() == [1.0] * 6


def test_all_municipalities_are_shipped() -> None:
    assert len(read_table("norway/municipalities_2024.csv")) == 357


def test_every_table_is_named_in_the_list_of_sources() -> None:
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    missing = [path.name for path in DATA.rglob("*.csv") if path.name not in text and path.parent.name != "demo"]
    assert missing == []
