from datetime import date, timedelta

import pytest

from fagloft.contexts.gaps.queries.paragraph_6f import (
    CompetenceOverview,
    Minimum,
    NeedInNumbers,
    OnlyWhoeverLeadsIt,
    Standing,
    get_competence_overview,
)
from fagloft.contexts.gaps.queries.unit_overviews import NoSuchUnit, UnitNotInUse
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.requirements.models import BarQuestion, CoverageRequirement, LegalBasis
from tests.contexts.gaps.test_figures import hire
from tests.world import HIRED, World


def see(world: World, who: str, unit: str = "ward", on: date | None = None) -> CompetenceOverview:
    scope = world.scope_of(who)
    day = on or world.today
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=day, language="nb")
    return get_competence_overview(scope=scope, tree=tree, unit_id=world.units[unit].pk, on=day)


def names_of(overview: CompetenceOverview, competence: str) -> list[str]:
    return [name for need in overview.needs if need.competence == competence for _, name in need.people]


def ask_for_two(world: World) -> None:
    world.declare()
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["picc"],
        minimum=2,
        starts_on=HIRED,
    )


def test_bjorn_sees_standing_needs_and_names_of_his_ward(world: World) -> None:
    seen = see(world, "bjorn")

    assert (seen.unit_name, seen.is_whole, seen.people, seen.left_out) == ("Avdeling 2", False, 4, 0)
    assert seen.fte == pytest.approx(3.2)
    assert seen.standings[0] == Standing("Hjerte-lungeredning", "mandatory", "", 4, 1, 1, 1)
    assert seen.standings[0].met == 2
    assert names_of(seen, "Hjerte-lungeredning") == ["Noah Berg", "Anna Vik"]
    assert seen.needs_in_numbers[0] == NeedInNumbers("Hjerte-lungeredning", "mandatory", 2)


def test_what_is_voluntary_comes_last_however_many_lack_it(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")

    seen = see(world, "bjorn")

    assert [(row.competence, row.obligation, row.people) for row in seen.needs_in_numbers] == [
        ("Hjerte-lungeredning", "mandatory", 2),
        ("Legemiddelhåndtering", "mandatory", 1),
        ("ISBAR", "expected", 4),
        ("PICC-line", "voluntary", 4),
    ]


def test_professions_are_counted_with_those_without_one(world: World) -> None:
    Employment.objects.filter(person=world.people["noah"]).update(profession=None)

    seen = see(world, "bjorn")

    assert [(row.name, row.people) for row in seen.professions] == [("Sykepleier", 3), ("", 1)]


def test_law_behind_a_requirement_is_named(world: World) -> None:
    world.declare()
    law = LegalBasis.objects.create(code="hpl4", name="Helsepersonelloven", section="§ 4", kind="law", source="test")
    requirement = world.require("picc", unit=world.units["ward"])
    requirement.legal_basis = law
    requirement.save()

    laws = {row.competence: row.legal_basis for row in see(world, "bjorn").standings}

    assert laws["PICC-line"] == "Helsepersonelloven § 4"


def test_minimums_stand_with_what_is_held(world: World) -> None:
    ask_for_two(world)
    world.hold("anna", "picc")

    assert see(world, "bjorn").minimums == (Minimum("Avdeling 2", "PICC-line", 2, 1),)


def test_minimums_of_units_above_are_not_those_of_the_ward(world: World) -> None:
    ask_for_two(world)
    CoverageRequirement.objects.update(unit=world.units["top"])

    assert see(world, "bjorn").minimums == ()


def test_open_questions_stand_until_they_are_answered(world: World) -> None:
    world.declare()
    BarQuestion.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        raised_to=world.units["top"],
        competence=world.competences["hlr"],
        question="Hvor ofte?",
        raised_on=date(2026, 5, 1),
        raised_by_name="Bjørn",
        answer="Hvert år",
        answered_on=date(2026, 8, 1),
    )

    assert [row.question for row in see(world, "bjorn", on=date(2026, 6, 1)).open_questions] == ["Hvor ofte?"]
    assert see(world, "bjorn", on=date(2026, 4, 1)).open_questions == ()
    assert see(world, "bjorn").open_questions == ()


def test_report_of_a_past_day_counts_those_who_were_there(world: World) -> None:
    assert see(world, "bjorn", on=world.today - timedelta(days=60)).people == 5


def test_report_of_a_coming_day_counts_what_has_lapsed_by_then(world: World) -> None:
    assert "Jonas Moe" in names_of(see(world, "bjorn", on=date(2027, 3, 1)), "Hjerte-lungeredning")


def test_ward_without_people_has_an_empty_report(world: World) -> None:
    Employment.objects.all().delete()

    seen = see(world, "bjorn") if world.scope_of("bjorn").led_units else None

    assert seen is not None
    assert (seen.people, seen.standings, seen.needs, seen.professions) == (0, (), (), ())


def test_unit_that_is_not_open_yet_has_no_report(world: World) -> None:
    with pytest.raises(UnitNotInUse):
        see(world, "bjorn", on=HIRED - timedelta(days=1))


@pytest.mark.parametrize(("who", "unit"), [("clara", "ward"), ("anna", "ward"), ("hanne", "top")])
def test_report_of_units_one_does_not_follow_is_not_there(world: World, who: str, unit: str) -> None:
    with pytest.raises(NoSuchUnit):
        see(world, who, unit)


def test_gunnar_gets_the_whole_in_numbers_without_names_and_small_groups(world: World) -> None:
    ask_for_two(world)

    seen = see(world, "gunnar", "top")

    assert (seen.is_whole, seen.people, seen.needs) == (True, 7, ())
    assert [row.competence for row in seen.standings] == ["ISBAR"]
    assert seen.needs_in_numbers == (NeedInNumbers("ISBAR", "expected", 7),)
    assert seen.minimums == (Minimum("Avdeling 2", "PICC-line", 2, 0),)
    assert seen.left_out == 2


def test_gunnar_gets_large_groups(world: World) -> None:
    hire(world, "ward", 30, holding=15)

    told = see(world, "gunnar", "top").needs_in_numbers
    assert NeedInNumbers("Hjerte-lungeredning", "mandatory", 17) not in told
    world.declare()
    world.require("isbar", unit=world.units["ward"], level=2)
    assert NeedInNumbers("ISBAR", "mandatory", 34) in see(world, "gunnar", "top").needs_in_numbers


def test_gunnar_gets_no_report_of_a_part(world: World) -> None:
    with pytest.raises(OnlyWhoeverLeadsIt):
        see(world, "gunnar", "ward")
