"""Why something could not be saved, at the field where it can be mended."""

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.offers.actions import offers, seat_shares, sessions

OFFER_REFUSALS = (
    offers.CompetenceTwice,
    offers.NoSuchCompetence,
    offers.NoSuchLevel,
    offers.WithoutTitle,
)
SESSION_REFUSALS = (
    sessions.CostIsNotRight,
    sessions.FewerPlacesThanShared,
    sessions.HoursAreNotRight,
    sessions.InThePast,
    sessions.LastsTooLong,
    sessions.PlacesAreNotRight,
    sessions.TooFarAhead,
    sessions.WithoutPlace,
    sessions.WithoutReason,
)


def explain(form: forms.Form, refusal: Exception) -> None:
    """Put the refusal where the reader can do something about it."""
    field, words = (_offer_words() | _session_words())[type(refusal)]
    form.add_error(field, words)


def _offer_words() -> dict[type[Exception], tuple[str | None, str]]:
    return {
        offers.CompetenceTwice: ("competence_1", _("Du har valgt samme kompetanse to ganger. La ett nivå stå.")),
        offers.NoSuchCompetence: ("competence_1", _("Kompetansen er ikke lenger i bruk.")),
        offers.NoSuchLevel: ("competence_1", _("Kompetansen har ikke dette nivået.")),
        offers.WithoutTitle: ("title", _("Skriv hva tilbudet heter.")),
        seat_shares.MoreSeatsThanPlaces: (None, _("Du har fordelt flere plasser enn samlingen har.")),
    }


def _session_words() -> dict[type[Exception], tuple[str | None, str]]:
    return {
        sessions.InThePast: (
            "starts_on",
            _(
                "Dagen har vært. Velg i dag eller senere. Er samlingen holdt, registrerer du kompetansen på "
                "dem som var der."
            ),
        ),
        sessions.TooFarAhead: ("starts_on", _("Det er mer enn fem år til. Se om årstallet er riktig.")),
        sessions.LastsTooLong: (
            "days",
            _("Skriv 1 til 30 dager. Varer det lenger, legger du inn flere samlinger."),
        ),
        sessions.HoursAreNotRight: ("hours_per_day", _("Skriv mer enn 0 og høyst 24 timer.")),
        sessions.PlacesAreNotRight: ("capacity", _("Skriv 1 til 2000 plasser.")),
        sessions.CostIsNotRight: ("seat_cost", _("Skriv 0 til 200 000 kroner for en plass.")),
        sessions.WithoutPlace: ("place", _("Skriv hvor det er, eller «På nett».")),
        sessions.FewerPlacesThanShared: (
            "capacity",
            _("Flere plasser enn dette er fordelt på medlemmene. Endre fordelingen først."),
        ),
        sessions.WithoutReason: ("reason", _("Skriv hvorfor.")),
    }
