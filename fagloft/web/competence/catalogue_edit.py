"""Add, change and retire items, and decide how long they last: directors their own, regional advisers the shared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.competence.actions import catalogue as actions
from fagloft.contexts.competence.actions import rules
from fagloft.contexts.competence.queries.catalogues import CompetenceDetail, NoSuchCompetence, get_competence
from fagloft.contexts.competence.queries.texts import get_text
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.competence.catalogue_forms import CompetenceForm, RuleForm
from fagloft.web.frame import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def competence_add(request: ReaderRequest) -> HttpResponse:
    start = {"component": "skill", "competence_class": "core", "counting": "best"}
    form = CompetenceForm(request.POST or None, initial=start, is_new=True)
    if form.is_valid():
        try:
            number = actions.add(scope=request.reader.scope, text=form.text(), level_names=form.cleaned_data["levels"])
        except actions.NamedAlready:
            form.add_error("name_nb", _("Katalogen har alt en kompetanse med dette navnet."))
        else:
            messages.success(request, _("Kompetansen er lagt i katalogen. Legg gjerne til hvor lenge den varer."))
            return redirect("competence", number)
    return _draw(request, form, _("Ny kompetanse"), _("Lagre kompetansen"), reverse("competence_catalogue"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def competence_rewrite(request: ReaderRequest, competence_id: int) -> HttpResponse:
    detail = _own(request, competence_id)
    start = vars(get_text(scope=request.reader.scope, competence_id=competence_id))
    form = CompetenceForm(request.POST or None, initial=start, is_new=False)
    if form.is_valid():
        actions.rewrite(scope=request.reader.scope, competence_id=competence_id, text=form.text())
        messages.success(request, _("Endringen er lagret."))
        return redirect("competence", competence_id)
    heading = _("Endre %(name)s") % {"name": detail.card.name}
    return _draw(request, form, heading, _("Lagre endringen"), reverse("competence", args=[competence_id]))


@require_POST
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def competence_retire(request: ReaderRequest, competence_id: int) -> HttpResponse:
    detail = _own(request, competence_id)
    actions.retire(scope=request.reader.scope, competence_id=competence_id, on=timezone.localdate())
    words = _("%(name)s er tatt ut av bruk. Det folk har registrert, blir stående.")
    messages.success(request, words % {"name": detail.card.name})
    return redirect("competence_catalogue")


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def validity_rule_add(request: ReaderRequest, competence_id: int) -> HttpResponse:
    detail = _find(request, competence_id)
    form = RuleForm(request.POST or None, initial={"effective_from": timezone.localdate(), "basis": "local"})
    if form.is_valid():
        try:
            rules.add_rule(scope=request.reader.scope, competence_id=competence_id, **form.cleaned_data)
        except rules.RuleStandsAlready:
            form.add_error("effective_from", _("Det er alt en regel fra denne dagen. Velg en annen dag."))
        else:
            messages.success(request, _("Regelen er lagret. Det som er registrert før, beholder regelen det har."))
            return redirect(reverse("competence", args=[competence_id]) + "#rules")
    heading = _("Ny regel for %(name)s") % {"name": detail.card.name}
    return _draw(request, form, heading, _("Lagre regelen"), reverse("competence", args=[competence_id]))


def _find(request: ReaderRequest, competence_id: int) -> CompetenceDetail:
    try:
        return get_competence(scope=request.reader.scope, competence_id=competence_id, on=timezone.localdate())
    except NoSuchCompetence as absent:
        raise Http404 from absent


def _own(request: ReaderRequest, competence_id: int) -> CompetenceDetail:
    detail = _find(request, competence_id)
    if not detail.card.is_own:
        raise Http404
    return detail


def _draw(request: ReaderRequest, form: Any, heading: str, submit_label: str, cancel_url: str) -> HttpResponse:
    trail = (Crumb(_("Kompetansekatalog"), reverse("competence_catalogue")), Crumb(heading))
    context = {
        "form": form,
        "heading": heading,
        "submit_label": submit_label,
        "cancel_url": cancel_url,
        "breadcrumb": trail,
    }
    return render(request, "competence/catalogue_form.html", context)
