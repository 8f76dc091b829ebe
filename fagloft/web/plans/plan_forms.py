"""Forms of a plan: its texts and period, its focus areas, its decision, and why it is dropped."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.choices import Choices
from fagloft.contexts.planning.queries.plan_texts import DecisionText, FocusAreaText, PlanText
from fagloft.web.plans.fields import (
    NOTHING_CHOSEN,
    hidden_number,
    line_field,
    number_choice,
    prose_field,
    word_choice,
)
from fagloft.web.plans.words import kind_word, level_word
from fagloft.web.requirements.forms import day_field

type WhoseChoices = Sequence[tuple[str, Choices]]


class PlanForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = line_field(_("Navn på planen"))
        self.fields["introduction"] = prose_field(
            _("Innledning"), _("Bakgrunnen for det dere har valgt, og hvem som er med og blir berørt.")
        )
        self.fields["starts_on"] = day_field(_("Gjelder fra"))
        self.fields["last_day"] = day_field(_("Gjelder til og med"))
        self.fields["edition"] = hidden_number()

    @property
    def text(self) -> PlanText:
        told = self.cleaned_data
        return PlanText(
            title=told["title"],
            introduction=told["introduction"],
            starts_on=told["starts_on"],
            ends_on=told["last_day"] + timedelta(days=1),
        )


class NewPlanForm(PlanForm):
    """The same, and whose plan it is."""

    def __init__(self, *arguments: Any, whose: WhoseChoices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        grouped = [
            (level_word(level), [(f"{level}-{number}", name) for number, name in choices]) for level, choices in whose
        ]
        wrong = _("Velg hvem planen gjelder.")
        self.fields["whose"] = forms.ChoiceField(
            label=_("Hvem gjelder planen?"),
            choices=[("", _("Velg …")), *grouped],
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        self.order_fields(["whose", "title"])

    @property
    def whose(self) -> tuple[str, int]:
        level, _separator, number = self.cleaned_data["whose"].partition("-")
        return level, int(number)


class FocusAreaForm(forms.Form):
    def __init__(self, *arguments: Any, competences: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = line_field(_("Hva satser dere på?"))
        self.fields["description"] = prose_field(_("Hvorfor"))
        self.fields["competence_id"] = number_choice(_("Kompetanse"), competences)

    @property
    def text(self) -> FocusAreaText:
        return FocusAreaText(**self.cleaned_data)


class DropForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["reason"] = line_field(
            _("Hvorfor?"), _("Står ved siden av, så alle forstår det etterpå."), most=300
        )
        self.fields["edition"] = hidden_number()


class DecideForm(forms.Form):
    def __init__(self, *arguments: Any, owners: Choices, is_named: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        kinds = [(kind, kind_word(kind)) for kind in ("administrative", "political")]
        self.fields["kind"] = word_choice(_("Hvem har vedtatt?"), kinds, radio=True)
        self.fields["case_number"] = line_field(
            _("Saksnummer"), _("Må stå der vedtaket er politisk."), required=False, most=40
        )
        self.fields["decided_on"] = day_field(_("Vedtatt"))
        self.fields["text"] = prose_field(_("Hva er vedtatt?"), required=True)
        self.fields["concerns"] = line_field(_("Hvem gjelder det?"), most=300)
        self.fields["expected"] = prose_field(_("Hva forventes av dem?"))
        if is_named:
            self.fields["owner_name"] = line_field(_("Hvem følger det opp?"))
        else:
            self.fields["owner_id"] = number_choice(_("Hvem følger det opp?"), owners, required=True)
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def text(self) -> DecisionText:
        return DecisionText(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class PlanFilterForm(forms.Form):
    """What is shown of the list; a value nobody offers shows everything."""

    def __init__(self, *arguments: Any, years: Sequence[int], **named: Any) -> None:
        super().__init__(*arguments, **named)
        levels = [(level, level_word(level)) for level in ("region", "organisation", "unit", "person")]
        every = (NOTHING_CHOSEN[0], _("Alle"))
        self.fields["level"] = forms.ChoiceField(label=_("Nivå"), required=False, choices=[every, *levels])
        self.fields["year"] = forms.TypedChoiceField(
            label=_("År"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[every, *((year, str(year)) for year in years)],
        )
