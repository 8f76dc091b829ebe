"""Imports on their way and done, as those who may start them see them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from fagloft.contexts.imports.models import ImportRun
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import ADMINISTRATOR, DIRECTOR, REGIONAL_ADVISER, Scope

# Who works where and what people hold is the administrator's to bring; what is asked is decided by those who lead.
OPEN_TO = {
    "staff_list": (ADMINISTRATOR,),
    "people": (ADMINISTRATOR,),
    "employments": (ADMINISTRATOR,),
    "units": (ADMINISTRATOR,),
    "holdings": (ADMINISTRATOR,),
    "requirements": (DIRECTOR,),
    "catalogue": (DIRECTOR, REGIONAL_ADVISER),
}
UNDER_WAY = (ImportRun.Status.WAITING, ImportRun.Status.READING, ImportRun.Status.CONFIRMED, ImportRun.Status.STORING)
_LARGE = ("faults", "notices", "preview")


@dataclass(frozen=True)
class RunSummary:
    """One import as a line in a list."""

    id: int
    template: str
    status: str
    original_name: str
    uploaded_at: datetime
    uploaded_by_name: str
    fault_count: int
    counts: dict[str, dict[str, int]]


@dataclass(frozen=True)
class RunDetail:
    """One import with everything that is known of it."""

    summary: RunSummary
    size: int
    on: date
    end_leavers: bool
    rows_total: int
    rows_done: int
    is_being_cancelled: bool
    is_recomputed: bool
    waits_for_another: bool
    failure: str
    finished_at: datetime | None
    faults: list[dict[str, Any]]
    notices: list[dict[str, Any]]
    preview: list[dict[str, Any]]

    @property
    def is_under_way(self) -> bool:
        return self.summary.status in UNDER_WAY


class NoSuchRun(Exception):
    """The import does not exist, or is not the reader's to see."""


def templates_open_to(scope: Scope) -> tuple[str, ...]:
    """The templates the reader may bring."""
    return tuple(template for template, roles in OPEN_TO.items() if scope.has(*roles))


def own_runs(scope: Scope) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(tenant_id=scope.tenant_id, template__in=templates_open_to(scope))


def get_runs(*, scope: Scope) -> tuple[RunSummary, ...]:
    """All imports, the latest first."""
    return tuple(_summary(run) for run in own_runs(scope).defer(*_LARGE).order_by("-uploaded_at", "-id"))


def get_run(*, scope: Scope, run_id: int) -> RunDetail:
    run = own_runs(scope).filter(pk=run_id).first()
    if run is None:
        raise NoSuchRun
    return RunDetail(
        summary=_summary(run),
        size=run.size,
        on=run.on,
        end_leavers=run.end_leavers,
        rows_total=run.rows_total,
        rows_done=run.rows_done,
        is_being_cancelled=run.cancel_requested,
        is_recomputed=run.is_recomputed,
        waits_for_another=run.status == ImportRun.Status.CONFIRMED and _is_another_storing(run),
        failure=run.failure,
        finished_at=run.finished_at,
        faults=run.faults,
        notices=run.notices,
        preview=run.preview,
    )


def get_shared_id(*, tenant_id: int) -> int | None:
    """The organisation whose catalogue is shared with this one; its own where it is the community."""
    organisation = Organisation.objects.get(pk=tenant_id)
    is_community = organisation.kind == Organisation.Kind.HEALTH_COMMUNITY
    return organisation.pk if is_community else organisation.community_id


def get_organisation_ids() -> tuple[int, ...]:
    return tuple(Organisation.objects.order_by("pk").values_list("pk", flat=True))


def _is_another_storing(run: ImportRun) -> bool:
    others = ImportRun.objects.filter(tenant_id=run.tenant_id, status=ImportRun.Status.STORING)
    return others.exclude(pk=run.pk).exists()


def _summary(run: ImportRun) -> RunSummary:
    return RunSummary(
        id=run.pk,
        template=run.template,
        status=run.status,
        original_name=run.original_name,
        uploaded_at=run.uploaded_at,
        uploaded_by_name=run.uploaded_by_name,
        fault_count=run.fault_count,
        counts=run.counts,
    )
