"""What the competences of a page are called, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from fagloft.contexts.competence.models import SHORT_NAMES, Competence
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class CompetenceName:
    id: int
    name: str
    short_name: str
    competence_class: str
    counts_latest: bool


def get_competence_names(*, scope: Scope, competence_ids: Iterable[str]) -> dict[str, CompetenceName]:
    """By the id the engine uses; only what the reader's organisation can see."""
    rows = Competence.objects.filter(id__in=[int(number) for number in competence_ids]).values_list(
        "id", f"name_{scope.language}", SHORT_NAMES[scope.language], "competence_class", "counting"
    )
    return {
        str(number): CompetenceName(
            id=number,
            name=name,
            short_name=short_name or name,
            competence_class=competence_class,
            counts_latest=counting == Competence.Counting.LATEST,
        )
        for number, name, short_name, competence_class, counting in rows
    }
