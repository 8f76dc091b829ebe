"""Why something could not be decided, at the field where it can be mended."""

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.requirements.actions import coverage
from fagloft.contexts.requirements.actions import requirements as actions

REFUSALS = (
    actions.InThePast,
    actions.RequiredAlready,
    actions.NoSuchLevel,
    actions.NoSuchCompetence,
    actions.NoSuchTarget,
    actions.NotYoursToDecide,
    coverage.AsksForNobody,
)


def explain(form: forms.Form, refusal: Exception) -> None:
    """Put the refusal where the reader can do something about it."""
    field, words = {
        actions.InThePast: (_day_field(form), _("Velg i dag eller en senere dag. Det som er krevd før, står fast.")),
        actions.RequiredAlready: (
            "competence",
            _("Dette kreves allerede i den samme tida. Endre det kravet i stedet."),
        ),
        actions.NoSuchLevel: ("level", _("Kompetansen har ikke dette nivået.")),
        actions.NoSuchCompetence: ("competence", _("Kompetansen er ikke lenger i bruk.")),
        actions.NoSuchTarget: ("target", _("Velg hvem kravet gjelder.")),
        actions.NotYoursToDecide: ("target", _("Dette bestemmer andre.")),
        coverage.AsksForNobody: ("minimum", _("Skriv hvor mange, minst 1.")),
    }[type(refusal)]
    form.add_error(field if field in form.fields else None, words)


def _day_field(form: forms.Form) -> str:
    return "ends_on" if "ends_on" in form.fields else "starts_on"
