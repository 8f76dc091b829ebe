"""Minimums: how many on a unit must hold what. Asked for, ended and taken back as requirements are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.gaps.queries.impacts import preview_coverage
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.contexts.requirements.actions import coverage as actions
from fagloft.contexts.requirements.actions import requirements
from fagloft.contexts.requirements.queries.coverage import CoverageRow, NoSuchCoverage, get_one_coverage
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.requirements.add import page_of, trail
from fagloft.web.requirements.choices import competences_for, levels_of, targets_for, tree_on, unit_targets
from fagloft.web.requirements.forms import CoverageForm, EndForm, read_target
from fagloft.web.requirements.impact_words import coverage_sentence
from fagloft.web.requirements.refusals import REFUSALS, explain


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def coverage_add(request: ReaderRequest) -> HttpResponse:
    form = _form(request)
    impact = ""
    if form.is_valid():
        try:
            if request.method == "POST":
                return _add(request, form.cleaned_data)
            impact = _preview(request, form.cleaned_data)
        except REFUSALS as refusal:
            explain(form, refusal)
    context = {"form": form, "impact": impact, "breadcrumb": trail(_("Nytt dekningskrav"))}
    return render(request, "requirements/coverage_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def coverage_end(request: ReaderRequest, coverage_id: int) -> HttpResponse:
    row = _find(request, coverage_id)
    if row is None:
        return _ended_meanwhile(request)
    form = EndForm(request.GET or None, initial={"ends_on": timezone.localdate()})
    impact = ""
    if form.is_valid():
        try:
            if request.method == "POST":
                return _end(request, row, form.cleaned_data)
            impact = _preview_end(request, row, form.cleaned_data)
        except requirements.InThePast as refusal:
            explain(form, refusal)
        except actions.NoSuchCoverage:
            return _ended_meanwhile(request)
    context = {"form": form, "row": row, "impact": impact, "breadcrumb": trail(row.competence_name)}
    return render(request, "requirements/coverage_end.html", context)


@require_POST
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def coverage_keep(request: ReaderRequest, coverage_id: int) -> HttpResponse:
    try:
        actions.take_back_end(scope=request.reader.scope, coverage_id=coverage_id, today=timezone.localdate())
    except (actions.NoSuchCoverage, requirements.NotYoursToDecide) as fault:
        raise Http404 from fault
    except (requirements.RequiredAlready, requirements.InThePast):
        messages.warning(request, _("Noen har bestemt noe nytt siden. Slik er det nå."))
    else:
        messages.success(request, _("Dekningskravet gjelder fortsatt."))
    return redirect(reverse("requirements") + "#minimums")


def _ended_meanwhile(request: ReaderRequest) -> HttpResponse:
    messages.warning(request, _("Noen har avsluttet dekningskravet siden du åpnet det. Slik er det nå."))
    return redirect(reverse("requirements") + "#minimums")


def _form(request: ReaderRequest) -> CoverageForm:
    competence = request.GET.get("competence", "")
    return CoverageForm(
        request.GET if "starts_on" in request.GET else None,
        initial={
            "starts_on": timezone.localdate(),
            "minimum": 1,
            "competence": competence,
            "target": request.GET.get("target", ""),
        },
        targets=unit_targets(targets_for(request)),
        competences=competences_for(request),
        levels=levels_of(request, competence),
    )


def _preview(request: ReaderRequest, told: dict[str, Any]) -> str:
    if told["starts_on"] < timezone.localdate():
        raise requirements.InThePast
    impact = preview_coverage(
        scope=request.reader.scope,
        tree=tree_on(request, told["starts_on"]),
        target=read_target(told["target"]),
        competence_id=told["competence"],
        level=told["level"],
        minimum=told["minimum"],
        on=told["starts_on"],
    )
    return coverage_sentence(impact)


def _preview_end(request: ReaderRequest, row: CoverageRow, told: dict[str, Any]) -> str:
    asked = {"target": f"{row.target.layer}-{row.target.id}", "competence": row.competence_id, "level": row.level}
    minimum = {"minimum": row.minimum, "starts_on": told["ends_on"]}
    return f"{_preview(request, asked | minimum)} {_('Dette kreves ikke lenger.')}"


def _add(request: ReaderRequest, told: dict[str, Any]) -> HttpResponse:
    target, today = read_target(told["target"]), timezone.localdate()
    number = actions.add(
        scope=request.reader.scope,
        target=target,
        competence_id=told["competence"],
        level=told["level"],
        minimum=told["minimum"],
        starts_on=told["starts_on"],
        today=today,
    )
    undo = f"{reverse('coverage_end', args=[number])}?ends_on={told['starts_on'].isoformat()}"
    messages.success(request, _("Dekningskravet er lagret."), extra_tags=undo_tag(undo))
    return redirect(page_of(target, told["starts_on"], today))


def _find(request: ReaderRequest, coverage_id: int) -> CoverageRow | None:
    """The minimum while it can be ended; who may not decide does not find it."""
    try:
        row = get_one_coverage(scope=request.reader.scope, coverage_id=coverage_id, on=timezone.localdate())
    except NoSuchCoverage:
        return None
    if not row.may_be_changed and not row.may_be_kept:
        raise Http404
    return row if row.may_be_changed else None


def _end(request: ReaderRequest, row: CoverageRow, told: dict[str, Any]) -> HttpResponse:
    today = timezone.localdate()
    actions.end(scope=request.reader.scope, coverage_id=row.id, ends_on=told["ends_on"], today=today)
    is_kept = row.starts_on < told["ends_on"]
    undo = undo_tag(reverse("coverage_keep", args=[row.id])) if is_kept else ""
    messages.success(request, _("Dekningskravet er avsluttet."), extra_tags=undo)
    return redirect(page_of(row.target, told["ends_on"], today))
