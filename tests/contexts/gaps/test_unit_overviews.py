from datetime import date, timedelta

import pytest

from fagloft.contexts.competence.models import Way
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.unit_overviews import (
    Lack,
    NoSuchUnit,
    UnitNotInUse,
    UnitOverview,
    get_unit_overview,
)
from fagloft.contexts.gaps.queries.who_can_help import Helper
from fagloft.contexts.organisations.models import AuthorisedPosition, Employment, Unit
from fagloft.contexts.requirements.models import BarQuestion, CoverageRequirement, Requirement
from fagloft.database.tenancy import declare
from tests.contexts.gaps.test_who_can import add_levels
from tests.contexts.gaps.trees import tree_on
from tests.world import HIRED, World


def overview(world: World, who: str, unit: str = "ward", on: date | None = None) -> UnitOverview:
    scope = world.scope_of(who)
    day = on or world.today
    return get_unit_overview(scope=scope, tree=tree_on(world, day), unit_id=world.units[unit].pk, on=day)


def lack_of(seen: UnitOverview, name: str) -> Lack:
    return next(lack for lack in seen.lacks if lack.competence.name == name)


def test_bjorn_sees_who_lacks_what_in_his_ward(world: World) -> None:
    seen = overview(world, "bjorn")

    hlr = lack_of(seen, "Hjerte-lungeredning")
    assert (hlr.required, hlr.unmet, hlr.obligation) == (4, 2, "mandatory")
    assert [(person.name, person.status, person.day) for person in hlr.people] == [
        ("Anna Vik", "lapsed", date(2026, 10, 1)),
        ("Noah Berg", "missing", None),
    ]
    assert [lack.competence.name for lack in seen.lacks] == ["Hjerte-lungeredning", "Legemiddelhåndtering", "ISBAR"]


def test_what_is_voluntary_is_no_lack_but_may_be_offered(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")
    world.hold("noah", "picc", until=world.today + timedelta(days=9))

    seen = overview(world, "bjorn")

    assert "PICC-line" not in [lack.competence.name for lack in seen.lacks]
    (offer,) = seen.offers
    assert (offer.competence.name, offer.obligation, offer.required, offer.unmet) == ("PICC-line", "voluntary", 4, 3)
    assert [(lapse.competence.name, lapse.obligation) for lapse in seen.lapses] == [
        ("Hjerte-lungeredning", "mandatory"),
        ("PICC-line", "voluntary"),
    ]


def test_a_duty_of_one_does_not_make_it_a_duty_of_all(world: World) -> None:
    world.declare()
    world.require("isbar", profession=world.professions["HF"])

    seen = overview(world, "bjorn")

    isbar = lack_of(seen, "ISBAR")
    assert (isbar.obligation, isbar.mandatory, isbar.unmet) == ("mandatory", 1, 4)
    assert [(lack.competence.name, lack.mandatory) for lack in seen.lacks] == [
        ("Hjerte-lungeredning", 2),
        ("ISBAR", 1),
        ("Legemiddelhåndtering", 1),
    ]


def test_voluntary_in_one_place_is_no_gap_beside_what_is_met_in_another(world: World) -> None:
    world.declare()
    Employment.objects.create(
        tenant=world.municipality, person=world.people["bjorn"], unit=world.units["top"], fte="0.2", starts_on=HIRED
    )
    world.require("hlr", unit=world.units["top"], level=2, obligation="voluntary")
    Requirement.objects.filter(layer="unit_kind").delete()
    world.require("hlr", person=world.people["bjorn"])
    world.lead_alone("frida")

    seen = overview(world, "frida", "top")

    assert "Hjerte-lungeredning" not in [lack.competence.name for lack in seen.lacks if lack.mandatory == 0]


def test_what_lapses_within_ninety_days_is_told_with_the_day(world: World) -> None:
    (lapse,) = overview(world, "bjorn").lapses

    assert lapse.competence.name == "Hjerte-lungeredning"
    assert [(person.name, person.day) for person in lapse.people] == [("Jonas Moe", date(2026, 12, 20))]


def test_facts_of_the_ward_stand_beside_its_gaps(world: World) -> None:
    seen = overview(world, "bjorn")

    assert (seen.unit_name, seen.people, seen.mandatory_requirements) == ("Avdeling 2", 4, 2)
    assert seen.fte == pytest.approx(3.2)
    assert (seen.vacancies, seen.open_questions, seen.shortfalls) == ((), 0, ())


def test_overview_of_a_coming_day_counts_what_has_lapsed_by_then(world: World) -> None:
    seen = overview(world, "bjorn", on=date(2027, 3, 1))

    assert [person.name for person in lack_of(seen, "Hjerte-lungeredning").people] == [
        "Anna Vik",
        "Jonas Moe",
        "Noah Berg",
    ]


def test_overview_of_a_past_day_counts_those_who_were_there(world: World) -> None:
    seen = overview(world, "bjorn", on=world.today - timedelta(days=60))

    assert "Eva Lunde" in [name for _, name in seen.people_shown]
    assert "Anna Vik" not in [person.name for person in lack_of(seen, "Hjerte-lungeredning").people]


def test_ward_is_not_there_before_it_was_opened(world: World) -> None:
    with pytest.raises(UnitNotInUse):
        overview(world, "bjorn", on=date(2018, 12, 31))


@pytest.mark.parametrize(
    ("who", "unit"), [("clara", "ward"), ("gunnar", "ward"), ("gunnar", "top"), ("frida", "top"), ("frida", "other")]
)
def test_only_who_follows_everybody_there_by_name_has_the_overview(world: World, who: str, unit: str) -> None:
    world.declare()
    world.appoint("frida", "top")

    with pytest.raises(NoSuchUnit):
        overview(world, who, unit)


def test_posts_nobody_fills_and_open_questions_are_told(world: World) -> None:
    world.declare()
    for fte, ends_on in (("5.0", None), ("9.0", date(2020, 1, 1))):
        AuthorisedPosition.objects.create(
            tenant=world.municipality,
            unit=world.units["ward"],
            function=world.functions["nurse"],
            fte=fte,
            starts_on=HIRED if ends_on else date(2020, 1, 1),
            ends_on=ends_on,
        )
    for answered_on, answer in ((None, ""), (world.today, "To per vakt")):
        BarQuestion.objects.create(
            tenant=world.municipality,
            unit=world.units["ward"],
            raised_to=world.units["top"],
            competence=world.competences["picc"],
            question="Hvor mange?",
            raised_on=date(2026, 1, 1),
            raised_by_name="Bjørn Haugen",
            answer=answer,
            answered_on=answered_on,
        )

    seen = overview(world, "bjorn")

    assert [(vacancy.function_name, float(vacancy.fte)) for vacancy in seen.vacancies] == [
        ("Sykepleier, sykehjem", 2.6)
    ]
    assert seen.open_questions == 1
    assert overview(world, "bjorn", on=world.today - timedelta(days=1)).open_questions == 2


def require_picc(world: World, **where: object) -> None:
    world.declare()
    CoverageRequirement.objects.create(
        tenant=world.municipality, competence=world.competences["picc"], minimum=2, starts_on=HIRED, **where
    )


def test_minimum_that_too_few_meet_names_the_neighbouring_zone_and_municipality(world: World) -> None:
    require_picc(world, unit=world.units["ward"])
    declare(tenant_id=world.community.pk)
    for about, holders in ((world.neighbour, 7), (world.municipality, 9)):
        SharedFigure.objects.create(
            tenant=world.community,
            about=about,
            competence=world.competences["picc"],
            taken_on=world.today,
            computed_at="2026-11-22T05:00Z",
            required=9,
            holders=holders,
        )

    (shortfall,) = overview(world, "bjorn").shortfalls

    assert (shortfall.unit_name, shortfall.minimum, shortfall.held) == ("Avdeling 2", 2, 0)
    (unit,) = shortfall.help.share
    assert (unit.name, unit.leader_name, unit.is_near) == ("Sone 3", "Clara Nguyen", True)
    assert [organisation.name for organisation in shortfall.help.neighbours] == ["Larvik kommune"]
    assert not shortfall.help.acquire


def test_neighbour_that_hides_its_number_is_not_named(world: World) -> None:
    require_picc(world, unit=world.units["ward"])
    declare(tenant_id=world.community.pk)
    SharedFigure.objects.create(
        tenant=world.community,
        about=world.neighbour,
        competence=world.competences["picc"],
        taken_on=world.today,
        computed_at="2026-11-22T05:00Z",
    )

    (shortfall,) = overview(world, "bjorn").shortfalls

    assert shortfall.help.neighbours == ()


def named(helpers: tuple[Helper, ...]) -> list[str]:
    return [helper.name for helper in helpers]


def test_one_who_can_what_nobody_asks_of_them_is_mobilised(world: World) -> None:
    world.declare()
    world.require("picc", person=world.people["anna"])
    world.hold("noah", "picc")

    assert named(lack_of(overview(world, "bjorn"), "PICC-line").help.mobilise) == ["Noah Berg"]


def test_one_who_counts_towards_a_minimum_is_not_mobilised_for_it(world: World) -> None:
    require_picc(world, unit=world.units["ward"])
    world.hold("noah", "picc")
    world.hold("frida", "picc")
    world.lead_alone("frida")

    (of_ward,) = overview(world, "frida", "top").shortfalls

    assert (of_ward.held, named(of_ward.help.holders)) == (1, ["Noah Berg"])
    assert named(of_ward.help.mobilise) == ["Clara Nguyen", "Frida Moen"]


def test_who_has_a_course_of_one_level_is_no_teacher(world: World) -> None:
    hlr = lack_of(overview(world, "bjorn"), "Hjerte-lungeredning").help

    assert (named(hlr.holders), hlr.teach, hlr.mobilise) == (["Bjørn Haugen", "Jonas Moe"], (), ())


def test_who_is_on_the_highest_of_three_levels_teaches(world: World) -> None:
    add_levels(world, "isbar", 3)
    world.declare()
    world.hold("jonas", "isbar", level=3)
    world.hold("noah", "isbar", level=1)
    world.hold("bjorn", "isbar", level=2)

    isbar = lack_of(overview(world, "bjorn"), "ISBAR").help

    assert named(isbar.teach) == ["Jonas Moe"]
    assert (named(isbar.mobilise), named(isbar.holders)) == (["Bjørn Haugen"], ["Noah Berg"])


def test_what_nobody_in_the_organisation_can_must_be_acquired(world: World) -> None:
    assert lack_of(overview(world, "bjorn"), "ISBAR").help.acquire


def test_help_is_looked_for_farther_away_where_none_is_near(world: World) -> None:
    require_picc(world, unit=world.units["ward"])
    world.declare()
    far = Unit.objects.create(
        tenant=world.municipality, code="far", name="Legevakt", kind=world.kinds["home_care"], starts_on=HIRED
    )
    Employment.objects.filter(person=world.people["clara"]).update(unit=far)

    (shortfall,) = overview(world, "bjorn").shortfalls

    assert [(unit.name, unit.is_near) for unit in shortfall.help.share] == [("Legevakt", False)]


def test_minimum_that_is_met_is_not_mentioned(world: World) -> None:
    require_picc(world, unit_kind=world.kinds["nursing_home"])
    world.hold("noah", "picc")
    world.hold("anna", "picc")

    assert overview(world, "bjorn").shortfalls == ()


def test_way_to_the_level_that_is_missing_is_one_of_the_rungs(world: World) -> None:
    declare(tenant_id=world.community.pk)
    for code, level in (("low", 1), ("high", 2)):
        Way.objects.create(
            tenant=world.community,
            competence=world.competences["isbar"],
            code=code,
            level=level,
            name_nb=f"Kurs {level}",
        )
    world.declare()
    world.require("isbar", level=2, unit=world.units["ward"])

    assert lack_of(overview(world, "bjorn"), "ISBAR").help.develop == ("Kurs 2",)


def test_unit_that_was_closed_counts_under_the_one_above_as_long_as_it_lasted(world: World) -> None:
    world.declare()
    Unit.objects.filter(pk=world.units["other"].pk).update(ends_on=date(2026, 9, 1))
    Employment.objects.filter(unit=world.units["other"]).update(ends_on=date(2026, 9, 1))

    with pytest.raises(NoSuchUnit):
        overview(world, "clara", "other")
    world.lead_alone("frida")
    assert overview(world, "frida", "top", date(2026, 8, 31)).people == 8
    assert overview(world, "frida", "top", date(2026, 9, 1)).people == 6


def test_person_in_two_units_counts_once_above_them(world: World) -> None:
    world.lead_alone("frida")
    before = overview(world, "frida", "top")
    Employment.objects.create(
        tenant=world.municipality, person=world.people["anna"], unit=world.units["other"], fte="0.2", starts_on=HIRED
    )

    after = overview(world, "frida", "top")

    assert after.people == before.people
    assert after.fte == pytest.approx(before.fte + 0.2)


def test_unit_without_requirements_lacks_nothing(world: World) -> None:
    world.declare()
    Requirement.objects.all().delete()

    seen = overview(world, "bjorn")

    assert (seen.lacks, seen.lapses, seen.mandatory_requirements) == ((), (), 0)


def test_overview_takes_the_same_number_of_queries_for_small_and_large(
    world: World, django_assert_max_num_queries: object
) -> None:
    require_picc(world, unit=world.units["ward"])
    scope, tree = world.scope_of("bjorn"), tree_on(world)

    with django_assert_max_num_queries(23):  # type: ignore[operator]
        get_unit_overview(scope=scope, tree=tree, unit_id=world.units["ward"].pk, on=world.today)
