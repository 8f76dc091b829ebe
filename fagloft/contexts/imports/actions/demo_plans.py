"""Plans for the demo region, written, decided and published by the people of the demo as anybody would."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from fagloft.contexts.access.models import User
from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.competence.models import Competence
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.organisations.models import Person, Profession, Unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions import cost_lines, decisions, goals, measures, plan_steps, plans
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.plan_contents import fingerprint, get_contents
from fagloft.contexts.planning.queries.plan_texts import (
    CostText,
    DecisionText,
    FocusAreaText,
    GoalText,
    MeasureText,
    PlanText,
)
from fagloft.database.tenancy import declare


@dataclass
class _Writer:
    """One persona at work, and what has been written so far by its key in the tables."""

    scope: Scope
    tree: UnitTree
    on: date
    written: dict[str, int] = field(default_factory=dict)


def load_demo_plans(*, on: date) -> int:
    """Plans, goals and measures of the shipped tables for the year after `on`; returns how many plans.

    Their people must be loaded.
    """
    written: dict[str, int] = {}
    told = read_rows("demo/plans.csv")
    for row in told:
        writer = _sign_in(row["persona"], on, written)
        _write_plan(writer, row)
    return len(told)


def sign_in_persona(persona: str, on: date) -> Scope:
    """The scope of somebody in the demo; declares it to the database too."""
    return _sign_in(persona, on, {}).scope


def _sign_in(persona: str, on: date, written: dict[str, int]) -> _Writer:
    user = User.objects.get(persona=persona)
    declare(tenant_id=None, user_id=user.pk)
    workplace = get_workplaces(user_id=user.pk, on=on)[0]
    declare(tenant_id=workplace.tenant_id, shared_id=workplace.shared_id, user_id=user.pk)
    reader = get_reader(user=user, workplace=workplace, on=on, language="nb")
    return _Writer(reader.scope, reader.tree, on, written)


def _write_plan(writer: _Writer, row: dict[str, str]) -> None:
    year = writer.on.year + 1
    text = PlanText(
        title=row["title"].format(year=year),
        introduction=row["introduction"],
        starts_on=date(year, 1, 1),
        ends_on=date(year + 1, 1, 1),
    )
    plan_id = plans.add(
        scope=writer.scope, level=row["level"], unit_id=_unit(row["unit_code"]), text=text, today=writer.on
    )
    for area in _of(row, "demo/focus_areas.csv"):
        told = FocusAreaText(area["title"], area["description"], _competence(area["competence_code"]))
        plans.add_focus_area(scope=writer.scope, plan_id=plan_id, text=told, today=writer.on)
    for goal in _of(row, "demo/goals.csv"):
        _write_goal(writer, goal, year)
    for measure in _of(row, "demo/measures.csv"):
        _write_measure(writer, plan_id, measure, year)
    if row["decision"]:
        _decide(writer, plan_id, row)


def _write_goal(writer: _Writer, row: dict[str, str], year: int) -> None:
    competence = _competence(row["competence_code"])
    writer.written[row["goal_key"]] = goals.add(
        scope=writer.scope,
        level=row["level"],
        unit_id=_unit(row["unit_code"]),
        parent_id=writer.written.get(row["parent_key"]),
        text=GoalText(
            title=row["title"],
            description=row["description"],
            is_service_change=row["is_service_change"] == "1",
            indicator=row["indicator"],
            baseline=_number(row["baseline"]),
            target=_number(row["target"]),
            target_on=date(year, 12, 31),
            competence_id=competence,
            competence_level=1 if competence else None,
            people_needed=int(row["people_needed"]) if competence else None,
        ),
        today=writer.on,
    )


def _write_measure(writer: _Writer, plan_id: int, row: dict[str, str], year: int) -> None:
    text = _measure_text(writer, row, year)
    measure_id = measures.add(scope=writer.scope, plan_id=plan_id, text=text, today=writer.on)
    if row["cost"]:
        cost = CostText(
            kind=row["cost_kind"], amount=Decimal(row["cost"]), is_per_person=True, financing=row["financing"]
        )
        cost_lines.add(scope=writer.scope, measure_id=measure_id, text=cost, today=writer.on)


def _measure_text(writer: _Writer, row: dict[str, str], year: int) -> MeasureText:
    competence = _competence(row["competence_code"])
    profession = Profession.objects.filter(code=row["profession_code"]).first()
    last_month = int(row["to_month"])
    return MeasureText(
        title=row["title"],
        description=row["description"],
        learning_form=row["learning_form"],
        obligation=row["obligation"],
        obligation_reason=row["obligation_reason"],
        owner_id=_person(row["owner_number"]),
        owner_name=row["owner_name"],
        goal_id=writer.written.get(row["goal_key"]),
        target_unit_id=_unit(row["unit_code"]),
        target_profession_id=profession.pk if profession else None,
        only_with_gap=row["only_with_gap"] == "1",
        starts_on=date(year, int(row["from_month"]), 1),
        ends_on=date(year + last_month // 12, last_month % 12 + 1, 1),
        recurrence=row["recurrence"],
        financing=row["financing"],
        hours_per_person=Decimal(row["hours"] or 0),
        evaluation_on=date(year + 1, 1, 15),
        competences=((competence, 1),) if competence else (),
    )


def _decide(writer: _Writer, plan_id: int, row: dict[str, str]) -> None:
    now = timezone.make_aware(datetime.combine(writer.on, time(9)))
    text = DecisionText(
        kind=row["decision"],
        text=row["decision_text"],
        decided_on=writer.on,
        concerns=row["concerns"],
        case_number=row["case_number"],
        expected=row["expected"],
        owner_name=writer.scope.user_name,
    )
    seen = fingerprint(get_contents(Plan.objects.filter(pk=plan_id))[plan_id])
    decisions.decide_plan(scope=writer.scope, plan_id=plan_id, seen=seen, text=text, now=now, today=writer.on)
    plan_steps.publish(scope=writer.scope, plan_id=plan_id, now=now, today=writer.on)


def _of(plan: dict[str, str], table: str) -> list[dict[str, str]]:
    return [row for row in read_rows(table) if row["plan_key"] == plan["plan_key"]]


def _competence(code: str) -> int | None:
    return Competence.objects.filter(code=code).values_list("pk", flat=True).first() if code else None


def _unit(code: str) -> int | None:
    return Unit.objects.filter(code=code).values_list("pk", flat=True).first() if code else None


def _person(number: str) -> int | None:
    return Person.objects.filter(employee_number=number).values_list("pk", flat=True).first() if number else None


def _number(value: str) -> Decimal | None:
    return Decimal(value) if value else None
