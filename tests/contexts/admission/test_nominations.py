"""Announcing an intake and applying to it: who may, what is asked, and who sees it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.admission.actions import intakes, nominations
from fagloft.contexts.admission.models import Intake, Nomination
from fagloft.contexts.admission.queries.intakes import (
    ClassText,
    NoSuchIntake,
    PriorityText,
    get_intake,
    get_intakes,
)
from fagloft.contexts.admission.queries.nominations import NoSuchNomination, get_nomination, get_nominations
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from tests.contexts.admission.intake_world import NORTH, SOUTH, announce, apply, close, text
from tests.contexts.leadership.market import settle
from tests.world import World


def tree_of(world: World, who: str) -> UnitTree:
    return get_unit_tree(tenant_id=world.scope_of(who).tenant_id, on=world.today, language="nb")


def seen(world: World, who: str) -> set[str]:
    tree = tree_of(world, who)
    return {row.person_name for row in get_nominations(scope=world.scope_of(who), tree=tree, on=world.today)}


def test_draft_is_the_office_s_alone_until_it_opens(world: World) -> None:
    dag = world.scope_of("dag")
    number = intakes.create(scope=dag, text=text(world))
    assert get_intakes(scope=world.scope_of("bjorn")) == ()
    intakes.change(scope=world.scope_of("dag"), intake_id=number, edition=1, text=text(world, title="Nytt navn"))
    with pytest.raises(intakes.ChangedMeanwhile):
        intakes.change(scope=dag, intake_id=number, edition=1, text=text(world))
    intakes.open(scope=dag, intake_id=number, edition=2)
    (shown,) = get_intakes(scope=world.scope_of("bjorn"))

    assert (shown.text.title, shown.status, shown.is_own) == ("Nytt navn", "open", False)
    assert [one.text.name for one in shown.classes] == [NORTH, SOUTH]
    assert shown.class_by_id(shown.classes[0].id) == shown.classes[0]
    assert shown.text.priorities == (PriorityText("recommended"), PriorityText("everybody"))
    with pytest.raises(intakes.NotADraft):
        intakes.change(scope=world.scope_of("dag"), intake_id=number, edition=3, text=text(world))


def test_class_keeps_its_number_when_it_is_written_anew(world: World) -> None:
    settle(world)
    dag = world.scope_of("dag")
    number = intakes.create(scope=dag, text=text(world))
    before = get_intake(scope=dag, intake_id=number).classes[1]
    moved = replace(before.text, place="Sandefjord", municipality_code="3907")
    intakes.change(scope=dag, intake_id=number, edition=1, text=text(world, classes=(moved,)))

    (after,) = get_intake(scope=dag, intake_id=number).classes
    assert (after.id, after.text, after.municipality_name) == (before.id, moved, "Sandefjord")


@pytest.mark.parametrize("who", ["bjorn", "gunnar", "hanne"])
def test_only_the_office_runs_intakes(world: World, who: str) -> None:
    with pytest.raises(intakes.NotYoursToRun):
        intakes.create(scope=world.scope_of(who), text=text(world))


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"classes": ()}, "no_class"),
        ({"apply_by_on": None}, "closes_too_early"),
        ({"priorities": (PriorityText("everybody"), PriorityText("everybody"))}, "priority_twice"),
        ({"priorities": (PriorityText("everybody", 3),)}, "too_many_reserved"),
        ({"order": "draw"}, "seed_missing"),
        ({"answer_days": 0}, "answer_days"),
    ],
)
def test_contradicting_texts_are_refused(world: World, told: dict[str, Any], fault: str) -> None:
    told = {name: world.today if value is None else value for name, value in told.items()}
    with pytest.raises(intakes.FaultyIntake) as refused:
        intakes.create(scope=world.scope_of("dag"), text=text(world, **told))
    assert refused.value.faults == (fault,)


def test_faulty_classes_are_refused(world: World) -> None:
    one = ClassText(NORTH, "Oslo", world.today, 0)
    with pytest.raises(intakes.FaultyIntake) as refused:
        intakes.create(scope=world.scope_of("dag"), text=text(world, classes=(one, one)))
    assert set(refused.value.faults) >= {"class_named_twice", "class_too_early", "class_without_places"}


def test_steps_of_an_intake_follow_on_one_another(world: World) -> None:
    intake = announce(world)
    dag = world.scope_of("dag")
    with pytest.raises(intakes.NotNow):
        intakes.finish(scope=dag, intake_id=intake.id, edition=2)
    intakes.close(scope=dag, intake_id=intake.id, edition=2)
    intakes.open(scope=dag, intake_id=intake.id, edition=3)
    intakes.cancel(scope=dag, intake_id=intake.id, edition=4)
    with pytest.raises(intakes.NotNow):
        intakes.open(scope=dag, intake_id=intake.id, edition=5)
    with pytest.raises(NoSuchIntake):
        intakes.close(scope=dag, intake_id=0, edition=1)
    assert get_intake(scope=world.scope_of("bjorn"), intake_id=intake.id).status == "cancelled"


def test_intake_that_nobody_has_made_is_not_there(world: World) -> None:
    with pytest.raises(NoSuchIntake):
        get_intake(scope=world.scope_of("dag"), intake_id=987654321)


def test_leader_applies_and_leader_above_nominates(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    intake = announce(world)
    apply(world, intake, "bjorn")
    apply(world, intake, "clara", by="frida")
    apply(world, intake, "sigrid")

    assert seen(world, "dag") == {"Bjørn Haugen", "Clara Nguyen", "Sigrid Foss"}
    assert seen(world, "gunnar") == seen(world, "frida") == {"Bjørn Haugen", "Clara Nguyen"}
    assert seen(world, "bjorn") == {"Bjørn Haugen"}
    assert seen(world, "jonas") == seen(world, "anna") == set()
    assert seen(world, "sigrid") == {"Sigrid Foss"}


def test_nobody_applies_for_a_peer_or_one_above(world: World) -> None:
    intake = announce(world)
    for who, by in (("clara", "bjorn"), ("bjorn", "jonas"), ("bjorn", "gunnar"), ("bjorn", "anna")):
        with pytest.raises(nominations.NotYoursToNominate):
            apply(world, intake, who, by=by)


def test_one_applies_once_with_consent_to_classes_that_exist(world: World) -> None:
    intake = announce(world)
    apply(world, intake, "bjorn")
    with pytest.raises(nominations.NominatedAlready):
        apply(world, intake, "bjorn")
    for wanted in ((), (NORTH, NORTH), ("Kull øst",)):
        with pytest.raises(nominations.NoSuchClass):
            apply(world, intake, "clara", wanted=wanted)
    with pytest.raises(nominations.NoConsent):
        nominations.nominate(
            scope=world.scope_of("clara"), tree=tree_of(world, "clara"), intake_id=intake.id,
            person_id=world.people["clara"].pk, shared=nominations.Shared(),
            asked=nominations.Application((NORTH,), has_consented=False), at=world.now, on=world.today,
        )  # fmt: skip
    close(world, intake)
    with pytest.raises(nominations.TakesNoApplications):
        apply(world, intake, "clara")


def test_what_is_shared_is_copied_and_emptied_when_one_withdraws(world: World) -> None:
    settle(world)
    intake = announce(world)
    number = apply(world, intake, "bjorn")
    nominations.recommend(scope=world.scope_of("gunnar"), nomination_id=number, edition=1, words="Ja", on=world.today)
    tree = tree_of(world, "dag")
    row = get_nomination(scope=world.scope_of("dag"), tree=tree, nomination_id=number, on=world.today)
    assert (row.county, row.recommendation, row.needs) == ("Vestfold", "Ja", {"change_management": 3})
    assert (row.may_act, row.may_recommend, row.standing.kind) == (False, False, "applied")

    with pytest.raises(NoSuchNomination):
        _withdraw(world, number, by="clara")
    _withdraw(world, number)
    with pytest.raises(nominations.NothingToWithdraw):
        _withdraw(world, number)
    gone = get_nomination(scope=world.scope_of("dag"), tree=tree, nomination_id=number, on=world.today)
    assert (gone.needs, gone.recommendation, gone.standing.kind) == ({}, "", "withdrawn")

    apply(world, intake, "bjorn", minutes=90)
    again = get_nomination(scope=world.scope_of("dag"), tree=tree, nomination_id=number, on=world.today)
    assert (again.standing.kind, again.needs) == ("applied", {"change_management": 3})


def _withdraw(world: World, number: int, by: str = "bjorn") -> None:
    tree, scope = tree_of(world, by), world.scope_of(by)
    at = world.now + timedelta(minutes=60)
    nominations.withdraw(scope=scope, tree=tree, nomination_id=number, at=at, on=world.today)


def test_director_recommends_with_the_edition_that_was_shown(world: World) -> None:
    intake = announce(world)
    number = apply(world, intake, "bjorn")
    with pytest.raises(nominations.NotYoursToRecommend):
        nominations.recommend(scope=world.scope_of("bjorn"), nomination_id=number, edition=1, words="x", on=world.today)
    with pytest.raises(nominations.NotYoursToRecommend):
        nominations.take_back_recommendation(scope=world.scope_of("bjorn"), nomination_id=number, edition=1)
    gunnar = world.scope_of("gunnar")
    nominations.recommend(scope=gunnar, nomination_id=number, edition=1, words="Trengs", on=world.today)
    for edition in (1, 3):
        with pytest.raises(nominations.ChangedMeanwhile):
            nominations.recommend(scope=gunnar, nomination_id=number, edition=edition, words="x", on=world.today)
    with pytest.raises(nominations.ChangedMeanwhile):
        nominations.take_back_recommendation(scope=gunnar, nomination_id=number, edition=1)
    nominations.take_back_recommendation(scope=gunnar, nomination_id=number, edition=2)
    assert Nomination.objects.get(pk=number).recommended_on is None
    with pytest.raises(NoSuchNomination):
        nominations.recommend(scope=gunnar, nomination_id=0, edition=1, words="x", on=world.today)


def test_nobody_reads_a_nomination_of_another_employer(world: World) -> None:
    intake = announce(world)
    number = apply(world, intake, "sigrid")
    with pytest.raises(NoSuchNomination):
        get_nomination(
            scope=world.scope_of("gunnar"), tree=tree_of(world, "gunnar"), nomination_id=number, on=world.today
        )
    world.declare()
    assert not Nomination.objects.exists()


@pytest.mark.parametrize(
    ("told", "constraint"),
    [
        ({"apply_by_on": None}, "intake_closes_after_it_opens"),
        ({"order": "draw"}, "draw_states_its_seed"),
        ({"answer_days": 0}, "offer_of_a_place_expires"),
    ],
)
def test_rules_that_contradict_are_kept_out_of_the_table(world: World, told: dict[str, Any], constraint: str) -> None:
    world.declare(world.community)
    usual = {"apply_by_on": world.today + timedelta(days=1)}
    changed = {name: value if value is not None else world.today for name, value in (usual | told).items()}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Intake.objects.create(tenant=world.community, title="X", opens_on=world.today, **changed)


def test_nobody_recommends_oneself_nor_after_the_closing(world: World) -> None:
    intake = announce(world)
    number = apply(world, intake, "bjorn")
    gunnar = world.scope_of("gunnar")
    as_bjorn = replace(gunnar, person_ids=frozenset({world.people["bjorn"].pk}))
    with pytest.raises(nominations.NotYoursToRecommend):
        nominations.recommend(scope=as_bjorn, nomination_id=number, edition=1, words="x", on=world.today)
    close(world, intake)
    gunnar = world.scope_of("gunnar")
    with pytest.raises(nominations.TakesNoApplications):
        nominations.recommend(scope=gunnar, nomination_id=number, edition=1, words="x", on=world.today)
