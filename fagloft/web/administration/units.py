"""Every unit with who leads, deputises and develops; those without a leader are pointed out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.organisations.queries.duties import DutyRow, get_duties_by_unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import ADMINISTRATOR, DEPUTY, DEVELOPMENT_NURSE, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import UnitSearchForm
from fagloft.web.administration.page_number import page_number
from fagloft.web.frame import Crumb

PER_PAGE = 100


@dataclass(frozen=True)
class UnitRow:
    name: str
    url: str
    kind: str
    above: str
    leader: str
    deputies: str
    nurses: str


@may_be_seen_by(ADMINISTRATOR)
def administration_units(request: ReaderRequest) -> HttpResponse:
    duties = get_duties_by_unit(scope=request.reader.scope, on=timezone.localdate())
    rows = [_row(request.reader.tree, unit_id, duties) for unit_id in _in_order(request.reader.tree)]
    form = UnitSearchForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    shown = list(_choose(rows, wanted.get("q", ""), without_leader=bool(wanted.get("without_leader"))))
    context = {
        "form": form,
        "page": Paginator(shown, PER_PAGE).get_page(page_number(request)),
        "count": len(rows),
        "breadcrumb": (Crumb(_("Brukere og roller"), reverse("administration")), Crumb(_("Enheter og ledere"))),
        "without_leader": sum(not row.leader for row in rows),
    }
    return render(request, "administration/units.html", context)


def _in_order(tree: UnitTree) -> Iterable[int]:
    """Each unit followed by those below it."""
    waiting = list(reversed(tree.roots))
    while waiting:
        unit_id = waiting.pop()
        yield unit_id
        waiting.extend(reversed(tree.children.get(unit_id, ())))


def _row(tree: UnitTree, unit_id: int, duties: Mapping[int, tuple[DutyRow, ...]]) -> UnitRow:
    node = tree.nodes[unit_id]
    held = duties.get(unit_id, ())
    return UnitRow(
        name=node.name,
        url=reverse("administer_unit", args=[unit_id]),
        kind=node.kind_name,
        above=" / ".join(above.name for above in tree.path_to(unit_id)[:-1]),
        leader=_names(held, LEADER),
        deputies=_names(held, DEPUTY),
        nurses=_names(held, DEVELOPMENT_NURSE),
    )


def _names(duties: Iterable[DutyRow], kind: str) -> str:
    return ", ".join(duty.person_name for duty in duties if duty.kind == kind)


def _choose(rows: Iterable[UnitRow], words: str, *, without_leader: bool) -> Iterable[UnitRow]:
    for row in rows:
        text = f"{row.name} {row.above} {row.leader}".casefold()
        if all(word in text for word in words.casefold().split()) and not (without_leader and row.leader):
            yield row
