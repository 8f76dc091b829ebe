"""Forms of the follow-up: gatherings, who was there, how it ended, the project, the evaluation."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.web.admission.follow_up_words import ENDINGS, WHYS, ending_word, project_word, why_word
from fagloft.web.requirements.forms import day_field

type Choices = Sequence[tuple[Any, str]]


class GatheringForm(forms.Form):
    def __init__(self, *arguments: Any, classes: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        wrong = _("Velg et kull fra lista.")
        self.fields["class_id"] = forms.TypedChoiceField(
            label=_("Kull"),
            coerce=int,
            choices=classes,
            error_messages=dict.fromkeys(("required", "invalid_choice"), wrong),
        )
        self.fields["title"] = _line(_("Tema"), 160, required=False)
        self.fields["starts_on"] = day_field(_("Første dag"))
        self.fields["days"] = _number(_("Dager"), 1, 10)
        self.fields["place"] = _line(_("Sted"), 120)


class AttendanceForm(forms.Form):
    def __init__(self, *arguments: Any, people: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["there"] = forms.TypedMultipleChoiceField(
            label=_("Hvem var der?"),
            coerce=int,
            required=False,
            choices=people,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Velg deltakere fra lista.")},
        )


class OutcomeForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Hvordan endte det?"),
            choices=[(kind, ending_word(kind)) for kind in ENDINGS],
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hvordan det endte.")),
        )
        self.fields["why"] = forms.ChoiceField(
            label=_("Hvorfor sluttet deltakeren?"),
            help_text=_("Bare for den som sluttet underveis."),
            required=False,
            choices=[("", _("Ikke sluttet")), *((why, why_word(why)) for why in WHYS)],
        )
        self.fields["study_credits"] = forms.DecimalField(
            label=_("Studiepoeng"),
            required=False,
            min_value=Decimal(0),
            max_digits=4,
            decimal_places=1,
            localize=True,
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_digits", "max_whole_digits", "max_decimal_places"),
                _("Skriv studiepoeng som et tall, for eksempel 60 eller 7,5."),
            ),
        )
        self.fields["ended_on"] = day_field(_("Siste dag"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("kind") == "dropped_out" and not told.get("why"):
            self.add_error("why", _("Si hvorfor deltakeren sluttet."))
        elif told.get("kind") != "dropped_out":
            told["why"] = ""
        told["study_credits"] = told.get("study_credits") or Decimal(0)
        return told


class ProjectForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = _line(_("Hva heter prosjektet?"), 160)
        self.fields["aim"] = _text(_("Hva skal bli bedre?"), required=False)
        self.fields["anchored_with_name"] = _line(
            _("Forankret hos"),
            160,
            required=False,
            help_text=_("Kommunedirektøren eller klinikksjefen. La stå tomt til det er avtalt."),
        )
        anchored = day_field(_("Forankret dato"))
        anchored.required = False
        self.fields["anchored_on"] = anchored
        self.fields["status"] = forms.ChoiceField(
            label=_("Hvor langt er det kommet?"),
            choices=[(name, project_word(name)) for name in ("planned", "under_way", "carried_out", "stopped")],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg fra lista.")),
        )
        self.fields["result"] = _text(_("Hva ble resultatet?"), required=False)
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if bool(told.get("anchored_with_name")) != bool(told.get("anchored_on")):
            self.add_error("anchored_with_name", _("Skriv både hvem og når, eller la begge stå tomme."))
        return told


class ProgrammeEvaluationForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        grades = [(grade, str(grade)) for grade in range(1, 6)]
        for name, label in (
            ("usefulness", _("Hvor nyttig var programmet? 1 er lite, 5 er svært")),
            ("uses_it", _("Hvor mye bruker du av det i jobben? 1 er lite, 5 er svært mye")),
        ):
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                coerce=int,
                choices=grades,
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg et tall fra 1 til 5.")),
            )
        self.fields["network_goes_on"] = forms.ChoiceField(
            label=_("Har dere fortsatt kontakt i nettverket fra programmet?"),
            required=False,
            choices=[("yes", _("Ja")), ("no", _("Nei")), ("", _("Vet ikke"))],
            widget=forms.RadioSelect,
        )
        self.fields["text"] = _text(_("Noe mer du vil si?"), required=False)

    def told(self) -> dict[str, Any]:
        network = {"yes": True, "no": False, "": None}[self.cleaned_data["network_goes_on"]]
        return self.cleaned_data | {"network_goes_on": network}


def _line(label: str, most: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        error_messages={"required": _("Skriv noe her.")},
    )


def _text(label: str, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv noen ord.")},
    )


def _number(label: str, least: int, most: int) -> forms.IntegerField:
    wrong = _("Skriv et helt tall fra %(least)d til %(most)d.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )
