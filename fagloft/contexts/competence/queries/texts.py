"""What is said of an item in all languages, as it is edited."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.competence.queries.catalogues import NoSuchCompetence
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class CompetenceText:
    """What is said of an item; an empty nynorsk or English name is the bokmål one."""

    name_nb: str
    component: str
    competence_class: str
    counting: str
    name_nn: str = ""
    name_en: str = ""
    short_name: str = ""
    short_name_nn: str = ""
    short_name_en: str = ""
    description: str = ""
    description_nn: str = ""
    description_en: str = ""
    synonyms: str = ""
    owner: str = ""
    source: str = ""
    review_on: date | None = None


def get_text(*, scope: Scope, competence_id: int) -> CompetenceText:
    """The texts of one of the organisation's own items."""
    item = Competence.objects.filter(tenant_id=scope.tenant_id, pk=competence_id).defer("search").first()
    if item is None:
        raise NoSuchCompetence
    return CompetenceText(**{name: getattr(item, name) for name in CompetenceText.__dataclass_fields__})
