"""Does the cohort meet what report 003 asks of a joint programme, and what is still unknown?"""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.leadership.actions import cohorts as actions
from fagloft.contexts.leadership.queries.cohort_requirements import JudgedRequirement
from fagloft.contexts.leadership.queries.cohorts import OFFICE, CohortDetail
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts.find_cohort import find_cohort, read_edition, trail
from fagloft.web.cohorts.requirement_words import (
    count_words,
    ground_word,
    judgement_word,
    remedy_word,
    requirement_word,
)

TOLD = {"yes": True, "no": False, "unknown": None}


class AnswerForm(forms.Form):
    """Yes or no with a note; unknown takes an answer back."""

    key = forms.CharField(max_length=120)
    is_met = forms.ChoiceField(choices=[(name, name) for name in TOLD])
    note = forms.CharField(max_length=300, required=False)


@dataclass(frozen=True)
class Line:
    """A requirement as the page shows it; `number` makes the ids of its fields."""

    number: int
    row: JudgedRequirement
    word: str
    judgement: str
    colour: str
    ground: str
    remedy: str


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def cohort_requirements(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    found = find_cohort(request, cohort_id)
    if request.method == "POST":
        return _answer(request, found)
    context = {
        "found": found,
        "heading": count_words(found.requirements),
        "lines": [_line(number, row) for number, row in enumerate(found.requirements)],
        "breadcrumb": trail(found, _("Krav")),
    }
    return render(request, "cohorts/cohort_requirements.html", context)


def _answer(request: ReaderRequest, found: CohortDetail) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Velg ja, nei eller ukjent, og skriv høyst 300 tegn."))
        return redirect("cohort_requirements", found.id)
    told = form.cleaned_data
    try:
        actions.answer(
            scope=request.reader.scope,
            cohort_id=found.id,
            edition=read_edition(request),
            key=told["key"],
            is_met=TOLD[told["is_met"]],
            note=told["note"],
            on=timezone.localdate(),
        )
    except actions.ChangedMeanwhile:
        messages.warning(request, _("Noen har endret dette siden du åpnet det. Se hva som står nå, og svar på nytt."))
    except actions.NoSuchRequirement:
        messages.warning(request, _("Rapporten har ikke dette kravet."))
    else:
        messages.success(request, _("Svaret er lagret."))
    return redirect("cohort_requirements", found.id)


def _line(number: int, row: JudgedRequirement) -> Line:
    word, colour = judgement_word(row.judgement)
    return Line(number, row, requirement_word(row), word, colour, ground_word(row), remedy_word(row))
