from datetime import UTC, date, datetime

import pytest

from fagloft.contexts.competence.actions import rules
from fagloft.contexts.competence.models import Holding, ValidityRule, Withdrawal
from fagloft.contexts.competence.queries.old_holdings import count_holdings_that_would_change
from fagloft.contexts.competence.queries.validity import (
    add_months,
    choose_rule,
    get_rule_in_force,
    get_rules,
    lapses_on,
)
from tests.world import World

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def add_rule(world: World, months: int | None = 24, reader: str = "gunnar", **told: object) -> int:
    asked: dict[str, object] = {"effective_from": date(2026, 1, 1), "basis": "local"} | told
    return rules.add_rule(
        scope=world.scope_of(reader),
        competence_id=world.competences["hlr"].pk,
        months=months,
        **asked,  # type: ignore[arg-type]
    )


def apply(world: World, rule: int, expected: int) -> None:
    rules.apply_to_old_holdings(scope=world.scope_of("gunnar"), rule_id=rule, expected=expected, on=world.today, at=NOW)


def count(world: World, *numbers: int) -> dict[int, int]:
    return count_holdings_that_would_change(scope=world.scope_of("gunnar"), rule_ids=[*numbers], on=world.today)


def ends_of(world: World) -> dict[str, date | None]:
    """When the registrations that count end, by given name."""
    rows = Holding.objects.filter(competence=world.competences["hlr"]).exclude(
        pk__in=Withdrawal.objects.values("holding_id")
    )
    return dict(rows.values_list("person__given_name", "valid_to"))


def test_old_holding_keeps_the_rule_it_was_made_under(world: World) -> None:
    before = Holding.objects.filter(person=world.people["jonas"]).get(competence=world.competences["hlr"])
    add_rule(world)

    assert Holding.objects.get(pk=before.pk).valid_to == before.valid_to


def test_director_decides_that_old_holdings_follow_the_new_rule(world: World) -> None:
    rule = add_rule(world)
    apply(world, rule, 3)

    jonas = Holding.objects.filter(person=world.people["jonas"], rule_id=rule).get()
    assert jonas.valid_to == date(2027, 12, 20)
    assert Withdrawal.objects.count() == 3


def test_applying_twice_renews_nothing_more(world: World) -> None:
    rule = add_rule(world)
    apply(world, rule, 3)
    apply(world, rule, 0)

    assert Withdrawal.objects.count() == 3


def test_rule_of_a_profession_is_applied_to_that_profession_only(world: World) -> None:
    rule = add_rule(world, profession_code="HF")

    apply(world, rule, 0)


def test_unknown_rule_is_told(world: World) -> None:
    with pytest.raises(rules.NoSuchRule):
        apply(world, 0, 0)


def test_two_rules_from_the_same_day_are_refused(world: World) -> None:
    add_rule(world)

    with pytest.raises(rules.RuleStandsAlready):
        add_rule(world, months=6)


def test_leader_of_a_ward_does_not_decide_validity(world: World) -> None:
    with pytest.raises(rules.NotYoursToDecide):
        add_rule(world, reader="bjorn")


def test_own_rule_goes_before_the_shared_one(world: World) -> None:
    add_rule(world, effective_from=date(2020, 1, 1))
    rule = get_rule_in_force(tenant_id=world.municipality.pk, competence_id=world.competences["hlr"].pk, on=world.today)

    assert rule is not None
    assert (rule.months, rule.is_own) == (24, True)


def test_rule_of_the_profession_goes_before_the_general_one(world: World) -> None:
    add_rule(world, months=6, profession_code="SP")
    add_rule(world, months=36)
    found = get_rules(tenant_id=world.municipality.pk, competence_ids=[world.competences["hlr"].pk])
    of_hlr = found[world.competences["hlr"].pk]

    nurse = choose_rule(of_hlr, on=world.today, profession_codes=frozenset({"SP"}))
    other = choose_rule(of_hlr, on=world.today)
    assert nurse is not None
    assert other is not None
    assert (nurse.months, other.months) == (6, 36)


def test_no_rule_is_in_force_before_the_first(world: World) -> None:
    assert choose_rule((), on=world.today) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


def test_without_months_a_holding_never_lapses() -> None:
    assert lapses_on(date(2026, 1, 1), None) is None


def test_two_organisations_have_their_own_rule_from_the_same_day(world: World) -> None:
    add_rule(world)
    world.declare(world.neighbour)
    again = ValidityRule.objects.create(
        tenant=world.neighbour,
        competence=world.competences["hlr"],
        months=6,
        effective_from=date(2026, 1, 1),
        basis="local",
    )

    assert again.pk


def test_rule_for_an_unknown_item_is_refused(world: World) -> None:
    with pytest.raises(rules.NoSuchCompetence):
        rules.add_rule(
            scope=world.scope_of("gunnar"), competence_id=0, months=1, effective_from=world.today, basis="local"
        )


def test_general_rule_leaves_alone_what_was_made_under_the_rule_of_a_profession(world: World) -> None:
    special = add_rule(world, months=6, profession_code="SP", effective_from=date(2025, 1, 1))
    apply(world, special, 2)
    general = add_rule(world)

    # Anna's had lapsed before the special rule came, and is still under no rule.
    assert count(world, special, general) == {special: 0, general: 1}


def test_page_can_say_how_many_keep_the_old_rule(world: World) -> None:
    rule = add_rule(world)

    assert count(world, rule) == {rule: 3}


def test_what_has_lapsed_and_would_have_anyway_is_left_alone(world: World) -> None:
    world.declare()
    world.hold("noah", "hlr", since=date(2015, 1, 1), until=date(2016, 1, 1))
    world.hold("eva", "hlr", since=date(2026, 6, 1), until=date(2027, 6, 1))  # who has left
    rule = add_rule(world)

    assert count(world, rule) == {rule: 3}


def test_what_a_later_registration_outlasts_is_left_alone(world: World) -> None:
    """Jonas's was renewed on 20 December 2025: by either rule the renewal lasts as long as the one before."""
    world.declare()
    world.hold("jonas", "hlr", since=date(2024, 12, 20), until=date(2025, 12, 20))
    world.hold("noah", "hlr", since=date(2025, 6, 1), until=None)
    rule = add_rule(world)

    assert count(world, rule) == {rule: 4}
    world.declare()
    world.hold("jonas", "hlr", level=2, since=date(2025, 2, 1), until=date(2026, 2, 1))
    assert count(world, rule) == {rule: 5}


def test_another_number_than_was_told_is_refused(world: World) -> None:
    rule = add_rule(world)

    with pytest.raises(rules.ChangedMeanwhile):
        apply(world, rule, 2)
    assert not Withdrawal.objects.exists()


def test_application_is_taken_back_by_adding_to_history(world: World) -> None:
    rule = add_rule(world)
    before = ends_of(world)
    apply(world, rule, 3)
    after = ends_of(world)
    (jonas,) = Holding.objects.filter(person=world.people["jonas"], rule_id=rule)
    Withdrawal.objects.create(
        tenant=world.municipality, holding=jonas, reason="Feil", withdrawn_at=LATER, withdrawn_by_name="Bjørn Haugen"
    )
    scope = world.scope_of("gunnar")
    restored = rules.take_back_application(scope=scope, rule_id=rule, applied_at=NOW, at=LATER)

    assert restored == 2
    assert after != before
    assert ends_of(world) == {name: end for name, end in before.items() if name != "Jonas"}
    assert Holding.objects.filter(competence=world.competences["hlr"]).count() == 3 + 3 + 2
    assert rules.take_back_application(scope=scope, rule_id=rule, applied_at=NOW, at=LATER) == 0


def test_two_alike_are_taken_back_each_to_its_own_end(world: World) -> None:
    world.declare()
    for until in (date(2027, 1, 1), date(2027, 2, 1)):
        world.hold("noah", "hlr", until=until)
    rule = add_rule(world)
    apply(world, rule, 5)
    rules.take_back_application(scope=world.scope_of("gunnar"), rule_id=rule, applied_at=NOW, at=LATER)

    left = Holding.objects.filter(person=world.people["noah"]).exclude(pk__in=Withdrawal.objects.values("holding_id"))
    assert list(left.order_by("valid_to").values_list("valid_to", flat=True)) == [date(2027, 1, 1), date(2027, 2, 1)]


def test_only_who_decides_takes_back(world: World) -> None:
    with pytest.raises(rules.NotYoursToDecide):
        rules.take_back_application(scope=world.scope_of("bjorn"), rule_id=0, applied_at=NOW, at=LATER)
