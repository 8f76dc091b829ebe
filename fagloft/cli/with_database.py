"""For verbs that work on the database through Django."""

from collections.abc import Callable
from functools import wraps

from fagloft.cli.installation import open_installation, set_up_django
from fagloft.cli.tables import require_current_tables


def with_database[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Run a verb with Django set up, on tables of this version."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with open_installation() as installation:
            set_up_django(installation)
            require_current_tables(installation)
            return command(*args, **kwargs)

    return run
