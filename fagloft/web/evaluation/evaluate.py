"""Look back at one layer of a measure: what the register tells, and what you found."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.evaluation.actions import evaluations as actions
from fagloft.contexts.evaluation.queries.evaluations import OpenEvaluation, get_evaluation
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.evaluation.trail import trail
from fagloft.web.evaluation.words import layer_question, layer_word, share_sentence
from fagloft.web.frame import Crumb

MOST = 10**9


class EvaluationForm(forms.Form):
    """What is typed by hand depends on the layer; what the register knows is not asked for."""

    def __init__(self, *arguments: Any, layer: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        missing = _("Skriv noen ord om hva dere fant.")
        self.fields["finding"] = forms.CharField(
            label=_("Hva fant dere?"),
            help_text=_("Ikke skriv noe om pasienter eller navngitte ansatte."),
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 6}),
            error_messages={"required": missing},
        )
        if layer == "carried_out":
            self.fields["after"] = _amount(_("Hvor mange tok del?"), _("Antall ansatte, hvis dere vet det."))
        if layer == "result":
            self.fields["before"] = _amount(_("Målt før"), _("Verdien av indikatoren da planen begynte."))
            self.fields["after"] = _amount(_("Målt nå"), _("Verdien av indikatoren i dag."))
        self.fields["known"] = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def evaluate(request: ReaderRequest, evaluation_id: int) -> HttpResponse:
    """Opened by those who evaluate the plan it stands in."""
    reader, today = request.reader, timezone.localdate()
    try:
        opened = get_evaluation(scope=reader.scope, tree=reader.tree, evaluation_id=evaluation_id, on=today)
    except actions.NoSuchEvaluation as absent:
        raise Http404 from absent
    form = EvaluationForm(request.POST or None, layer=opened.row.layer, initial=_known(opened))
    theirs = ""
    if form.is_valid():
        try:
            return _record(request, opened, form.cleaned_data)
        except actions.ChangedMeanwhile as change:
            theirs, kept = change.finding, request.POST.copy()
            kept["known"] = theirs
            form = EvaluationForm(kept, layer=opened.row.layer)
    return render(request, "evaluation/evaluate.html", _context(opened, form, theirs))


def _known(opened: OpenEvaluation) -> dict[str, Any]:
    baseline = opened.goal.baseline if opened.goal is not None else None
    before = opened.row.before if opened.row.before is not None else baseline
    return {
        "finding": opened.row.finding,
        "known": opened.row.finding,
        "before": before,
        "after": opened.row.after,
    }


def _record(request: ReaderRequest, opened: OpenEvaluation, told: dict[str, Any]) -> HttpResponse:
    plan_id = actions.record(
        scope=request.reader.scope,
        tree=request.reader.tree,
        evaluation_id=opened.row.id,
        finding=told["finding"].replace("\r\n", "\n"),
        known_finding=told["known"].replace("\r\n", "\n"),
        before=told.get("before"),
        after=told.get("after"),
        on=timezone.localdate(),
    )
    messages.success(request, _("Evalueringen er lagret."))
    return redirect("follow_up", plan_id)


def _context(opened: OpenEvaluation, form: EvaluationForm, theirs: str) -> dict[str, Any]:
    back = reverse("follow_up", args=[opened.plan_id])
    return {
        "opened": opened,
        "form": form,
        "theirs": theirs,
        "layer": layer_word(opened.row.layer),
        "question": layer_question(opened.row.layer),
        "share": share_sentence(opened.shares) if opened.shares.is_counted else "",
        "back": back,
        "breadcrumb": trail(Crumb(opened.plan_title, back), opened.measure_title),
    }


def _amount(label: str, help_text: str) -> forms.DecimalField:
    wrong = _("Skriv et tall fra 0 og oppover.")
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        localize=True,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value", "max_decimal_places", "max_digits"), wrong),
    )
