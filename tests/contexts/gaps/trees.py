from datetime import date

from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from tests.world import World


def tree_on(world: World, on: date | None = None) -> UnitTree:
    """The municipality's units on a day, as a page would load them."""
    return get_unit_tree(tenant_id=world.municipality.pk, on=on or world.today, language="nb")
