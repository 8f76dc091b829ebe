"""Write down how many leaders of an organisation need what, for itself and its health community."""

from datetime import date

from fagloft.contexts.leadership.models import LeaderNeedFigure
from fagloft.contexts.leadership.queries.need_figures import count_needs
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.tenancy import transaction_of

LANGUAGE = "nb"  # numbers have no language


class NoSuchOrganisation(Exception):
    """There is no organisation with this id."""


def count(*, tenant_id: int, on: date) -> int:
    """Replace the figures of the organisation by those of the day; returns how many rows were written."""
    organisation = Organisation.objects.filter(pk=tenant_id).first()
    if organisation is None:
        raise NoSuchOrganisation
    shared_id = organisation.community_id
    with transaction_of(tenant_id=tenant_id, shared_id=shared_id):
        reader = Scope(tenant_id=tenant_id, shared_id=shared_id, user_id=0, user_name="", language=LANGUAGE)
        tree = get_unit_tree(tenant_id=tenant_id, on=on, language=LANGUAGE)
        rows = list(count_needs(scope=reader, tree=tree, on=on))
    owner = shared_id or tenant_id
    with transaction_of(tenant_id=owner):
        # Two at once take turns: the second replaces what the first wrote.
        Organisation.objects.select_for_update(no_key=True).get(pk=tenant_id)
        LeaderNeedFigure.objects.filter(tenant_id=owner, about_id=tenant_id).delete()
        LeaderNeedFigure.objects.bulk_create(
            LeaderNeedFigure(
                tenant_id=owner,
                about_id=tenant_id,
                topic=topic,
                level=level,
                leaders=leaders,
                need_it=need_it,
                counted_on=on,
            )
            for topic, level, leaders, need_it in rows
        )
    return len(rows)
