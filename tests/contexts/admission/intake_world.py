"""An intake of the small world's health community, and leaders who apply to it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from fagloft.contexts.admission.actions import intakes, nominations
from fagloft.contexts.admission.actions.nominations import Application, Shared
from fagloft.contexts.admission.queries.intakes import ClassText, IntakeRow, IntakeText, PriorityText, get_intake
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from tests.world import World

NORTH, SOUTH = "Kull nord", "Kull sør"


def text(world: World, **told: Any) -> IntakeText:
    start = IntakeText(
        title="Topplederprogram 2027",
        opens_on=world.today,
        apply_by_on=world.today + timedelta(days=30),
        classes=(
            ClassText(NORTH, "Tønsberg", date(2027, 3, 1), 1),
            ClassText(SOUTH, "Larvik", date(2027, 9, 1), 1),
        ),
        priorities=(PriorityText("recommended"), PriorityText("everybody")),
        is_tailored=True,
    )
    return replace(start, **told)


def announce(world: World, **told: Any) -> IntakeRow:
    """An intake of the office's, open."""
    dag = world.scope_of("dag")
    number = intakes.create(scope=dag, text=text(world, **told))
    intakes.open(scope=dag, intake_id=number, edition=1)
    return get_intake(scope=dag, intake_id=number)


def close(world: World, intake: IntakeRow) -> None:
    dag = world.scope_of("dag")
    now = get_intake(scope=dag, intake_id=intake.id)
    intakes.close(scope=dag, intake_id=intake.id, edition=now.edition)


def apply(
    world: World,
    intake: IntakeRow,
    who: str,
    by: str = "",
    *,
    wanted: tuple[str, ...] = (NORTH, SOUTH),
    group: str = "",
    minutes: int = 0,
    shared: Shared | None = None,
) -> int:
    """Somebody applies, or is nominated; `minutes` after the morning of the world."""
    scope = world.scope_of(by or who)
    return nominations.nominate(
        scope=scope,
        tree=get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb"),
        intake_id=intake.id,
        person_id=world.people[who].pk,
        shared=shared or Shared(unit_name="Avdeling 2", leader_level="first_line", needs={"change_management": 3}),
        asked=Application(wanted_classes=wanted, has_consented=True, group=group),
        at=world.now + timedelta(minutes=minutes),
        on=world.today,
    )
