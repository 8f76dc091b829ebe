"""Forms of a measure and its cost lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.choices import Choices, MeasureChoices
from fagloft.contexts.planning.queries.plan_texts import CostText, MeasureText
from fagloft.web.offers.words import learning_forms
from fagloft.web.plans.fields import (
    NOTHING_CHOSEN,
    amount_field,
    hidden_number,
    line_field,
    number_choice,
    optional_day,
    prose_field,
    word_choice,
)
from fagloft.web.plans.words import attendance_word, cost_word, financing_word, last_day, recurrence_word
from fagloft.web.requirements.forms import day_field
from fagloft.web.requirements.words import OBLIGATIONS, obligation_word

type LevelChoices = Sequence[tuple[str, str]]

FEWEST_COMPETENCES = 3
ATTENDANCE = ("working_time", "paid", "own_time")
RECURRENCES = ("once", "monthly", "quarterly", "half_yearly", "yearly")
FINANCING = ("own", "grant", "free")


class MeasureForm(forms.Form):
    """Everything that is said of a measure: what all need first, and the rest under it."""

    def __init__(
        self, *arguments: Any, choices: MeasureChoices, levels: LevelChoices, named: bool, most: int = 0, **rest: Any
    ) -> None:
        super().__init__(*arguments, **rest)
        self.competence_fields = [f"competence_{number}" for number in range(1, max(FEWEST_COMPETENCES, most) + 1)]
        self._ask_what(choices, levels)
        self._ask_whom(choices)
        self._ask_when(choices, is_named=named)
        self._ask_what_it_takes()
        self.fields["edition"] = hidden_number()
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def _ask_what(self, choices: MeasureChoices, levels: LevelChoices) -> None:
        self.fields["title"] = line_field(_("Hva skal gjøres?"))
        for number, name in enumerate(self.competence_fields):
            label = _("Kompetanse det gir") if number == 0 else _("Enda en kompetanse")
            self.fields[name] = word_choice(label, [NOTHING_CHOSEN, *levels], required=False)
        forms_of_learning = sorted(learning_forms().items(), key=lambda pair: pair[1])
        self.fields["learning_form"] = word_choice(_("Læringsform"), forms_of_learning)
        self.fields["goal_id"] = number_choice(
            _("Mål det skal nå"), choices.goals, _("Et tiltak kan stå uten mål. Da blir det merket.")
        )
        self.fields["focus_area_id"] = number_choice(_("Satsningsområde"), choices.focus_areas)
        self.fields["offer_id"] = number_choice(_("Tilbud"), choices.offers)
        self.fields["description"] = prose_field(_("Mer om tiltaket"))

    def _ask_whom(self, choices: MeasureChoices) -> None:
        self.fields["target_unit_id"] = number_choice(_("Enhet"), choices.units)
        self.fields["target_function_id"] = number_choice(_("Stilling"), choices.functions)
        self.fields["target_profession_id"] = number_choice(_("Profesjon"), choices.professions)
        self.fields["target_person_id"] = number_choice(_("Én ansatt"), choices.people)
        self.fields["only_with_gap"] = forms.BooleanField(label=_("Bare de som mangler kompetansen"), required=False)
        self.fields["obligation"] = word_choice(
            _("Hvor forpliktende er det?"), [(one, obligation_word(one)) for one in OBLIGATIONS], radio=True
        )
        self.fields["obligation_reason"] = line_field(
            _("Hvorfor?"), _("Må stå der tiltaket er pålagt."), required=False, most=300
        )

    def _ask_when(self, choices: MeasureChoices, *, is_named: bool) -> None:
        if is_named:
            self.fields["owner_name"] = line_field(_("Hvem svarer for tiltaket?"))
        else:
            self.fields["owner_id"] = number_choice(_("Hvem svarer for tiltaket?"), choices.owners, required=True)
        self.fields["starts_on"] = day_field(_("Fra"))
        self.fields["last_day"] = day_field(_("Frist (siste dag)"))
        self.fields["recurrence"] = word_choice(_("Hvor ofte?"), [(one, recurrence_word(one)) for one in RECURRENCES])
        self.fields["evaluation_on"] = optional_day(
            _("Evalueres"), _("Velg en dag en tid etterpå, så virkningen kan vise seg.")
        )

    def _ask_what_it_takes(self) -> None:
        self.fields["hours_per_person"] = amount_field(_("Timer per deltaker"))
        self.fields["attendance_time"] = word_choice(_("Tid"), [(one, attendance_word(one)) for one in ATTENDANCE])
        self.fields["financing"] = word_choice(_("Betales av"), [(one, financing_word(one)) for one in FINANCING])

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """What every measure needs, under its headings."""
        return [(heading, self._bound(names)) for heading, names in _needed()]

    @property
    def more(self) -> list[BoundField]:
        """What many measures do without; folded away until somebody asks for it, or something in it must be mended."""
        shown = {name for _heading, names in _needed() for name in names}
        return self._bound(name for name in self.fields if name not in shown | {"edition", "seen"})

    @property
    def is_unfolded(self) -> bool:
        return any(field.errors for field in self.more)

    def _bound(self, names: Iterable[str]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def competences(self) -> tuple[tuple[int, int], ...]:
        told = [self.cleaned_data.get(name, "").split("-") for name in self.competence_fields]
        return tuple((int(pair[0]), int(pair[1])) for pair in told if len(pair) == 2)

    @property
    def text(self) -> MeasureText:
        told = self.cleaned_data
        kept = {name: told[name] for name in MeasureText.__dataclass_fields__ if name in told}
        text = MeasureText(
            **(
                kept
                | {"ends_on": told["last_day"] + timedelta(days=1), "hours_per_person": told["hours_per_person"] or 0}
            )
        )
        return replace(text, competences=self.competences)


def _needed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("Hva"), ("title", "competence_1", "learning_form", "goal_id")),
        (_("Hvem"), ("target_unit_id", "target_profession_id", "only_with_gap", "obligation", "obligation_reason")),
        (_("Når, og hvem som svarer for det"), ("owner_name", "owner_id", "starts_on", "last_day")),
    )


def first_values(text: MeasureText) -> dict[str, Any]:
    """What a form of a measure begins with."""
    pairs = {f"competence_{place}": f"{one}-{level}" for place, (one, level) in enumerate(text.competences, start=1)}
    return vars(text) | pairs | {"last_day": last_day(text.ends_on)}


class CostForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        kinds = [(kind, cost_word(kind)) for kind in ("fee", "travel", "substitute", "hours", "other")]
        self.fields["kind"] = word_choice(_("Slag"), kinds)
        self.fields["description"] = line_field(_("Hva"), required=False)
        self.fields["amount"] = amount_field(_("Kroner"), required=True)
        self.fields["is_per_person"] = forms.BooleanField(label=_("Per deltaker"), required=False)
        self.fields["financing"] = word_choice(_("Betales av"), [(one, financing_word(one)) for one in FINANCING])

    @property
    def text(self) -> CostText:
        return CostText(**self.cleaned_data)


class ChoosePlanForm(forms.Form):
    """Which plan a new measure goes into, where there are several."""

    def __init__(self, *arguments: Any, plans: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["plan"] = number_choice(_("Hvilken plan?"), plans, required=True)
