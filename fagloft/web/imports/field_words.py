"""What a preview calls the things and fields it shows."""

from datetime import date

from django.utils.translation import gettext as _

from fagloft.web.imports.template_words import choice_word, column_label
from fagloft.web.sign_in.role_words import word_for
from fagloft.web.templatetags.formats import percent, short_date

# A field that is asked for under another name in the file.
COLUMN_OF = {
    "unit": "unit_code",
    "competence_name": "competence",
    "starts_on": "valid_from",
    "ends_on": "valid_to",
    "unit_kind": "kind",
}
EMPTY = "–"


def thing_word(thing: str) -> str:
    return {
        "person": _("Personer"),
        "employment": _("Ansettelser"),
        "duty": _("Verv"),
        "unit": _("Enheter"),
        "leader": _("Ledere"),
        "holding": _("Kompetanse"),
        "requirement": _("Krav"),
        "competence": _("Kompetanser"),
    }[thing]


def field_label(template: str, field: str) -> str:
    own = {"leader": _("Leder"), "kind_of_duty": _("Verv"), "unit": _("Enhet")}
    if field in own:
        return own[field]
    label = column_label(template, field)
    return column_label(template, COLUMN_OF[field]) if label == field and field in COLUMN_OF else label


def field_value(template: str, field: str, value: object) -> str:
    if value is None:
        return EMPTY
    if field == "fte" and isinstance(value, int | float):
        return percent(value, 1) if round(value * 100, 1) % 1 else percent(value)
    if field == "kind_of_duty":
        return word_for(str(value))
    if field.endswith(("_on", "_from", "_to")):
        return short_date(date.fromisoformat(str(value)))
    return choice_word(template, field, str(value))
