"""The forms of administration."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fagloft.contexts.organisations.scope import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    DEPUTY,
    DEVELOPMENT_NURSE,
    DIRECTOR,
    LEADER,
    REGIONAL_ADVISER,
)

ROLE_CHOICES = [
    (DIRECTOR, _("Kommunalsjef eller virksomhetsleder: ser tall for hele organisasjonen")),
    (ADMINISTRATOR, _("Administrator: brukere, roller og import")),
    (AUDITOR, _("Revisor: ser innsynsloggen")),
    (ANALYST, _("Analytiker: lager, sender og analyserer undersøkelser")),
]
ADVISER_CHOICE = (REGIONAL_ADVISER, _("Regional rådgiver: ser tall for hele helsefellesskapet"))
DUTY_CHOICES = [
    (LEADER, _("Leder")),
    (DEPUTY, _("Stedfortreder")),
    (DEVELOPMENT_NURSE, _("Fagutviklingssykepleier")),
]


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def role_choices(*, is_community: bool) -> list[tuple[str, Any]]:
    return [*ROLE_CHOICES, ADVISER_CHOICE] if is_community else ROLE_CHOICES


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Navn, e-post eller ansattnummer"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Rolle"), required=False)

    def __init__(self, *arguments: Any, is_community: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("", _("Alle")), *((code, str(words).split(":")[0]) for code, words in ROLE_CHOICES)]
        if is_community:
            role.choices = [*role.choices, (REGIONAL_ADVISER, _("Regional rådgiver"))]


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-post"))
    name = forms.CharField(label=_("Navn"), max_length=160)
    employee_number = forms.CharField(
        label=_("Ansattnummer"), required=False, max_length=40, help_text=_("Da ser brukeren sin egen kompetanse.")
    )
    role = forms.ChoiceField(label=_("Rolle"), required=False)

    def __init__(self, *arguments: Any, is_community: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("", _("Ingen")), *role_choices(is_community=is_community)]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Rolle"))
    starts_on = day_field(_("Fra og med"))
    ends_on = day_field(_("Slutter"), required=False, help_text=_("Første dag uten rollen."))

    def __init__(self, *arguments: Any, is_community: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = role_choices(is_community=is_community)


class PersonForm(forms.Form):
    employee_number = forms.CharField(label=_("Ansattnummer"), max_length=40)


class UnitSearchForm(forms.Form):
    q = forms.CharField(label=_("Enhet eller leder"), required=False, max_length=100)
    without_leader = forms.BooleanField(label=_("Bare enheter uten leder"), required=False)


class DutyForm(forms.Form):
    person = forms.CharField(label=_("Ansattnummer eller navn"), max_length=160)
    kind = forms.ChoiceField(label=_("Verv"), choices=DUTY_CHOICES)
    starts_on = day_field(_("Fra og med"))
    ends_on = day_field(_("Slutter"), required=False, help_text=_("Første dag uten vervet."))
    hours_per_week = forms.DecimalField(
        label=_("Timer i uka til fagutvikling"), required=False, min_value=0, max_value=40, decimal_places=1
    )


class HoursForm(forms.Form):
    hours_per_week = forms.DecimalField(min_value=0, max_value=40, decimal_places=1, required=False)


class ReadingsForm(forms.Form):
    reader = forms.CharField(label=_("Hvem leste"), required=False, max_length=100)
    person = forms.CharField(label=_("Om hvem"), required=False, max_length=100)
    begins_on = day_field(_("Fra og med"), required=False)
    until = day_field(_("Til og med"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        begins: date | None = cleaned.get("begins_on")
        until: date | None = cleaned.get("until")
        if begins and until and until < begins:
            self.add_error("until", _("Til og med må være samme dag som eller etter fra og med."))
        return cleaned
