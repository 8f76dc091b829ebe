"""What a measure's form has to choose from, and what an action then takes: the same question, asked once."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.offers.models import Offer
from fagloft.contexts.organisations.models import Duty, Employment, Function, Person, Profession
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import FocusArea, Goal, Plan
from fagloft.contexts.planning.queries.plan_rights import (
    PlanRights,
    get_plan_rights,
    readable_goals,
    readable_plans,
)

type Choices = tuple[tuple[int, str], ...]
MOST_PEOPLE = 300


@dataclass(frozen=True)
class MeasureChoices:
    """Numbers and names: only these can be saved in a measure of the plan."""

    owners: Choices
    units: Choices
    functions: Choices
    professions: Choices
    people: Choices
    goals: Choices
    focus_areas: Choices
    offers: Choices


def get_measure_choices(*, scope: Scope, tree: UnitTree, plan: Plan, on: date) -> MeasureChoices:
    """What there is to choose from in a measure of this plan."""
    rights = get_plan_rights(scope=scope, on=on)
    name = f"name_{scope.language}"
    functions = Function.objects.filter(tenant_id=scope.tenant_id).order_by(name).values_list("id", name)
    return MeasureChoices(
        owners=get_owner_choices(rights=rights, on=on),
        units=_units(plan, tree),
        functions=tuple(functions),
        professions=tuple(Profession.objects.order_by(name).values_list("id", name)),
        people=_people(rights, plan),
        goals=_goals(rights, tree),
        focus_areas=_focus_areas(rights, tree, plan),
        offers=_offers(scope, on),
    )


def get_owner_choices(*, rights: PlanRights, on: date) -> Choices:
    """Who can answer for something: those with a duty, those one leads, and oneself; all of them at work today."""
    scope = rights.scope
    today = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    own = {"tenant_id": scope.tenant_id}
    duties = Duty.objects.filter(today, **own).values("person_id")
    wanted = Q(pk__in=duties) | Q(pk__in=scope.person_ids) | Q(pk__in=rights.people_led)
    at_work = Employment.objects.filter(today, **own).values("person_id")
    people = Person.objects.filter(wanted, pk__in=at_work, **own).order_by("family_name", "given_name", "id")
    return tuple((person.pk, person.name) for person in people)


def get_plan_choices(*, scope: Scope, tree: UnitTree, on: date) -> Choices:
    """Plans the reader may add a measure to, the one that begins first on top."""
    rights = get_plan_rights(scope=scope, on=on)
    own = Plan.objects.filter(readable_plans(rights, tree), tenant_id=scope.tenant_id, ends_on__gt=on)
    open_plans = own.exclude(status__in=["done", "evaluated", "dropped"]).select_related("unit")
    return tuple((plan.pk, plan.title) for plan in open_plans.order_by("starts_on", "id") if rights.may_change(plan))


def _units(plan: Plan, tree: UnitTree) -> Choices:
    if plan.level == Plan.Level.UNIT:
        below = tree.below([plan.unit_id] if plan.unit_id else [])
        return tuple((node.id, node.name) for node in tree.nodes.values() if node.id in below)
    if plan.level == Plan.Level.ORGANISATION:
        return tuple((node.id, node.name) for node in tree.nodes.values())
    return ()


def _people(rights: PlanRights, plan: Plan) -> Choices:
    if plan.level == Plan.Level.PERSON:
        wanted = frozenset({plan.person_id or 0})
    elif len(rights.people_led) <= MOST_PEOPLE:
        wanted = rights.people_led
    else:
        return ()
    people = Person.objects.filter(pk__in=wanted).order_by("family_name", "given_name", "id")
    return tuple((person.pk, person.name) for person in people)


def _goals(rights: PlanRights, tree: UnitTree) -> Choices:
    goals = Goal.objects.filter(readable_goals(rights, tree), closed_on=None).order_by("level", "title", "id")
    return tuple(goals.values_list("id", "title"))


def _focus_areas(rights: PlanRights, tree: UnitTree, plan: Plan) -> Choices:
    """Those of the plan itself and of plans above it in the same time.

    The health community's are seen and not chosen: it could not take one out that its members' rows point to.
    """
    above = Plan.objects.filter(
        readable_plans(rights, tree),
        tenant_id=plan.tenant_id,
        starts_on__lt=plan.ends_on,
        ends_on__gt=plan.starts_on,
    ).exclude(level=Plan.Level.PERSON)
    areas = FocusArea.objects.filter(Q(plan=plan) | Q(plan__in=above)).exclude(plan__status=Plan.Status.DROPPED)
    return tuple(areas.order_by("title", "id").values_list("id", "title"))


def _offers(scope: Scope, on: date) -> Choices:
    offers = Offer.objects.filter(
        Q(retired_on=None) | Q(retired_on__gt=on), tenant_id__in=[scope.tenant_id, scope.shared_id]
    )
    return tuple(offers.order_by("title", "id").values_list("id", "title"))


def get_whose_choices(*, scope: Scope, tree: UnitTree, name: str, on: date) -> tuple[tuple[str, Choices], ...]:
    """For each level on which the reader starts plans: whose plan it can be; `name` is the organisation's."""
    rights = get_plan_rights(scope=scope, on=on)
    units = tuple((node.id, node.name) for node in tree.nodes.values() if scope.may_lead(node.id))
    led = rights.people_led if len(rights.people_led) <= MOST_PEOPLE else frozenset[int]()
    own = scope.person_ids if rights.worked_units else frozenset[int]()
    people = Person.objects.filter(pk__in=led | own, tenant_id=scope.tenant_id)
    ordered = people.order_by("family_name", "given_name", "id")
    all_of_us = ((0, name),)
    offered = (
        ("unit", units),
        ("organisation", all_of_us if rights.may_add("organisation", None, None) else ()),
        ("region", all_of_us if rights.may_add("region", None, None) else ()),
        ("person", tuple((person.pk, person.name) for person in ordered)),
    )
    return tuple((level, choices) for level, choices in offered if choices)


def get_goal_owner_choices(*, scope: Scope, tree: UnitTree, name: str, on: date) -> tuple[tuple[str, Choices], ...]:
    """The same for goals: strategic, of a department, of one person."""
    rights = get_plan_rights(scope=scope, on=on)
    units = tuple((node.id, node.name) for node in tree.nodes.values() if scope.may_lead(node.id))
    led = rights.people_led if len(rights.people_led) <= MOST_PEOPLE else frozenset[int]()
    people = Person.objects.filter(pk__in=led).order_by("family_name", "given_name", "id")
    offered: tuple[tuple[str, Choices], ...] = (
        ("department", units),
        ("strategic", ((0, name),) if rights.may_set_goal("strategic", None, None) else ()),
        ("individual", tuple((person.pk, person.name) for person in people)),
    )
    return tuple((level, choices) for level, choices in offered if choices)
