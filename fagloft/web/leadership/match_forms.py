"""How much each part counts: a form that is an address, so that a ranking can be shown to somebody else."""

from django import forms
from django.utils.translation import gettext as _

from fagloft.engine.matching import Part, Weights
from fagloft.web.leadership.match_words import part_word

MOST = 100


class WeightsForm(forms.Form):
    """What is left out or makes no sense counts as usual."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        usual = Weights()
        for part in Part:
            self.fields[part.value] = forms.IntegerField(
                label=part_word(part), min_value=0, max_value=MOST, required=False, initial=round(usual.of(part))
            )
        self.fields["old"] = forms.BooleanField(label=_("Ta med det ingen har bekreftet på to år"), required=False)

    def weights(self) -> Weights:
        told = self.cleaned_data if self.is_valid() else {}
        usual = Weights()
        return Weights(**{part.value: _chosen(told.get(part.value), usual.of(part)) for part in Part})

    @property
    def takes_old(self) -> bool:
        return self.is_valid() and bool(self.cleaned_data["old"])


def _chosen(told: int | None, usual: float) -> float:
    return usual if told is None else float(told)
