"""A leader's profile: what is told, and what the register knows where nothing is told."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from fagloft.contexts.leadership.models import LeaderProfile
from fagloft.contexts.leadership.queries.profiles_register import Leader, NoSuchLeader, load_leaders
from fagloft.contexts.organisations.models import Employment, Organisation
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope

DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class Profile:
    """`edition` is 0 as long as nobody has saved anything; then all that is here comes from the register."""

    leader: Leader
    level: str
    leader_since_on: date
    education_years: int | None
    experience_years: int
    has_prior_learning: bool
    leadership_credits: Decimal | None
    wanted_credits: Decimal | None
    credits_max: Decimal | None
    days_away_max: int | None
    budget: Decimal | None
    edition: int
    span_of_control: int
    organisation_kind: str


def get_own_leader(*, scope: Scope, tree: UnitTree, on: date) -> Leader | None:
    """The reader as leader; None for one who leads nothing."""
    return next((leader for leader in load_leaders(scope=scope, tree=tree, on=on) if leader.is_own), None)


def get_profile(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> Profile:
    """One's own, or that of a leader whom one leads."""
    leaders = load_leaders(scope=scope, tree=tree, on=on)
    leader = next((one for one in leaders if one.person_id == person_id and one.may_be_followed), None)
    if leader is None:
        raise NoSuchLeader
    row = LeaderProfile.objects.filter(tenant_id=scope.tenant_id, person_id=person_id).first()
    told = row or LeaderProfile(tenant_id=scope.tenant_id, person_id=person_id, edition=0)
    years = told.experience_years
    return Profile(
        leader=leader,
        level=leader.level,
        leader_since_on=told.leader_since_on or leader.since,
        education_years=told.education_years,
        experience_years=int((on - leader.since).days / DAYS_PER_YEAR) if years is None else years,
        has_prior_learning=told.has_prior_learning,
        leadership_credits=told.leadership_credits,
        wanted_credits=told.wanted_credits,
        credits_max=told.credits_max,
        days_away_max=told.days_away_max,
        budget=told.budget,
        edition=told.edition,
        span_of_control=_count_span(scope, tree, leader, leaders, on),
        organisation_kind=Organisation.objects.values_list("kind", flat=True).get(pk=scope.tenant_id),
    )


def _count_span(scope: Scope, tree: UnitTree, leader: Leader, leaders: tuple[Leader, ...], on: date) -> int:
    """Those who answer to the leader directly: staff of units without another leader, and the next leaders below."""
    others = [one for one in leaders if not one.is_deputy and not one.unit_ids & leader.unit_ids]
    led_by_others = frozenset().union(*(one.unit_ids for one in others))
    units = tree.below(leader.unit_ids, short_of=led_by_others)
    staff = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, unit_id__in=units, starts_on__lte=on
    )
    people = set(staff.values_list("person_id", flat=True))
    people |= {one.person_id for one in others if any(tree.nodes[unit].parent_id in units for unit in one.unit_ids)}
    themselves = {one.person_id for one in leaders if not one.is_deputy and one.unit_ids & leader.unit_ids}
    return len(people - themselves - {leader.person_id})
