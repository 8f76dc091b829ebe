"""What are we to reach, and how far have we come? A change of service tells whether the competence is there."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.planning.actions import editing
from fagloft.contexts.planning.actions import goals as actions
from fagloft.contexts.planning.queries.choices import get_goal_owner_choices
from fagloft.contexts.planning.queries.goals import GoalDetail, GoalRow, NoSuchGoal, get_goal, get_goals
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.plans.goal_forms import GoalForm, NewGoalForm, first_goal
from fagloft.web.plans.goal_words import progress_words, readiness_words, whose_words
from fagloft.web.plans.meanwhile import Conflict, find_conflicts
from fagloft.web.plans.measure_edit import levels_for
from fagloft.web.plans.plan_edit import on_top
from fagloft.web.plans.plan_forms import WhoseChoices
from fagloft.web.plans.refusals import REFUSALS, explain
from fagloft.web.plans.trail import trail
from fagloft.web.plans.words import status_word
from fagloft.web.templatetags.formats import short_date


@dataclass(frozen=True)
class Line:
    row: GoalRow
    whose: str
    progress: str
    due: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def goals(request: ReaderRequest) -> HttpResponse:
    rows = get_goals(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    _log(request, rows)
    alive = [row for row in rows if row.closed_on is None]
    reached = sum(row.is_reached is True for row in alive)
    context = {
        "heading": _heading(len(alive), reached),
        "lines": [_line(row) for row in alive],
        "closed": [_line(row) for row in rows if row.closed_on is not None],
        "may_add": bool(_whose(request)),
        "breadcrumb": trail(_("Mål")),
    }
    return render(request, "plans/goals.html", context)


@require_safe
@may_be_seen_by(SIGNED_IN)
def goal(request: ReaderRequest, goal_id: int) -> HttpResponse:
    detail = _find(request, goal_id)
    _log(request, (detail.goal, *detail.parts))
    context = {
        "detail": detail,
        "line": _line(detail.goal),
        "parts": [_line(row) for row in detail.parts],
        "readiness": readiness_words(detail),
        "measures": [(number, title, status_word(status)) for number, title, status in detail.measures],
        "breadcrumb": _trail(detail.goal.text.title),
    }
    return render(request, "plans/goal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def goal_add(request: ReaderRequest) -> HttpResponse:
    """`?under=` makes it a part of a change of service, and then it belongs where that does."""
    whose, under = _whose(request), request.GET.get("under", "")
    parent = _find(request, int(under)).goal if under.isdecimal() and len(under) < 10 else None
    if not whose or (parent is not None and not parent.may_be_changed):
        raise Http404
    form = NewGoalForm(
        request.POST or None,
        whose=() if parent else whose,
        levels=levels_for(request),
        initial={"whose": request.GET.get("whose", "")},
    )
    if form.is_valid():
        added = _add(request, form, parent)
        if added is not None:
            return added
    context = {"form": form, "parent": parent, "breadcrumb": _trail(_("Nytt mål"))}
    return render(request, "plans/goal_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def goal_change(request: ReaderRequest, goal_id: int) -> HttpResponse:
    row = _find(request, goal_id).goal
    if not row.may_be_changed or row.closed_on is not None:
        raise Http404
    saved = first_goal(row.text) | {"edition": row.edition}
    form = GoalForm(request.POST or None, levels=levels_for(request), initial=saved)
    conflicts: list[Conflict] = []
    if form.is_valid():
        try:
            actions.change(
                scope=request.reader.scope,
                goal_id=goal_id,
                edition=form.cleaned_data["edition"] or 0,
                text=form.text,
                today=timezone.localdate(),
            )
        except editing.ChangedMeanwhile:
            conflicts = find_conflicts(form, saved)
            form.data = on_top(request, row.edition)
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Målet er lagret."))
            return redirect("goal", goal_id)
    context = {"form": form, "row": row, "conflicts": conflicts, "breadcrumb": _trail(row.text.title)}
    return render(request, "plans/goal_change.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def goal_close(request: ReaderRequest, goal_id: int) -> HttpResponse:
    try:
        actions.close(scope=request.reader.scope, goal_id=goal_id, today=timezone.localdate())
    except (editing.NoSuchPlan, editing.NotYoursToChange) as fault:
        raise Http404 from fault
    except editing.WrongStatus:
        messages.warning(request, _("Målet er alt lukket."))
    else:
        undo = undo_tag(reverse("goal_reopen", args=[goal_id]))
        messages.success(request, _("Målet er lukket."), extra_tags=undo)
    return redirect("goal", goal_id)


@require_POST
@may_be_seen_by(SIGNED_IN)
def goal_reopen(request: ReaderRequest, goal_id: int) -> HttpResponse:
    """Open a closed goal again; also the undo of closing."""
    try:
        actions.reopen(scope=request.reader.scope, goal_id=goal_id, today=timezone.localdate())
    except (editing.NoSuchPlan, editing.NotYoursToChange) as fault:
        raise Http404 from fault
    messages.success(request, _("Målet gjelder igjen."))
    return redirect("goal", goal_id)


def _add(request: ReaderRequest, form: NewGoalForm, parent: GoalRow | None) -> HttpResponse | None:
    level, number = form.whose
    try:
        goal_id = actions.add(
            scope=request.reader.scope,
            level=level,
            unit_id=number if level == "department" else None,
            person_id=number if level == "individual" else None,
            parent_id=parent.id if parent else None,
            text=form.text,
            today=timezone.localdate(),
        )
    except REFUSALS as refusal:
        explain(form, refusal)
        return None
    messages.success(request, _("Målet er lagret."))
    return redirect("goal", parent.id if parent else goal_id)


def _whose(request: ReaderRequest) -> WhoseChoices:
    return get_goal_owner_choices(
        scope=request.reader.scope,
        tree=request.reader.tree,
        name=request.reader.workplace.name,
        on=timezone.localdate(),
    )


def _find(request: ReaderRequest, goal_id: int) -> GoalDetail:
    try:
        return get_goal(scope=request.reader.scope, tree=request.reader.tree, goal_id=goal_id, on=timezone.localdate())
    except NoSuchGoal as fault:
        raise Http404 from fault


def _log(request: ReaderRequest, rows: Any) -> None:
    """Whoever has a goal of their own, and how far they have come, counts as read."""
    named = {row.person_id: row.whose for row in rows if row.person_id is not None}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="goals", at=timezone.now())


def _heading(alive: int, reached: int) -> str:
    if not alive:
        return _("Ingen mål ennå")
    told = ngettext("%(count)d mål", "%(count)d mål", alive) % {"count": alive}
    words = ngettext("%(count)d er nådd", "%(count)d er nådd", reached) % {"count": reached}
    return f"{told}, {words}" if reached else told


def _line(row: GoalRow) -> Line:
    return Line(
        row=row,
        whose=whose_words(row),
        progress=progress_words(row),
        due=short_date(row.text.target_on) if row.text.target_on else "",
    )


def _trail(here: str) -> tuple[Crumb, ...]:
    return trail((_("Mål"), reverse("goals")), here)
