from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from fagloft.contexts.competence.actions import holdings
from fagloft.contexts.competence.models import Competence, Holding, ValidityRule, Withdrawal
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from tests.world import World

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def record(world: World, reader: str, person: str, competence: str = "hlr", **told: object) -> int:
    asked: dict[str, object] = {"level": 1, "valid_from": date(2026, 11, 20), "source": "assessor"} | told
    return holdings.record(
        scope=world.scope_of(reader),
        person_id=world.people[person].pk,
        competence_id=world.competences[competence].pk,
        at=NOW,
        **asked,  # type: ignore[arg-type]
    )


def test_leader_records_under_the_rule_in_force(world: World) -> None:
    holding = Holding.objects.get(pk=record(world, "bjorn", "noah"))

    assert holding.valid_to == date(2027, 11, 20)
    assert holding.rule is not None
    assert holding.rule.months == 12
    assert holding.recorded_by_name == "Bjørn Haugen"


def test_holding_without_a_rule_never_lapses(world: World) -> None:
    world.declare(world.community)
    ValidityRule.objects.filter(competence=world.competences["hlr"]).delete()

    assert Holding.objects.get(pk=record(world, "bjorn", "noah")).rule is None


def test_holding_of_leap_day_lapses_on_the_last_of_february(world: World) -> None:
    holding = Holding.objects.get(pk=record(world, "bjorn", "noah", valid_from=date(2024, 2, 29)))

    assert holding.valid_to == date(2025, 2, 28)


def test_nurse_who_serves_the_unit_records(world: World) -> None:
    assert record(world, "frida", "noah")


@pytest.mark.parametrize("reader", ["clara", "gunnar", "sigrid", "eva", "hanne"])
def test_others_cannot_even_find_the_person(world: World, reader: str) -> None:
    with pytest.raises(NoSuchPerson):
        record(world, reader, "noah")


def test_one_registers_for_oneself_but_does_not_vouch(world: World) -> None:
    assert record(world, "anna", "anna", "isbar", source="self")
    with pytest.raises(holdings.NotYoursToVouchFor):
        record(world, "anna", "anna", "picc", source="assessor")


def test_leader_does_not_register_in_the_name_of_another(world: World) -> None:
    with pytest.raises(holdings.NotYoursToVouchFor):
        record(world, "bjorn", "noah", source="self")


def test_leader_does_not_vouch_for_oneself(world: World) -> None:
    with pytest.raises(holdings.NotYoursToVouchFor):
        record(world, "bjorn", "bjorn", "picc", source="leader")


def test_holding_does_not_begin_in_the_future(world: World) -> None:
    with pytest.raises(holdings.BeginsInTheFuture):
        record(world, "bjorn", "noah", valid_from=date(2026, 11, 23))


def test_level_must_exist(world: World) -> None:
    with pytest.raises(holdings.NoSuchLevel):
        record(world, "bjorn", "noah", level=7)


def test_retired_competence_is_no_longer_recorded(world: World) -> None:
    world.declare(world.community)
    Competence.objects.filter(pk=world.competences["hlr"].pk).update(retired_on=date(2026, 11, 1))

    with pytest.raises(holdings.NoSuchCompetence):
        record(world, "bjorn", "noah")


def test_competence_that_retires_later_is_still_recorded(world: World) -> None:
    world.declare(world.community)
    Competence.objects.filter(pk=world.competences["hlr"].pk).update(retired_on=date(2027, 1, 1))

    assert record(world, "bjorn", "noah")


def test_the_same_is_recorded_once(world: World) -> None:
    record(world, "bjorn", "noah")

    with pytest.raises(holdings.RecordedAlready):
        record(world, "bjorn", "noah")


def test_what_was_withdrawn_may_be_recorded_again(world: World) -> None:
    first = record(world, "bjorn", "noah")
    holdings.withdraw(scope=world.scope_of("bjorn"), holding_id=first, reason="Feil person", at=NOW)

    assert record(world, "bjorn", "noah") != first
    assert Withdrawal.objects.get(holding_id=first).withdrawn_by_name == "Bjørn Haugen"


def test_holding_is_withdrawn_once(world: World) -> None:
    first = record(world, "bjorn", "noah")
    holdings.withdraw(scope=world.scope_of("bjorn"), holding_id=first, reason="Feil", at=NOW)

    with pytest.raises(holdings.NoSuchHolding):
        holdings.withdraw(scope=world.scope_of("bjorn"), holding_id=first, reason="Feil", at=NOW)


def test_one_does_not_withdraw_what_others_vouched_for(world: World) -> None:
    first = record(world, "bjorn", "anna")

    with pytest.raises(holdings.NotYoursToVouchFor):
        holdings.withdraw(scope=world.scope_of("anna"), holding_id=first, reason="Vil ikke", at=NOW)


@pytest.mark.parametrize("statement", ["UPDATE competence_holding SET level = 3", "DELETE FROM competence_holding"])
def test_holdings_are_only_added_to(world: World, statement: str) -> None:
    from django.db import connection

    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
