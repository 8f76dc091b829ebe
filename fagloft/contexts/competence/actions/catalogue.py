"""Items of the catalogue: the community's are shared, an organisation may add its own."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.competence.queries.texts import CompetenceText
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope


class NotYoursToDecide(Exception):
    """The director decides the organisation's own items, the regional adviser the shared ones."""


class NamedAlready(Exception):
    """There is an item of the same name."""


class NoSuchCompetence(Exception):
    """The item does not exist, or belongs to somebody else."""


@transaction.atomic
def add(*, scope: Scope, text: CompetenceText, level_names: tuple[str, ...]) -> int:
    """A new item with its levels, named from the first; returns its number."""
    _decide(scope)
    if Competence.objects.filter(
        tenant_id__in=[scope.tenant_id, scope.shared_id], name_nb__iexact=text.name_nb, retired_on=None
    ).exists():
        raise NamedAlready
    competence = Competence(tenant_id=scope.tenant_id, code=_free_code(scope, text.name_nb))
    _write(competence, text)
    competence.save()
    Level.objects.bulk_create(
        Level(
            tenant_id=scope.tenant_id,
            competence=competence,
            level=number,
            name_nb=name,
            name_nn=name,
            name_en=name,
        )
        for number, name in enumerate(level_names, start=1)
    )
    return competence.pk


@transaction.atomic
def rewrite(*, scope: Scope, competence_id: int, text: CompetenceText) -> None:
    """Change what is said of an item; the history keeps what was said before."""
    _decide(scope)
    competence = _own(scope, competence_id)
    _write(competence, text)
    competence.save()


@transaction.atomic
def retire(*, scope: Scope, competence_id: int, on: date) -> None:
    """Take an item out of use from a day; what people hold stays in the register."""
    _decide(scope)
    competence = _own(scope, competence_id)
    competence.retired_on = on
    competence.save()


def _write(competence: Competence, text: CompetenceText) -> None:
    for name, value in vars(text).items():
        setattr(competence, name, value)
    competence.name_nn = text.name_nn or text.name_nb
    competence.name_en = text.name_en or text.name_nb


def _own(scope: Scope, competence_id: int) -> Competence:
    competence = Competence.objects.select_for_update().filter(tenant_id=scope.tenant_id, pk=competence_id).first()
    if competence is None:
        raise NoSuchCompetence
    return competence


def _free_code(scope: Scope, name: str) -> str:
    stem = slugify(name)[:50] or "kompetanse"
    taken = set(
        Competence.objects.filter(tenant_id=scope.tenant_id, code__startswith=stem).values_list("code", flat=True)
    )
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def _decide(scope: Scope) -> None:
    if not scope.has(DIRECTOR, REGIONAL_ADVISER):
        raise NotYoursToDecide
