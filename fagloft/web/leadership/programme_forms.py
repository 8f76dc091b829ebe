"""Forms of the catalogue of leadership programmes; labels and limits are those of its table."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.programme_texts import FIELDS, ProgrammeText
from fagloft.contexts.leadership.queries.programmes import ProgrammeFilter
from fagloft.contexts.leadership.queries.topics import get_topics
from fagloft.intake import programme_template as words
from fagloft.intake.template import Choice, Column, Kind
from fagloft.web.leadership import programme_words as say

LONG = ("note", "cost_note")
TRUTH = {"yes": True, "no": False, "": None}
WRITTEN = {told: name for name, told in TRUTH.items()}
LARGEST_FILE = 2 * 1024 * 1024

type Choices = Sequence[tuple[str, str]]


class FilterForm(forms.Form):
    """What is shown of the list; a value nobody offers shows everything."""

    def __init__(self, *arguments: Any, providers: Sequence[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        everything = ("", _("Alle"))
        self.fields["q"] = forms.CharField(label=_("Søk"), required=False, max_length=100)
        part_time = [("yes", _("ja")), ("no", _("nei")), ("unknown", say.unknown())]
        for name, label, choices in (
            ("topic", say.label("topics"), topic_choices()),
            ("level", say.label("level"), _choices(words.LEVELS)),
            ("audience", say.label("audience"), _choices(words.AUDIENCES)),
            ("leader_level", say.label("leader_levels"), _choices(words.LEADER_LEVELS)),
            ("part_time", say.label("is_part_time"), part_time),
            ("delivery", say.label("delivery"), _choices(words.DELIVERIES)),
            ("provider", say.label("provider_name"), [(name, name.replace(";", ", ")) for name in providers]),
        ):
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[everything, *choices])
        self.fields["age"] = forms.ChoiceField(
            label=_("Hvor nytt"),
            required=False,
            choices=[("", _("Bare aktuelle")), ("all", _("Også gamle og avsluttede"))],
        )

    def wanted(self) -> ProgrammeFilter:
        told = self.cleaned_data
        names = ("level", "audience", "leader_level", "part_time", "delivery", "topic", "provider", "age")
        return ProgrammeFilter(words=told.get("q", ""), **{name: told.get(name, "") for name in names})


class ProgrammeForm(forms.Form):
    """Everything that can be said of a programme; only code, year, title and provider must be."""

    def __init__(self, *arguments: Any, wholes: Choices, is_new: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for column in words.PROGRAMMES.columns:
            self.fields[column.name] = _field(column, wholes)
        self.fields["code"].disabled = not is_new
        self.fields["year"].help_text = _(
            "Et senere år blir stående ved siden av det som er fortalt før. Ingenting blir borte."
        )
        self.fields["edition"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def parts(self) -> tuple[tuple[str, tuple[forms.BoundField, ...]], ...]:
        """The fields under headings, in the order of the table."""
        starts = {"code": "", "education_years": _("Inntak"), "is_part_time": _("Når, hvor og hvordan")}
        starts["price"], starts["participants"] = _("Pris"), _("Bestilling og kilde")
        gathered: list[tuple[str, list[forms.BoundField]]] = []
        for column in words.PROGRAMMES.columns:
            if column.name in starts:
                gathered.append((starts[column.name], []))
            if column.name != "topics":
                gathered[-1][1].append(self[column.name])
        return tuple((heading, tuple(fields)) for heading, fields in gathered)

    def text(self) -> ProgrammeText:
        return ProgrammeText(**{name: _read(name, self.cleaned_data[name]) for name in FIELDS})


class FileForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["file"] = forms.FileField(
            label=_("Fil"),
            help_text=_("CSV eller Excel (.xlsx) med de samme kolonnene som eksporten, høyst 2 MB."),
            widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
            max_length=255,
            allow_empty_file=True,
            error_messages={"required": _("Velg en fil.")},
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Filen er større enn 2 MB. Del den i flere."))
        return file


def start_of(text: ProgrammeText, edition: int) -> dict[str, Any]:
    """What stands, as the form shows it."""
    told = {name: getattr(text, name) for name in FIELDS}
    shown = {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}
    truths = {column.name: WRITTEN[told[column.name]] for column in words.PROGRAMMES.columns if _is_truth(column)}
    return shown | truths | {"edition": edition}


def topic_choices() -> list[tuple[str, str]]:
    return [(topic.code, topic.name) for topic in get_topics(say.language())]


def _is_truth(column: Column) -> bool:
    return column.kind == Kind.BOOLEAN and column.name != "requirement_varies"


def _choices(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, choice.word(say.language())) for choice in choices]


def _field(column: Column, wholes: Choices) -> forms.Field:
    label, required = column.label(say.language()), column.required or column.name == "status"
    if column.name == "topics" or column.name in words.SEVERAL:
        choices = topic_choices() if column.name == "topics" else _choices(words.SEVERAL[column.name])
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=label, required=False, choices=choices, widget=widget)
    if column.name == "part_of_code":
        return _choice_field(label, [("", _("Ingen")), *wholes], required=False)
    if column.name == "first_weekday":
        return _weekday_field()
    if column.kind == Kind.CHOICE:
        nothing = [] if required else [("", say.unknown())]
        return _choice_field(label, [*nothing, *_choices(column.choices)], required=required)
    if _is_truth(column):
        return _choice_field(label, [("", say.unknown()), ("yes", _("ja")), ("no", _("nei"))], required=False)
    if column.kind == Kind.BOOLEAN:
        return forms.BooleanField(label=label, required=False)
    if column.kind in {Kind.WHOLE, Kind.DECIMAL}:
        return _number_field(column, label)
    box = forms.Textarea(attrs={"rows": 3}) if column.name in LONG else forms.TextInput()
    return forms.CharField(
        label=label,
        required=required,
        max_length=column.max_length,
        widget=box,
        error_messages={"required": _("Skriv noe her.")},
    )


def _weekday_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Første ukedag"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", say.unknown()), *((day, say.weekday_word(day)) for day in range(1, 8))],
        error_messages={"invalid_choice": _("Velg fra lista.")},
    )


def _choice_field(label: str, choices: Choices, *, required: bool) -> forms.ChoiceField:
    wrong = _("Velg fra lista.")
    return forms.ChoiceField(
        label=label,
        required=required,
        choices=choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), wrong),
    )


def _number_field(column: Column, label: str) -> forms.Field:
    least, most = Decimal(str(column.minimum)), Decimal(str(column.maximum))
    wrong = _("Skriv et tall fra %(least)s til %(most)s.") % {"least": f"{least:f}", "most": f"{most.to_integral():f}"}
    names = ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")
    told: dict[str, Any] = {"label": label, "required": column.required, "error_messages": dict.fromkeys(names, wrong)}
    if column.kind == Kind.WHOLE:
        return forms.IntegerField(min_value=int(least), max_value=int(most), **told)
    places = 2 if column.name == "price" else 1
    box = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.DecimalField(min_value=least, max_value=most, decimal_places=places, localize=True, widget=box, **told)


def _read(name: str, told: Any) -> Any:
    if isinstance(told, list):
        return tuple(told)
    return TRUTH[told] if _is_truth(words.PROGRAMMES.column(name)) else told
