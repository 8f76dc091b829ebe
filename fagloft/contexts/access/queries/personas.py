"""The people of the demo whom anybody may sign in as, and what they are in plain codes."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from fagloft.contexts.access.models import User
from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.database.tenancy import transaction_of

DESCRIPTIONS = {"nn": attrgetter("persona_description_nn"), "en": attrgetter("persona_description_en")}


@dataclass(frozen=True)
class Persona:
    user_id: int
    name: str
    description: str
    language: str
    roles: frozenset[str]
    workplaces: tuple[str, ...]


def get_personas(*, on: date, language: str) -> tuple[Persona, ...]:
    """Asks as each of them what they are: a handful of people in a demo."""
    users = User.objects.filter(is_active=True).exclude(persona="").order_by("name", "id")
    return tuple(_describe(user, on, language) for user in users)


def _describe(user: User, on: date, language: str) -> Persona:
    with transaction_of(tenant_id=None, user_id=user.pk):
        workplaces = get_workplaces(user_id=user.pk, on=on)
    roles: set[str] = set()
    for workplace in workplaces:
        with transaction_of(tenant_id=workplace.tenant_id, shared_id=workplace.shared_id, user_id=user.pk):
            roles |= get_reader(user=user, workplace=workplace, on=on, language="nb").scope.roles
    return Persona(
        user_id=user.pk,
        name=user.name,
        description=DESCRIPTIONS.get(language, attrgetter("persona_description"))(user) or user.persona_description,
        language=user.language,
        roles=frozenset(roles),
        workplaces=tuple(workplace.name for workplace in workplaces),
    )
