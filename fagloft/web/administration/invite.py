"""Invite somebody by e-mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.access.actions import accounts
from fagloft.contexts.organisations.scope import ADMINISTRATOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import InvitationForm
from fagloft.web.administration.words import FAULTS, explain
from fagloft.web.sign_in.invitations import send_invitation


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(ADMINISTRATOR)
def invite_user(request: ReaderRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, is_community=request.reader.workplace.is_community)
    if form.is_valid():
        try:
            invitation = accounts.invite(
                scope=request.reader.scope, starts_on=timezone.localdate(), **form.cleaned_data
            )
        except FAULTS as fault:
            form.add_error(None, explain(fault))
        else:
            send_invitation(request, invitation.user_id, is_new=invitation.is_new)
            messages.success(request, _("Invitasjonen er sendt til %(email)s.") % form.cleaned_data)
            return redirect("administer_user", user_id=invitation.user_id)
    return render(request, "administration/invite.html", {"form": form})
