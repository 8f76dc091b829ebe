"""What of the wheel is shown; the address holds it all."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

YEARS_AHEAD = 3
COLLISIONS = "collisions"
KINDS = {
    "measures": frozenset({"measure"}),
    "sessions": frozenset({"session"}),
    "plans": frozenset({"decision", "revision", "evaluation"}),
    "yearly": frozenset({"unit_plan", "needs", "budget", "appraisal_talks", "grants"}),
}


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


class WheelFilter(forms.Form):
    """A value nobody offers shows everything of this year."""

    def __init__(self, asked: QueryDict, *, this_year: int, **named: Any) -> None:
        years = range(this_year - 1, this_year + YEARS_AHEAD + 1)
        self.this_year = this_year
        chosen = {"year": asked.get("year", str(this_year)), "kind": asked.get("kind", "")}
        super().__init__(chosen, **named)
        self.fields["year"] = forms.ChoiceField(label=_("År"), choices=[(str(year), str(year)) for year in years])
        self.fields["kind"] = forms.ChoiceField(
            label=_("Vis"),
            required=False,
            choices=[
                ("", _("Alt")),
                ("measures", _("Tiltak i planene")),
                ("sessions", _("Samlinger")),
                ("plans", _("Vedtak, revisjon og evaluering")),
                ("yearly", _("Faste frister hvert år")),
                (COLLISIONS, _("Bare det som kolliderer")),
            ],
        )
        self.is_valid()

    def year(self) -> int:
        return int(self.cleaned_data.get("year") or self.this_year)

    def next_year(self) -> int | None:
        """The year after the one shown, where it can be chosen."""
        following = self.year() + 1
        return following if following <= self.this_year + YEARS_AHEAD else None

    def kind(self) -> str:
        return str(self.cleaned_data.get("kind", ""))

    def chips(self) -> list[Chip]:
        kind = self.kind()
        words = dict(self.fields["kind"].choices)  # type: ignore[attr-defined]
        return [Chip(f"{_('Vis')}: {words[kind]}", f"?year={self.year()}")] if kind else []
