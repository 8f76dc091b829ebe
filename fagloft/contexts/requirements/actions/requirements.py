"""Ask for a competence in a layer, and stop asking. A change is an end and a beginning, so history stays true.

Nothing begins or ends in the past: what was asked on a day that is gone has been reported. `today` is the day on which
it is decided.
"""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.requirements.models import LegalBasis, Requirement
from fagloft.contexts.requirements.queries.asked_levels import NoSuchCompetence, NoSuchLevel, require_level
from fagloft.contexts.requirements.queries.layers import NoSuchTarget, NotYoursToDecide, Target, decide

__all__ = [
    "EndsBeforeItBegins",
    "InThePast",
    "NoSuchCompetence",
    "NoSuchLevel",
    "NoSuchRequirement",
    "NoSuchTarget",
    "NotYoursToDecide",
    "RequiredAlready",
    "add",
    "change",
    "end",
    "take_back_end",
]


class NoSuchRequirement(Exception):
    """The requirement does not exist, has ended, or belongs to somebody else."""


class RequiredAlready(Exception):
    """The same competence is asked in the same layer in the same days; change that requirement instead."""


class EndsBeforeItBegins(Exception):
    """A requirement lasts at least a day."""


class InThePast(Exception):
    """Requirements are decided for today and later."""


@transaction.atomic
def add(
    *,
    scope: Scope,
    target: Target,
    competence_id: int,
    level: int,
    obligation: str,
    starts_on: date,
    today: date,
    ends_on: date | None = None,
    legal_basis_code: str = "",
) -> int:
    """Ask for a level of a competence of everybody in the layer; returns the requirement's number."""
    decide(scope, target, on=today)
    _refuse_the_past(starts_on, today)
    if ends_on is not None and ends_on <= starts_on:
        raise EndsBeforeItBegins
    require_level(scope=scope, competence_id=competence_id, level=level, on=starts_on)
    return _save(
        Requirement(
            tenant_id=scope.tenant_id,
            competence_id=competence_id,
            level=level,
            obligation=obligation,
            starts_on=starts_on,
            ends_on=ends_on,
            legal_basis=LegalBasis.objects.get(code=legal_basis_code) if legal_basis_code else None,
            **target.columns,
        )
    )


@transaction.atomic
def end(*, scope: Scope, requirement_id: int, ends_on: date, today: date) -> None:
    """Stop asking from a day; one that has not begun by then is asked of nobody."""
    requirement = _own(scope, requirement_id)
    decide(scope, target_of(requirement), on=today)
    _refuse_the_past(ends_on, today)
    _end(requirement, ends_on)


@transaction.atomic
def change(*, scope: Scope, requirement_id: int, level: int, obligation: str, starts_on: date, today: date) -> int:
    """Ask for another level or with another obligation from a day on; returns the number of what is asked then.

    What is changed back before the change has begun goes on as if nothing had been said.
    """
    old = _own(scope, requirement_id)
    decide(scope, target_of(old), on=today)
    _refuse_the_past(starts_on, today)
    require_level(scope=scope, competence_id=old.competence_id, level=level, on=starts_on)
    _end(old, max(starts_on, old.starts_on))
    replaced = _like(old).filter(level=level, obligation=obligation, ends_on=old.starts_on).first()
    if replaced is not None and starts_on <= old.starts_on:
        return _go_on(replaced)
    return _save(
        Requirement(
            tenant_id=old.tenant_id,
            competence_id=old.competence_id,
            level=level,
            obligation=obligation,
            starts_on=max(starts_on, old.starts_on),
            legal_basis_id=old.legal_basis_id,
            profile_id=old.profile_id,
            **target_of(old).columns,
        )
    )


@transaction.atomic
def take_back_end(*, scope: Scope, requirement_id: int, today: date) -> None:
    """Undo an end: ask on as if nothing had been said."""
    requirement = (
        Requirement.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id, pk=requirement_id).first()
    )
    if requirement is None:
        raise NoSuchRequirement
    decide(scope, target_of(requirement), on=today)
    _refuse_the_past(requirement.ends_on or today, today)
    _go_on(requirement)


def target_of(requirement: Requirement) -> Target:
    """Of whom the requirement asks."""
    return Target(layer=requirement.layer, id=getattr(requirement, f"{requirement.layer}_id"))


def _own(scope: Scope, requirement_id: int) -> Requirement:
    requirement = (
        Requirement.objects.select_for_update(of=("self",))
        .filter(tenant_id=scope.tenant_id, pk=requirement_id, ends_on=None)
        .first()
    )
    if requirement is None:
        raise NoSuchRequirement
    return requirement


def _refuse_the_past(day: date, today: date) -> None:
    if day < today:
        raise InThePast


def _end(requirement: Requirement, ends_on: date) -> None:
    if requirement.starts_on >= ends_on:
        # By query, so that the row in hand keeps its number; the history keeps that it was there.
        Requirement.objects.filter(pk=requirement.pk).delete()
        return
    requirement.ends_on = ends_on
    requirement.save(update_fields=["ends_on"])


def _go_on(requirement: Requirement) -> int:
    requirement.ends_on = None
    return _save(requirement)


def _save(requirement: Requirement) -> int:
    wait_for_turn(tenant_id=requirement.tenant_id, competence_id=requirement.competence_id)
    others = _like(requirement).exclude(pk=requirement.pk)
    if requirement.ends_on is not None:
        others = others.filter(starts_on__lt=requirement.ends_on)
    if others.filter(Q(ends_on=None) | Q(ends_on__gt=requirement.starts_on)).exists():
        raise RequiredAlready
    requirement.save()
    return requirement.pk


def _like(requirement: Requirement) -> QuerySet[Requirement]:
    """What asks for the same competence in the same layer and profile."""
    return Requirement.objects.filter(
        tenant_id=requirement.tenant_id,
        competence_id=requirement.competence_id,
        profile_id=requirement.profile_id,
        **target_of(requirement).columns,
    )
