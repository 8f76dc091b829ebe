"""Write a measure: fill in, see what there is already, save. The look at what there is cannot be skipped."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.competence.queries.catalogues import get_level_choices
from fagloft.contexts.planning.actions import editing
from fagloft.contexts.planning.actions import measures as actions
from fagloft.contexts.planning.queries.choices import Choices, get_measure_choices, get_plan_choices
from fagloft.contexts.planning.queries.measures import MeasureRow
from fagloft.contexts.planning.queries.plan_details import find_plan as find_plan_row
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.similar import get_similar
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.meanwhile import Conflict, find_conflicts
from fagloft.web.plans.measure import find_writable_measure, measure_trail
from fagloft.web.plans.measure_forms import LevelChoices, MeasureForm, first_values
from fagloft.web.plans.plan_edit import find_writable, on_top, plan_trail, whose_for
from fagloft.web.plans.refusals import REFUSALS, explain
from fagloft.web.plans.similar_words import SimilarPage, log_similar, present_similar
from fagloft.web.plans.words import last_day


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def measure_add(request: ReaderRequest) -> HttpResponse:
    """`?plan=` says where; without it the reader's only plan, or a choice, or how to begin one."""
    plans = get_plan_choices(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    plan_id = _chosen_plan(request, plans)
    if plan_id is None:
        if not plans and not whose_for(request):
            raise Http404
        begin = reverse("plan_add", query={"whose": f"unit-{request.GET.get('unit', '')}"})
        kept = {name: request.GET.get(name, "") for name in request.GET if name != "plan"}
        choosing = {"plans": [(number, name, _address(number, kept)) for number, name in plans], "begin": begin}
        return render(request, "plans/measure_choose_plan.html", choosing)
    row = find_writable(request, plan_id)
    form = _form(request, plan_id, _first_measure(request, row.starts_on, row.ends_on))
    similar: SimilarPage | None = None
    if form.is_valid():
        similar = _look(request, form, None)
        if similar is None:
            saved = _add(request, plan_id, form)
            if saved is not None:
                return saved
    context = {"form": form, "row": row, "similar": similar, "breadcrumb": plan_trail(row, _("Nytt tiltak"))}
    return render(request, "plans/measure_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def measure_change(request: ReaderRequest, measure_id: int) -> HttpResponse:
    row = find_writable_measure(request, measure_id)
    saved = first_values(row.text) | {"edition": row.edition, "seen": _seen(row.text.competences)}
    form = _form(request, row.plan_id, saved, most=len(row.competences))
    conflicts: list[Conflict] = []
    similar: SimilarPage | None = None
    if form.is_valid():
        similar = _look(request, form, measure_id)
        if similar is None:
            try:
                return _change(request, row, form)
            except editing.ChangedMeanwhile:
                conflicts = find_conflicts(form, saved)
                form.data = on_top(request, row.edition)
            except REFUSALS as refusal:
                explain(form, refusal)
    context = {
        "form": form,
        "row": row,
        "similar": similar,
        "conflicts": conflicts,
        "breadcrumb": measure_trail(row, _("Endre")),
    }
    return render(request, "plans/measure_change.html", context)


def levels_for(request: ReaderRequest) -> LevelChoices:
    """Every level of every competence in use, by name; where there is one level, by the competence alone."""
    return [
        (f"{number}-{level.level}", name if len(levels) == 1 else f"{name} · {level.level} {level.name}")
        for number, name, levels in get_level_choices(scope=request.reader.scope, on=timezone.localdate())
        for level in levels
    ]


def _chosen_plan(request: ReaderRequest, plans: Choices) -> int | None:
    asked = request.GET.get("plan", "")
    if asked:
        if not asked.isdecimal() or len(asked) > 9:
            raise Http404
        return int(asked)
    return plans[0][0] if len(plans) == 1 else None


def _address(plan_id: int, kept: dict[str, str]) -> str:
    return reverse("measure_add", query=kept | {"plan": str(plan_id)})


def _form(request: ReaderRequest, plan_id: int, first: dict[str, Any], *, most: int = 0) -> MeasureForm:
    scope, tree, today = request.reader.scope, request.reader.tree, timezone.localdate()
    rights = get_plan_rights(scope=scope, on=today)
    plan = find_plan_row(rights=rights, tree=tree, plan_id=plan_id)
    choices = get_measure_choices(scope=scope, tree=tree, plan=plan, on=today)
    own = next((number for number, _name in choices.owners if number in scope.person_ids), None)
    plain = {"owner_id": own, "owner_name": scope.user_name, "target_unit_id": plan.unit_id}
    return MeasureForm(
        request.POST or None,
        choices=choices,
        levels=levels_for(request),
        named=plan.level == "region",
        most=most,
        initial=plain | first,
    )


def _first_measure(request: ReaderRequest, starts_on: Any, ends_on: Any) -> dict[str, Any]:
    """What the address says: from a gap come the competence, the unit and that only those who lack it are meant."""
    competence, level = request.GET.get("competence", ""), request.GET.get("level", "1")
    first = {
        "learning_form": "internal_teaching",
        "obligation": "expected",
        "recurrence": "once",
        "attendance_time": "working_time",
        "financing": "own",
        "starts_on": max(starts_on, timezone.localdate()),
        "last_day": last_day(ends_on),
        "competence_1": f"{competence}-{level}" if competence else "",
        "title": request.GET.get("title", ""),
        "only_with_gap": "gap" in request.GET,
        "goal_id": request.GET.get("goal", ""),
    }
    return first | ({"target_unit_id": request.GET["unit"]} if "unit" in request.GET else {})


def _seen(competences: tuple[tuple[int, int], ...]) -> str:
    return ",".join(str(number) for number in sorted({number for number, _level in competences}))


def _look(request: ReaderRequest, form: MeasureForm, measure_id: int | None) -> SimilarPage | None:
    """What there is already of what the measure gives; None when the reader has seen it."""
    wanted = _seen(form.competences)
    if form.cleaned_data["seen"] == wanted and "look" not in request.POST:
        return None
    sent = request.POST.copy()
    sent["seen"] = wanted
    form.data = sent
    found = get_similar(
        scope=request.reader.scope,
        tree=request.reader.tree,
        competence_ids=[number for number, _level in dict(form.competences).items()],
        on=timezone.localdate(),
        leave_out=measure_id,
    )
    log_similar(request, found)
    return present_similar(found)


def _add(request: ReaderRequest, plan_id: int, form: MeasureForm) -> HttpResponse | None:
    try:
        actions.add(scope=request.reader.scope, plan_id=plan_id, text=form.text, today=timezone.localdate())
    except REFUSALS as refusal:
        explain(form, refusal)
        return None
    messages.success(request, _("Tiltaket er foreslått i planen."))
    return redirect("plan", plan_id)


def _change(request: ReaderRequest, row: MeasureRow, form: MeasureForm) -> HttpResponse:
    actions.change(
        scope=request.reader.scope,
        measure_id=row.id,
        edition=form.cleaned_data["edition"] or 0,
        text=form.text,
        today=timezone.localdate(),
    )
    messages.success(request, _("Tiltaket er lagret."))
    return redirect("measure", row.id)
