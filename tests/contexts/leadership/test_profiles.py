"""Who leads whom, what the register knows of a leader, and who may tell and limit what."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.leadership.actions import profiles as actions
from fagloft.contexts.leadership.models import LeaderProfile
from fagloft.contexts.leadership.queries.profiles import Profile, get_own_leader, get_profile
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader, get_led_leaders
from fagloft.contexts.organisations.models import Duty
from tests.contexts.leadership.line import begin_duty, draw_line, leader, tree
from tests.world import HIRED, World

TOLD = actions.Told("unit_leader", date(2018, 1, 1), education_years=3, wanted_credits=Decimal(60))


def tell(world: World, by: str, of: str, told: actions.Told = TOLD, edition: int = 0) -> None:
    actions.tell(
        scope=world.scope_of(by), tree=tree(world), person_id=world.people[of].pk, edition=edition, told=told,
        on=world.today,
    )  # fmt: skip


def limit(world: World, by: str, of: str, edition: int = 0, **limits: Any) -> None:
    actions.limit(
        scope=world.scope_of(by), tree=tree(world), person_id=world.people[of].pk, edition=edition,
        limits=actions.Limits(**limits), on=world.today,
    )  # fmt: skip


def profile(world: World, of: str, reader: str = "") -> Profile:
    scope = world.scope_of(reader or of)
    return get_profile(scope=scope, tree=tree(world), person_id=world.people[of].pk, on=world.today)


def test_register_knows_level_span_and_since(world: World) -> None:
    draw_line(world)
    bjorn, frida = profile(world, "bjorn"), profile(world, "frida")

    assert (bjorn.level, bjorn.edition, bjorn.leader_since_on, bjorn.experience_years) == ("first_line", 0, HIRED, 7)
    assert bjorn.span_of_control == 3  # Anna, Jonas and Noah; Eva has left
    assert frida.level == "top_leader"
    assert frida.span_of_control == 2  # the two who lead below her
    assert bjorn.organisation_kind == "municipality"
    assert profile(world, "jonas").leader.is_deputy


def test_who_leads_whom(world: World) -> None:
    draw_line(world)

    def led_by(name: str) -> set[str]:
        scope = world.scope_of(name)
        return {one.name for one in get_led_leaders(scope=scope, tree=tree(world), on=world.today)}

    assert led_by("frida") == {"Bjørn Haugen", "Clara Nguyen", "Jonas Moe"}
    assert led_by("bjorn") == {"Jonas Moe"}
    assert led_by("jonas") == led_by("gunnar") == led_by("anna") == set()
    assert leader(world, "bjorn", "frida").has_superior
    assert leader(world, "jonas", "bjorn").has_superior
    assert not leader(world, "frida", "frida").has_superior


def test_who_leads_above_and_below_is_led_by_nobody_between(world: World) -> None:
    draw_line(world)
    world.appoint("frida", "other")

    with pytest.raises(NoSuchLeader):
        leader(world, "frida", "clara")
    assert leader(world, "frida", "frida").unit_ids == {world.units["top"].pk}


@pytest.mark.parametrize("reader", ["jonas", "clara", "gunnar", "anna", "dag"])
def test_others_do_not_see_the_profile(world: World, reader: str) -> None:
    with pytest.raises(NoSuchLeader):
        profile(world, "bjorn", reader)


def test_leader_is_new_until_two_years_have_gone_or_earlier_posts_are_told(world: World) -> None:
    draw_line(world)
    begin_duty(world, "bjorn", world.today - timedelta(days=100))
    assert leader(world, "bjorn", "bjorn").is_first_time

    tell(world, "bjorn", "bjorn", replace(TOLD, leader_since_on=date(2015, 1, 1)))
    assert not leader(world, "bjorn", "frida").is_first_time
    assert leader(world, "bjorn", "frida").since == date(2015, 1, 1)


def test_earlier_post_as_leader_counts_and_deputising_does_not(world: World) -> None:
    world.declare()
    begin_duty(world, "bjorn", world.today - timedelta(days=100))
    Duty.objects.create(
        tenant=world.municipality, person=world.people["bjorn"], unit=world.units["other"], kind="leader",
        starts_on=date(2010, 1, 1), ends_on=date(2012, 1, 1),
    )  # fmt: skip
    Duty.objects.filter(person=world.people["jonas"]).update(starts_on=world.today - timedelta(days=9))

    assert not leader(world, "bjorn", "bjorn").is_first_time
    assert not leader(world, "jonas", "jonas").is_first_time


def test_leader_tells_and_leader_above_limits(world: World) -> None:
    draw_line(world)
    tell(world, "bjorn", "bjorn")
    limit(world, "frida", "bjorn", edition=1, days_away_max=3, budget=Decimal(50000))
    seen = profile(world, "bjorn")

    assert (seen.level, seen.education_years, seen.wanted_credits) == ("unit_leader", 3, Decimal(60))
    assert (seen.days_away_max, seen.budget, seen.edition) == (3, Decimal(50000), 2)
    assert get_own_leader(scope=world.scope_of("bjorn"), tree=tree(world), on=world.today) == seen.leader
    assert get_own_leader(scope=world.scope_of("anna"), tree=tree(world), on=world.today) is None


def test_limits_may_come_first(world: World) -> None:
    draw_line(world)
    limit(world, "frida", "bjorn", days_away_max=0)

    assert profile(world, "bjorn").level == "first_line"


def test_who_has_nobody_above_sets_own_limits(world: World) -> None:
    limit(world, "bjorn", "bjorn", days_away_max=2)
    assert profile(world, "bjorn").days_away_max == 2

    draw_line(world)
    with pytest.raises(actions.NotYoursToLimit):
        limit(world, "bjorn", "bjorn", edition=1, days_away_max=20)
    with pytest.raises(actions.NotYoursToTell):
        tell(world, "frida", "bjorn", edition=1)


def test_two_at_once_see_each_other(world: World) -> None:
    draw_line(world)
    tell(world, "bjorn", "bjorn")

    with pytest.raises(actions.ChangedMeanwhile):
        limit(world, "frida", "bjorn", edition=0, days_away_max=3)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"level": "king"}, actions.NoSuchLevel),
        ({"leader_since_on": date(2099, 1, 1)}, actions.LeaderInTheFuture),
        ({"education_years": -1}, actions.BelowNothing),
        ({"credits_max": Decimal("-0.5")}, actions.BelowNothing),
    ],
)
def test_what_cannot_be_is_refused(world: World, changed: dict[str, Any], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        tell(world, "bjorn", "bjorn", replace(TOLD, **changed))


def test_leader_budget_is_nothing_or_more(world: World) -> None:
    world.declare()
    with pytest.raises(IntegrityError, match="leader_budget_is_nothing_or_more"), transaction.atomic():
        LeaderProfile.objects.create(
            tenant=world.municipality, person=world.people["bjorn"], level="first_line", budget=-1
        )
