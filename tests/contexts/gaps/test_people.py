from datetime import date

import pytest

from fagloft.contexts.competence.models import Evidence, Holding, ValidityRule, Way, WayStep, Withdrawal
from fagloft.contexts.gaps.queries.people import (
    CompetenceStanding,
    PersonStanding,
    get_own_standing,
    get_person_standing,
)
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from fagloft.contexts.requirements.models import LegalBasis, Requirement, RequirementProfile
from fagloft.database.tenancy import declare
from tests.world import World


def person(world: World, who: str, whom: str, on: date | None = None) -> PersonStanding:
    return get_person_standing(
        scope=world.scope_of(who), person_id=world.people[whom].pk, on=on or world.today, today=world.today
    )


def of(standing: PersonStanding, short_name: str) -> CompetenceStanding:
    return next(one for one in standing.competences if one.competence.short_name == short_name)


def test_leader_sees_what_is_asked_of_anna_and_what_she_has(world: World) -> None:
    anna = person(world, "bjorn", "anna")

    assert [(one.competence.short_name, one.status) for one in anna.competences] == [
        ("HLR", "lapsed"),
        ("ISBAR", "missing"),
        ("LEGEMIDDEL", "holds"),
    ]
    assert of(anna, "HLR").expired_on == date(2026, 10, 1)
    assert [(work.unit_name, work.function_name, work.fte) for work in anna.work] == [
        ("Avdeling 2", "Sykepleier, sykehjem", 0.8)
    ]


@pytest.mark.parametrize("who", ["anna", "jonas", "frida"])
def test_the_person_the_deputy_and_the_nurse_see_her_too(world: World, who: str) -> None:
    assert person(world, who, "anna").name == "Anna Vik"


@pytest.mark.parametrize("who", ["clara", "gunnar", "noah", "hanne", "eva", "sigrid"])
def test_others_do_not_find_her(world: World, who: str) -> None:
    with pytest.raises(NoSuchPerson):
        person(world, who, "anna")


def test_one_who_has_left_is_not_found_on_any_day(world: World) -> None:
    with pytest.raises(NoSuchPerson):
        person(world, "bjorn", "eva", date(2026, 1, 1))


def test_each_requirement_says_which_layer_and_law_it_comes_from(world: World) -> None:
    world.declare()
    law = LegalBasis.objects.create(code="l", name="Helsepersonelloven", section="§ 4", kind="law", source="Lovdata")
    profile = RequirementProfile.objects.create(
        tenant=world.municipality, code="p", name_nb="Sykehjem", name_nn="Sjukeheim", name_en="Nursing home"
    )
    own = world.require("hlr", level=2, person=world.people["anna"])
    Requirement.objects.filter(pk=own.pk).update(legal_basis=law, profile=profile)
    world.require("hlr", function=world.functions["nurse"], obligation="voluntary")

    hlr = of(person(world, "bjorn", "anna"), "HLR")

    assert {
        (source.layer, source.name, source.level, source.legal_basis, source.profile_name) for source in hlr.sources
    } == {
        ("person", "", 2, "Helsepersonelloven § 4", "Sykehjem"),
        ("function", "Sykepleier, sykehjem", 1, "", ""),
        ("unit_kind", "Sykehjemsavdeling", 1, "", ""),
    }
    assert (hlr.required_level, hlr.status) == (2, "missing")
    isbar = of(person(world, "bjorn", "anna"), "ISBAR")
    assert [(source.layer, source.name) for source in isbar.sources] == [("unit", "Helse og omsorg")]
    medicine = of(person(world, "bjorn", "anna"), "LEGEMIDDEL")
    assert [(source.layer, source.name) for source in medicine.sources] == [("profession", "Sykepleier")]


def record_and_withdraw(world: World) -> None:
    """Anna's proof of a course that turned out to be another one."""
    evidence = Evidence.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        stored_name="a" * 48,
        original_name="kursbevis.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        uploaded_at="2026-01-01T08:00Z",
        uploaded_by_name="Anna Vik",
    )
    wrong = Holding.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        competence=world.competences["hlr"],
        valid_from=date(2026, 11, 1),
        source="document",
        rule=ValidityRule.objects.get(competence=world.competences["hlr"]),
        evidence=evidence,
        recorded_at="2026-11-01T08:00Z",
    )
    Withdrawal.objects.create(
        tenant=world.municipality,
        holding=wrong,
        reason="Feil kurs",
        withdrawn_at="2026-11-02T08:00Z",
        withdrawn_by_name="Bjørn Haugen",
    )


def test_history_keeps_what_was_withdrawn_and_the_rule_each_holding_was_made_under(world: World) -> None:
    world.declare()
    record_and_withdraw(world)

    hlr = of(person(world, "bjorn", "anna"), "HLR")

    newest, oldest = hlr.history
    assert newest.withdrawal is not None
    assert (newest.withdrawal.reason, newest.evidence_name, newest.source) == ("Feil kurs", "kursbevis.pdf", "document")
    assert newest.rule is not None
    assert (newest.rule.months, newest.rule.basis) == (12, "assumed")
    assert (oldest.rule, oldest.withdrawal) == (None, None)
    assert hlr.status == "lapsed"
    assert hlr.rule is not None
    assert hlr.rule.months == 12


def test_what_nobody_asks_for_is_told_too(world: World) -> None:
    picc = of(person(world, "clara", "clara"), "PICC")

    assert (picc.status, picc.held_level, picc.sources, picc.obligation) == ("not_required", 1, (), "")
    assert picc.level_names == {1: "Kan"}


def test_way_says_which_steps_are_taken(world: World) -> None:
    declare(tenant_id=world.community.pk)
    way = Way.objects.create(
        tenant=world.community,
        competence=world.competences["isbar"],
        code="w",
        level=1,
        name_nb="To kurs",
        name_nn="To kurs",
        name_en="Two courses",
    )
    for step in ("legemiddel", "picc"):
        WayStep.objects.create(tenant=world.community, way=way, competence=world.competences[step], level=1)

    (way_out,) = of(person(world, "bjorn", "anna"), "ISBAR").ways

    assert way_out.name == "To kurs"
    assert [(step.competence.short_name, step.is_held) for step in way_out.steps] == [
        ("LEGEMIDDEL", True),
        ("PICC", False),
    ]
    assert of(person(world, "bjorn", "anna"), "HLR").ways == ()


def test_way_to_a_level_that_is_too_low_is_no_way(world: World) -> None:
    declare(tenant_id=world.community.pk)
    way = Way.objects.create(
        tenant=world.community, competence=world.competences["isbar"], code="w", level=1, name_nb="Kurs"
    )
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["picc"], level=1)
    world.declare()
    world.require("isbar", level=2, unit=world.units["ward"])

    assert of(person(world, "bjorn", "anna"), "ISBAR").ways == ()


def test_person_with_two_employments_has_the_requirements_of_both(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["other"])
    Employment.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        unit=world.units["other"],
        fte="0.2",
        starts_on=date(2020, 1, 1),
    )

    anna = person(world, "clara", "anna")

    assert len(anna.work) == 2
    assert of(anna, "PICC").status == "missing"
    assert len(of(anna, "ISBAR").sources) == 1


def test_own_standing_is_that_of_the_reader(world: World) -> None:
    own = get_own_standing(scope=world.scope_of("anna"), on=world.today)

    assert own is not None
    assert own.name == "Anna Vik"
    assert get_own_standing(scope=world.scope_of("gunnar"), on=world.today) is None


def test_day_before_the_first_employment_asks_nothing(world: World) -> None:
    own = get_own_standing(scope=world.scope_of("anna"), on=date(2018, 12, 1))

    assert own is not None
    assert own.work == ()
    assert {one.status for one in own.competences} == {"not_required"}


def test_person_takes_a_fixed_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    scope = world.scope_of("bjorn")

    with django_assert_max_num_queries(24):  # type: ignore[operator]
        get_person_standing(scope=scope, person_id=world.people["anna"].pk, on=world.today, today=world.today)


def test_what_is_voluntary_and_not_met_may_be_offered(world: World) -> None:
    world.declare()
    world.require("picc", person=world.people["anna"], obligation="voluntary")

    picc = of(person(world, "bjorn", "anna"), "PICC")

    assert (picc.status, picc.obligation) == ("may_be_offered", "voluntary")
