"""The language a person reads in, kept on the account."""

from fagloft.contexts.access.models import User


def choose(*, user_id: int, language: str) -> None:
    User.objects.filter(pk=user_id).update(language=language)
