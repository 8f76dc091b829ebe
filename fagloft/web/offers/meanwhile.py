"""Two who edit at once: what was typed is kept, and what stands now is shown beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from fagloft.web.templatetags.formats import short_date


@dataclass(frozen=True)
class Difference:
    """A field in which what somebody else has saved differs from what is typed."""

    label: str
    stands_now: str


def reopen(typed: QueryDict, edition: int) -> QueryDict:
    """The form as it was typed, opened on what stands now: sent again it is saved."""
    kept = typed.copy()
    kept["edition"] = str(edition)
    return kept


def tell_differences(form: forms.Form) -> list[Difference]:
    """What stands now in the fields that were typed otherwise; says at the top of the form what happened."""
    form.add_error(
        None,
        _("Noen har endret dette siden du åpnet det. Det du skrev, står her. Se hva som står nå, og lagre på nytt."),
    )
    return [
        Difference(str(form.fields[name].label), _shown(form.fields[name], form.initial.get(name)))
        for name in form.changed_data
        if name != "edition"
    ]


def _shown(field: forms.Field, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(field, forms.ChoiceField):
        return next((str(words) for key, words in field.choices if key == value), str(value))  # type: ignore[misc,union-attr]
    return str(value)
