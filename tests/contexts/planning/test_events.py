from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.planning.models import Decision
from fagloft.contexts.planning.queries.circles import Circle, NoSuchCircle
from fagloft.contexts.planning.queries.event_conflicts import EventConflicts, get_event_conflicts
from fagloft.contexts.planning.queries.events import WheelEvent, get_events
from tests.planned import add_measure, add_plan, add_session
from tests.world import World

YEAR = date(2026, 1, 1), date(2027, 1, 1)
ELEMENTS = {"unit_plan", "grants", "appraisal_talks", "needs", "budget"}
DAY = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def _own_rows(world: World) -> None:
    world.declare()


def ask(
    world: World, who: str = "gunnar", circle: Circle | None = None, within: Any = YEAR, **told: Any
) -> tuple[WheelEvent, ...]:
    scope = world.scope_of(who)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    return get_events(scope=scope, tree=tree, circle=circle or Circle(), within=within, on=world.today, **told)


def planned(events: tuple[WheelEvent, ...]) -> list[WheelEvent]:
    """What is not the same for all."""
    return [event for event in events if event.kind not in ELEMENTS]


def collide(world: World, who: str = "gunnar", circle: Circle | None = None, **told: Any) -> EventConflicts:
    scope, chosen = world.scope_of(who), circle or Circle()
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    events = get_events(scope=scope, tree=tree, circle=chosen, within=YEAR, on=world.today)
    return get_event_conflicts(scope=scope, tree=tree, circle=chosen, events=events, on=world.today, **told)


def of_ward(world: World) -> Circle:
    return Circle(unit_id=world.units["ward"].pk)


def of_person(world: World, name: str) -> Circle:
    return Circle(person_id=world.people[name].pk)


def test_elements_recur_in_every_wheel(world: World) -> None:
    found = ask(world, within=(date(2026, 1, 1), date(2028, 1, 1)))

    assert {event.kind for event in found} == ELEMENTS
    assert len({event.key for event in found}) == len(found) == 10
    assert [event.starts_on for event in found] == sorted(event.starts_on for event in found)


def test_measure_stands_once_or_on_each_of_its_days(world: World) -> None:
    plan = add_plan(world)
    once = add_measure(world, plan, title="En gang", starts_on=DAY, ends_on=DAY + timedelta(days=1))
    often = add_measure(world, plan, title="Hvert kvartal", recurrence="quarterly")
    found = planned(ask(world))

    assert [event.key for event in found if event.title == "En gang"] == [f"measure-{once.pk}-0"]
    quarters = [event for event in found if event.title == "Hvert kvartal"]
    assert [event.key for event in quarters] == [f"measure-{often.pk}-{number}" for number in range(4)]
    assert all(event.is_recurring and event.ring == "organisation" for event in quarters)
    assert [event.kind for event in found if event.title == "Plan 2026"] == ["revision"]


def test_sessions_stand_for_the_measure_that_uses_them(world: World) -> None:
    plan = add_plan(world)
    session = add_session(world, DAY, days=2)
    add_session(world, date(2027, 3, 1), offer=session.offer)
    first = add_measure(world, plan, offer=session.offer)
    second = add_measure(world, plan, offer=session.offer, title="Samme kurs")
    (found,) = (event for event in planned(ask(world)) if event.kind != "revision")

    assert (found.key, found.title, found.place) == (f"session-{session.pk}", "Kurs i hjerte-lungeredning", "Rådhuset")
    assert (found.starts_on, found.ends_on) == (DAY, DAY + timedelta(days=2))
    assert (found.seats, found.measure_ids) == (20, (first.pk, second.pk))


def test_cancelled_session_stays_and_says_so(world: World) -> None:
    session = add_session(world, DAY)
    add_measure(world, add_plan(world), offer=session.offer)
    (before,) = (event for event in ask(world) if event.kind == "session")
    session.cancelled_on, session.cancelled_reason = world.today, "Læreren er syk"
    session.save()
    (after,) = (event for event in ask(world) if event.kind == "session")

    assert (before.is_cancelled, after.is_cancelled) == (False, True)
    assert after.sequence > before.sequence
    assert after.changed_at >= before.changed_at


def test_session_is_held_as_long_as_one_measure_is(world: World) -> None:
    plan, session = add_plan(world), add_session(world, DAY)
    add_measure(world, plan, offer=session.offer, status="decided").__class__.objects.update(
        status="dropped", dropped_reason="For dyrt"
    )
    kept = add_measure(world, plan, offer=session.offer)
    (found,) = (event for event in ask(world) if event.kind == "session")

    assert (found.is_cancelled, found.measure_ids) == (False, (kept.pk,))


def test_moved_measure_keeps_its_name_and_grows_its_number(world: World) -> None:
    measure = add_measure(world, add_plan(world), recurrence="monthly", starts_on=DAY)
    (before,) = (event for event in ask(world) if event.kind == "measure")
    measure.starts_on = date(2026, 12, 10)
    measure.save()
    (after,) = (event for event in ask(world) if event.kind == "measure")

    assert (after.key, after.starts_on) == (before.key, date(2026, 12, 10))
    assert after.sequence == before.sequence + 1


def test_dropped_after_it_was_decided_is_cancelled_and_before_is_nothing(world: World) -> None:
    plan = add_plan(world)
    decided = add_measure(world, plan, title="Vedtatt")
    never = add_measure(world, plan, title="Aldri", status="proposed")
    for measure in (decided, never):
        measure.status, measure.dropped_reason = "dropped", "For dyrt"
        measure.save()

    assert [(one.title, one.is_cancelled) for one in ask(world) if one.kind == "measure"] == [("Vedtatt", True)]


def test_dropped_plan_cancels_its_measures_and_revisions(world: World) -> None:
    plan = add_plan(world)
    add_measure(world, plan)
    plan.status, plan.dropped_reason = "dropped", "Ny kommune"
    plan.save()

    assert [(event.kind, event.is_cancelled) for event in planned(ask(world))] == [("measure", True)]


def test_proposals_are_for_those_who_steer(world: World) -> None:
    draft = add_plan(world, status="proposed", published_number=None, published_at=None)
    add_measure(world, draft, status="proposed")
    add_measure(world, add_plan(world), title="Forslag", status="proposed")

    assert {event.is_proposed for event in ask(world) if event.kind == "measure"} == {True}
    assert not [event for event in ask(world, published_only=True) if event.kind == "measure"]


def test_evaluation_decision_and_revision_stand_too(world: World) -> None:
    plan = add_plan(world, "unit", unit=world.units["ward"])
    measure = add_measure(world, plan, target_unit=world.units["ward"], evaluation_on=date(2026, 12, 20))
    Decision.objects.create(
        tenant=world.municipality,
        plan=plan,
        kind="administrative",
        text="Vedtatt",
        decided_on=date(2026, 1, 2),
        owner_name="Gunnar Aas",
        concerns="Alle",
        recorded_at="2026-01-02T09:00Z",
        recorded_by_name="Gunnar Aas",
    )
    found = {event.kind: event for event in planned(ask(world, "bjorn", of_ward(world)))}

    assert set(found) == {"measure", "evaluation", "decision", "revision"}
    assert found["evaluation"].key == f"evaluation-{measure.pk}"
    assert {event.ring for event in found.values()} == {"unit"}
    assert found["decision"].starts_on == date(2026, 1, 2)


def test_what_lies_outside_the_period_is_left_out(world: World) -> None:
    plan = add_plan(world, starts_on=date(2025, 1, 1), ends_on=date(2028, 1, 1))
    session = add_session(world, date(2026, 12, 30), days=5)
    add_measure(world, plan, offer=session.offer)
    add_measure(world, plan, title="Ferdig", ends_on=date(2025, 6, 1), evaluation_on=date(2026, 2, 1))
    add_measure(world, plan, title="Senere", evaluation_on=date(2028, 2, 1))
    kinds = [(event.kind, event.title) for event in planned(ask(world))]

    assert ("session", "Kurs i hjerte-lungeredning") in kinds
    assert ("evaluation", "Ferdig") in kinds
    assert ("measure", "Ferdig") not in kinds
    assert ("evaluation", "Senere") not in kinds
    after = ask(world, within=(date(2027, 1, 1), date(2028, 1, 1)))
    assert [event.kind for event in after if event.title == "Kurs i hjerte-lungeredning"] == ["session"]
    assert not [one for one in ask(world, within=(date(2027, 2, 1), date(2028, 1, 1))) if one.kind == "session"]


@pytest.mark.parametrize(
    ("rule", "concerned"),
    [
        ({}, True),
        ({"target_unit": "top"}, True),
        ({"target_unit": "other"}, False),
        ({"target_profession": "HF"}, True),
        ({"target_profession": "assistant"}, False),
        ({"target_unit": "ward", "target_profession": "assistant"}, True),
        ({"target_function": "nurse"}, True),
        ({"target_person": "anna"}, False),
    ],
)
def test_unit_has_what_reaches_it(world: World, rule: dict[str, str], concerned: bool) -> None:
    known = {
        "target_unit": world.units,
        "target_profession": world.professions,
        "target_function": world.functions,
        "target_person": world.people,
    }
    add_measure(world, add_plan(world), **{part: known[part][name] for part, name in rule.items()})  # type: ignore[index]
    found = [event for event in ask(world, "bjorn", of_ward(world)) if event.kind == "measure"]

    assert bool(found) == concerned


def test_person_sees_the_own_and_nobody_sees_it_in_the_unit(world: World) -> None:
    own = add_plan(
        world, "person", person=world.people["anna"], title="Annas plan", published_number=None, published_at=None
    )
    add_measure(world, own, title="Annas kurs", target_person=world.people["anna"])
    add_measure(world, add_plan(world), title="For alle")

    mine = planned(ask(world, "anna", of_person(world, "anna"), published_only=True))
    assert {event.title for event in mine} == {"Annas kurs", "Annas plan", "For alle", "Plan 2026"}
    assert {event.ring for event in mine} == {"person", "organisation"}
    assert "Annas kurs" not in {event.title for event in ask(world, "bjorn", of_ward(world))}
    assert "Annas kurs" not in {event.title for event in ask(world, "jonas", of_person(world, "jonas"))}


def test_measure_for_those_with_the_gap_concerns_only_them(world: World) -> None:
    plan = add_plan(world, starts_on=date(2026, 10, 15))
    add_measure(world, plan, "hlr", only_with_gap=True)

    def sees(name: str) -> bool:
        return bool([one for one in ask(world, name, of_person(world, name)) if one.kind == "measure"])

    assert sees("anna")
    assert not sees("bjorn")


def test_plan_of_another_unit_is_not_told(world: World) -> None:
    add_plan(world, "unit", unit=world.units["other"], title="Sonens plan")
    add_plan(world, "unit", unit=world.units["top"], title="Toppens plan")

    titles = {event.title for event in ask(world, "bjorn", of_ward(world))}
    assert "Toppens plan" in titles
    assert "Sonens plan" not in titles


@pytest.mark.parametrize(
    ("who", "whose"),
    [("anna", "ward"), ("clara", "ward"), ("bjorn", "anna"), ("sigrid", "ward"), ("anna", "all"), ("bjorn", "nowhere")],
)
def test_wheel_of_others_is_not_there(world: World, who: str, whose: str) -> None:
    circles = {
        "ward": of_ward(world),
        "anna": of_person(world, "anna"),
        "all": Circle(),
        "nowhere": Circle(unit_id=10**8),
    }
    with pytest.raises(NoSuchCircle):
        ask(world, who, circles[whose])


def test_another_organisation_s_measures_are_not_seen(world: World) -> None:
    add_measure(world, add_plan(world))

    assert not planned(ask(world, "sigrid", Circle(unit_id=world.units["far"].pk)))


def test_number_of_questions_does_not_grow(world: World) -> None:
    plan = add_plan(world)
    add_measure(world, plan, offer=add_session(world, DAY).offer)
    with CaptureQueriesContext(connection) as few:
        ask(world, "bjorn", of_ward(world))
    for number in range(6):
        own = add_plan(world, title=f"Plan {number}")
        add_measure(world, own, offer=add_session(world, DAY + timedelta(days=number + 1)).offer)
        add_measure(world, own, recurrence="monthly")
    with CaptureQueriesContext(connection) as many:
        ask(world, "bjorn", of_ward(world))

    assert len(many) == len(few)


def test_event_on_a_holiday_is_marked(world: World) -> None:
    plan = add_plan(world)
    christmas = add_measure(world, plan, starts_on=date(2026, 12, 25), ends_on=date(2026, 12, 26))
    add_measure(world, plan, starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 2))
    found = collide(world)

    assert [(one.key, one.code) for one in found.holidays] == [(f"measure-{christmas.pk}-0", "christmas_day")]
    assert found.keys == {f"measure-{christmas.pk}-0"}
    own = collide(world, "anna", of_person(world, "anna"))
    assert (own.holidays, own.crowded) == (found.holidays, ())


def test_more_away_than_the_unit_can_spare_is_marked(world: World) -> None:
    plan = add_plan(world)
    whole_ward = {"target_unit": world.units["ward"], "starts_on": DAY, "ends_on": DAY + timedelta(days=1)}
    long = add_measure(world, plan, hours_per_person=7, **whole_ward)
    add_measure(world, plan, hours_per_person=1, title="En time", **whole_ward)
    found = collide(world, "bjorn", of_ward(world))

    assert [(one.away, one.people, one.allowed) for one in found.crowded] == [(4, 4, 1)]
    assert found.keys == {f"measure-{long.pk}-0"}
    assert not collide(world, "bjorn", of_ward(world), people_left={world.units["ward"].pk: 0}).crowded


def test_what_is_cancelled_or_over_takes_nobody_away(world: World) -> None:
    session = add_session(world, DAY, cancelled_on=date(2026, 11, 1), cancelled_reason="Syk lærer")
    gone = add_session(world, date(2026, 11, 3), offer=session.offer)
    add_measure(world, add_plan(world), offer=session.offer)

    assert gone.starts_on < world.today
    assert not collide(world).keys


def test_whoever_works_nowhere_has_only_the_own(world: World) -> None:
    add_measure(world, add_plan(world))
    Employment.objects.filter(person=world.people["noah"]).update(ends_on=world.today)

    assert not [one for one in ask(world, "noah", of_person(world, "noah")) if one.kind == "measure"]


@pytest.mark.parametrize(
    ("who", "drafts", "published"), [("gunnar", True, True), ("bjorn", True, True), ("clara", False, False)]
)
def test_what_a_unit_plans_for_itself_is_told_in_the_wheel_of_all_to_those_who_follow_it(
    world: World, who: str, drafts: bool, published: bool
) -> None:
    ward = {"unit": world.units["ward"]}
    draft = add_plan(world, "unit", title="Utkast", published_number=None, published_at=None, **ward)
    for plan in (draft, add_plan(world, "unit", title="Publisert", **ward)):
        add_measure(world, plan, title=f"Tiltak i {plan.title}", target_unit=world.units["ward"])
    titles = {event.title for event in ask(world, who)}

    assert ("Tiltak i Utkast" in titles, "Utkast" in titles) == (drafts, drafts)
    assert ("Tiltak i Publisert" in titles, "Publisert" in titles) == (published, published)


def test_draft_of_the_unit_above_is_not_told_below(world: World) -> None:
    top = {"unit": world.units["top"]}
    draft = add_plan(world, "unit", title="Utkast", published_number=None, published_at=None, **top)
    for plan in (draft, add_plan(world, "unit", title="Publisert", **top)):
        add_measure(world, plan, title=f"Tiltak i {plan.title}", target_unit=world.units["top"])
    titles = {event.title for event in ask(world, "bjorn", of_ward(world))}

    assert "Tiltak i Publisert" in titles
    assert not {"Tiltak i Utkast", "Utkast"} & titles


def test_draft_of_the_region_is_the_adviser_s(world: World) -> None:
    world.declare(world.community)
    draft = add_plan(world, "region", tenant=world.community, title="Utkast", published_number=None, published_at=None)
    add_plan(world, "region", tenant=world.community, title="Publisert")

    assert draft.tenant == world.community
    assert {event.title for event in planned(ask(world, "dag"))} == {"Utkast", "Publisert"}
    assert {event.title for event in planned(ask(world, "gunnar"))} == {"Publisert"}
