"""Say yes or no to an application, with the terms and the reason."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.education.actions import applications as actions
from fagloft.contexts.education.queries.applications import ApplicationRow
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.education.application import find, trail
from fagloft.web.education.forms import DecideForm


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def education_decide(request: ReaderRequest, application_id: int) -> HttpResponse:
    row = find(request, application_id)
    if not row.may_be_decided:
        raise Http404
    if row.status != "applied":
        messages.info(request, _("Søknaden er behandlet. Slik er det nå."))
        return redirect("education_application", application_id=row.id)
    form = DecideForm(request.POST or None, initial={"edition": row.edition, "binding_months": 24})
    if form.is_valid():
        return _decide(request, row, form.cleaned_data)
    context = {"form": form, "row": row, "breadcrumb": trail(row.title)}
    return render(request, "education/education_decide.html", context, status=422 if form.errors else 200)


def _decide(request: ReaderRequest, row: ApplicationRow, told: dict[str, Any]) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    known: dict[str, Any] = {
        "scope": scope,
        "application_id": row.id,
        "edition": told["edition"],
        "reason": told["reason"],
        "on": today,
    }
    try:
        if told["answer"] == "grant":
            actions.grant(**known, terms=_terms(told))
        else:
            actions.refuse(**known)
    except (actions.DecidedMeanwhile, actions.NotAtThisStage):
        messages.warning(request, _("Noen har behandlet søknaden siden du åpnet den. Slik er det nå."))
    else:
        messages.success(request, _("Svaret er lagret. Søkeren ser det nå."))
    return redirect("education_application", application_id=row.id)


def _terms(told: dict[str, Any]) -> actions.Terms:
    grant = told["grant_amount"] or Decimal(0)
    return actions.Terms(
        leave_days=told["leave_days"] or 0,
        leave_is_paid=told["leave_is_paid"],
        substitute_cost=told["substitute_cost"] or Decimal(0),
        fee=told["fee"] or Decimal(0),
        grant_name=told["grant_name"],
        grant_amount=grant,
        financing="grant" if grant else "own",
        binding_months=told["binding_months"] or 0,
    )
