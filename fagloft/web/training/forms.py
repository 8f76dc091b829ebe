"""Forms of training plans."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.training_limits import SessionChoice
from fagloft.web.requirements.forms import day_field
from fagloft.web.templatetags.formats import short_date
from fagloft.web.training.words import KINDS, kind_word

type Choices = Sequence[tuple[int, str]]

MOST_KRONER = 1_000_000_000
MOST_PEOPLE = 1000
TIME_LIMITS = (15, 60, 180)


class PlanForm(forms.Form):
    """What to plan for; sent by GET first, so that one sees what it is calculated from."""

    def __init__(self, *arguments: Any, units: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Hvilken enhet?"),
            help_text=_("Alt under enheten blir med."),
            coerce=int,
            choices=units,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg en enhet fra lista.")),
        )
        self.fields["starts_on"] = day_field(_("Fra og med"))
        self.fields["last_on"] = day_field(_("Til og med"))
        self.fields["budget"] = _kroner_field()
        self.fields["time_limit"] = forms.TypedChoiceField(
            label=_("Hvor lenge skal det regnes?"),
            help_text=_("Lengre tid gir en bedre plan når enheten er stor."),
            coerce=int,
            choices=[(seconds, _("%(count)d sekunder") % {"count": seconds}) for seconds in TIME_LIMITS],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg en tid fra lista.")),
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "starts_on" in told and "last_on" in told and told["last_on"] < told["starts_on"]:
            self.add_error("last_on", _("Den siste dagen må være den første eller senere."))
        return told


class MinimumForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        wrong = _("Skriv et helt tall fra 0 til 1000, eller la feltet stå tomt.")
        self.fields["people_left"] = forms.IntegerField(
            label=_("Minst så mange igjen"),
            required=False,
            min_value=0,
            max_value=MOST_PEOPLE,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        )


class AbsenceForm(forms.Form):
    def __init__(self, *arguments: Any, people: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"] = _person_field(people)
        self.fields["starts_on"] = day_field(_("Borte fra og med"))
        self.fields["last_on"] = day_field(_("Borte til og med"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "starts_on" in told and "last_on" in told and told["last_on"] < told["starts_on"]:
            self.add_error("last_on", _("Den siste dagen må være den første eller senere."))
        return told


class ChoiceForm(forms.Form):
    def __init__(self, *arguments: Any, people: Choices, sessions: Sequence[SessionChoice], **named: Any) -> None:
        super().__init__(*arguments, **named)
        offered = [(one.id, f"{one.title}, {short_date(one.starts_on)}, {one.place}") for one in sessions]
        self.fields["person"] = _person_field(people)
        self.fields["session"] = forms.TypedChoiceField(
            label=_("Samling"),
            coerce=int,
            choices=[("", _("Velg …")), *offered],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg en samling fra lista.")),
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("Hva er bestemt?"),
            choices=[(kind, kind_word(kind)) for kind in KINDS],
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hva som er bestemt.")),
        )


class ReasonForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["reason"] = forms.CharField(
            label=_("Hvorfor?"),
            help_text=_("Kort, uten opplysninger om helse. Plassen foreslås ikke på nytt."),
            max_length=300,
            error_messages={
                "required": _("Skriv noen ord."),
                "max_length": _("Skriv høyst 300 tegn."),
            },
        )


def _person_field(people: Choices) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Hvem?"),
        coerce=int,
        choices=[("", _("Velg …")), *people],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg en av dine ansatte.")),
    )


def _kroner_field() -> forms.IntegerField:
    wrong = _("Skriv hele kroner fra 0 og oppover, eller la feltet stå tomt.")
    return forms.IntegerField(
        label=_("Budsjett i kroner"),
        help_text=_("La feltet stå tomt for ikke å sette noen grense. 0 betyr at ingenting kan koste noe."),
        required=False,
        min_value=0,
        max_value=MOST_KRONER,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )
