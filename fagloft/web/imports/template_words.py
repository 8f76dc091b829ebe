"""What the tables and their columns are called."""

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fagloft.intake.template import fold
from fagloft.intake.templates import TEMPLATES


def template_name(template: str) -> str:
    return {
        "staff_list": _("Personalliste"),
        "people": _("Personer"),
        "employments": _("Ansettelser"),
        "units": _("Enheter"),
        "holdings": _("Kompetanse hos ansatte"),
        "requirements": _("Krav"),
        "catalogue": _("Kompetansekatalog"),
    }[template]


def template_purpose(template: str) -> str:
    return {
        "staff_list": _("Hvem som er ansatt hvor, én linje per stilling. Slik den kommer fra lønnssystemet."),
        "people": _("Bare navn, ansattnummer og HPR-nummer."),
        "employments": _("Hvor de som alt er registrert, arbeider."),
        "units": _("Avdelinger og enheter, hva de ligger under, og hvem som leder dem."),
        "holdings": _("Kurs, godkjenninger og ferdigheter som ansatte har."),
        "requirements": _("Hva som kreves av en person, en stilling, et yrke, en enhet eller en enhetstype."),
        "catalogue": _("Egne kompetanser med nivåer og gyldighet."),
    }[template]


def file_name(template: str) -> str:
    return f"fagloft-{slugify(template_name(template))}"


def column_label(template: str, column: str) -> str:
    """The header in the reader's language; what a user has called a column stays as it is."""
    columns = {one.name: one for one in TEMPLATES[template].columns}
    found = columns.get(column)
    return found.label(translation.get_language() or "nb") if found else column


def choice_word(template: str, column: str, value: str) -> str:
    """The word for one of the values of a column with a closed list."""
    columns = {fold(header): one for one in TEMPLATES[template].columns for header in one.spellings()}
    choices = columns[fold(column)].choices if fold(column) in columns else ()
    words = {choice.value: choice.word(translation.get_language() or "nb") for choice in choices}
    return words.get(value, value)
