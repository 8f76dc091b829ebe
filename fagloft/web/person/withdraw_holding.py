"""Withdraw a holding that should not have been recorded; the row and the reason stay in the history."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fagloft.contexts.competence.actions import holdings
from fagloft.contexts.competence.queries.holdings import NoSuchHolding, get_holding_in_sight
from fagloft.jobs.take_snapshot import defer_snapshot
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor var det feil?"),
        help_text=gettext_lazy("Registreringen blir stående i historikken med grunnen, men teller ikke lenger."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@may_be_seen_by(SIGNED_IN)
def withdraw_holding(request: ReaderRequest, holding_id: int) -> HttpResponse:
    scope = request.reader.scope
    try:
        holding = get_holding_in_sight(scope=scope, holding_id=holding_id, on=timezone.localdate())
    except NoSuchHolding as absent:
        raise Http404 from absent
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holdings.withdraw(scope=scope, holding_id=holding_id, reason=form.cleaned_data["reason"], at=timezone.now())
        except holdings.NotYoursToVouchFor:
            form.add_error(None, _("Bare de som kunne ha registrert dette, kan trekke det tilbake."))
        else:
            defer_snapshot(tenant_id=scope.tenant_id)
            messages.success(request, _("Trukket tilbake. Det teller ikke lenger."))
            return redirect("person", person_id=holding.person_id)
    context = {"form": form, "holding": holding}
    return render(request, "person/withdraw_holding.html", context, status=422 if form.errors else 200)
