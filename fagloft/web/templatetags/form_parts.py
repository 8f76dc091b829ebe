"""Fields of a Django form with the classes of the design system."""

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def styled(field: BoundField) -> SafeString:
    """The input of a field, as wide as what is written in it."""
    return field.as_widget(attrs={"class": "ds-input"})


@register.filter
def choices(field: BoundField) -> list[BoundWidget]:
    """The radio buttons or check boxes of a field."""
    parts = list(field.subwidgets)
    for part in parts:
        part.data["attrs"]["class"] = "ds-input"
    return parts


@register.filter
def focus_id(field: BoundField) -> str:
    """Where the link of the error summary leads: the input, or the first of a group."""
    return f"{field.auto_id}_0" if shape(field) == "group" else field.auto_id


@register.filter
def shape(field: BoundField) -> str:
    """Which of three shapes a field is drawn in: group, tick or line."""
    # Check boxes of a group inherit from radio buttons; a file input uses a fieldset too, but has no choices.
    if isinstance(field.field.widget, RadioSelect):
        return "group"
    return "tick" if isinstance(field.field.widget, CheckboxInput) else "line"
