"""What report 001 says of the market in 2014, counted again in the catalogue; `001:n` is its line n."""

from collections import Counter
from decimal import Decimal

import pytest

from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.programmes import ProgrammeFilter, ProgrammeRow, get_programmes
from fagloft.contexts.leadership.queries.topics import get_topic_names
from tests.world import World

SECTIONS = ("health", "public", "general")


@pytest.fixture
def catalogue(world: World) -> dict[str, ProgrammeRow]:
    """What a reader in a municipality finds of the years 2014 to 2020, by code."""
    load_municipalities()
    world.declare(world.community)
    load_leadership_programmes(community_id=world.community.pk)
    scope = world.scope_of("anna")
    years = (2014, 2018, 2020)
    rows = (get_programmes(scope=scope, on=world.today, wanted=ProgrammeFilter(year=year)).rows for year in years)
    return {row.text.code: row for found in rows for row in found}


@pytest.fixture
def appendix(catalogue: dict[str, ProgrammeRow]) -> list[ProgrammeRow]:
    """The table of 001:2800-3651."""
    return [row for code, row in catalogue.items() if code.startswith("lp")]


def lines(rows: list[ProgrammeRow]) -> list[int]:
    return sorted(row.text.line or 0 for row in rows)


def test_the_table_has_54_rows_in_three_sections(appendix: list[ProgrammeRow]) -> None:
    """Headers at 001:2800, 001:3203 and 001:3306 divide it; 54 links stand below (001:2904-3651)."""
    assert Counter(row.text.section for row in appendix) == {"health": 21, "public": 7, "general": 26}


def test_levels_in_each_section(appendix: list[ProgrammeRow]) -> None:
    """The report draws the line between whole programmes and single courses at 001:2753."""
    counted = {
        section: Counter(row.text.level for row in appendix if row.text.section == section) for section in SECTIONS
    }

    assert counted == {
        "health": {"master": 8, "bachelor": 1, "single_courses": 12},
        "public": {"master": 4, "one_year": 3},
        "general": {"master": 9, "mba": 5, "bachelor": 2, "one_year": 3, "single_courses": 7},
    }
    assert sum(row.text.level != "single_courses" for row in appendix) == 35


def test_audiences_in_each_section(appendix: list[ProgrammeRow]) -> None:
    """A row for several audiences stands where the most special of them belongs (001:2854, 001:2949 ...)."""
    several = Counter((row.text.section, len(row.text.audience) > 1) for row in appendix)

    assert several == {("health", False): 15, ("health", True): 6, ("public", False): 7, ("general", False): 26}
    assert {row.text.audience for row in appendix if row.text.section == "public"} == {("public",)}
    assert {row.text.audience for row in appendix if row.text.section == "general"} == {("general",)}
    assert all({"health", "health_social"} & set(row.text.audience) for row in appendix if row.text.section == "health")


def test_part_time_with_gatherings(appendix: list[ProgrammeRow]) -> None:
    """Part-time is what most can do (001:45); the table shows that nearly everything is offered so."""
    part_time = [row for row in appendix if row.text.is_part_time]
    with_gatherings = [row for row in part_time if "gatherings" in row.text.delivery]

    assert len(part_time) == 48
    assert Counter(row.text.section for row in with_gatherings) == {"health": 19, "public": 7, "general": 20}
    # An empty cell, and one evening a week.
    assert lines([row for row in part_time if row not in with_gatherings]) == [3542, 3592]
    # Not part-time; of BI's bachelor the cell is empty (001:3475).
    assert lines([row for row in appendix if row.text.is_part_time is False]) == [2802, 2911, 3407, 3493, 3509]
    assert lines([row for row in appendix if row.text.is_part_time is None]) == [3475]


def test_providers_are_the_26_of_the_list(appendix: list[ProgrammeRow]) -> None:
    """The list stands at 001:2781-2796; every one of them has a row, and a seat that we have given it."""
    codes = {code for row in appendix for code in row.text.provider_code.split(";")}

    assert len(codes) == 26
    # Two share a master (001:3338), so neither seat is the place.
    assert lines([row for row in appendix if not row.municipality_name]) == [3338]


def test_single_courses_are_not_all_between_7_5_and_30_credits(appendix: list[ProgrammeRow]) -> None:
    """001:2753 says 7.5 to 30; the table has 15-60 (001:3082) and 5-15 (001:3618), and one without a number."""
    courses = [row for row in appendix if row.text.level == "single_courses"]
    outside = [
        row
        for row in courses
        if row.text.credits_min is not None
        and row.text.credits_max is not None
        and not Decimal("7.5") <= row.text.credits_min <= row.text.credits_max <= 30
    ]

    assert len(courses) == 19
    assert lines(outside) == [3082, 3618]
    assert lines([row for row in courses if row.text.credits_min is None]) == [3180]


def test_prior_learning_is_printed_only_where_study_competence_is_enough(appendix: list[ProgrammeRow]) -> None:
    """001:2757-2759 says that some courses asking for higher education admit on it too; no row says which."""
    accepting = [row for row in appendix if row.text.accepts_prior_learning]

    assert lines(accepting) == [2987, 3009, 3477, 3493, 3499, 3554, 3592, 3630]
    assert all(row.text.study_competence_is_enough and not row.text.education_years for row in accepting)
    assert not any(row.text.accepts_prior_learning is False for row in appendix)


def test_nothing_in_the_table_was_ended_or_planned(appendix: list[ProgrammeRow]) -> None:
    """Courses not offered in 2014 are left out (001:2765-2767); seen from today all of them are old words."""
    assert {(row.text.year, row.text.status) for row in appendix} == {(2014, "active")}
    assert all(row.is_stale for row in appendix)


def test_health_and_care_in_planning_is_offered_at_five_and_not_at_six(appendix: list[ProgrammeRow]) -> None:
    """001:718 says six institutions; the table shows five (001:2959, 3050, 3134, 3166 and 3184)."""
    offering = {row.text.provider_code for row in appendix if "municipal_planning" in row.text.topics}

    assert offering == {"HBV", "HiL", "HVO", "UiA", "UiT"}


def test_degrees_told_of_in_the_text_agree_with_the_table(catalogue: dict[str, ProgrammeRow]) -> None:
    """Oslo (001:686-692), Bergen (001:692-700) and BI (001:702-710)."""
    for told, printed in (("lo08", "lp008"), ("lo09", "lp006"), ("lo10", "lp009")):
        assert catalogue[told].text.credits_max == catalogue[printed].text.credits_max
        assert catalogue[told].text.level == catalogue[printed].text.level
    assert (catalogue["lp008"].text.is_part_time, catalogue["lp008"].text.delivery) == (False, ("daily",))
    assert (catalogue["lp006"].text.is_part_time, catalogue["lp006"].text.delivery) == (True, ("gatherings",))
    assert catalogue["lo09"].text.credits_max == 3 * 20 + 30
    assert catalogue["lo10"].text.credits_max == 3 * 30 + 90


def test_national_programme_has_four_modules_that_municipalities_order(catalogue: dict[str, ProgrammeRow]) -> None:
    """001:647-661: four modules of 7.5 credits, closed to individuals, 101 municipalities and 1000 students."""
    whole = catalogue["lo01"].text
    modules = [row.text for row in catalogue.values() if row.text.part_of_code == "lo01"]

    assert len(modules) == 4
    assert {module.credits_max for module in modules} == {Decimal("7.5")}
    assert whole.credits_max == sum(module.credits_max or 0 for module in modules) == 30
    assert (whole.ordered_by, whole.individual_enrolment) == ("municipality", False)
    assert whole.participants == "101 kommuner og 1000 studenter siden 2012"


def test_ordered_offers_of_the_text(catalogue: dict[str, ProgrammeRow]) -> None:
    """001:665-680, 001:722-726, 001:636 and 001:2234."""
    assert catalogue["lo06"].text.credits_max == 15
    assert catalogue["lo07"].text.participants == "15 fra helseforetaket og 20 fra kommunene"
    assert catalogue["lo07"].text.status == "pilot"
    assert {catalogue[code].text.level for code in ("lo14", "lo15", "lo21")} == {"no_credits"}
    assert catalogue["lo15"].text.duration == "2 dager"
    assert catalogue["lo22"].text.participants == "én reservert plass i året"
    assert catalogue["lo24"].text.participants == "10–15 ledere fra fire kommuner"
    assert sum(code.startswith("lo") for code in catalogue) == 28


def test_every_topic_is_in_the_vocabulary_and_counted_there(appendix: list[ProgrammeRow]) -> None:
    topics = Counter(topic for row in appendix for topic in row.text.topics)

    assert set(topics) <= set(get_topic_names("nb"))
    assert (topics["leadership"], topics["finance_budgeting"], topics["organisation_theory"]) == (38, 20, 15)
    # Needed (001:1037, 001:1326, 001:1755), and in no row of the table.
    assert not {"recruitment", "cost_analysis", "communication", "first_time_leadership"} & set(topics)


def test_loading_again_adds_only_what_is_missing(world: World) -> None:
    load_municipalities()
    world.declare(world.community)

    assert load_leadership_programmes(community_id=world.community.pk) == 54 + 28 + 3
    assert load_leadership_programmes(community_id=world.community.pk) == 0
    assert load_leadership_programmes(community_id=world.community.pk, on=world.today) == 16
    made_up = Programme.objects.filter(is_fictitious=True)
    assert {(row.year, row.confirmed_on) for row in made_up} == {(2026, world.today)}
    assert all("oppdiktet" in row.provider_name for row in made_up)
