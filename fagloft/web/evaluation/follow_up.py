"""How far a plan has come, measure by measure, with the share of the whole target group."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.evaluation.actions import evaluations as actions
from fagloft.contexts.evaluation.queries.follow_up import FollowUp, LayerRow, MeasureRow, get_follow_up
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.evaluation.trail import trail
from fagloft.web.evaluation.words import COLOURS, amounts, layer_word, progress_word, share_sentence, whole

GOOD = ("reached", "on_track", "not_begun")  # what has not begun is not late
URGENCY = ("behind", "on_track", "not_begun", "reached", "unknown")


@dataclass(frozen=True)
class Layer:
    row: LayerRow
    word: str
    amounts: str


@dataclass(frozen=True)
class Line:
    row: MeasureRow
    progress: str
    colour: str
    share: str
    layers: tuple[Layer, ...]
    is_overdue: bool


@require_safe
@may_be_seen_by(SIGNED_IN)
def follow_up(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """Opened by those who see the numbers of the plan, and of a person's own plan by the person and the leader."""
    try:
        found = get_follow_up(
            scope=request.reader.scope, tree=request.reader.tree, plan_id=plan_id, on=timezone.localdate()
        )
    except actions.NoSuchPlan as absent:
        raise Http404 from absent
    lines = sorted((_line(row) for row in found.measures), key=_urgency)
    context = {"plan": found, "heading": _heading(found), "lines": lines, "breadcrumb": trail(found.title)}
    return render(request, "evaluation/follow_up.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def evaluation_schedule(request: ReaderRequest, plan_id: int) -> HttpResponseRedirect:
    try:
        new = actions.schedule(scope=request.reader.scope, plan_id=plan_id, on=timezone.localdate())
    except actions.NoSuchPlan as absent:
        raise Http404 from absent
    except actions.NotYoursToEvaluate as refusal:
        raise PermissionDenied from refusal
    words = ngettext("%(count)d dato for evaluering er lagt inn.", "%(count)d datoer for evaluering er lagt inn.", new)
    messages.success(request, words % {"count": new})
    return redirect("follow_up", plan_id)


def _heading(found: FollowUp) -> str:
    """How many are on track, and the one that is furthest behind."""
    if not found.measures:
        return _("Planen har ingen tiltak å følge opp")
    told = _progress(found)
    measured = [row for row in found.measures if row.shares is not None and row.shares.now.percent is not None]
    if not measured:
        return told
    worst = min(measured, key=_percent)
    return told + _("; %(title)s: %(share)s av hele målgruppen kan det") % {
        "title": worst.title,
        "share": whole(_percent(worst)),
    }


def _progress(found: FollowUp) -> str:
    """Of a plan that nobody has begun, or that nothing can be measured of, that is the answer."""
    seen, count = {row.progress for row in found.measures}, len(found.measures)
    if seen <= {"not_begun", "unknown"}:
        if "not_begun" in seen:
            return ngettext("Tiltaket er ikke begynt", "Ingen av %(count)d tiltak er begynt", count) % {"count": count}
        return ngettext("Tiltaket er ikke målt", "Ingen av %(count)d tiltak er målt", count) % {"count": count}
    good = sum(row.progress in GOOD for row in found.measures)
    words = ngettext("%(good)d av %(count)d tiltak er i rute", "%(good)d av %(count)d tiltak er i rute", good)
    return words % {"good": good, "count": count}


def _percent(row: MeasureRow) -> int:
    return (row.shares.now.percent or 0) if row.shares is not None else 0


def _line(row: MeasureRow) -> Line:
    return Line(
        row=row,
        progress=progress_word(row.progress),
        colour=COLOURS[row.progress],
        share=share_sentence(row.shares) if row.shares is not None else _unmeasured(row),
        layers=tuple(Layer(layer, layer_word(layer.layer), amounts(layer)) for layer in row.layers),
        is_overdue=any(layer.is_overdue for layer in row.layers),
    )


def _unmeasured(row: MeasureRow) -> str:
    if row.people is None:
        return _("Målgruppen er under fem, og tallet vises bare for den som leder dem.")
    if not row.people:
        return _("Tiltaket gjelder ingen i dag.")
    words = ngettext(
        "Gjelder %(count)d ansatt. Tiltaket er ikke knyttet til en kompetanse, så registeret kan ikke måle det.",
        "Gjelder %(count)d ansatte. Tiltaket er ikke knyttet til en kompetanse, så registeret kan ikke måle det.",
        row.people,
    )
    return words % {"count": row.people}


def _urgency(line: Line) -> tuple[bool, int]:
    return not line.is_overdue, URGENCY.index(line.row.progress)
