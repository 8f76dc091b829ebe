"""What the leaders of the demo bring and need: drawn with fixed numbers, set by hand for the personas."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from zlib import crc32

import numpy as np
import polars as pl

from fagloft.contexts.imports.actions.demo_leader_draws import DrawnLeader, draw_leader, draw_weights
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.leadership.models import NeedSurvey
from fagloft.contexts.leadership.queries.needs import SELF, SUPERIOR, get_usual
from fagloft.contexts.leadership.queries.onboarding import get_shipped_steps
from fagloft.contexts.leadership.queries.profiles_register import Leader, load_leaders
from fagloft.contexts.organisations.models import Organisation, Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.appending import append_rows

SEED = 2026
DIRECTORS_PERSONA = "gunnar"
ASKED_DAYS_AGO, DAYS_LEFT = 10, 11
BEGUN_AFTER_DAYS = 14
BEGIN_ONBOARDING = 0.6
TAKEN_IN_TIME = 0.8

type Row = dict[str, object]


def load_demo_leaders(*, organisation: Organisation, on: date) -> int:
    """Profiles, needs and onboarding of the organisation's leaders; returns how many leaders there are.

    Their people and duties must be loaded; declare the organisation first.
    """
    scope = Scope(tenant_id=organisation.pk, shared_id=None, user_id=0, user_name="")
    tree = get_unit_tree(tenant_id=organisation.pk, on=on, language="nb")
    leaders = load_leaders(scope=scope, tree=tree, on=on)
    rng = np.random.default_rng([SEED, crc32(organisation.code.encode())])
    by_hand = _by_hand(organisation)
    drawn = [draw_leader(leader, rng, by_hand.get(leader.person_id)) for leader in leaders]
    superiors = {leader.person_id: _superior_of(leader, leaders, tree) for leader in leaders}
    profiles = [{"person_id": one.leader.person_id, **one.profile, "edition": 1} for one in drawn if one.profile]
    _append(organisation, "leadership_leaderprofile", profiles)
    _append(organisation, "leadership_leaderneed", _list_needs(drawn, superiors, rng, on))
    _append(organisation, "leadership_onboardingstep", _list_steps(leaders, superiors, rng, on))
    _ask(organisation, on)
    return len(leaders)


def _append(organisation: Organisation, table: str, rows: Iterable[Row]) -> None:
    frame = pl.DataFrame(list(rows), infer_schema_length=None)
    append_rows(table, frame.with_columns(tenant_id=pl.lit(organisation.pk)) if frame.height else frame)


def _by_hand(organisation: Organisation) -> dict[int, dict[str, str]]:
    """The row of the table for each persona who leads here, by person."""
    numbers = {row["key"]: row["employee_number"] for row in read_rows("demo/personas.csv")}
    told = {numbers[row["key"]]: row for row in read_rows("demo/persona_leaders.csv")}
    people = Person.objects.filter(tenant_id=organisation.pk, employee_number__in=told)
    return {person: told[number] for person, number in people.values_list("pk", "employee_number")}


def _superior_of(leader: Leader, leaders: Iterable[Leader], tree: UnitTree) -> str:
    """The name of the next leader above; empty for one at the top."""
    above = [node.id for node in tree.path_to(leader.unit_id)]
    upper = [unit for unit in above if leader.is_deputy or unit != leader.unit_id]
    names = {unit: one.name for one in leaders if not one.is_deputy for unit in one.unit_ids}
    return next((names[unit] for unit in reversed(upper) if unit in names), "")


def _list_needs(
    drawn: Iterable[DrawnLeader], superiors: dict[int, str], rng: np.random.Generator, on: date
) -> Iterator[Row]:
    for one in drawn:
        leader, superior = one.leader, superiors[one.leader.person_id]
        own = draw_weights(rng, get_usual(level=leader.level, is_first_time=leader.is_first_time))
        others = {topic: int(np.clip(weight + rng.choice([-1, 0, 0, 0, 1]), 0, 3)) for topic, weight in own.items()}
        day = on - timedelta(days=int(rng.integers(5, 200)))
        sides = [(SELF, own, leader.name)] if one.has_answered else []
        sides += [(SUPERIOR, others, superior)] if one.superior_has_answered and superior else []
        for seen_by, weights, name in sides:
            for topic, weight in weights.items():
                yield {
                    "person_id": leader.person_id,
                    "seen_by": str(seen_by),
                    "topic": topic,
                    "weight": weight,
                    "assessed_on": day,
                    "assessed_by_name": name,
                }


def _list_steps(
    leaders: Iterable[Leader], superiors: dict[int, str], rng: np.random.Generator, on: date
) -> Iterator[Row]:
    for leader in leaders:
        superior = superiors[leader.person_id]
        if not leader.is_first_time or not superior or rng.uniform() > BEGIN_ONBOARDING:
            continue
        begun = min(on, leader.since + timedelta(days=BEGUN_AFTER_DAYS))
        for step in get_shipped_steps("nb"):
            due_on = begun + timedelta(weeks=step.after_weeks)
            is_done = due_on < on and rng.uniform() < TAKEN_IN_TIME
            yield {
                "person_id": leader.person_id,
                "step": step.code,
                "due_on": due_on,
                "done_on": due_on if is_done else None,
                "done_by_name": (leader.name if rng.uniform() < 0.5 else superior) if is_done else "",
            }


def _ask(organisation: Organisation, on: date) -> None:
    """The persona who directs has asked the leaders to answer."""
    director = next(row for row in read_rows("demo/personas.csv") if row["key"] == DIRECTORS_PERSONA)
    if director["organisation_code"] == organisation.code:
        NeedSurvey.objects.create(
            tenant_id=organisation.pk,
            asked_on=on - timedelta(days=ASKED_DAYS_AGO),
            answer_by=on + timedelta(days=DAYS_LEFT),
            asked_by_name=f"{director['given_name']} {director['family_name']}",
        )
