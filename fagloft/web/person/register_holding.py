"""Register what a person can: for oneself with or without proof, for others as the one who vouches."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fagloft.contexts.competence.actions import evidence, holdings
from fagloft.contexts.competence.actions.registrations import Attachment, Registration, register
from fagloft.contexts.competence.queries.catalogues import get_level_choices
from fagloft.contexts.organisations.queries.people import NoSuchPerson, PersonCard, get_person_in_sight
from fagloft.jobs.take_snapshot import defer_snapshot
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.person.holding_words import source_word

SOURCES_FOR_OTHERS = ("assessor", "leader", "test", "document", "formal_education", "authorisation")
ACCEPTED = ".pdf,.jpg,.jpeg,.png"


class HoldingForm(forms.Form):
    """What, since when and how we know; a person's own form asks for no source, the file decides it."""

    competence = forms.ChoiceField(label=gettext_lazy("Kompetanse"))
    valid_from = forms.DateField(
        label=gettext_lazy("Gjelder fra"),
        help_text=gettext_lazy("Dagen kurset, testen eller godkjenningen ble fullført."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    source = forms.ChoiceField(label=gettext_lazy("Hvordan vet vi det?"))
    evidence = forms.FileField(
        label=gettext_lazy("Bevis"),
        required=False,
        help_text=gettext_lazy("PDF, JPEG eller PNG, høyst 10 MB. Last aldri opp opplysninger om pasienter."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    note = forms.CharField(label=gettext_lazy("Merknad"), required=False, max_length=300)

    def __init__(self, *arguments: Any, choices: list[tuple[str, Any]], is_own: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._choice_of("competence").choices = [("", _("Velg kompetanse")), *choices]
        if is_own:
            del self.fields["source"]
        else:
            self._choice_of("source").choices = [(source, source_word(source)) for source in SOURCES_FOR_OTHERS]

    def _choice_of(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field


@may_be_seen_by(SIGNED_IN)
def register_holding(request: ReaderRequest, person_id: int) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    try:
        person = get_person_in_sight(scope=scope, person_id=person_id, on=today)
    except NoSuchPerson as absent:
        raise Http404 from absent
    is_own = person_id in scope.person_ids
    form = HoldingForm(
        request.POST or None,
        request.FILES or None,
        choices=_choices(request),
        is_own=is_own,
        initial={"competence": request.GET.get("competence", ""), "valid_from": today},
    )
    if request.method == "POST" and form.is_valid() and _register(request, person, form, is_own=is_own):
        defer_snapshot(tenant_id=scope.tenant_id)
        messages.success(request, _("Registrert. Det teller fra nå av."))
        return redirect("my_competence") if is_own else redirect("person", person_id=person_id)
    context = {"form": form, "person": person, "is_own": is_own, "breadcrumb": _trail(person)}
    return render(request, "person/register_holding.html", context, status=422 if form.errors else 200)


def _choices(request: ReaderRequest) -> list[tuple[str, Any]]:
    """Every level of every competence in use, the levels under their competence."""
    grouped: list[tuple[str, Any]] = []
    for competence_id, name, levels in get_level_choices(scope=request.reader.scope, on=timezone.localdate()):
        if len(levels) == 1:
            grouped.append((f"{competence_id}:{levels[0].level}", name))
        else:
            grouped.append((name, [(f"{competence_id}:{one.level}", f"{name}: {one.name}") for one in levels]))
    return grouped


def _register(request: ReaderRequest, person: PersonCard, form: HoldingForm, *, is_own: bool) -> bool:
    told = form.cleaned_data
    competence_id, level = told["competence"].split(":")
    file = told["evidence"]
    registration = Registration(
        person_id=person.id,
        competence_id=int(competence_id),
        level=int(level),
        valid_from=told["valid_from"],
        source=("document" if file else "self") if is_own else told["source"],
        note=told["note"],
    )
    try:
        attachment = _attach(file) if file else None
        register(scope=request.reader.scope, registration=registration, attachment=attachment, at=timezone.now())
    except tuple(_faults()) as fault:
        field, sentence = _faults()[type(fault)]
        form.add_error(field, sentence)
        return False
    return True


def _attach(file: Any) -> Attachment:
    if file.size > evidence.LARGEST:
        raise evidence.FileTooLarge
    return Attachment(name=file.name, content=file.read(), folder=settings.EVIDENCE_FOLDER)


def _faults() -> dict[type[Exception], tuple[str | None, str]]:
    return {
        evidence.FileTooLarge: ("evidence", _("Filen er større enn 10 MB. Lagre den mindre og prøv igjen.")),
        evidence.NotAnEvidenceFile: ("evidence", _("Filen er ikke en lesbar PDF, JPEG eller PNG.")),
        holdings.BeginsInTheFuture: ("valid_from", _("Dagen er ikke kommet ennå. Registrer det når det er gjort.")),
        holdings.RecordedAlready: (None, _("Det samme er registrert fra før.")),
        holdings.NotYoursToVouchFor: ("source", _("Du kan ikke gå god for deg selv. Spør lederen din.")),
        holdings.NoSuchCompetence: ("competence", _("Kompetansen er gått ut av katalogen. Velg en annen.")),
        holdings.NoSuchLevel: ("competence", _("Nivået finnes ikke lenger. Velg et annet.")),
    }


def _trail(person: PersonCard) -> tuple[Crumb, ...]:
    return (Crumb(person.name, reverse("person", args=[person.id])), Crumb(_("Registrer kompetanse")))
