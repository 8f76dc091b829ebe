"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.competence.queries.texts import CompetenceText
from fagloft.web.competence.catalogue_words import CLASSES, COMPONENTS, class_word, component_word

MOST_LEVELS = 9


class SearchForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        everything = ("", _("Alle"))
        self.fields["q"] = forms.CharField(label=_("Søk"), required=False, max_length=100)
        for name, label, choices in (
            ("component", _("Består av"), [(code, component_word(code)) for code in COMPONENTS]),
            ("class", _("Type kompetanse"), [(code, class_word(code)) for code in CLASSES]),
            ("owner", _("Hvem eier den?"), [("shared", _("Felles")), ("own", _("Egen"))]),
        ):
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[everything, *choices])


def _description_fields() -> dict[str, forms.Field]:
    labels = {
        "description": _("Hva skal en kunne?"),
        "description_nn": _("Hva skal en kunne, på nynorsk?"),
        "description_en": _("Hva skal en kunne, på engelsk?"),
    }
    rows = {"attrs": {"rows": 4}}
    return {
        name: forms.CharField(label=label, required=False, max_length=4000, widget=forms.Textarea(**rows))
        for name, label in labels.items()
    }


class CompetenceForm(forms.Form):
    """`levels` is asked only of a new item: levels that people hold are not renamed away under them."""

    def __init__(self, *arguments: Any, is_new: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        required = {"required": _("Skriv et navn.")}
        self.fields["name_nb"] = forms.CharField(label=_("Navn på bokmål"), max_length=160, error_messages=required)
        for name, label, longest in (
            ("name_nn", _("Navn på nynorsk"), 160),
            ("name_en", _("Navn på engelsk"), 160),
            ("short_name", _("Kort navn til matrisen"), 24),
            ("short_name_nn", _("Kort navn på nynorsk"), 24),
            ("short_name_en", _("Kort navn på engelsk"), 24),
            ("synonyms", _("Andre ord folk søker med"), 300),
        ):
            self.fields[name] = forms.CharField(label=label, max_length=longest, required=False)
        self.fields |= _description_fields()
        self.fields["component"] = forms.ChoiceField(
            label=_("Består av"), choices=[(code, component_word(code)) for code in COMPONENTS]
        )
        self.fields["competence_class"] = forms.ChoiceField(
            label=_("Type kompetanse"), choices=[(code, class_word(code)) for code in CLASSES]
        )
        self.fields["counting"] = forms.ChoiceField(
            label=_("Hva teller når noen har flere registreringer?"),
            choices=[("best", _("Den beste gyldige")), ("latest", _("Den siste"))],
            widget=forms.RadioSelect,
        )
        if is_new:
            self.fields["levels"] = _levels_field()

    def clean_levels(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["levels"].splitlines() if line.strip())
        if not 1 <= len(lines) <= MOST_LEVELS or any(len(line) > 160 for line in lines):
            raise forms.ValidationError(_("Skriv mellom 1 og 9 nivåer, hvert på høyst 160 tegn."))
        return lines

    def text(self) -> CompetenceText:
        told = {name: value for name, value in self.cleaned_data.items() if name != "levels"}
        return CompetenceText(**told)


def _levels_field() -> forms.CharField:
    return forms.CharField(
        label=_("Nivåer"),
        help_text=_("Ett nivå per linje, det laveste først."),
        initial=_("Kan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv minst ett nivå.")},
    )


class RuleForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["months"] = forms.IntegerField(
            label=_("Varer i måneder"),
            help_text=_("12 betyr at den må fornyes hvert år. La feltet stå tomt når den varer uten slutt."),
            required=False,
            min_value=1,
            max_value=600,
        )
        self.fields["effective_from"] = forms.DateField(
            label=_("Gjelder det som registreres fra"),
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"required": _("Velg en dag."), "invalid": _("Skriv en dag som finnes.")},
        )
        self.fields["basis"] = forms.ChoiceField(
            label=_("Hva bygger regelen på?"),
            choices=[
                ("local", _("Bestemt lokalt")),
                ("stated", _("Oppgitt i kilde")),
                ("law", _("Følger av lov")),
                ("assumed", _("Antatt")),
            ],
        )
        self.fields["source"] = forms.CharField(label=_("Kilde"), max_length=200, required=False)
