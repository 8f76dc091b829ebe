"""Offers: the organisation's own are local, the health community's are shared with its members."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from fagloft.contexts.offers.models import LearningForm, Offer, OfferCompetence, Session
from fagloft.contexts.offers.queries.offers import NoSuchOffer
from fagloft.contexts.offers.queries.ownership import NotYoursToDecide, require_editor
from fagloft.contexts.offers.queries.texts import OfferText
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.queries.asked_levels import NoSuchCompetence, NoSuchLevel, require_level

__all__ = [
    "ChangedMeanwhile",
    "CodeIsTaken",
    "CompetenceTwice",
    "HasSessionsToCome",
    "NoSuchCompetence",
    "NoSuchLearningForm",
    "NoSuchLevel",
    "NoSuchOffer",
    "NotYoursToDecide",
    "WithoutTitle",
    "add",
    "change",
    "retire",
    "take_back_retirement",
]


class ChangedMeanwhile(Exception):
    """Somebody has changed it since it was opened."""


class CodeIsTaken(Exception):
    """The organisation has another offer with the code."""


class CompetenceTwice(Exception):
    """An offer gives a competence on one level."""


class HasSessionsToCome(Exception):
    """An offer is held as long as it has sessions to come: they are cancelled first, with a reason."""


class NoSuchLearningForm(Exception):
    """The way to learn is none of those the field names."""


class WithoutTitle(Exception):
    """An offer has a title."""


@transaction.atomic
def add(*, scope: Scope, text: OfferText, on: date, code: str = "") -> int:
    """A new offer; without a code it gets one made from the title. Returns its number."""
    require_editor(scope)
    offer = Offer(tenant_id=scope.tenant_id, code=_choose_code(scope, text.title, code))
    _write(scope, offer, text, on)
    return offer.pk


@transaction.atomic
def change(*, scope: Scope, offer_id: int, text: OfferText, edition: int, on: date) -> None:
    """Change what is said of an offer; `edition` is the one the reader has seen."""
    require_editor(scope)
    offer = _own(scope, offer_id)
    if offer.edition != edition:
        raise ChangedMeanwhile
    offer.edition += 1
    _write(scope, offer, text, on)


@transaction.atomic
def retire(*, scope: Scope, offer_id: int, on: date) -> None:
    """Offer it no more; what was held stays."""
    require_editor(scope)
    offer = _own(scope, offer_id)
    if Session.objects.filter(offer=offer, cancelled_on=None, starts_on__gte=on).exists():
        raise HasSessionsToCome
    offer.retired_on = on
    offer.save()


@transaction.atomic
def take_back_retirement(*, scope: Scope, offer_id: int) -> None:
    """Offer it again, as if nothing had been said."""
    require_editor(scope)
    offer = _own(scope, offer_id)
    offer.retired_on = None
    offer.save()


def _own(scope: Scope, offer_id: int) -> Offer:
    offer = Offer.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id, pk=offer_id).first()
    if offer is None:
        raise NoSuchOffer
    return offer


def _write(scope: Scope, offer: Offer, text: OfferText, on: date) -> None:
    if not text.title.strip():
        raise WithoutTitle
    if text.learning_form not in LearningForm.values:
        raise NoSuchLearningForm
    _require_competences(scope, offer, text.competences, on)
    offer.title = text.title.strip()
    offer.learning_form = text.learning_form
    offer.provider_name = text.provider_name
    offer.description = text.description
    offer.save()
    OfferCompetence.objects.filter(offer=offer).delete()
    OfferCompetence.objects.bulk_create(
        OfferCompetence(tenant_id=scope.tenant_id, offer=offer, competence_id=competence_id, level=level)
        for competence_id, level in text.competences
    )


def _require_competences(scope: Scope, offer: Offer, competences: tuple[tuple[int, int], ...], on: date) -> None:
    """Each once and in the catalogue; what the offer gave before it may go on giving, retired or not."""
    if len(dict(competences)) < len(competences):
        raise CompetenceTwice
    given = OfferCompetence.objects.filter(offer_id=offer.pk)
    for competence_id, level in set(competences) - set(given.values_list("competence_id", "level")):
        require_level(scope=scope, competence_id=competence_id, level=level, on=on)


def _choose_code(scope: Scope, title: str, code: str) -> str:
    codes = Offer.objects.filter(tenant_id=scope.tenant_id)
    if code:
        if codes.filter(code=code).exists():
            raise CodeIsTaken
        return code
    stem = slugify(title)[:50] or "tilbud"
    taken = set(codes.filter(code__startswith=stem).values_list("code", flat=True))
    return next(free for free in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if free not in taken)
