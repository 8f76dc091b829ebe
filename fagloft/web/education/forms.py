"""Forms about education: what one applies for, what is decided, what follows."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.web.requirements.forms import day_field

type Choices = Sequence[tuple[int, str]]


def words_field(label: str, help_text: str = "", *, length: int = 160) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=length,
        error_messages={
            "required": _("Skriv noen ord."),
            "max_length": _("Skriv kortere: høyst %(limit_value)d tegn."),
        },
    )


def story_field(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv noen ord.")},
    )


def kroner_field(label: str) -> forms.DecimalField:
    wrong = _("Skriv et beløp i kroner, 0 eller mer.")
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=2,
        localize=True,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_whole_digits", "max_decimal_places"), wrong
        ),
    )


def number_field(label: str, help_text: str, most: int) -> forms.IntegerField:
    wrong = _("Skriv et helt tall fra 0 til %(most)d.") % {"most": most}
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


def kind_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hva slags utdanning?"),
        choices=[("further", _("Videreutdanning")), ("basic", _("Grunnutdanning"))],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hva slags utdanning det er.")),
    )


def credits_field() -> forms.DecimalField:
    wrong = _("Skriv studiepoeng som et tall, for eksempel 60 eller 7,5.")
    return forms.DecimalField(
        label=_("Studiepoeng"),
        required=False,
        min_value=Decimal(0),
        max_digits=4,
        decimal_places=1,
        localize=True,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_whole_digits", "max_decimal_places"), wrong),
    )


def gives_field(competences: list[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Hva kan en etterpå?"),
        required=False,
        choices=competences,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Velg det utdanningen gir. Det er dette søknaden veies mot. Hold Ctrl nede for å velge flere."),
    )


def optional_choice(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("Ingen")), *choices])


class ApplyForm(forms.Form):
    def __init__(
        self,
        *arguments: Any,
        people: Choices,
        competences: list[tuple[str, Any]],
        measures: Choices,
        goals: Choices,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"] = forms.TypedChoiceField(
            label=_("Hvem gjelder det?"),
            coerce=int,
            choices=people,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hvem søknaden gjelder.")),
        )
        self.fields["kind"] = kind_field()
        self.fields["title"] = words_field(_("Hva heter utdanningen?"))
        self.fields["institution"] = words_field(_("Hvor tas den?"), length=120)
        self.fields["credits"] = credits_field()
        self.fields["starts_on"] = day_field(_("Begynner"))
        self.fields["ends_on"] = day_field(_("Slutter"))
        self.fields["gives"] = gives_field(competences)
        self.fields["measure"] = optional_choice(_("Tiltak i en kompetanseplan"), measures)
        self.fields["goal"] = optional_choice(_("Mål det hjelper til å nå"), goals)
        self.fields["motivation"] = story_field(_("Hvorfor?"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        starts_on, ends_on = told.get("starts_on"), told.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Siste dag må komme etter den første."))
        return told


class DecideForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["answer"] = forms.ChoiceField(
            label=_("Svar"),
            choices=[("grant", _("Innvilg")), ("refuse", _("Avslå"))],
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg å innvilge eller avslå.")),
        )
        self.fields["reason"] = story_field(_("Begrunnelse"), _("Søkeren leser dette."))
        self.fields["leave_days"] = number_field(_("Permisjon, dager"), "", 1000)
        self.fields["leave_is_paid"] = forms.BooleanField(label=_("Permisjon med lønn"), required=False)
        self.fields["fee"] = kroner_field(_("Studieavgift vi dekker, kroner"))
        self.fields["substitute_cost"] = kroner_field(_("Vikar, kroner"))
        self.fields["grant_name"] = forms.CharField(
            label=_("Tilskudd fra"), required=False, max_length=160, help_text=_("For eksempel Statsforvalteren.")
        )
        self.fields["grant_amount"] = kroner_field(_("Tilskudd, kroner"))
        self.fields["binding_months"] = number_field(
            _("Bindingstid, måneder"), _("Hvor lenge den ansatte blir etter fullført utdanning. Høyst fem år."), 60
        )
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)


class FollowUpForm(forms.Form):
    """Passed or broken off while it is under way; the new task once it is passed."""

    def __init__(self, *arguments: Any, is_passed: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if is_passed:
            self.fields["task"] = story_field(
                _("Ny rolle eller oppgave"), _("Hva gjør den ansatte nå, som ikke var mulig før?")
            )
            self.fields["from_on"] = day_field(_("Gjelder fra"))
        else:
            self.fields["outcome"] = forms.ChoiceField(
                label=_("Hvordan gikk det?"),
                choices=[("passed", _("Fullført og bestått")), ("stopped", _("Avbrutt"))],
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hvordan det gikk.")),
            )
            self.fields["ended_on"] = day_field(_("Dag"))
            self.fields["reason"] = story_field(
                _("Hvorfor ble den avbrutt?"), _("Fylles ut når utdanningen er avbrutt."), required=False
            )
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)
