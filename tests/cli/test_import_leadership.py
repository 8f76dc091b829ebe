"""`fagloft import leadership`: what the product ships with, into a health community that lacks it."""

from fagloft.contexts.leadership.models import Programme
from tests.cli.conftest import Fagloft
from tests.world import World


def test_shipped_programmes_are_added_once_and_only_to_a_community(fagloft: Fagloft, world: World) -> None:
    done = fagloft("import", "leadership", "--organisation", "vestfold")
    assert done.exit_code == 0, done.output
    assert "101 leadership programmes are added." in done.stdout
    assert "0 leadership programmes are added." in fagloft("import", "leadership", "--organisation", "vestfold").stdout

    member = fagloft("import", "leadership", "--organisation", "3907")
    assert member.exit_code == 1
    assert "is not a health community" in member.stderr
    world.declare(world.community)
    assert Programme.objects.count() == 101
