"""What differs between a plan as decided and as it is now, or between two decided versions: row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fagloft.contexts.planning.models import Plan, PlanVersion
from fagloft.contexts.planning.queries.plan_contents import Content, get_contents

PLAN_FIELDS = ("title", "introduction", "starts_on", "ends_on")
PARTS = ("focus_areas", "measures")


@dataclass(frozen=True)
class Difference:
    """`kind` is added, removed or changed; `part` plan, focus_areas or measures; values as in the content."""

    kind: str
    part: str
    title: str
    field: str = ""
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class VersionRow:
    number: int
    made_at: datetime
    made_by_name: str


class NoSuchVersion(Exception):
    """The plan was never decided under that number."""


def get_versions(*, plan_id: int) -> tuple[VersionRow, ...]:
    """Every time the plan was decided, the latest first; of a plan the reader may open."""
    rows = PlanVersion.objects.filter(plan_id=plan_id).order_by("-number")
    return tuple(VersionRow(*row) for row in rows.values_list("number", "made_at", "made_by_name"))


def get_differences(*, plan: Plan, before: int, after: int | None) -> tuple[Difference, ...]:
    """From one version to another, or to the plan as it is now."""
    wanted = [before] if after is None else [before, after]
    contents = dict(PlanVersion.objects.filter(plan=plan, number__in=wanted).values_list("number", "content"))
    if len(contents) < len(set(wanted)):
        raise NoSuchVersion
    now = get_contents([plan])[plan.pk] if after is None else contents[after]
    return tuple(list_differences(contents[before], now))


def list_differences(before: Content, after: Content) -> Iterator[Difference]:
    """The plan's own texts first, then focus areas, then measures."""
    yield from _compare("plan", after["title"], before, after, PLAN_FIELDS)
    for part in PARTS:
        for number in sorted({*before[part], *after[part]}, key=int):
            old, new = before[part].get(number), after[part].get(number)
            if old is None:
                yield Difference("added", part, new["title"])
            elif new is None:
                yield Difference("removed", part, old["title"])
            else:
                yield from _compare(part, new["title"], old, new, tuple(new))


def _compare(part: str, title: str, old: Content, new: Content, fields: tuple[str, ...]) -> Iterator[Difference]:
    for field in fields:
        if old.get(field) != new.get(field):
            yield Difference("changed", part, title, field, old.get(field), new.get(field))
