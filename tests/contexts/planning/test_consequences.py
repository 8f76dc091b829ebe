"""What a frame has room for, and what stays open."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.planning.models import Decision, FocusArea, Goal, Plan
from fagloft.contexts.planning.queries.consequences import Consequences, get_consequences, tell_large
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from fagloft.contexts.planning.queries.plan_facts import get_plan_facts, thirds_of
from fagloft.contexts.requirements.models import CoverageRequirement, LegalBasis, Requirement
from fagloft.engine.costing.facts import PlanFacts
from tests.contexts.planning.costed_plan import add_line, add_measure, add_plan, set_rates
from tests.world import HIRED, World

KR = 100


def consequences(world: World, plan: Plan, reader: str, *frames: int) -> Consequences:
    scope = world.scope_of(reader)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")

    def choose(_whole: int) -> Sequence[int]:
        return [frame * KR for frame in frames]

    return get_consequences(scope=scope, tree=tree, plan_id=plan.pk, choose_frames=choose, on=world.today)


def facts_of(world: World, plan: Plan, reader: str = "gunnar") -> PlanFacts:
    scope = world.scope_of(reader)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    made_at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return get_plan_facts(scope=scope, tree=tree, plan_id=plan.pk, on=world.today, made_at=made_at)


@pytest.fixture
def plan(world: World) -> Plan:
    """Two measures in the ward: CPR for 1,000 kr, which closes two mandatory gaps, and PICC for 3,000 kr."""
    plan = add_plan(world, level="unit", unit=world.units["ward"])
    cpr = add_measure(world, plan, "hlr", title="HLR", hours_per_person=0)
    picc = add_measure(world, plan, "picc", title="PICC", obligation="voluntary", hours_per_person=0)
    add_line(cpr, "fee", 1000)
    add_line(picc, "fee", 3000)
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["picc"],
        level=1,
        minimum=2,
        starts_on=HIRED,
    )
    basis = LegalBasis.objects.create(code="forskrift", kind="regulation", name="Forskrift", section="§ 6 f")
    Requirement.objects.filter(competence=world.competences["hlr"]).update(legal_basis=basis)
    return plan


def test_what_stays_open_at_three_frames(world: World, plan: Plan) -> None:
    """Anna and Noah lack CPR, Jonas lacks medicines, and all four ISBAR."""
    found = consequences(world, plan, "bjorn", 0, 1000, 4000)
    nothing, some, everything = found.outlooks

    assert found.open_today == {"mandatory": 3, "expected": 4, "voluntary": 0}
    assert [(len(one.chosen), one.cost // KR) for one in found.outlooks] == [(0, 0), (1, 1000), (2, 4000)]
    assert [one.open_gaps["mandatory"] for one in found.outlooks] == [3, 1, 1]
    assert nothing.minimums == some.minimums == (("Avdeling 2", "PICC-line"),)
    assert everything.minimums == ()
    assert [(duty.competence_name, duty.laws, duty.people) for duty in nothing.duties] == [
        ("Hjerte-lungeredning", ("Forskrift § 6 f",), 2),
        ("Legemiddelhåndtering", (), 1),
    ]
    assert [measure.row.text.title for measure in some.left_out] == ["PICC"]


def test_gaps_tell_what_the_plan_reaches(world: World, plan: Plan) -> None:
    found = consequences(world, plan, "bjorn").gaps

    assert [(gap.competence_name, gap.lacking, gap.closed_by_plan, gap.is_in_plan) for gap in found] == [
        ("Hjerte-lungeredning", 2, 2, True),
        ("Legemiddelhåndtering", 1, 0, False),
        ("ISBAR", 4, 0, False),
    ]


def test_who_holds_it_already_lifts_no_minimum(world: World, plan: Plan) -> None:
    """Anna holds it: one is enough then, and a course for her alone adds nobody."""
    world.declare()
    world.hold("anna", "picc")
    add_measure(world, plan, "picc", title="Bare Anna", target_person=world.people["anna"], hours_per_person=0)
    nothing, everything = consequences(world, plan, "bjorn", 0, 4000).outlooks

    assert [measure.row.text.title for measure in nothing.chosen] == ["Bare Anna"]
    assert nothing.minimums == (("Avdeling 2", "PICC-line"),)
    assert everything.minimums == ()


def test_one_who_sees_numbers_only_is_told_no_small_group(world: World, plan: Plan) -> None:
    found = consequences(world, plan, "gunnar", 0)

    assert found.open_today == {"mandatory": None, "expected": None, "voluntary": 0}
    assert found.gaps == ()
    assert found.outlooks[0].duties == ()


def test_only_what_is_required_of_many_is_listed_where_numbers_are_told(world: World) -> None:
    """To stand in a list of what is missing, as the only one it is required of, is to be named."""
    world.declare()
    Requirement.objects.filter(competence=world.competences["isbar"]).update(obligation="mandatory")
    found = consequences(world, add_plan(world), "gunnar", 0)

    assert ("ISBAR", 7) in {(gap.competence_name, gap.lacking) for gap in found.gaps}
    assert all(gap.required >= 5 for gap in found.gaps)
    assert ("ISBAR", 7) in {(duty.competence_name, duty.people) for duty in found.outlooks[0].duties}


@pytest.mark.parametrize(("part", "whole", "told"), [(0, 9, 0), (4, 20, None), (16, 20, None), (5, 10, 5), (9, 9, 9)])
def test_small_groups_are_told_neither_way(part: int, whole: int, told: int | None) -> None:
    assert tell_large(part, whole) == told


def test_numbers_of_others_and_plans_of_persons_are_not_there(world: World, plan: Plan) -> None:
    whole = add_plan(world)
    own = add_plan(world, level="person", person=world.people["anna"])

    assert consequences(world, whole, "gunnar", 0).outlooks
    for wanted, reader in ((plan, "clara"), (whole, "bjorn"), (own, "bjorn")):
        with pytest.raises(NoSuchPlan):
            consequences(world, wanted, reader, 0)


def test_facts_hide_small_groups_even_from_the_leader(world: World, plan: Plan) -> None:
    facts = facts_of(world, plan, "bjorn")

    assert facts.organisation == "Sandefjord kommune"
    assert facts.unit == "Avdeling 2"
    assert facts.gaps == ()
    assert [measure.holding for measure in facts.measures] == [None, None]
    assert facts.laws == ()
    assert [frame.frame for frame in facts.frames] == [2000 * KR, 3000 * KR, 4000 * KR]
    assert facts.frames[-1].chosen == ("HLR", "PICC")
    assert facts.total == 4000 * KR


def test_facts_hold_goals_focus_areas_and_decisions(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    FocusArea.objects.create(tenant=world.municipality, plan=plan, title="Akutt", description="Først")
    many = Goal.objects.create(
        tenant=world.municipality, level="strategic", title="Alle kan HLR", competence=world.competences["hlr"],
        competence_level=1, people_needed=20,
    )  # fmt: skip
    rate = Goal.objects.create(
        tenant=world.municipality, level="strategic", title="Færre fall", indicator="Fall", baseline=12, target="7.50"
    )
    bare = Goal.objects.create(tenant=world.municipality, level="strategic", title="Ro")
    for goal in (many, rate, bare):
        add_measure(world, plan, "hlr", goal=goal)
    add_measure(world, plan)
    Decision.objects.create(
        tenant=world.municipality, plan=plan, kind="political", text="Vedtatt", case_number="26/1", owner_name="Råd",
        decided_on=HIRED, concerns="Alle", recorded_at="2026-01-01T08:00Z", recorded_by_name="Gunnar Aas",
    )  # fmt: skip
    facts = facts_of(world, plan)

    assert facts.unit == ""
    assert facts.focus_areas == (("Akutt", "Først"),)
    assert [(goal.title, goal.baseline, goal.target) for goal in facts.goals] == [
        ("Alle kan HLR", "–", "20"),
        ("Færre fall", "12", "7.5"),
        ("Ro", "", ""),
    ]
    assert [(one.case_number, one.kind) for one in facts.decisions] == [("26/1", "political")]
    assert sum(amount for _, amount in facts.by_unit) == facts.total == sum(one.total for one in facts.measures)


def test_frames_are_a_third_two_thirds_and_all_in_whole_thousands() -> None:
    assert thirds_of(1_000_000 * KR) == (334_000 * KR, 667_000 * KR, 1_000_000 * KR)
    assert thirds_of(0) == (0, 0, 0)
