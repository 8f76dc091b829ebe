"""The clock is read in web, api, jobs and cli only; everywhere else the day is an argument."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_files import Source, full_name, full_names, joined, sources_under

MAY_READ_THE_CLOCK = ("fagloft/web/", "fagloft/api/", "fagloft/jobs/", "fagloft/cli/")
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "django.utils.timezone.now",
    "time.time",
    "time.time_ns",
}
# The database's clock: as the default of a column it is fine, in a query it is a clock like any other.
CLOCK_OF_THE_DATABASE = "django.db.models.functions.Now"
# These read the clock only when they are given no moment.
CLOCKS_WITHOUT_ARGUMENT = {"django.utils.timezone.localdate", "django.utils.timezone.localtime", "time.localtime"}


def clock_readings(source: Source) -> Iterator[str]:
    tree = source.tree
    names = full_names(tree)
    clocks = CLOCKS if source.path.endswith("/models.py") else CLOCKS | {CLOCK_OF_THE_DATABASE}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    given_a_moment = {id(call.func) for call in calls if call.args or call.keywords}
    for node in ast.walk(tree):
        name = full_name(node, names) if isinstance(node, ast.Attribute | ast.Name) else None
        if name in clocks or (name in CLOCKS_WITHOUT_ARGUMENT and id(node) not in given_a_moment):
            yield f"{source.path}:{line_of(node)} reads the clock ({name}): take the day as an argument"


def line_of(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def test_clock_is_read_in_one_place() -> None:
    sources = [source for source in sources_under("fagloft") if not source.path.startswith(MAY_READ_THE_CLOCK)]
    faults = [fault for source in sources for fault in clock_readings(source)]

    assert not faults, joined(faults)


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\non = date.today()",
        "import datetime\non = datetime.date.today()",
        "import datetime as dt\nat = dt.datetime.now(dt.UTC)",
        "from datetime import UTC, datetime as moment\nat = moment.now(UTC)",
        "from django.utils import timezone\nat = timezone.now()",
        "from django.utils import timezone\nfield = DateTimeField(default=timezone.now)",
        "from django.utils.timezone import now\nat = now()",
        "from django.utils.timezone import localdate\non = localdate()",
        "import time\nstarted = time.time()",
        "from django.db.models.functions import Now\nheld = holdings.filter(valid_to__gt=Now())",
    ],
)
def test_guard_sees_the_clock_being_read(text: str) -> None:
    assert list(clock_readings(Source("fagloft/engine/sample.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\non = date(2026, 11, 22)",
        "from django.utils.timezone import localdate\non = localdate(moment)",
        "from django.db.models.functions import Now\nfield = DateTimeField(db_default=Now())",
        "import time\nstarted = time.monotonic()",
        "def now(): ...\nnow()",
    ],
)
def test_guard_lets_other_things_be(text: str) -> None:
    assert not list(clock_readings(Source("fagloft/contexts/gaps/models.py", text)))
