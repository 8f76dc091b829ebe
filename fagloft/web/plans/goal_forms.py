"""Forms of a goal: words, a number to reach, or how many shall hold a competence."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.plan_texts import GoalText
from fagloft.web.plans.fields import (
    NOTHING_CHOSEN,
    amount_field,
    hidden_number,
    line_field,
    optional_day,
    prose_field,
    word_choice,
)
from fagloft.web.plans.measure_forms import LevelChoices
from fagloft.web.plans.plan_forms import WhoseChoices
from fagloft.web.plans.words import goal_level_word


class GoalForm(forms.Form):
    def __init__(self, *arguments: Any, levels: LevelChoices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = line_field(_("Hva skal dere oppnå?"))
        self.fields["description"] = prose_field(_("Mer om målet"))
        self.fields["is_service_change"] = forms.BooleanField(
            label=_("Dette er en endring i tjenesten"),
            help_text=_("Da legger du til delmål for kompetansen den krever, og ser om dere er klare."),
            required=False,
        )
        self.fields["competence"] = word_choice(_("Kompetanse"), [NOTHING_CHOSEN, *levels], required=False)
        self.fields["people_needed"] = forms.IntegerField(
            label=_("Hvor mange skal ha den?"),
            required=False,
            min_value=1,
            max_value=30000,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Skriv hvor mange, minst 1.")),
        )
        self.fields["indicator"] = line_field(
            _("Hva måler dere?"), _("For eksempel andel med helsefaglig utdanning."), required=False
        )
        self.fields["baseline"] = amount_field(_("Slik er det i dag"))
        self.fields["target"] = amount_field(_("Slik skal det bli"))
        self.fields["target_on"] = optional_day(_("Når skal det være nådd?"))
        self.fields["edition"] = hidden_number()

    @property
    def text(self) -> GoalText:
        told = self.cleaned_data
        number, _separator, level = told["competence"].partition("-")
        kept = {name: told[name] for name in GoalText.__dataclass_fields__ if name in told}
        return GoalText(
            **kept,
            competence_id=int(number) if number else None,
            competence_level=int(level) if level else None,
        )


class NewGoalForm(GoalForm):
    """The same, and whose goal it is; under a change of service that is given."""

    def __init__(self, *arguments: Any, whose: WhoseChoices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not whose:
            return
        grouped = [
            (goal_level_word(level), [(f"{level}-{number}", name) for number, name in choices])
            for level, choices in whose
        ]
        wrong = _("Velg hvem målet gjelder.")
        self.fields["whose"] = forms.ChoiceField(
            label=_("Hvem gjelder målet?"),
            choices=[("", _("Velg …")), *grouped],
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        self.order_fields(["whose", "title"])

    @property
    def whose(self) -> tuple[str, int]:
        level, _separator, number = self.cleaned_data.get("whose", "strategic-0").partition("-")
        return level, int(number)


def first_goal(text: GoalText) -> dict[str, Any]:
    chosen = f"{text.competence_id}-{text.competence_level}" if text.competence_id is not None else ""
    return vars(text) | {"competence": chosen}
