"""Forms of admission: announcing an intake, applying, recommending, answering."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.admission.queries.intakes import ClassText, IntakeRow, IntakeText, PriorityText
from fagloft.web.admission.words import group_choices, order_choices, who_choices
from fagloft.web.requirements.forms import day_field

CLASSES, PRIORITIES = range(1, 5), range(1, 5)
type Choices = Sequence[tuple[str, str]]


class IntakeForm(forms.Form):
    """Classes and priorities stand in rows; a row without a name is none."""

    def __init__(self, *arguments: Any, programmes: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = _line(_("Navn på opptaket"), 160)
        self.fields["programme_code"] = forms.ChoiceField(
            label=_("Lederutdanning"),
            help_text=_("Kravene til utdanning og erfaring hentes fra katalogen."),
            required=False,
            choices=[("", _("Skreddersydd, uten program fra katalogen")), *programmes],
        )
        self.fields["description"] = _text(_("Om programmet"), required=False)
        self.fields["opens_on"] = day_field(_("Åpner"))
        self.fields["apply_by_on"] = day_field(_("Søknadsfrist"))
        self.fields["answer_days"] = _number(_("Svarfrist på et tilbud, dager"), 1, 90)
        self.fields["order"] = _choice(_("Hvem går foran når ellers likt?"), order_choices())
        self.fields["draw_seed"] = _line(
            _("Startord for loddtrekning"),
            60,
            required=False,
            help_text=_("Et ord alle kan se før fristen. Hvem som helst kan trekke på nytt og få samme svar."),
        )
        self.fields["groups"] = _choice(_("Grupper fra samme arbeidsgiver"), group_choices())
        for number in CLASSES:
            self._add_class(number)
        for number in PRIORITIES:
            self._add_priority(number)
        self.fields["edition"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def _add_priority(self, number: int) -> None:
        self.fields[f"who_{number}"] = forms.ChoiceField(
            label=_("Prioritet %(number)d") % {"number": number},
            required=False,
            choices=[("", _("Ingen")), *who_choices()],
        )
        self.fields[f"reserved_{number}"] = _number(
            _("Plasser reservert for prioritet %(number)d") % {"number": number}, 0, 500, required=False
        )

    def _add_class(self, number: int) -> None:
        told = {"number": number}
        is_first = number == 1
        self.fields[f"name_{number}"] = _line(_("Kull %(number)d: navn") % told, 80, required=is_first)
        self.fields[f"place_{number}"] = _line(_("Kull %(number)d: sted") % told, 120, required=is_first)
        starts = day_field(_("Kull %(number)d: første dag") % told)
        starts.required = is_first
        self.fields[f"starts_{number}"] = starts
        self.fields[f"places_{number}"] = _number(_("Kull %(number)d: plasser") % told, 1, 500, required=is_first)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for number in CLASSES:
            if told.get(f"name_{number}"):
                for name in ("place", "starts", "places"):
                    if not told.get(f"{name}_{number}") and f"{name}_{number}" not in self.errors:
                        self.add_error(f"{name}_{number}", _("Fyll ut hele kullet, eller la det stå tomt."))
        return told

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each class beside one another."""
        return [[self[f"{name}_{number}"] for name in ("name", "place", "starts", "places")] for number in CLASSES]

    def priorities(self) -> list[list[forms.BoundField]]:
        return [[self[f"who_{number}"], self[f"reserved_{number}"]] for number in PRIORITIES]

    def plain(self) -> list[forms.BoundField]:
        names = ("title", "programme_code", "description", "opens_on", "apply_by_on", "answer_days")
        return [self[name] for name in (*names, "order", "draw_seed", "groups")]

    def text(self) -> IntakeText:
        told = self.cleaned_data
        plain = {name: told[name] for name in ("title", "description", "opens_on", "apply_by_on", "answer_days")}
        return IntakeText(
            **plain,
            order=told["order"],
            draw_seed=told["draw_seed"],
            groups=told["groups"],
            programme_code=told["programme_code"],
            is_tailored=not told["programme_code"],
            classes=tuple(
                ClassText(told[f"name_{n}"], told[f"place_{n}"], told[f"starts_{n}"], told[f"places_{n}"])
                for n in CLASSES
                if told[f"name_{n}"]
            ),
            priorities=tuple(
                PriorityText(told[f"who_{n}"], told[f"reserved_{n}"] or 0) for n in PRIORITIES if told[f"who_{n}"]
            ),
        )


def start_of(intake: IntakeRow) -> dict[str, Any]:
    """What stands, as the form shows it."""
    text = intake.text
    plain = ("title", "programme_code", "description", "opens_on", "apply_by_on", "answer_days", "order", "draw_seed")
    start: dict[str, Any] = {name: getattr(text, name) for name in (*plain, "groups")}
    for number, one in enumerate(text.classes, start=1):
        row = {"name": one.name, "place": one.place, "starts": one.starts_on, "places": one.places}
        start |= {f"{name}_{number}": value for name, value in row.items()}
    for number, priority in enumerate(text.priorities, start=1):
        start |= {f"who_{number}": priority.who, f"reserved_{number}": priority.reserved}
    return start | {"edition": intake.edition}


def new_start(today: Any) -> dict[str, Any]:
    days = {"opens_on": today, "apply_by_on": today + timedelta(days=30)}
    return days | {"answer_days": 14, "order": "first_come", "groups": "all_or_nothing", "who_1": "recommended"}


class ApplyForm(forms.Form):
    """For whom, which classes in order, with whom, and the applicant's yes."""

    def __init__(self, *arguments: Any, people: Sequence[tuple[int, str]], classes: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"] = forms.TypedChoiceField(
            label=_("Hvem søker?"),
            coerce=int,
            choices=people,
            widget=forms.HiddenInput,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg deg selv eller en leder du leder.")),
        )
        self.wishes = [f"wish_{number}" for number in range(1, len(classes) + 1)]
        for number, name in enumerate(self.wishes, start=1):
            self.fields[name] = forms.ChoiceField(
                label=_("Ønsket kull") if number == 1 else _("Ønske %(number)d") % {"number": number},
                required=number == 1,
                choices=[("", _("Velg …") if number == 1 else _("Ikke noe mer ønske")), *classes],
                error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg et kull fra lista.")),
            )
        self.fields["group"] = _line(
            _("Gruppe"),
            60,
            required=False,
            help_text=_("Skriv samme navn for alle fra arbeidsplassen som bør gå sammen, for eksempel «Ledergruppa»."),
        )
        self.fields["motivation"] = _text(_("Hvorfor dette programmet?"), required=False)
        self.fields["consent"] = forms.BooleanField(
            label=_("Søkeren har lest hva som deles, og sier ja"),
            error_messages={"required": _("Ingenting sendes uten ja fra søkeren.")},
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        wanted = [told[name] for name in self.wishes if told.get(name)]
        if len(set(wanted)) < len(wanted):
            self.add_error(self.wishes[0], _("Velg hvert kull bare én gang."))
        return told

    def wanted(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[name] for name in self.wishes if self.cleaned_data[name])


class RecommendForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["words"] = _text(_("Hvorfor bør denne lederen få plass?"))
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)


class EligibilityForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["answer"] = forms.ChoiceField(
            label=_("Kan søkeren tas opp?"),
            choices=[("open", _("Ja, kravene er oppfylt")), ("closed", _("Nei, kravene er ikke oppfylt"))],
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg ja eller nei.")),
        )
        self.fields["words"] = _text(_("Begrunnelse"), help_text=_("Søkeren og arbeidsgiveren leser den."))


def _line(label: str, most: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        error_messages={"required": _("Skriv noe her.")},
    )


def _text(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv noen ord.")},
    )


def _number(label: str, least: int, most: int, *, required: bool = True) -> forms.IntegerField:
    wrong = _("Skriv et helt tall fra %(least)d til %(most)d.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def _choice(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg fra lista.")),
    )
