"""Apply for a place, for oneself or for a leader one leads; what is shared is shown before it is sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.admission.actions import nominations as actions
from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.nominees import get_shared
from fagloft.contexts.leadership.queries.profiles_register import Leader, load_leaders
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import find_intake, read_number
from fagloft.web.admission.forms import ApplyForm
from fagloft.web.admission.nomination_words import shared_facts
from fagloft.web.admission.words import trail


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def nomination_new(request: ReaderRequest, intake_id: int) -> HttpResponse:
    reader, today = request.reader, timezone.localdate()
    intake = find_intake(request, intake_id)
    if not intake.takes_applications(today):
        raise Http404
    leaders = [one for one in load_leaders(scope=reader.scope, tree=reader.tree, on=today) if one.may_be_followed]
    people = [(one.person_id, one.name) for one in sorted(leaders, key=lambda one: (not one.is_own, one.name))]
    if not people:
        raise Http404
    chosen = _choose(request, leaders, people[0][0])
    classes = [(one.name, f"{one.name}, {one.place}") for one in intake.text.classes]
    form = ApplyForm(request.POST or None, people=people, classes=classes, initial={"person": chosen})
    if form.is_valid():
        answer = _apply(request, intake, form)
        if answer is not None:
            return answer
    readings.record_many(scope=reader.scope, people=people, page="nomination_new", at=timezone.now())
    context = {
        "intake": intake,
        "form": form,
        "people": people if len(people) > 1 else [],
        "chosen": chosen,
        "chosen_name": dict(people)[chosen],
        "facts": shared_facts(get_shared(scope=reader.scope, tree=reader.tree, person_id=chosen, on=today)),
        "cancel_url": reverse("intake", args=[intake.id]),
        "breadcrumb": trail(intake, _("Søk plass")),
    }
    return render(request, "admission/nominate.html", context, status=422 if form.errors else 200)


def _choose(request: ReaderRequest, leaders: list[Leader], first: int) -> int:
    told = read_number(request.POST.get("person", "") or request.GET.get("person", ""))
    return told if any(one.person_id == told for one in leaders) else first


def _apply(request: ReaderRequest, intake: IntakeRow, form: ApplyForm) -> HttpResponse | None:
    told, reader, today = form.cleaned_data, request.reader, timezone.localdate()
    try:
        number = actions.nominate(
            scope=reader.scope,
            tree=reader.tree,
            intake_id=intake.id,
            person_id=told["person"],
            shared=get_shared(scope=reader.scope, tree=reader.tree, person_id=told["person"], on=today),
            asked=actions.Application(form.wanted(), told["consent"], told["group"], told["motivation"]),
            at=timezone.now(),
            on=today,
        )
    except actions.NominatedAlready:
        form.add_error("person", _("Denne lederen har søkt allerede."))
        return None
    except actions.NotYoursToNominate:
        form.add_error("person", _("Du kan søke for deg selv og for ledere du leder."))
        return None
    messages.success(request, _("Søknaden er sendt til programkontoret."))
    return redirect("nomination", number)
