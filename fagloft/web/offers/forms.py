"""Forms of offers and sessions."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.competence.queries.catalogues import CompetenceLevel
from fagloft.contexts.offers.queries.offers import OfferFilter
from fagloft.contexts.offers.queries.sessions import GivenCompetence
from fagloft.contexts.offers.queries.texts import OfferText, SessionText
from fagloft.web.offers.words import learning_forms

type Catalogue = Sequence[tuple[int, str, Sequence[CompetenceLevel]]]

SPARE_COMPETENCES = 2
FEWEST_COMPETENCES = 3
LONGEST_PLACE = 120


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Velg en dag."),
            "invalid": _("Skriv en dag som finnes, for eksempel 22.11.2026."),
        },
    )


class FilterForm(forms.Form):
    """What is shown of the list; a value nobody offers shows everything."""

    def __init__(
        self, *arguments: Any, competences: Sequence[tuple[int, str]], places: Sequence[str], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        everything = ("", _("Alle"))
        self.fields["q"] = forms.CharField(label=_("Søk"), required=False, max_length=100)
        lists: tuple[tuple[str, str, Sequence[tuple[Any, str]]], ...] = (
            ("competence", _("Gir kompetansen"), competences),
            ("form", _("Læringsform"), tuple(learning_forms().items())),
            ("place", _("Sted"), [(place, place) for place in places]),
            ("owner", _("Hvem er det for?"), [("shared", _("Hele helsefellesskapet")), ("own", _("Bare oss"))]),
        )
        for name, label, choices in lists:
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[everything, *choices])
        self.fields["from"] = day_field(_("Holdes fra"), required=False)
        self.fields["to"] = day_field(_("til og med"), required=False)

    def wanted(self) -> OfferFilter:
        told = self.cleaned_data
        last = told.get("to")
        return OfferFilter(
            words=told.get("q", ""),
            competence_id=int(told["competence"]) if told.get("competence") else None,
            learning_form=told.get("form", ""),
            place=told.get("place", ""),
            owner=told.get("owner", ""),
            starts_on=told.get("from"),
            ends_on=date.fromordinal(last.toordinal() + 1) if last and last < date.max else None,
        )


class OfferForm(forms.Form):
    """`given` are what the offer gives already: they can be kept even when the catalogue has dropped them."""

    def __init__(
        self, *arguments: Any, catalogue: Catalogue, given: Sequence[GivenCompetence] = (), **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["title"] = forms.CharField(
            label=_("Hva heter tilbudet?"), max_length=160, error_messages={"required": _("Skriv hva tilbudet heter.")}
        )
        wrong = _("Velg en læringsform fra lista.")
        self.fields["learning_form"] = forms.ChoiceField(
            label=_("Læringsform"),
            choices=[("", _("Velg …")), *learning_forms().items()],
            error_messages={"required": wrong, "invalid_choice": wrong},
        )
        choices = _competence_choices(catalogue, given)
        for name in competence_names(len(given)):
            self.fields[name] = forms.ChoiceField(
                label=_("Kompetanse det gir"),
                required=False,
                choices=choices,
                error_messages={"invalid_choice": _("Velg en kompetanse fra lista.")},
            )
        self.fields["provider_name"] = forms.CharField(label=_("Hvem holder det?"), max_length=120, required=False)
        self.fields["description"] = forms.CharField(
            label=_("Innhold"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
        )
        self.fields["edition"] = _edition_field()

    def text(self) -> OfferText:
        told = self.cleaned_data
        chosen = [told[name] for name in self.fields if name.startswith("competence_") and told[name]]
        return OfferText(
            title=told["title"],
            learning_form=told["learning_form"],
            provider_name=told["provider_name"],
            description=told["description"],
            competences=tuple(_read_pair(value) for value in chosen),
        )


class SessionForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["starts_on"] = day_field(_("Første dag"))
        self.fields["days"] = _count_field(_("Antall dager på rad"), _("Skriv antall dager, 1 til 30."))
        self.fields["hours_per_day"] = _amount_field(
            _("Timer per dag"), _("Skriv timer per dag, for eksempel 3,5."), most_digits=4
        )
        self.fields["place"] = forms.CharField(
            label=_("Sted"),
            help_text=_("Skriv stedet likt hver gang, så finner folk det. På nett: skriv «På nett»."),
            max_length=LONGEST_PLACE,
            widget=forms.TextInput(attrs={"list": "places"}),
            error_messages={"required": _("Skriv hvor det er, eller «På nett».")},
        )
        self.fields["capacity"] = _count_field(_("Antall plasser"), _("Skriv hvor mange plasser det er."))
        self.fields["seat_cost"] = _amount_field(
            _("Pris per plass, kroner"), _("Skriv hva én plass koster. Er det gratis, skriver du 0."), most_digits=9
        )
        self.fields["edition"] = _edition_field()

    def text(self) -> SessionText:
        return SessionText(**{name: value for name, value in self.cleaned_data.items() if name != "edition"})


class CancelForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["reason"] = forms.CharField(
            label=_("Hvorfor avlyses samlingen?"),
            help_text=_("De som har planlagt med den, ser dette."),
            max_length=300,
            error_messages={"required": _("Skriv hvorfor.")},
        )


class SharesForm(forms.Form):
    """One field for each member; an empty one decides nothing."""

    def __init__(self, *arguments: Any, members: Mapping[int, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        wrong = _("Skriv et helt tall, 0 eller mer.")
        for number, name in members.items():
            self.fields[f"seats_{number}"] = forms.IntegerField(
                label=name,
                required=False,
                min_value=0,
                max_value=9999,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
            )

    def seats(self) -> dict[int, int]:
        told = self.cleaned_data.items()
        return {int(name.removeprefix("seats_")): seats for name, seats in told if seats is not None}


def start_of_offer(text: OfferText, edition: int) -> dict[str, Any]:
    """What the form of an offer is opened with."""
    pairs = zip(competence_names(len(text.competences)), text.competences, strict=False)
    chosen = {name: f"{competence_id}-{level}" for name, (competence_id, level) in pairs}
    told = {name: value for name, value in vars(text).items() if name != "competences"}
    return told | chosen | {"edition": edition}


def start_of_session(text: SessionText, edition: int) -> dict[str, Any]:
    """What the form of a session is opened with; 450 rather than 450,00."""
    plain = {
        name: int(value) if isinstance(value, Decimal) and value == int(value) else value
        for name, value in vars(text).items()
    }
    return plain | {"edition": edition}


def competence_names(given: int) -> list[str]:
    """Names of the fields: room for what is given, and for some more."""
    return [f"competence_{number}" for number in range(1, max(FEWEST_COMPETENCES, given + SPARE_COMPETENCES) + 1)]


def _competence_choices(catalogue: Catalogue, given: Sequence[GivenCompetence]) -> list[tuple[str, str]]:
    offered = {
        f"{number}-{level.level}": name if len(levels) == 1 else f"{name} – {level.name}"
        for number, name, levels in catalogue
        for level in levels
    }
    kept = {f"{one.competence_id}-{one.level}": one.name for one in given}
    return [("", _("Ingen")), *(kept | offered).items()]


def _read_pair(value: str) -> tuple[int, int]:
    competence_id, _separator, level = value.partition("-")
    return int(competence_id), int(level)


def _count_field(label: str, wrong: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, error_messages={"required": wrong, "invalid": wrong})


def _amount_field(label: str, wrong: str, *, most_digits: int) -> forms.DecimalField:
    """Read with comma or point."""
    faults = ("required", "invalid", "max_digits", "max_decimal_places", "max_whole_digits")
    return forms.DecimalField(
        label=label,
        localize=True,
        max_digits=most_digits,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages=dict.fromkeys(faults, wrong),
    )


def _edition_field() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=1)
