"""Write down how an organisation stood on a day, for itself and, in large enough numbers, for its health community."""

from datetime import date, datetime

import polars as pl

from fagloft.contexts.gaps.models import SharedFigure, Snapshot
from fagloft.contexts.gaps.queries.figures_of_units import WHOLE, count_figures
from fagloft.contexts.gaps.queries.figures_to_share import list_shared_figures
from fagloft.contexts.gaps.queries.frames import load_tenant_frames
from fagloft.contexts.gaps.queries.standings import count_holdings
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.appending import append_rows
from fagloft.database.tenancy import transaction_of

LANGUAGE = "nb"  # numbers have no language, but the tables they are counted from do


class NoSuchOrganisation(Exception):
    """There is no organisation with this id."""


def take(*, tenant_id: int, on: date, at: datetime) -> int:
    """The id of the snapshot of the day, computed `at`; one that was taken of the same day before is replaced."""
    organisation = Organisation.objects.filter(pk=tenant_id).first()
    if organisation is None:
        raise NoSuchOrganisation
    shared_id = organisation.community_id
    with transaction_of(tenant_id=tenant_id, shared_id=shared_id):
        # Two at once take turns: the second replaces what the first wrote.
        Organisation.objects.select_for_update(no_key=True).get(pk=tenant_id)
        snapshot_id, shared = _count(tenant_id, shared_id, on, at)
    if shared_id is not None:
        with transaction_of(tenant_id=shared_id):
            _publish(tenant_id, shared_id, on, at, shared)
    return snapshot_id


def _count(tenant_id: int, shared_id: int | None, on: date, at: datetime) -> tuple[int, pl.DataFrame]:
    reader = Scope(tenant_id=tenant_id, shared_id=shared_id, user_id=0, user_name="", language=LANGUAGE)
    tree = get_unit_tree(tenant_id=tenant_id, on=on, language=LANGUAGE)
    frames = load_tenant_frames(scope=reader, tree=tree, on=on)
    holdings = count_holdings(frames, on)
    figures = count_figures(frames, holdings, on)
    Snapshot.objects.filter(tenant_id=tenant_id, taken_on=on).delete()
    snapshot = Snapshot.objects.create(
        tenant_id=tenant_id, taken_on=on, computed_at=at, people=frames.people["person_id"].n_unique()
    )
    owner = {"tenant_id": pl.lit(tenant_id), "snapshot_id": pl.lit(snapshot.pk)}
    append_rows("gaps_unitfigure", figures.filter(pl.col("unit_id") != WHOLE).with_columns(**owner))
    if shared_id is None:
        return snapshot.pk, figures.clear()
    shared = list_shared_figures(
        scope=reader, shared_id=shared_id, frames=frames, holdings=holdings, figures=figures, on=on
    )
    return snapshot.pk, shared


def _publish(about_id: int, shared_id: int, on: date, at: datetime, shared: pl.DataFrame) -> None:
    SharedFigure.objects.filter(tenant_id=shared_id, about_id=about_id, taken_on=on).delete()
    owner = {"tenant_id": pl.lit(shared_id), "about_id": pl.lit(about_id)}
    moment = {"taken_on": pl.lit(on), "computed_at": pl.lit(at.isoformat())}
    append_rows("gaps_sharedfigure", shared.with_columns(**owner, **moment))
