"""Forms of a leader's profile, and the day by which leaders are asked to answer."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.web.leadership.leader_words import level_choices
from fagloft.web.requirements.forms import day_field

MOST_YEARS, MOST_DAYS = 60, 60


class TellForm(forms.Form):
    """What the leader tells."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["level"] = forms.ChoiceField(
            label=_("Nivå"),
            help_text=_("Foreslått ut fra hvem du leder i registeret. Endre det hvis det ikke stemmer."),
            choices=level_choices(),
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg et nivå.")),
        )
        since = day_field(_("Leder siden"), _("Første gang du ble leder, også et annet sted."))
        since.required = False
        self.fields["leader_since_on"] = since
        self.fields["education_years"] = _whole(
            _("Utdanning etter videregående, år"), _("Fulltid. En bachelor er 3 år, en master 5."), 20
        )
        self.fields["experience_years"] = _whole(_("Erfaring som leder, år"), "", MOST_YEARS)
        self.fields["has_prior_learning"] = forms.BooleanField(
            label=_("Jeg har realkompetanse som bør vurderes"),
            help_text=_("Kompetanse fra arbeid kan gi opptak når formell utdanning mangler."),
            required=False,
        )
        self.fields["leadership_credits"] = _credits(_("Studiepoeng i ledelse du har"))
        self.fields["wanted_credits"] = _credits(_("Studiepoeng du ønsker til sammen"), _("En master er 120."))
        self.fields["credits_max"] = _credits(
            _("Studiepoeng du høyst kan ta nå"), _("Det du rekker ved siden av jobben.")
        )
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)

    def clean_leader_since_on(self) -> date | None:
        since: date | None = self.cleaned_data["leader_since_on"]
        if since is not None and since > timezone.localdate():
            raise forms.ValidationError(_("Velg i dag eller en tidligere dag."))
        return since


class LimitsForm(forms.Form):
    """What the leader above sets."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["days_away_max"] = _whole(
            _("Dager borte om gangen, høyst"), _("Sammenhengende dager. De fleste synes 3 eller 4 går best."), MOST_DAYS
        )
        wrong = _("Skriv et beløp i kroner, 0 eller mer.")
        self.fields["budget"] = forms.DecimalField(
            label=_("Budsjett til lederutdanning, kroner"),
            help_text=_("Studieavgift, reise og opphold."),
            required=False,
            min_value=Decimal(0),
            max_digits=9,
            decimal_places=2,
            localize=True,
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_digits", "max_whole_digits", "max_decimal_places"), wrong
            ),
        )
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)


class AskForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["answer_by"] = day_field(_("Svar innen"))

    def clean_answer_by(self) -> date:
        answer_by: date = self.cleaned_data["answer_by"]
        if answer_by <= timezone.localdate():
            raise forms.ValidationError(_("Velg en dag etter i dag."))
        return answer_by


def _whole(label: str, help_text: str, most: int) -> forms.IntegerField:
    wrong = _("Skriv et helt tall fra 0 til %(most)d.") % {"most": most}
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


def _credits(label: str, help_text: str = "") -> forms.DecimalField:
    wrong = _("Skriv studiepoeng som et tall, for eksempel 60 eller 7,5.")
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=Decimal(0),
        max_digits=4,
        decimal_places=1,
        localize=True,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_whole_digits", "max_decimal_places"), wrong
        ),
    )
