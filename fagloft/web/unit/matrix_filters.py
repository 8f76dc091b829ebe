"""What of the matrix is shown; the address holds it all, so that a view can be shared."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.matrices import COLUMN_SORTS, SORTS, Matrix, MatrixFilter

FILTERS = ("standing", "obligation", "competence_class", "profession", "function", "competence")
ORDERS = ("sort", "columns")

type Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


class FilterForm(forms.Form):
    """Drop-down lists of what there is in the unit, and the day."""

    def __init__(self, matrix: Matrix, asked: QueryDict, on: date) -> None:
        chosen = {name: asked.get(name, "") for name in (*FILTERS, *ORDERS)}
        super().__init__(initial={**chosen, "on": on})
        self.words: dict[str, dict[str, str]] = {}
        for name, label, choices in _fields(matrix):
            self.words[name] = dict(choices)

            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[*choices] if name in ORDERS else [("", _("Alle")), *choices]
            )
        self.fields["on"] = forms.DateField(
            label=_("Vis på dag"),
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        )


def read_filter(asked: QueryDict) -> MatrixFilter:
    return MatrixFilter(**{name: asked.get(name, "") for name in FILTERS})


def read_sort(asked: QueryDict) -> str:
    sort = asked.get("sort", "")
    return sort if sort in SORTS else SORTS[0]


def read_column_sort(asked: QueryDict) -> str:
    sort = asked.get("columns", "")
    return sort if sort in COLUMN_SORTS else COLUMN_SORTS[0]


def chips(form: FilterForm, asked: QueryDict) -> tuple[Chip, ...]:
    """Each filter in use, with the address of the page without it."""
    return tuple(
        Chip(f"{form.fields[name].label}: {_chosen(form, name, asked.get(name, ''))}", _without(asked, name))
        for name in FILTERS
        if asked.get(name)
    )


def standing_choices() -> Choices:
    return [
        ("unmet", _("Mangler eller gått ut")),
        ("missing", _("Mangler")),
        ("lapsed", _("Gått ut")),
        ("lapses_soon", _("Går ut innen 90 dager")),
        ("holds", _("Har")),
        ("may_be_offered", _("Kan tilbys, frivillig")),
    ]


def obligation_choices() -> Choices:
    return [
        ("due", _("Pålagt og forventet")),
        ("mandatory", _("Pålagt")),
        ("expected", _("Forventet")),
        ("voluntary", _("Frivillig")),
    ]


def _fields(matrix: Matrix) -> list[tuple[str, str, Choices]]:
    return [
        ("standing", _("Status"), standing_choices()),
        ("obligation", _("Plikt"), obligation_choices()),
        (
            "competence_class",
            _("Type kompetanse"),
            [
                ("core", _("Kjernekompetanse")),
                ("specialist", _("Spisskompetanse")),
                ("breadth", _("Breddekompetanse")),
                ("coordination", _("Samhandlingskompetanse")),
            ],
        ),
        ("profession", _("Profesjon"), list(matrix.professions)),
        ("function", _("Stilling"), list(matrix.functions)),
        ("competence", _("Kompetanse"), list(matrix.competences)),
        ("sort", _("Rekkefølge på ansatte"), [("name", _("Etternavn")), ("-gaps", _("Flest mangler først"))]),
        (
            "columns",
            _("Rekkefølge på kompetanser"),
            [("obligation", _("Det pålagte først")), ("-gaps", _("Flest mangler først"))],
        ),
    ]


def _chosen(form: FilterForm, name: str, value: str) -> str:
    return str(form.words[name].get(value, value))


def _without(asked: QueryDict, name: str) -> str:
    left = asked.copy()
    left.pop(name, None)
    left.pop("page", None)
    return f"?{left.urlencode()}"
