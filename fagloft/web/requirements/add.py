"""Ask for something new: fill in, see what it means, confirm. POST carries out the preview that the address holds."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.gaps.queries.impacts import Asked, preview_requirement
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.contexts.requirements.actions import requirements as actions
from fagloft.contexts.requirements.queries.layers import Target
from fagloft.contexts.requirements.queries.requirements import get_legal_bases
from fagloft.jobs.take_snapshot import defer_snapshot
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.requirements.choices import competences_for, levels_of, targets_for, tree_on
from fagloft.web.requirements.forms import AddForm, read_target
from fagloft.web.requirements.impact_words import impact_sentence
from fagloft.web.requirements.refusals import REFUSALS, explain


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def requirement_add(request: ReaderRequest) -> HttpResponse:
    form = _form(request)
    impact = ""
    if form.is_valid():
        if request.method == "POST":
            saved = _save(request, form)
            if saved is not None:
                return saved
        elif _is_not_past(form):
            impact = _preview(request, form.cleaned_data)
    return render(
        request,
        "requirements/requirement_add.html",
        {"form": form, "impact": impact, "breadcrumb": trail(_("Nytt krav"))},
    )


def trail(here: str) -> tuple[Crumb, ...]:
    return (Crumb(_("Krav"), reverse("requirements")), Crumb(here))


def page_of(target: Target, on: date, today: date) -> str:
    """Where the change shows at once: the unit on the day it begins, else the list."""
    if target.layer == "person":
        return reverse("person", args=[target.id])
    if target.layer != "unit":
        return reverse("requirements")
    day = "" if on == today else f"?on={on.isoformat()}"
    return reverse("unit_overview", args=[target.id]) + day


def _form(request: ReaderRequest) -> AddForm:
    is_filled_in = "starts_on" in request.GET
    start: dict[str, Any] = {
        "obligation": "mandatory",
        "starts_on": timezone.localdate(),
        "target": request.GET.get("target", ""),
        "competence": request.GET.get("competence", ""),
    }
    return AddForm(
        request.GET if is_filled_in else None,
        initial=start,
        targets=targets_for(request),
        competences=competences_for(request),
        levels=levels_of(request, start["competence"]),
        laws=get_legal_bases(scope=request.reader.scope),
    )


def _is_not_past(form: AddForm) -> bool:
    if form.cleaned_data["starts_on"] >= timezone.localdate():
        return True
    explain(form, actions.InThePast())
    return False


def _preview(request: ReaderRequest, told: dict[str, Any]) -> str:
    impact = preview_requirement(
        scope=request.reader.scope,
        tree=tree_on(request, told["starts_on"]),
        target=read_target(told["target"]),
        competence_id=told["competence"],
        asked=Asked(told["level"], told["obligation"]),
        on=told["starts_on"],
    )
    return impact_sentence(impact)


def _save(request: ReaderRequest, form: AddForm) -> HttpResponse | None:
    told, today = form.cleaned_data, timezone.localdate()
    target = read_target(told["target"])
    try:
        number = actions.add(
            scope=request.reader.scope,
            target=target,
            competence_id=told["competence"],
            level=told["level"],
            obligation=told["obligation"],
            starts_on=told["starts_on"],
            legal_basis_code=told["legal_basis"],
            today=today,
        )
    except REFUSALS as refusal:
        explain(form, refusal)
        return None
    defer_snapshot(tenant_id=request.reader.scope.tenant_id)
    undo = f"{reverse('requirement_end', args=[number])}?ends_on={told['starts_on'].isoformat()}"
    messages.success(request, _("Kravet er lagret."), extra_tags=undo_tag(undo))
    return redirect(page_of(target, told["starts_on"], today))
