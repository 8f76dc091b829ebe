import pytest

from fagloft.contexts.competence.models import ValidityRule
from fagloft.contexts.gaps.queries.impacts import Impact
from fagloft.contexts.gaps.queries.rule_impacts import NoSuchRule, RuleImpact, preview_rule
from tests.contexts.gaps.trees import tree_on
from tests.world import World


def rule_of(world: World, months: int | None) -> int:
    world.declare()
    return ValidityRule.objects.create(
        tenant=world.municipality,
        competence=world.competences["hlr"],
        months=months,
        effective_from=world.today,
        basis="local",
    ).pk


def preview(world: World, rule: int, reader: str = "frida") -> RuleImpact:
    scope, hlr = world.scope_of(reader), world.competences["hlr"].pk
    return preview_rule(scope=scope, tree=tree_on(world), competence_id=hlr, rule_id=rule, on=world.today)


def test_longer_rule_closes_gaps(world: World) -> None:
    """Anna's has lapsed after a year, and would last for two."""
    world.lead_alone("frida")
    found = preview(world, rule_of(world, 24))

    assert found == RuleImpact(3, Impact(people=3, units=1, gaps_opened=0, gaps_closed=1))


def test_shorter_rule_opens_gaps(world: World) -> None:
    """Bjørn's began on 1 January, Jonas's in December before."""
    world.lead_alone("frida")
    found = preview(world, rule_of(world, 6))

    assert found == RuleImpact(2, Impact(people=2, units=1, gaps_opened=2, gaps_closed=0))


def test_who_sees_numbers_only_is_told_nothing_of_small_groups(world: World) -> None:
    found = preview(world, rule_of(world, 6), "gunnar")

    assert (found.holdings, found.impact.people, found.impact.gaps_opened) == (2, 2, None)


def test_rule_of_another_competence_is_not_there(world: World) -> None:
    with pytest.raises(NoSuchRule):
        preview(world, 0)
