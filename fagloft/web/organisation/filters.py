"""What the heat map shows, kept in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fagloft.contexts.gaps.queries.figures import BY_PLACE, BY_UNIT

COMPETENCE_CLASSES = (
    ("", _("Alle typer")),
    ("core", _("Kjernekompetanse")),
    ("specialist", _("Spisskompetanse")),
    ("breadth", _("Breddekompetanse")),
    ("coordination", _("Samhandlingskompetanse")),
)


class HeatMapFilter(forms.Form):
    by = forms.ChoiceField(
        label=_("Del opp etter"), choices=((BY_UNIT, _("Enhet")), (BY_PLACE, _("Sted"))), required=False
    )
    competence_class = forms.ChoiceField(label=_("Type kompetanse"), choices=COMPETENCE_CLASSES, required=False)
    obligation = forms.ChoiceField(
        label=_("Krav"), choices=(("", _("Alle krav")), ("mandatory", _("Pålagt for noen"))), required=False
    )

    def chosen(self) -> dict[str, str]:
        """Only what is a choice; the rest of the address is left alone."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
