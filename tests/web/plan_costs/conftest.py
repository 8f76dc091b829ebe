from typing import Any

import pytest

from fagloft.contexts.planning.models import Plan
from tests.contexts.planning.costed_plan import add_line, add_measure, add_plan, set_rates
from tests.world import World


@pytest.fixture
def plan(world: World) -> Plan:
    """Of the whole municipality: a dear course and a cheap voluntary one, with rates."""
    made = add_plan(world, introduction="Vi vil ha trygg hjelp.")
    set_rates(world)
    course: Any = add_measure(world, made, "hlr", title="HLR-kurs")
    add_line(course, "fee", 1000, is_per_person=True)
    add_measure(world, made, "picc", title="PICC på nett", learning_form="e_learning", obligation="voluntary",
                obligation_reason="", recurrence="yearly")  # fmt: skip
    return made
