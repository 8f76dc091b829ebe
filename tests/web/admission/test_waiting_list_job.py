"""Every morning the waiting lists move."""

from datetime import timedelta

import time_machine

from fagloft.jobs.move_waiting_lists import move_waiting_lists
from tests.contexts.admission.intake_world import announce, close
from tests.contexts.admission.test_offers import apply_all, send, stands
from tests.world import World


def test_lapsed_offers_go_on_in_the_morning(world: World) -> None:
    intake = announce(world)
    apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    after = world.today + timedelta(days=15)
    with time_machine.travel(world.now + timedelta(days=15), tick=False):
        move_waiting_lists(timestamp=0)
        assert stands(world, intake, after)["Sigrid"][0] == "offered"
