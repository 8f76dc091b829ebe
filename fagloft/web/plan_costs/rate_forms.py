"""Forms for what hours and journeys cost."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.planning.actions import rates
from fagloft.web.plans.fields import Pairs, amount_field, line_field, number_choice

REFUSALS = (
    rates.SetAlready,
    rates.CostsLessThanNothing,
    rates.NoSuchUnitOrProfession,
    rates.ChangedMeanwhile,
)


class AmountForm(forms.Form):
    """Amounts that were shown when the form was opened go along, so that nothing is saved over unseen."""

    AMOUNTS: tuple[str, ...] = ()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in self.AMOUNTS:
            self.fields[f"was_{name}"] = forms.DecimalField(widget=forms.HiddenInput, required=False)

    def was(self, name: str) -> Decimal:
        return self.cleaned_data.get(f"was_{name}") or Decimal(0)


class RateForm(AmountForm):
    AMOUNTS = ("substitute", "own_hour")

    def __init__(self, *arguments: Any, units: Pairs = (), professions: Pairs = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        if units:
            self.fields["unit"] = number_choice(_("Enhet"), units, _("Uten enhet gjelder satsen i alle."))
            self.fields["profession"] = number_choice(
                _("Profesjon"), professions, _("Uten profesjon gjelder satsen for alle.")
            )
        social = _("Med feriepenger, pensjon og arbeidsgiveravgift.")
        self.fields["substitute"] = amount_field(_("Vikar (kr per time)"), social, required=True)
        self.fields["own_hour"] = amount_field(_("Egen ansatt (kr per time)"), social, required=True)


class TravelForm(AmountForm):
    AMOUNTS = ("amount",)

    def __init__(self, *arguments: Any, units: Pairs = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        if units:
            self.fields["unit"] = number_choice(_("Fra enhet"), units, _("Gjelder også enhetene under."), required=True)
            self.fields["place"] = line_field(_("Til sted"), _("Skriv stedet slik det står på samlingene."), most=120)
        self.fields["amount"] = amount_field(_("Tur og retur (kr per deltaker)"), required=True)


def explain(form: forms.Form, refusal: Exception) -> None:
    """Put the refusal where the reader can do something about it."""
    field, words = {
        rates.SetAlready: (
            "unit",
            _("Dette er alt satt. Endre det som står i lista, i stedet."),
        ),
        rates.CostsLessThanNothing: (None, _("Skriv et tall, 0 eller mer.")),
        rates.NoSuchUnitOrProfession: ("unit", _("Velg fra lista.")),
        rates.ChangedMeanwhile: (
            None,
            _("Noen har endret beløpet siden du åpnet det. Det nye står over; lagre igjen hvis ditt skal gjelde."),
        ),
    }[type(refusal)]
    form.add_error(field if field in form.fields else None, words)
