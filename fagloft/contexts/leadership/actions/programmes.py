"""Write the catalogue of leadership programmes: add, change, confirm and end; what was told before stays."""

from datetime import date

from django.db import transaction

from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.programme_faults import FaultyText, find_faults, get_municipality_codes
from fagloft.contexts.leadership.queries.programme_ownership import NotYoursToWrite, require_editor
from fagloft.contexts.leadership.queries.programme_texts import FIELDS, SEVERAL, ProgrammeText
from fagloft.contexts.leadership.queries.programmes import NoSuchProgramme, get_wholes
from fagloft.contexts.organisations.models import Municipality
from fagloft.contexts.organisations.scope import Scope

__all__ = [
    "ChangedMeanwhile",
    "CodeIsTaken",
    "FaultyText",
    "NewerIsTold",
    "NoSuchProgramme",
    "NotYoursToWrite",
    "add",
    "change",
    "confirm",
    "resume",
    "retire",
    "take_back_confirmation",
]

Status = Programme.Status


class ChangedMeanwhile(Exception):
    """Somebody has changed it since it was opened."""


class CodeIsTaken(Exception):
    """The organisation has another programme with the code."""


class NewerIsTold(Exception):
    """Something newer is told of the programme: that is what is changed and confirmed."""


@transaction.atomic
def add(*, scope: Scope, text: ProgrammeText, on: date) -> int:
    """A programme nobody has told of before; returns its number."""
    require_editor(scope)
    if Programme.objects.filter(tenant_id=scope.tenant_id, code=text.code).exists():
        raise CodeIsTaken
    _require_right(scope, text, on)
    return write(Programme(tenant_id=scope.tenant_id, code=text.code, confirmed_on=on), text)


@transaction.atomic
def change(*, scope: Scope, programme_id: int, text: ProgrammeText, edition: int, on: date) -> int:
    """Change what is told of a year, or tell of a later one; returns the number of what then is the newest."""
    require_editor(scope)
    programme = _newest(scope, programme_id, edition)
    _require_right(scope, text, on)
    if text.year < programme.year:
        raise NewerIsTold
    if text.year > programme.year:
        fictitious = programme.is_fictitious
        programme = Programme(tenant_id=scope.tenant_id, code=programme.code, is_fictitious=fictitious)
    else:
        programme.edition += 1
    programme.confirmed_on = on
    return write(programme, text)


@transaction.atomic
def confirm(*, scope: Scope, programme_id: int, edition: int, on: date) -> None:
    """Say that everything still is as it was told."""
    require_editor(scope)
    programme = _newest(scope, programme_id, edition)
    programme.confirmed_on = on
    programme.edition += 1
    programme.save()


@transaction.atomic
def take_back_confirmation(*, scope: Scope, programme_id: int, edition: int, before: date | None) -> None:
    """As if it had not been confirmed; `before` is the day of the confirmation before it, if there was one."""
    require_editor(scope)
    programme = _newest(scope, programme_id, edition)
    programme.confirmed_on = before
    programme.edition += 1
    programme.save()


@transaction.atomic
def retire(*, scope: Scope, programme_id: int, edition: int) -> str:
    """It is offered no more; returns the status it had, for the one who takes it back."""
    require_editor(scope)
    programme = _newest(scope, programme_id, edition)
    before = programme.status
    _give(programme, Status.DISCONTINUED)
    return before


@transaction.atomic
def resume(*, scope: Scope, programme_id: int, edition: int, status: str) -> None:
    """It is offered again; an unknown status becomes the plain one."""
    require_editor(scope)
    programme = _newest(scope, programme_id, edition)
    _give(programme, Status(status) if status in Status.values else Status.ACTIVE)


def write(programme: Programme, text: ProgrammeText) -> int:
    """Give the row what the text says and keep it; its code stays."""
    for name in FIELDS:
        if name in {"code", "municipality_code"}:
            continue
        value = getattr(text, name)
        setattr(programme, name, list(value) if name in SEVERAL else value)
    programme.municipality = Municipality.objects.filter(code=text.municipality_code).first()
    programme.save()
    return programme.pk


def _give(programme: Programme, status: Programme.Status) -> None:
    programme.status = status
    programme.edition += 1
    programme.save()


def _newest(scope: Scope, programme_id: int, edition: int) -> Programme:
    own = Programme.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id)
    programme = own.filter(pk=programme_id).first()
    if programme is None:
        raise NoSuchProgramme
    if own.filter(code=programme.code, year__gt=programme.year).exists():
        raise NewerIsTold
    if programme.edition != edition:
        raise ChangedMeanwhile
    return programme


def _require_right(scope: Scope, text: ProgrammeText, on: date) -> None:
    wholes = frozenset(code for code, _ in get_wholes(scope=scope))
    faults = find_faults(text, year=on.year, codes=wholes, municipalities=get_municipality_codes())
    if faults:
        raise FaultyText(faults)
