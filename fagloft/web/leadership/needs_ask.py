"""Ask all leaders of the organisation what they need; they see it where they begin their day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.leadership.actions import needs as actions
from fagloft.contexts.organisations.scope import DIRECTOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_forms import AskForm
from fagloft.web.leadership.needs_overview import show_overview


@require_POST
@may_be_seen_by(DIRECTOR)
def needs_ask(request: ReaderRequest) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        return show_overview(request, form)
    actions.ask_all(scope=request.reader.scope, answer_by=form.cleaned_data["answer_by"], on=timezone.localdate())
    messages.success(request, _("Lederne som ikke har svart, ser nå at du ber om svar."))
    return redirect("needs_overview")
