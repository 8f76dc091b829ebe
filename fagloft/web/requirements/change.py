"""Change a requirement, end it, and take the end back. Who comes second sees what the first has changed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.gaps.queries.impacts import Asked, preview_requirement
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.contexts.requirements.actions import requirements as actions
from fagloft.contexts.requirements.queries.requirements import (
    NoSuchRequirement,
    RequirementRow,
    get_requirement,
    get_successor,
)
from fagloft.jobs.take_snapshot import defer_snapshot
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.requirements.add import page_of, trail
from fagloft.web.requirements.choices import levels_of, tree_on
from fagloft.web.requirements.forms import ChangeForm, EndForm
from fagloft.web.requirements.impact_words import impact_sentence
from fagloft.web.requirements.refusals import REFUSALS, explain
from fagloft.web.requirements.words import layer_word, obligation_word

type Decide = Callable[[ReaderRequest, RequirementRow, dict[str, Any]], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def requirement_change(request: ReaderRequest, requirement_id: int) -> HttpResponse:
    row = _find(request, requirement_id)
    if row is None:
        return _meanwhile(request, requirement_id, "requirement_change")
    form = ChangeForm(
        request.GET or None,
        initial={"level": row.level, "obligation": row.obligation, "starts_on": timezone.localdate()},
        levels=levels_of(request, str(row.competence_id)),
    )
    return _decide(request, row, form, _change)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def requirement_end(request: ReaderRequest, requirement_id: int) -> HttpResponse:
    row = _find(request, requirement_id)
    if row is None:
        return _meanwhile(request, requirement_id, "requirement_end")
    form = EndForm(request.GET or None, initial={"ends_on": timezone.localdate()})
    return _decide(request, row, form, _end)


@require_POST
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def requirement_keep(request: ReaderRequest, requirement_id: int) -> HttpResponse:
    """Take back an end; also the undo of ending."""
    try:
        actions.take_back_end(scope=request.reader.scope, requirement_id=requirement_id, today=timezone.localdate())
    except (actions.NoSuchRequirement, actions.NotYoursToDecide) as fault:
        raise Http404 from fault
    except (actions.RequiredAlready, actions.InThePast):
        messages.warning(
            request, _("Kravet kan ikke tas tilbake, for noen har bestemt noe nytt siden. Slik er det nå.")
        )
    else:
        defer_snapshot(tenant_id=request.reader.scope.tenant_id)
        messages.success(request, _("Kravet gjelder fortsatt."))
    return redirect("requirements")


def _find(request: ReaderRequest, requirement_id: int) -> RequirementRow | None:
    """The requirement while it can be changed; who may not decide does not find it."""
    try:
        row = get_requirement(
            scope=request.reader.scope,
            tree=request.reader.tree,
            requirement_id=requirement_id,
            on=timezone.localdate(),
        )
    except NoSuchRequirement:
        return None
    if not row.may_be_changed and not row.may_be_kept:
        raise Http404
    return row if row.may_be_changed else None


def _meanwhile(request: ReaderRequest, requirement_id: int, page: str) -> HttpResponse:
    """Go on with what is asked now, and keep what was filled in."""
    try:
        now = get_successor(
            scope=request.reader.scope,
            tree=request.reader.tree,
            requirement_id=requirement_id,
            on=timezone.localdate(),
        )
    except NoSuchRequirement:
        messages.warning(request, _("Noen har avsluttet kravet siden du åpnet det. Slik er det nå."))
        return redirect("requirements")
    words = _(
        "Noen har endret kravet siden du åpnet det. Nå er det nivå %(level)d, %(obligation)s. Se om det du valgte, "
        "fortsatt passer."
    )
    messages.warning(request, words % {"level": now.level, "obligation": obligation_word(now.obligation).lower()})
    kept = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse(page, args=[now.id]) + kept)


def _decide(request: ReaderRequest, row: RequirementRow, form: forms.Form, carry_out: Decide) -> HttpResponse:
    impact = ""
    if form.is_valid():
        try:
            if request.method == "POST":
                return carry_out(request, row, form.cleaned_data)
            impact = _preview(request, row, form.cleaned_data)
        except REFUSALS as refusal:
            explain(form, refusal)
        except actions.NoSuchRequirement:
            return _meanwhile(request, row.id, "requirement_end" if "ends_on" in form.fields else "requirement_change")
    return _draw(request, row, form, impact)


def _draw(request: ReaderRequest, row: RequirementRow, form: forms.Form, impact: str) -> HttpResponse:
    page = "requirement_end" if isinstance(form, EndForm) else "requirement_change"
    heading = _("Avslutt kravet om %(name)s") if isinstance(form, EndForm) else _("Endre kravet om %(name)s")
    return render(
        request,
        f"requirements/{page}.html",
        {
            "form": form,
            "row": row,
            "impact": impact,
            "heading": heading % {"name": row.competence_name},
            "lead": _lead(row),
            "breadcrumb": trail(row.competence_name),
        },
    )


def _lead(row: RequirementRow) -> str:
    parts = (layer_word(row.target.layer), row.target_name, obligation_word(row.obligation), row.legal_basis)
    return " · ".join(part for part in parts if part)


def _preview(request: ReaderRequest, row: RequirementRow, told: dict[str, Any]) -> str:
    day = told.get("ends_on") or told["starts_on"]
    if day < timezone.localdate():
        raise actions.InThePast
    day = max(day, row.starts_on)
    impact = preview_requirement(
        scope=request.reader.scope,
        tree=tree_on(request, day),
        target=row.target,
        competence_id=row.competence_id,
        asked=Asked(told["level"], told["obligation"]) if "level" in told else None,
        on=day,
        replaces=row.id,
    )
    return impact_sentence(impact)


def _change(request: ReaderRequest, row: RequirementRow, told: dict[str, Any]) -> HttpResponse:
    today = timezone.localdate()
    number = actions.change(
        scope=request.reader.scope,
        requirement_id=row.id,
        level=told["level"],
        obligation=told["obligation"],
        starts_on=told["starts_on"],
        today=today,
    )
    defer_snapshot(tenant_id=request.reader.scope.tenant_id)
    before = {"level": row.level, "obligation": row.obligation, "starts_on": told["starts_on"].isoformat()}
    undo = f"{reverse('requirement_change', args=[number])}?{urlencode(before)}"
    messages.success(request, _("Kravet er endret."), extra_tags=undo_tag(undo))
    return redirect(page_of(row.target, told["starts_on"], today))


def _end(request: ReaderRequest, row: RequirementRow, told: dict[str, Any]) -> HttpResponse:
    today = timezone.localdate()
    actions.end(scope=request.reader.scope, requirement_id=row.id, ends_on=told["ends_on"], today=today)
    defer_snapshot(tenant_id=request.reader.scope.tenant_id)
    messages.success(request, _("Kravet er avsluttet."), extra_tags=undo_tag(_undo_of_end(row, told)))
    return redirect(page_of(row.target, told["ends_on"], today))


def _undo_of_end(row: RequirementRow, told: dict[str, Any]) -> str:
    """What had not begun is gone, and is asked anew."""
    if row.starts_on < told["ends_on"]:
        return reverse("requirement_keep", args=[row.id])
    asked = {
        "target": f"{row.target.layer}-{row.target.id}",
        "competence": row.competence_id,
        "level": row.level,
        "obligation": row.obligation,
        "starts_on": row.starts_on.isoformat(),
        "legal_basis": row.legal_basis_code,
    }
    return f"{reverse('requirement_add')}?{urlencode(asked)}"
