"""Bring today's catalogue from a file: everything of it, or nothing."""

from datetime import date

from django.db import transaction

from fagloft.contexts.leadership.actions.programmes import write
from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.programme_files import read_programmes
from fagloft.contexts.leadership.queries.programme_ownership import require_editor
from fagloft.contexts.leadership.queries.programme_plans import CataloguePlan, PlannedChange, plan_catalogue
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import Scope


class FaultyFile(Exception):
    """The file has faults, so nothing of it is kept."""


class CatalogueChangedMeanwhile(Exception):
    """The catalogue is no longer as it was when the reader saw what the file would do."""


@transaction.atomic
def bring(*, scope: Scope, content: bytes, name: str, fingerprint: str, on: date) -> CataloguePlan:
    """Carry out what the reader was shown; `fingerprint` is that of the plan shown. Returns what was done."""
    require_editor(scope)
    # Two who import at once wait for each other, and the second sees what the first has done.
    Organisation.objects.select_for_update(no_key=True).get(pk=scope.tenant_id)
    told = read_programmes(scope=scope, content=content, name=name, on=on)
    if told.faults:
        raise FaultyFile
    plan = plan_catalogue(scope=scope, texts=told.texts, on=on)
    if plan.fingerprint != fingerprint:
        raise CatalogueChangedMeanwhile
    for change in (*plan.new, *plan.newer):
        _add(scope, change, on)
    for change in plan.older:
        _add(scope, change, None)
    standing = {change.row.id: change for change in (*plan.changed, *plan.confirmed) if change.row is not None}
    for programme in Programme.objects.select_for_update(of=("self",)).filter(pk__in=standing):
        programme.edition += 1
        programme.confirmed_on = on
        write(programme, standing[programme.pk].text)
    return plan


def _add(scope: Scope, change: PlannedChange, on: date | None) -> None:
    """A word of a year nothing was told of. What is made up stays so, and nobody confirms an old word by telling it."""
    is_fictitious = change.row is not None and change.row.is_fictitious
    programme = Programme(
        tenant_id=scope.tenant_id,
        code=change.text.code,
        is_fictitious=is_fictitious,
        confirmed_on=on,
    )
    write(programme, change.text)
