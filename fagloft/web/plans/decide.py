"""Record a decision: on a plan as it stands, or on one measure; and the log of all decisions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fagloft.contexts.planning.actions import decisions as actions
from fagloft.contexts.planning.actions import editing
from fagloft.contexts.planning.queries.choices import get_owner_choices
from fagloft.contexts.planning.queries.decisions import get_decision_log
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.differences import between
from fagloft.web.plans.measure import find_measure
from fagloft.web.plans.plan import find_plan
from fagloft.web.plans.plan_edit import plan_trail
from fagloft.web.plans.plan_forms import DecideForm
from fagloft.web.plans.plan_page import answer, with_kinds
from fagloft.web.plans.refusals import REFUSALS, explain
from fagloft.web.plans.trail import trail


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def plan_decide(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """What is decided is what stands on the page: who has changed it meanwhile is shown first."""
    detail = find_plan(request, plan_id)
    row = detail.plan
    if not row.may_be_decided:
        raise Http404
    form = _form(request, {"seen": detail.seen, "concerns": row.whose}, is_named=row.level == "region")
    if form.is_valid():
        decided = _decide(request, plan_id, form)
        if decided is not None:
            return decided
    context = {
        "form": _look_again(request, form, detail.seen),
        "row": row,
        "answer": answer(row),
        "measures": [measure for measure in detail.measures if measure.status != "dropped"],
        "rows": between(request, plan_id, row.latest_number, None) if row.latest_number else [],
        "breadcrumb": plan_trail(row, _("Vedtak")),
    }
    return render(request, "plans/plan_decide.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def measure_decide(request: ReaderRequest, measure_id: int) -> HttpResponse:
    """A decision on one measure, ahead of its plan."""
    row = find_measure(request, measure_id)
    if not row.may_be_decided:
        raise Http404
    form = _form(request, {"text": row.text.title}, is_named=row.plan_level == "region")
    if form.is_valid():
        try:
            actions.decide_measure(
                scope=request.reader.scope,
                measure_id=measure_id,
                text=form.text,
                now=timezone.now(),
                today=timezone.localdate(),
            )
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Vedtaket om tiltaket er registrert."))
            return redirect("measure", measure_id)
    context = {"form": form, "row": row, "breadcrumb": trail(row.text.title)}
    return render(request, "plans/measure_decide.html", context)


@require_safe
@may_be_seen_by(SIGNED_IN)
def decision_log(request: ReaderRequest) -> HttpResponse:
    rows = get_decision_log(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    words = ngettext("%(count)d vedtak om kompetanse", "%(count)d vedtak om kompetanse", len(rows))
    context = {
        "heading": words % {"count": len(rows)} if rows else _("Ingen vedtak ennå"),
        "decisions": with_kinds(rows),
        "breadcrumb": trail(_("Vedtak")),
    }
    return render(request, "plans/decision_log.html", context)


def _form(request: ReaderRequest, told: dict[str, Any], *, is_named: bool) -> DecideForm:
    scope, today = request.reader.scope, timezone.localdate()
    owners = get_owner_choices(rights=get_plan_rights(scope=scope, on=today), on=today)
    own = next((number for number, _name in owners if number in scope.person_ids), None)
    first = {"kind": "administrative", "decided_on": today, "owner_id": own, "owner_name": scope.user_name}
    return DecideForm(request.POST or None, owners=owners, is_named=is_named, initial=first | told)


def _decide(request: ReaderRequest, plan_id: int, form: DecideForm) -> HttpResponse | None:
    try:
        number = actions.decide_plan(
            scope=request.reader.scope,
            plan_id=plan_id,
            seen=form.cleaned_data["seen"],
            text=form.text,
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except editing.ChangedMeanwhile:
        form.add_error(None, _("Noen har endret planen siden du åpnet den. Slik er den nå. Se om vedtaket passer."))
    except REFUSALS as refusal:
        explain(form, refusal)
    else:
        messages.success(request, _("Vedtaket er registrert som versjon %(number)d.") % {"number": number})
        return redirect("plan", plan_id)
    return None


def _look_again(request: ReaderRequest, form: DecideForm, seen: str) -> DecideForm:
    """A form that is sent again decides what the page shows now."""
    if form.is_bound:
        sent = request.POST.copy()
        sent["seen"] = seen
        form.data = sent
    return form
