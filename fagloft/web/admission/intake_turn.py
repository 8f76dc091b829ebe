"""Open, close, end or call off an intake."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.admission.actions import intakes as actions
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import OFFICE, find_own_intake, read_number
from fagloft.web.frame import undo_tag

MOVES = {"open": actions.open, "close": actions.close, "finish": actions.finish, "cancel": actions.cancel}


@require_POST
@may_be_seen_by(*OFFICE)
def intake_turn(request: ReaderRequest, intake_id: int, turn: str) -> HttpResponse:
    find_own_intake(request, intake_id)
    move = MOVES.get(turn)
    if move is None:
        raise Http404
    edition = read_number(request.POST.get("edition", "") or request.GET.get("edition", ""))
    try:
        move(scope=request.reader.scope, intake_id=intake_id, edition=edition)
    except (actions.ChangedMeanwhile, actions.NotNow, actions.OffersAreSent):
        messages.warning(request, _("Noen har endret opptaket siden du åpnet det. Se hvordan det står nå."))
    else:
        words = {
            "open": _("Opptaket er åpent. Virksomhetene ser det nå."),
            "close": _("Opptaket er lukket."),
            "finish": _("Opptaket er avsluttet."),
            "cancel": _("Opptaket er avlyst."),
        }
        undo = undo_tag(f"{reverse('intake_turn', args=[intake_id, 'open'])}?edition={edition + 1}")
        messages.success(request, words[turn], extra_tags=undo if turn == "close" else "")
    return redirect("intake", intake_id)
