"""From an account to what it may see: roles follow from employments, duties and granted roles."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.memberships import (
    Membership,
    get_membership,
    get_units_with_leader,
)
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.organisations.scope import (
    DEPUTY,
    DEVELOPMENT_NURSE,
    DIRECTOR,
    EMPLOYEE,
    LEADER,
    REGIONAL_ADVISER,
    Scope,
)


@dataclass(frozen=True)
class Workplace:
    """An organisation in which the account has something to do."""

    tenant_id: int
    name: str
    shared_id: int | None
    is_demo: bool
    is_community: bool


@dataclass(frozen=True)
class Reader:
    """A scope with the tree it was drawn from, so that a page need not ask for the tree again."""

    scope: Scope
    tree: UnitTree
    workplace: Workplace


def get_workplaces(*, user_id: int, on: date) -> tuple[Workplace, ...]:
    """Needs only the account to be declared: its own rows are visible in every organisation."""
    tenants = set(PersonAccount.objects.filter(user_id=user_id).values_list("tenant_id", flat=True))
    tenants |= set(_granted(on).filter(user_id=user_id).values_list("tenant_id", flat=True))
    organisations = Organisation.objects.filter(id__in=tenants).order_by("name")
    return tuple(
        Workplace(
            tenant_id=organisation.pk,
            name=organisation.name,
            shared_id=_community_of(organisation),
            is_demo=organisation.is_demo,
            is_community=organisation.kind == Organisation.Kind.HEALTH_COMMUNITY,
        )
        for organisation in organisations
    )


def get_reader(*, user: User, workplace: Workplace, on: date, language: str) -> Reader:
    """What the account may see in one organisation on a day."""
    tree = get_unit_tree(tenant_id=workplace.tenant_id, on=on, language=language)
    person_ids = frozenset(
        PersonAccount.objects.filter(user_id=user.pk, tenant_id=workplace.tenant_id).values_list("person_id", flat=True)
    )
    granted = frozenset(
        _granted(on).filter(user_id=user.pk, tenant_id=workplace.tenant_id).values_list("role", flat=True)
    )
    membership = get_membership(person_ids=person_ids, on=on)
    others = get_units_with_leader(tenant_id=workplace.tenant_id, on=on) - _appointed(membership)
    return Reader(
        scope=_draw_scope(user, workplace, language, person_ids, granted, membership, tree, others),
        tree=tree,
        workplace=workplace,
    )


def _draw_scope(
    user: User,
    workplace: Workplace,
    language: str,
    person_ids: frozenset[int],
    granted: frozenset[str],
    membership: Membership,
    tree: UnitTree,
    led_by_others: frozenset[int],
) -> Scope:
    own = _appointed(membership)
    served = tree.below(unit for kind, unit in membership.duties if kind == DEVELOPMENT_NURSE)
    led = tree.below(own, short_of=led_by_others) | served
    appointed = tree.below(own)
    everywhere = frozenset(tree.nodes) if granted & {DIRECTOR, REGIONAL_ADVISER} else frozenset()
    roles = granted | {kind for kind, _ in membership.duties} | ({EMPLOYEE} if membership.worked_units else set())
    return Scope(
        tenant_id=workplace.tenant_id,
        shared_id=workplace.shared_id,
        user_id=user.pk,
        user_name=user.name,
        language=language,
        roles=frozenset(roles),
        person_ids=person_ids,
        led_units=led,
        wholly_led_units=frozenset(unit for unit in led if tree.below([unit]) <= led),
        lead_by_appointment=appointed,
        counted_units=everywhere | appointed | served,
    )


def _appointed(membership: Membership) -> frozenset[int]:
    return frozenset(unit for kind, unit in membership.duties if kind in (LEADER, DEPUTY))


def _granted(on: date) -> QuerySet[RoleAssignment]:
    return RoleAssignment.objects.filter(Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on)))


def _community_of(organisation: Organisation) -> int | None:
    return organisation.pk if organisation.kind == Organisation.Kind.HEALTH_COMMUNITY else organisation.community_id
