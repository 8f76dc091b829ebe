"""Who reads, changes and decides which plan: the nearest leader, the level above, the director, the person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope
from fagloft.contexts.planning.models import Goal, Plan

PUBLISHED = Q(published_number__isnull=False)


@dataclass(frozen=True)
class PlanRights:
    """What a reader may do with plans on a day.

    `people_led` are those whose nearest leader the reader is; `worked_units` those the reader works in.
    """

    scope: Scope
    people_led: frozenset[int]
    worked_units: frozenset[int]

    def may_change(self, plan: Plan) -> bool:
        """Whether the reader writes the plan; one's own is written by oneself until it is decided."""
        if plan.level == Plan.Level.PERSON and plan.person_id in self.scope.person_ids:
            return plan.status == Plan.Status.PROPOSED
        return self.may_add(plan.level, plan.unit_id, plan.person_id) and plan.tenant_id == self.scope.tenant_id

    def may_add(self, level: str, unit_id: int | None, person_id: int | None) -> bool:
        """Whether the reader starts such a plan."""
        if level == Plan.Level.REGION:
            return self.scope.has(REGIONAL_ADVISER)
        if level == Plan.Level.ORGANISATION:
            return self.scope.has(DIRECTOR)
        if level == Plan.Level.UNIT:
            return unit_id is not None and self.scope.may_lead(unit_id)
        return person_id in self.people_led or (person_id in self.scope.person_ids and bool(self.worked_units))

    def may_decide(self, plan: Plan) -> bool:
        """A unit's plan is decided by the level above or the director, a person's by the leader."""
        if plan.level == Plan.Level.PERSON:
            return plan.person_id in self.people_led
        if plan.unit is not None:
            above = plan.unit.parent_id
            return self.scope.has(DIRECTOR) or (above is not None and self.scope.may_lead(above))
        return self.may_change(plan)

    def may_change_goal(self, goal: Goal) -> bool:
        return goal.tenant_id == self.scope.tenant_id and self.may_set_goal(goal.level, goal.unit_id, goal.person_id)

    def may_set_goal(self, level: str, unit_id: int | None, person_id: int | None) -> bool:
        """Strategic goals are the director's, a department's the leader's, a person's the leader's of the person."""
        if level == Goal.Level.STRATEGIC:
            return self.scope.has(DIRECTOR, REGIONAL_ADVISER)
        if level == Goal.Level.DEPARTMENT:
            return unit_id is not None and self.scope.may_lead(unit_id)
        return person_id in self.people_led

    @property
    def belongs(self) -> bool:
        """Whether the reader has anything to do here still; who has left keeps one's own and no more."""
        return bool(self.scope.roles)

    @property
    def steers(self) -> bool:
        """Whether the reader sees plans before they are published."""
        return bool(self.scope.counted_units or self.scope.led_units)


def get_plan_rights(*, scope: Scope, on: date) -> PlanRights:
    """Two questions: whom one leads, and where one works."""
    at_work = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id)
    led = at_work.filter(unit_id__in=scope.led_units & scope.lead_by_appointment)
    own = at_work.filter(person_id__in=scope.person_ids, starts_on__lte=on)
    return PlanRights(
        scope=scope,
        people_led=frozenset(led.values_list("person_id", flat=True)) - scope.person_ids,
        worked_units=frozenset(own.values_list("unit_id", flat=True)),
    )


def readable_plans(rights: PlanRights, tree: UnitTree) -> Q:
    """Plans the reader may open: what is published above and around one, and before that what one steers."""
    scope = rights.scope
    near = rights.worked_units | scope.led_units | scope.lead_by_appointment
    above = frozenset(node.id for unit in near for node in tree.path_to(unit))
    own = Q(tenant_id=scope.tenant_id)
    in_draft = Q() if rights.steers else PUBLISHED
    mine = own & Q(level=Plan.Level.PERSON, person_id__in=rights.people_led | scope.person_ids)
    if not rights.belongs:
        return mine
    return (
        Q(level=Plan.Level.REGION, tenant_id__in=[scope.tenant_id, scope.shared_id])
        & (PUBLISHED | (own if scope.has(REGIONAL_ADVISER) else PUBLISHED))
        | own & Q(level=Plan.Level.ORGANISATION) & in_draft
        | own & Q(level=Plan.Level.UNIT, unit_id__in=scope.counted_units | scope.led_units)
        | own & Q(level=Plan.Level.UNIT, unit_id__in=above) & PUBLISHED
        | mine
    )


def readable_goals(rights: PlanRights, tree: UnitTree) -> Q:
    """Goals the reader may know of: those of all, of the units around one, one's own and one's people's."""
    scope = rights.scope
    near = rights.worked_units | scope.led_units | scope.lead_by_appointment
    above = frozenset(node.id for unit in near for node in tree.path_to(unit))
    own = Q(tenant_id=scope.tenant_id)
    mine = own & Q(level=Goal.Level.INDIVIDUAL, person_id__in=rights.people_led | scope.person_ids)
    if not rights.belongs:
        return mine
    return (
        Q(level=Goal.Level.STRATEGIC, tenant_id__in=[scope.tenant_id, scope.shared_id])
        | own & Q(level=Goal.Level.DEPARTMENT, unit_id__in=above | scope.counted_units)
        | mine
    )
