"""Fields that the forms of plans share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.web.requirements.forms import day_field

type Pairs = Sequence[tuple[Any, Any]]

NOTHING_CHOSEN = ("", "–")


def line_field(label: str, help_text: str = "", *, required: bool = True, most: int = 160) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        error_messages={"required": _("Skriv noen ord."), "max_length": _("Skriv kortere.")},
    )


def prose_field(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv noen ord."), "max_length": _("Skriv kortere.")},
    )


def number_choice(label: str, choices: Pairs, help_text: str = "", *, required: bool = False) -> forms.TypedChoiceField:
    """One row of the register by number, or none."""
    wrong = _("Velg fra lista.")
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        coerce=int,
        empty_value=None,
        choices=[NOTHING_CHOSEN, *choices],
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def word_choice(label: str, choices: Pairs, *, radio: bool = False, required: bool = True) -> forms.ChoiceField:
    wrong = _("Velg fra lista.")
    return forms.ChoiceField(
        label=label,
        required=required,
        choices=choices,
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def amount_field(label: str, help_text: str = "", *, required: bool = False) -> forms.DecimalField:
    """Nothing or more, with a comma for the decimals."""
    wrong = _("Skriv et tall, 0 eller mer.")
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=required,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        localize=True,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), wrong
        ),
    )


def optional_day(label: str, help_text: str = "") -> forms.DateField:
    field = day_field(label, help_text)
    field.required = False
    return field


def hidden_number() -> forms.IntegerField:
    """The edition a form was opened with."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)
