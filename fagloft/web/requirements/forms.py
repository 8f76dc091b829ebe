"""Forms of the requirement editor. They are sent by GET, so that a preview has an address of its own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.requirements.queries.choices import Choices
from fagloft.contexts.requirements.queries.layers import Target
from fagloft.web.requirements.words import LAYERS, OBLIGATIONS, layer_word, obligation_word

type TargetChoices = Sequence[tuple[str, Choices]]
type LevelChoices = Sequence[tuple[int, str]]

LEVELS_OFFERED = range(1, 6)


def day_field(label: str, help_text: str = "") -> forms.DateField:
    picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=picker,
        error_messages={
            "required": _("Velg en dag."),
            "invalid": _("Skriv en dag som finnes, for eksempel 22.11.2026."),
        },
    )


def target_field(choices: TargetChoices) -> forms.ChoiceField:
    grouped = [(layer_word(layer), [(f"{layer}-{number}", name) for number, name in rows]) for layer, rows in choices]
    return forms.ChoiceField(
        label=_("Hvem gjelder det?"),
        choices=[("", _("Velg …")), *grouped],
        error_messages={"required": _("Velg hvem kravet gjelder."), "invalid_choice": _("Velg hvem kravet gjelder.")},
    )


def competence_field(choices: Choices) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Kompetanse"),
        coerce=int,
        choices=[("", _("Velg …")), *choices],
        error_messages={"required": _("Velg en kompetanse."), "invalid_choice": _("Velg en kompetanse fra lista.")},
    )


def level_field(levels: LevelChoices) -> forms.TypedChoiceField:
    """By name where the competence is known; else by number, and named in the preview."""
    offered = levels or [(level, _("Nivå %(level)d") % {"level": level}) for level in LEVELS_OFFERED]
    wrong = _("Kompetansen har ikke dette nivået. Velg ett av nivåene i lista.")
    return forms.TypedChoiceField(
        label=_("Nivå"), coerce=int, choices=offered, error_messages={"invalid_choice": wrong, "required": wrong}
    )


def obligation_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Hvor forpliktende er det?"),
        choices=[(obligation, obligation_word(obligation)) for obligation in OBLIGATIONS],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hvor forpliktende kravet er.")),
    )


def read_target(value: str) -> Target:
    layer, _separator, number = value.partition("-")
    return Target(layer, int(number))


class AddForm(forms.Form):
    def __init__(
        self,
        *arguments: Any,
        targets: TargetChoices,
        competences: Choices,
        levels: LevelChoices,
        laws: Sequence[tuple[str, str]],
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["target"] = target_field(targets)
        self.fields["competence"] = competence_field(competences)
        self.fields["level"] = level_field(levels)
        self.fields["obligation"] = obligation_field()
        self.fields["starts_on"] = day_field(_("Gjelder fra"), _("I dag eller senere."))
        self.fields["legal_basis"] = forms.ChoiceField(
            label=_("Lov eller avtale bak"), required=False, choices=[("", _("Ingen")), *laws]
        )


class ChangeForm(forms.Form):
    def __init__(self, *arguments: Any, levels: LevelChoices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["level"] = level_field(levels)
        self.fields["obligation"] = obligation_field()
        self.fields["starts_on"] = day_field(_("Gjelder fra"), _("I dag eller senere."))


class EndForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["ends_on"] = day_field(_("Kreves ikke lenger fra"), _("I dag eller senere."))


class CoverageForm(forms.Form):
    def __init__(
        self, *arguments: Any, targets: TargetChoices, competences: Choices, levels: LevelChoices, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["target"] = target_field(targets)
        self.fields["competence"] = competence_field(competences)
        self.fields["level"] = level_field(levels)
        few = _("Skriv hvor mange, minst 1.")
        self.fields["minimum"] = forms.IntegerField(
            label=_("Hvor mange må minst kunne det?"),
            min_value=1,
            max_value=1000,
            error_messages={"required": few, "invalid": few, "min_value": few},
        )
        self.fields["starts_on"] = day_field(_("Gjelder fra"), _("I dag eller senere."))


class FilterForm(forms.Form):
    """What is shown of the list; a value nobody offers shows everything."""

    def __init__(self, *arguments: Any, units: Choices, competences: Choices, profiles: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        everything = ("", _("Alle"))
        layers = [(layer, layer_word(layer)) for layer in LAYERS]
        obligations = [(obligation, obligation_word(obligation)) for obligation in OBLIGATIONS]
        for name, label, choices in (
            ("unit", _("Enhet"), units),
            ("competence", _("Kompetanse"), competences),
            ("layer", _("Lag"), layers),
            ("obligation", _("Plikt"), obligations),
            ("profile", _("Kravprofil"), profiles),
        ):
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[everything, *choices])


class QuestionForm(forms.Form):
    def __init__(self, *arguments: Any, units: Choices, competences: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["unit"] = forms.TypedChoiceField(
            label=_("Hvilken enhet spør?"),
            coerce=int,
            choices=units,
            error_messages={"required": _("Velg enheten som spør."), "invalid_choice": _("Velg en enhet du leder.")},
        )
        self.fields["competence"] = competence_field(competences)
        self.fields["question"] = text_field(
            _("Hva er uklart?"), _("For eksempel: Skal alle på vakt kunne dette, eller holder det med to?")
        )


class AnswerForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["answer"] = text_field(_("Hvor ligger lista?"), _("Svaret blir stående for enheten som spurte."))


def text_field(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv noen ord.")},
    )
