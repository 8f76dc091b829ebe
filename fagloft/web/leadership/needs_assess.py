"""Say how much you need each topic, or how much a leader you lead does: all on one page, saved in one go."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.actions import needs as actions
from fagloft.contexts.leadership.queries.needs import Assessment, Needs, Usual, get_needs, get_usual
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.engine.leader_needs import LEAST_NEED
from fagloft.jobs.count_leader_needs import defer_count_of_leader_needs
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_words import level_word, trail
from fagloft.web.leadership.needs_words import WEIGHTS, Group, list_groups, sentence_case, weight_word


@dataclass(frozen=True)
class Line:
    """A topic with its four answers, and why it may matter on this level."""

    field: BoundField
    note: str
    is_usual: bool


@dataclass(frozen=True)
class ShownGroup:
    code: str
    heading: str
    lines: tuple[Line, ...]
    is_open: bool
    usual: int


class NeedsForm(forms.Form):
    """A field for every topic; what is left open is not said."""

    def __init__(self, *arguments: Any, groups: tuple[Group, ...], **named: Any) -> None:
        super().__init__(*arguments, **named)
        for group in groups:
            for term in group.terms:
                self.fields[term.code] = forms.TypedChoiceField(
                    label=sentence_case(term.name),
                    coerce=int,
                    empty_value=None,
                    choices=[(weight, weight_word(weight)) for weight in WEIGHTS],
                    widget=forms.RadioSelect,
                    required=False,
                    error_messages={"invalid_choice": _("Velg ett av de fire svarene.")},
                )
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def weights(self) -> dict[str, int]:
        return {code: weight for code, weight in self.cleaned_data.items() if code != "seen" and weight is not None}


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def needs_assess(request: ReaderRequest, leader_id: int) -> HttpResponse:
    needs, groups = _find(request, leader_id), list_groups()
    leader = needs.leader
    told = needs.own if leader.is_own else needs.superior
    usual = get_usual(level=leader.level, is_first_time=leader.is_first_time)
    initial = _initial(told, usual, suggests="suggest" in request.GET)
    form = NeedsForm(request.POST or None, groups=groups, initial=initial)
    changed = False
    if form.is_valid():
        answer = _save(request, needs, form)
        if answer is not None:
            return answer
        changed = not form.errors
        form.data = _with_fingerprint(request.POST, told)
    readings.record(
        scope=request.reader.scope, person_id=leader_id, person_name=leader.name, page="needs", at=timezone.now()
    )
    context = {
        "leader": leader,
        "form": form,
        "groups": [_show(group, form, usual) for group in groups],
        "level": level_word(leader.level).lower(),
        "suggests": "suggest" in request.GET,
        "is_changed": changed,
        "changed": _list_told(told, form) if changed else [],
        "cancel_url": reverse("leader_profile", args=[leader_id]),
        "breadcrumb": trail(leader, _("Vurder behov")),
    }
    return render(request, "leadership/needs_assess.html", context, status=422 if form.errors else 200)


def _find(request: ReaderRequest, leader_id: int) -> Needs:
    reader = request.reader
    try:
        return get_needs(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=timezone.localdate())
    except NoSuchLeader as absent:
        raise Http404 from absent


def _initial(told: Assessment, usual: Usual, *, suggests: bool) -> dict[str, Any]:
    """What was said; and, only when it is asked for, what is usual on the level where nothing was said."""
    suggested = dict.fromkeys(usual.on_level, LEAST_NEED) if suggests else {}
    return {**suggested, **told.weights, "seen": told.fingerprint}


def _save(request: ReaderRequest, needs: Needs, form: NeedsForm) -> HttpResponse | None:
    """None where something stands in the way; the form says what, or somebody has saved meanwhile."""
    reader, leader = request.reader, needs.leader
    try:
        actions.assess(
            scope=reader.scope,
            tree=reader.tree,
            person_id=leader.person_id,
            weights=form.weights(),
            seen=form.cleaned_data["seen"],
            on=timezone.localdate(),
        )
    except actions.NothingTold:
        form.add_error(None, _("Svar på minst ett tema før du lagrer."))
        return None
    except actions.ChangedMeanwhile:
        return None
    defer_count_of_leader_needs(tenant_id=reader.scope.tenant_id)
    messages.success(request, _("Vurderingen er lagret. Du kan endre den når du vil."))
    return redirect("leader_profile", leader.person_id)


def _show(group: Group, form: NeedsForm, usual: Usual) -> ShownGroup:
    lines = tuple(
        Line(form[term.code], _note(term.code, usual), is_usual=term.code in usual.on_level) for term in group.terms
    )
    is_told = any(form[term.code].value() not in (None, "") for term in group.terms)
    count = sum(line.is_usual for line in lines)
    return ShownGroup(group.code, group.heading, lines, is_open=is_told or group.code == "functions" or bool(count),
                      usual=count)  # fmt: skip


def _note(code: str, usual: Usual) -> str:
    if code in usual.on_level:
        return _("Vanlig på dette nivået")
    return _("Nevnt på alle nivåer") if code in usual.on_all else ""


def _with_fingerprint(sent: QueryDict, told: Assessment) -> QueryDict:
    """What was answered stays; saved once more, it replaces what the page now shows."""
    kept = sent.copy()
    kept["seen"] = told.fingerprint
    return kept


def _list_told(told: Assessment, form: NeedsForm) -> list[str]:
    """What the other has saved meanwhile, where it differs from what was typed."""
    typed = form.weights()
    return [
        f"{form.fields[code].label}: {weight_word(weight)}"
        for code, weight in sorted(told.weights.items())
        if code in form.fields and typed.get(code) != weight
    ]
