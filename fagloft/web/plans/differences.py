"""What has changed in a plan: from one decided version to another, or to what it says now."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.planning.queries.differences import Difference, NoSuchVersion, get_differences
from fagloft.contexts.planning.queries.plan_details import find_plan as find_plan_row
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.difference_words import field_word, kind_words, part_word, value_words
from fagloft.web.plans.plan import find_plan
from fagloft.web.plans.plan_edit import plan_trail


@dataclass(frozen=True)
class Row:
    part: str
    title: str
    kind: str
    field: str
    before: str
    after: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def plan_differences(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """`?from=` and `?to=` are versions; without `to` the plan as it is now, without `from` the one decided last."""
    detail = find_plan(request, plan_id)
    latest = detail.plan.latest_number
    before, after = _number(request, "from") or latest, _number(request, "to")
    if before is None:
        raise Http404
    rows = between(request, plan_id, before, after)
    words = ngettext("%(count)d endring", "%(count)d endringer", len(rows)) % {"count": len(rows)}
    context = {
        "heading": words if rows else _("Ingen endringer"),
        "detail": detail,
        "before": before,
        "after": after,
        "rows": rows,
        "breadcrumb": plan_trail(detail.plan, _("Endringer")),
    }
    return render(request, "plans/plan_differences.html", context)


def between(request: ReaderRequest, plan_id: int, before: int, after: int | None) -> list[Row]:
    """The differences in words; of a plan that the reader has been let into."""
    rights = get_plan_rights(scope=request.reader.scope, on=timezone.localdate())
    plan = find_plan_row(rights=rights, tree=request.reader.tree, plan_id=plan_id)
    try:
        return [_row(one) for one in get_differences(plan=plan, before=before, after=after)]
    except NoSuchVersion as fault:
        raise Http404 from fault


def _row(difference: Difference) -> Row:
    return Row(
        part=part_word(difference.part),
        title=difference.title,
        kind=kind_words(difference.kind),
        field=field_word(difference.field) if difference.field else "",
        before=value_words(difference.field, difference.before),
        after=value_words(difference.field, difference.after),
    )


def _number(request: ReaderRequest, name: str) -> Any:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 10 else None
