"""The day a page shows: today unless the address names another."""

from datetime import date, timedelta

from django.utils import timezone

from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.web.access import ReaderRequest

# Wide enough for any plan and any archive, and far from the days a calendar cannot count to.
FURTHEST = timedelta(days=50 * 366)


def chosen_day(request: ReaderRequest) -> date:
    """The day of `?on=`; today where it is absent, no day, or half a century away."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today
    return day if abs(day - today) <= FURTHEST else today


def tree_of(request: ReaderRequest, on: date) -> UnitTree:
    """The units of that day; those of today are known already."""
    if on == timezone.localdate():
        return request.reader.tree
    scope = request.reader.scope
    return get_unit_tree(tenant_id=scope.tenant_id, on=on, language=scope.language)
