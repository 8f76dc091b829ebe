"""Apply for further or basic education, for oneself or for somebody one leads."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.competence.queries.catalogues import get_level_choices
from fagloft.contexts.education.actions import applications as actions
from fagloft.contexts.education.queries.choices import get_goals, get_measures, get_people
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.education.application import trail
from fagloft.web.education.forms import ApplyForm


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def education_apply(request: ReaderRequest) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    people = get_people(scope=scope, on=today)
    form = ApplyForm(
        request.POST or None,
        people=people,
        competences=_competences(request),
        measures=get_measures(scope=scope, on=today),
        goals=get_goals(scope=scope),
        initial={"kind": "further", "measure": request.GET.get("measure", ""), "person": request.GET.get("person", "")},
    )
    if form.is_valid():
        number = _apply(request, form)
        if number is not None:
            messages.success(request, _("Søknaden er sendt. Lederen ser den nå."))
            return redirect("education_application", application_id=number)
    context = {"form": form, "has_people": bool(people), "breadcrumb": trail(_("Ny søknad"))}
    return render(request, "education/education_apply.html", context, status=422 if form.errors else 200)


def _competences(request: ReaderRequest) -> list[tuple[str, Any]]:
    return [
        (f"{number}:{level.level}", name if len(levels) == 1 else f"{name}: {level.name}")
        for number, name, levels in get_level_choices(scope=request.reader.scope, on=timezone.localdate())
        for level in levels
    ]


def _apply(request: ReaderRequest, form: ApplyForm) -> int | None:
    told = form.cleaned_data
    wish = actions.Wish(
        kind=told["kind"],
        title=told["title"],
        institution=told["institution"],
        starts_on=told["starts_on"],
        ends_on=told["ends_on"],
        credits=told["credits"],
        motivation=told["motivation"],
        measure_id=int(told["measure"]) if told["measure"] else None,
        goal_id=int(told["goal"]) if told["goal"] else None,
        gives=tuple(_pair(choice) for choice in told["gives"]),
    )
    try:
        return actions.apply(scope=request.reader.scope, person_id=told["person"], wish=wish, on=timezone.localdate())
    except (actions.NotYoursToApplyFor, NoSuchPerson):
        form.add_error("person", _("Du kan søke for deg selv og for dem du leder."))
    return None


def _pair(choice: str) -> tuple[int, int]:
    number, _separator, level = choice.partition(":")
    return int(number), int(level)
