"""A line of leaders in the small world: Frida leads the top, Bjørn and Clara below her, Jonas deputises for Bjørn."""

from datetime import date

from fagloft.contexts.leadership.queries.profiles_register import Leader, get_leader
from fagloft.contexts.organisations.models import Duty, Employment, Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from tests.world import HIRED, World


def tree(world: World) -> UnitTree:
    return get_unit_tree(tenant_id=world.municipality.pk, on=world.today, language="nb")


def draw_line(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")


def leader(world: World, who: str, reader: str) -> Leader:
    scope = world.scope_of(reader)
    return get_leader(scope=scope, tree=tree(world), person_id=world.people[who].pk, on=world.today)


def begin_duty(world: World, who: str, since: date) -> None:
    """Let the one duty of somebody begin on another day."""
    Duty.objects.filter(person=world.people[who], kind="leader").update(starts_on=since)


def add_leaders(world: World, count: int) -> list[Person]:
    """So many more who deputise in the ward."""
    world.declare()
    found = []
    for number in range(count):
        person = Person.objects.create(
            tenant=world.municipality, employee_number=f"8{number}", given_name="Kim", family_name=f"Nr {number}"
        )
        Employment.objects.create(
            tenant=world.municipality, person=person, unit=world.units["ward"], fte=1, starts_on=HIRED
        )
        Duty.objects.create(
            tenant=world.municipality, person=person, unit=world.units["ward"], kind="deputy", starts_on=HIRED
        )
        found.append(person)
    return found
