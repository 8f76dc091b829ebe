"""The day a page shows: today unless the address names another."""

from datetime import date, timedelta

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.web.access import ReaderRequest

# Wide enough for any plan and any archive, and far from the days a calendar cannot count to.
FURTHEST = timedelta(days=50 * 366)


def chosen_day(request: ReaderRequest) -> date:
    """The day of `?on=`; today where it is absent, no day, or half a century away."""
    today, asked = timezone.localdate(), request.GET.get("on", "")
    day = _read(asked)
    if day is not None and abs(day - today) <= FURTHEST:
        return day
    if asked:
        messages.warning(request, _("Dagen i adressen finnes ikke. Siden viser dagen i dag."))
    return today


def _read(asked: str) -> date | None:
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return None


def tree_of(request: ReaderRequest, on: date) -> UnitTree:
    """The units of that day; those of today are known already."""
    if on == timezone.localdate():
        return request.reader.tree
    scope = request.reader.scope
    return get_unit_tree(tenant_id=scope.tenant_id, on=on, language=scope.language)
