"""Two who edit at once: the other's text beside one's own, so that nothing is lost and nothing is saved unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from fagloft.web.plans.fields import NOTHING_CHOSEN


@dataclass(frozen=True)
class Conflict:
    label: str
    saved: str
    own: str


def find_conflicts(form: forms.Form, saved: Mapping[str, Any]) -> list[Conflict]:
    """Fields in which what one has written differs from what somebody else has saved."""
    return [
        Conflict(str(form.fields[name].label), theirs, own)
        for name in form.fields
        if name not in ("edition", "seen")
        for theirs, own in [(_shown(form, name, saved.get(name)), _shown(form, name, form.cleaned_data.get(name)))]
        if theirs != own
    ]


def _shown(form: forms.Form, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if value in (None, ""):
        return NOTHING_CHOSEN[1]
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type] # none of these lists is grouped
    return (
        formats.localize(value)
        if isinstance(field, forms.DateField)
        else f"{value:f}"
        if isinstance(field, forms.DecimalField)
        else str(value)
    )
