"""Appoint leaders, deputies and professional-development nurses. A change ends one row and begins another."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.db import transaction
from django.db.models import Func, Q, UUIDField

from fagloft.contexts.organisations.models import Duty, Person, Unit
from fagloft.contexts.organisations.scope import Scope


class NoSuchDuty(Exception):
    """The duty is not there, or belongs to another organisation."""


class NoSuchUnit(Exception):
    """The organisation has no such unit."""


class NoSuchPerson(Exception):
    """The organisation has no such person."""


class DutyEndsBeforeItBegins(Exception):
    """The period would be empty."""


class DutyOverlaps(Exception):
    """The person has the same duty in the unit in a part of the period."""


class UnitHasLeader(Exception):
    """Somebody else leads the unit in a part of the period."""


class DutyHasEnded(Exception):
    """What is over is history, and is not changed."""


@transaction.atomic
def appoint(
    *,
    scope: Scope,
    person_id: int,
    unit_id: int,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    hours_per_week: Decimal | None = None,
) -> int:
    """The id of the new duty."""
    if ends_on is not None and ends_on <= starts_on:
        raise DutyEndsBeforeItBegins
    # Locked, so that two who appoint at once do not both find the unit without a leader.
    if not Unit.objects.select_for_update().filter(pk=unit_id, tenant_id=scope.tenant_id).exists():
        raise NoSuchUnit
    if not Person.objects.filter(pk=person_id, tenant_id=scope.tenant_id).exists():
        raise NoSuchPerson
    _refuse_overlaps(unit_id, person_id, kind, starts_on, ends_on)
    duty = Duty.objects.create(
        tenant_id=scope.tenant_id,
        person_id=person_id,
        unit_id=unit_id,
        kind=Duty.Kind(kind),
        starts_on=starts_on,
        ends_on=ends_on,
        hours_per_week=hours_per_week,
    )
    return duty.pk


@transaction.atomic
def end(*, scope: Scope, unit_id: int, duty_id: int, on: date) -> None:
    """The duty ends before `on`; one that has not begun by then is taken back."""
    duty = _find(scope, unit_id, duty_id)
    if duty.ends_on is not None and duty.ends_on <= on:
        raise DutyHasEnded
    if duty.starts_on < on:
        duty.ends_on = on
        duty.save(update_fields=["ends_on"])
    else:
        _take_back(duty)


@transaction.atomic
def change_hours(*, scope: Scope, unit_id: int, duty_id: int, hours_per_week: Decimal | None, on: date) -> int:
    """End the duty as it was and begin it with other hours from `on`; the id of the new one."""
    before = _find(scope, unit_id, duty_id)
    end(scope=scope, unit_id=unit_id, duty_id=duty_id, on=on)
    return appoint(
        scope=scope,
        person_id=before.person_id,
        unit_id=unit_id,
        kind=before.kind,
        starts_on=max(on, before.starts_on),
        ends_on=before.ends_on,
        hours_per_week=hours_per_week,
    )


def _find(scope: Scope, unit_id: int, duty_id: int) -> Duty:
    own = Duty.objects.select_for_update().filter(tenant_id=scope.tenant_id, unit_id=unit_id)
    duty = own.filter(pk=duty_id).first()
    if duty is None:
        raise NoSuchDuty
    return duty


def _refuse_overlaps(unit_id: int, person_id: int, kind: str, starts_on: date, ends_on: date | None) -> None:
    same = Duty.objects.filter(unit_id=unit_id, kind=kind).filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))
    overlapping = same.filter(starts_on__lt=ends_on) if ends_on else same
    if overlapping.filter(person_id=person_id).exists():
        raise DutyOverlaps
    if kind == Duty.Kind.LEADER and overlapping.exists():
        raise UnitHasLeader


def _take_back(duty: Duty) -> None:
    # The triggers write down what is added and changed; what is taken back is written down here.
    apps.get_model("organisations", "DutyEvent").objects.create(
        pgh_label="withdrawn",
        pgh_context_id=Func(function="_pgh_attach_context", output_field=UUIDField()),
        pgh_obj_id=duty.pk,
        id=duty.pk,
        tenant_id=duty.tenant_id,
        person_id=duty.person_id,
        unit_id=duty.unit_id,
        kind=duty.kind,
        hours_per_week=duty.hours_per_week,
        starts_on=duty.starts_on,
        ends_on=duty.ends_on,
    )
    duty.delete()
