"""Have the numbers of the organisation counted anew."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.jobs.take_snapshot import take_snapshot
from fagloft.web.access import ReaderRequest, may_be_seen_by


@require_POST
@may_be_seen_by(DIRECTOR, LEADER, DEPUTY)
def organisation_recompute(request: ReaderRequest) -> HttpResponseBase:
    take_snapshot.defer(tenant_id=request.reader.scope.tenant_id)
    messages.success(request, _("Tallene beregnes på nytt. Last siden på nytt om et halvt minutt."))
    return redirect("organisation_overview")
