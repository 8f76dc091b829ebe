"""One plan: how it stands, what to do next, its measures by goal, what comes from above, who has decided and read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.contexts.planning.actions import editing, plan_steps, receipts
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan, PlanDetail, get_plan
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.plans.plan_page import present
from fagloft.web.plans.trail import trail

FOLLOWERS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
"""Who may follow a plan's money and results, where they may read the plan."""


@require_safe
@may_be_seen_by(SIGNED_IN)
def plan(request: ReaderRequest, plan_id: int) -> HttpResponse:
    detail = find_plan(request, plan_id)
    _log(request, detail)
    page = present(detail, today=timezone.localdate())
    context = {"page": page, "follows": request.reader.scope.has(*FOLLOWERS), "breadcrumb": trail(detail.plan.title)}
    return render(request, "plans/plan.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def plan_step(request: ReaderRequest, plan_id: int, step: str) -> HttpResponse:
    """Publish, begin, finish, or take up again what was dropped."""
    scope, now = request.reader.scope, timezone.now()
    today = timezone.localdate()
    try:
        if step == "publish":
            plan_steps.publish(scope=scope, plan_id=plan_id, now=now, today=today)
        else:
            steps = {"start": plan_steps.start, "finish": plan_steps.finish, "take-up": plan_steps.take_up_again}
            steps[step](scope=scope, plan_id=plan_id, today=today)
    except (editing.NoSuchPlan, editing.NotYoursToChange, KeyError) as fault:
        raise Http404 from fault
    except editing.WrongStatus:
        messages.warning(request, _("Noen har vært her før deg. Slik står planen nå."))
        return redirect("plan", plan_id)
    _tell(request, plan_id, step)
    return redirect("plan", plan_id)


@require_POST
@may_be_seen_by(SIGNED_IN)
def plan_read(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """Confirm that one has read the published version."""
    number = request.POST.get("version", "")
    try:
        receipts.confirm(
            scope=request.reader.scope,
            tree=request.reader.tree,
            plan_id=plan_id,
            version_number=int(number) if number.isdecimal() and len(number) < 10 else 0,
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except editing.NoSuchPlan as fault:
        raise Http404 from fault
    except receipts.NotPublished:
        messages.warning(request, _("Planen er publisert på nytt. Les den som gjelder nå, og bekreft den."))
    except receipts.NobodyToConfirm:
        messages.warning(request, _("Bare ansatte bekrefter at de har lest planen."))
    else:
        messages.success(request, _("Takk. Det er notert at du har lest planen."))
    return redirect("plan", plan_id)


def find_plan(request: ReaderRequest, plan_id: int) -> PlanDetail:
    try:
        return get_plan(scope=request.reader.scope, tree=request.reader.tree, plan_id=plan_id, on=timezone.localdate())
    except NoSuchPlan as fault:
        raise Http404 from fault


def _tell(request: ReaderRequest, plan_id: int, step: str) -> None:
    words = {
        "publish": _("Planen er publisert. De den gjelder, ser den nå."),
        "start": _("Arbeidet med planen er i gang."),
        "finish": _("Planen er gjennomført."),
        "take-up": _("Planen er tatt opp igjen."),
    }[step]
    undo = undo_tag(reverse("plan_step", args=[plan_id, "start"])) if step == "finish" else ""
    messages.success(request, words, extra_tags=undo)


def _log(request: ReaderRequest, detail: PlanDetail) -> None:
    """Whose own plan it is, and those a measure points out by name, count as read."""
    named = {
        row.text.target_person_id: row.target_person_name
        for row in detail.measures + detail.measures_above
        if row.text.target_person_id is not None and row.target_person_name
    }
    if detail.plan.person_id is not None:
        named[detail.plan.person_id] = detail.plan.whose
    if detail.receipts is not None:
        named |= {reader.person_id: reader.name for reader in detail.receipts.not_read}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="plan", at=timezone.now())
