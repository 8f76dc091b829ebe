"""Tell what a leader brings and wants, and what the leader above can give."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.leadership.models import LeaderProfile
from fagloft.contexts.leadership.queries.profiles_register import Leader, get_leader
from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import LEVELS


class NotYoursToTell(Exception):
    """What a leader brings and wants is told by that leader."""


class NotYoursToLimit(Exception):
    """Money and days away are set by the leader above; by oneself only where nobody is above."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the profile since it was opened."""


class LeaderInTheFuture(Exception):
    """One is leader since today or an earlier day."""


class NoSuchLevel(Exception):
    """The level is none of those that leaders stand on."""


class BelowNothing(Exception):
    """Years, credits, days and money are nothing or more."""


@dataclass(frozen=True)
class Told:
    """What the leader tells."""

    level: str
    leader_since_on: date | None
    education_years: int | None = None
    experience_years: int | None = None
    has_prior_learning: bool = False
    leadership_credits: Decimal | None = None
    wanted_credits: Decimal | None = None
    credits_max: Decimal | None = None


@dataclass(frozen=True)
class Limits:
    """What the leader above gives room for: days away at once, and kroner."""

    days_away_max: int | None = None
    budget: Decimal | None = None


@transaction.atomic
def tell(*, scope: Scope, tree: UnitTree, person_id: int, edition: int, told: Told, on: date) -> None:
    """Save what the leader tells; `edition` is the one that was shown, 0 where nothing was saved yet."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    if not leader.is_own:
        raise NotYoursToTell
    if told.level not in LEVELS:
        raise NoSuchLevel
    if told.leader_since_on is not None and told.leader_since_on > on:
        raise LeaderInTheFuture
    _save(scope, leader, edition, asdict(told))


@transaction.atomic
def limit(*, scope: Scope, tree: UnitTree, person_id: int, edition: int, limits: Limits, on: date) -> None:
    """Save how long and for how much the leader may be away."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    if not leader.limits_are_the_readers:
        raise NotYoursToLimit
    _save(scope, leader, edition, asdict(limits))


def _save(scope: Scope, leader: Leader, edition: int, changed: dict[str, object]) -> None:
    if any(isinstance(value, int | Decimal) and value < 0 for value in changed.values()):
        raise BelowNothing
    # The person is locked, as a profile that nobody has saved yet cannot be.
    Person.objects.select_for_update(no_key=True).get(pk=leader.person_id, tenant_id=scope.tenant_id)
    found = LeaderProfile.objects.filter(tenant_id=scope.tenant_id, person_id=leader.person_id).first()
    profile = found or LeaderProfile(
        tenant_id=scope.tenant_id, person_id=leader.person_id, level=leader.level, edition=0
    )
    if profile.edition != edition:
        raise ChangedMeanwhile
    for name, value in changed.items():
        setattr(profile, name, value)
    profile.edition += 1
    profile.save()
