"""What the office asks of a cohort, as a form."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from math import prod
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.cohort_modules import CohortModule
from fagloft.contexts.leadership.queries.cohort_venues import get_meeting_places
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes, LevelWish
from fagloft.engine.cohorts.programmes import MOST_MODULES
from fagloft.engine.leader_needs import LEVELS
from fagloft.web.cohorts.cohort_words import credits_word, joined
from fagloft.web.leadership.leader_words import level_word
from fagloft.web.leadership.programme_forms import topic_choices
from fagloft.web.templatetags.formats import money

STARTS = ("start_1", "start_2", "start_3", "start_4")
PEOPLE, DAYS, KRONER, WEIGHT = 200, 60, 10_000_000, 100_000
PLAIN = tuple(field.name for field in fields(CohortWishes) if field.name not in {"levels", "starts"})
MOST_NAMED, MOST_FORMS = 4, 12
SEVERAL = ("topics", "modules", "providers", "venues")
PAIRS = (("size_least", "size_most"), ("gatherings_least", "gatherings_most"), ("days_least", "days_most"))


class WishesForm(forms.Form):
    """Part by part; the fields of `CohortWishes`, with levels and starts as fields of their own."""

    def __init__(self, *arguments: Any, modules: Sequence[CohortModule], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._add_people()
        self._add_content(modules)
        self._add_gatherings()
        self._add_travel()
        self._add_weights()
        self._add_order()
        self.fields["edition"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def parts(self) -> tuple[tuple[str, tuple[tuple[forms.BoundField, str], ...]], ...]:
        """The fields under headings, each with what is chosen in it where it is a long list."""
        levels = tuple(f"level_{level}" for level in LEVELS)
        named = (
            (_("Hvem"), ("size_least", "size_most", "municipality_least", "hospital_least", *levels,
                         "unit_most", "groups_together")),
            (_("Hva"), ("topics", "modules", "providers", "credits_least", "price_most", "cohort_price")),
            (_("Når"), ("gatherings_least", "gatherings_most", "days_least", "days_most", "days_away_most",
                        *STARTS, "weeks_between")),
            (_("Hvor"), ("venues", "lodging_per_day", "substitute_per_day", "unknown_is_longest")),
            (_("Hva som teller, og hvor mye"), ("weight_need", "weight_minute", "weight_worst_minute", "weight_alone")),
            (_("Bestillingen"), ("contact", "answer_by_on")),
        )  # fmt: skip
        return tuple((heading, tuple((self[name], self._chosen(name)) for name in names)) for heading, names in named)

    def _chosen(self, name: str) -> str:
        """In words, so that a folded list need not be opened to be read."""
        if name not in SEVERAL:
            return ""
        chosen = self[name].value() or []
        labels = [str(label) for code, label in self.fields[name].choices if code in chosen]  # type: ignore[attr-defined]
        if len(labels) > MOST_NAMED:
            return _("%(count)d valgt") % {"count": len(labels)}
        return joined(label.split(" · ")[0] for label in labels)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for least, most in PAIRS:
            if told.get(least) is not None and told.get(most) is not None and told[least] > told[most]:
                self.add_error(most, _("Skriv minst så mange som i «fra»."))
        if not any(told.get(name) for name in STARTS) and not any(name in self.errors for name in STARTS):
            self.add_error("start_1", _("Velg minst én mulig start."))
        if _count_forms(told) > MOST_FORMS:
            self.add_error(
                "days_most", _("Det gir for mange former å velge blant. Snevr inn antall samlinger eller dager.")
            )
        if len(told.get("modules") or ()) >= MOST_MODULES:
            self.add_error("modules", _("Velg høyst 15."))
        return told

    def wishes(self) -> CohortWishes:
        told = self.cleaned_data
        plain: dict[str, Any] = {name: tuple(told[name]) if name in SEVERAL else told[name] for name in PLAIN}
        levels = tuple(LevelWish(level, told[f"level_{level}"]) for level in LEVELS if told[f"level_{level}"])
        starts = tuple(sorted({told[name] for name in STARTS if told[name]}))
        return CohortWishes(**plain, levels=levels, starts=starts)

    def _add_people(self) -> None:
        self.fields["size_least"] = _whole(_("Deltakere fra"), 1, PEOPLE)
        self.fields["size_most"] = _whole(_("Deltakere til"), 1, PEOPLE)
        self.fields["municipality_least"] = _whole(_("Minst fra kommuner"), 0, PEOPLE)
        self.fields["hospital_least"] = _whole(_("Minst fra sykehus"), 0, PEOPLE)
        for level in LEVELS:
            label = _("Minst på nivået %(level)s") % {"level": level_word(level).lower()}
            self.fields[f"level_{level}"] = _whole(label, 0, PEOPLE, required=False)
        self.fields["unit_most"] = _whole(_("Borte samtidig fra samme enhet, høyst"), 1, PEOPLE, required=False)
        self.fields["groups_together"] = forms.BooleanField(
            label=_("De som er nominert som gruppe, går samlet eller ikke"), required=False
        )

    def _add_content(self, modules: Sequence[CohortModule]) -> None:
        self.fields["topics"] = _several(_("Temaer som skal være med"), topic_choices())
        self.fields["modules"] = _several(
            _("Moduler å velge blant"), [(one.code, _module_words(one)) for one in modules], _("Ingen valgt: alle.")
        )
        providers = sorted({one.provider for one in modules})
        self.fields["providers"] = _several(
            _("Tilbydere å velge blant"), [(name, name) for name in providers], _("Ingen valgt: alle.")
        )
        self.fields["credits_least"] = forms.DecimalField(
            label=_("Studiepoeng, minst"),
            required=False,
            min_value=Decimal(0),
            max_value=Decimal(120),
            decimal_places=1,
            localize=True,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )
        self.fields["price_most"] = _whole(
            _("Pris per deltaker uten reise og opphold, høyst (kroner)"), 0, KRONER, required=False
        )
        self.fields["price_most"].help_text = _("Rapport 003 ber om høyst 100 000 kroner (003:80).")
        self.fields["cohort_price"] = _whole(_("Én pris for hele kullet (kroner)"), 0, KRONER, required=False)
        self.fields["cohort_price"].help_text = _("Står den tom, gjelder katalogens pris per deltaker.")

    def _add_gatherings(self) -> None:
        self.fields["gatherings_least"] = _whole(_("Samlinger fra"), 1, 12)
        self.fields["gatherings_most"] = _whole(_("Samlinger til"), 1, 12)
        self.fields["days_least"] = _whole(_("Dager per samling fra"), 1, 5)
        self.fields["days_most"] = _whole(_("Dager per samling til"), 1, 5)
        self.fields["days_most"].help_text = _("Ledere foretrekker tre til fire dager, tirsdag til torsdag (001:2474).")
        self.fields["days_away_most"] = _whole(_("Dager borte til sammen, høyst"), 1, DAYS, required=False)
        for place, name in enumerate(STARTS):
            label = _("Mulig start %(number)d") % {"number": place + 1}
            self.fields[name] = _day(label, required=False)
        self.fields["weeks_between"] = _whole(_("Uker mellom samlingene"), 1, 26)

    def _add_travel(self) -> None:
        places = [(one.code, one.name) for one in get_meeting_places()]
        self.fields["venues"] = _several(_("Steder å velge blant"), places, _("Ingen valgt: alle."))
        self.fields["lodging_per_day"] = _whole(_("Opphold per samlingsdag (kroner)"), 0, KRONER)
        self.fields["substitute_per_day"] = _whole(_("Vikar per dag borte (kroner)"), 0, KRONER)
        self.fields["unknown_is_longest"] = forms.BooleanField(
            label=_("Ukjent reise regnes som den lengste (ellers går lederen ikke med)"), required=False
        )

    def _add_weights(self) -> None:
        for name, label in (
            ("weight_need", _("Hvert dekket behov teller for")),
            ("weight_minute", _("Hvert reiseminutt til sammen teller mot")),
            ("weight_worst_minute", _("Hvert reiseminutt for den med lengst vei teller mot")),
            ("weight_alone", _("Hver avsides kommune med bare én deltaker teller mot")),
        ):
            self.fields[name] = _whole(label, 0, WEIGHT)

    def _add_order(self) -> None:
        self.fields["contact"] = forms.CharField(
            label=_("Kontakt for tilbyderne"), required=False, max_length=200, help_text=_("Navn, e-post og telefon.")
        )
        self.fields["answer_by_on"] = _day(_("Frist for tilbud"), required=False)


def start_of(wishes: CohortWishes, edition: int) -> dict[str, Any]:
    """What stands, as the form shows it."""
    told = {name: list(value) if isinstance(value := getattr(wishes, name), tuple) else value for name in PLAIN}
    levels = {f"level_{one.level}": one.least for one in wishes.levels}
    starts: dict[str, date] = dict(zip(STARTS, wishes.starts, strict=False))
    return {**told, **levels, **starts, "edition": edition}


def _count_forms(told: dict[str, Any]) -> int:
    """How many combinations of number and length of gatherings there are."""
    spans = [(told.get(most) or 0) - (told.get(least) or 0) + 1 for least, most in PAIRS[1:]]
    return prod(spans)


def _module_words(one: CohortModule) -> str:
    words = _("%(title)s · %(credits)s studiepoeng · %(price)s · %(provider)s")
    return words % {
        "title": one.title,
        "credits": credits_word(one.credits),
        "price": money(one.price),
        "provider": one.provider,
    }


def _whole(label: str, least: int, most: int, *, required: bool = True) -> forms.IntegerField:
    wrong = _("Skriv et helt tall fra %(least)d til %(most)d.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def _several(label: str, choices: Sequence[tuple[str, str]], help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
        error_messages={"invalid_choice": _("Velg fra lista.")},
    )


def _day(label: str, *, required: bool) -> forms.DateField:
    picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    wrong = {"invalid": _("Velg en dato.")}
    return forms.DateField(label=label, required=required, widget=picker, error_messages=wrong)
