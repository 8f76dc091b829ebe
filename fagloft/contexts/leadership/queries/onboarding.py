"""The way into a first post as leader: the steps that ship with the product, and how far a leader has come."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from fagloft.contexts.leadership.models import OnboardingStep
from fagloft.contexts.leadership.queries.profiles_register import Leader, get_leader
from fagloft.contexts.leadership.queries.topics import FOLDER
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class ShippedStep:
    code: str
    after_weeks: int
    title: str
    text: str
    source: str


@dataclass(frozen=True)
class StepRow:
    code: str
    title: str
    text: str
    source: str
    due_on: date
    done_on: date | None
    done_by_name: str
    is_overdue: bool


@dataclass(frozen=True)
class Onboarding:
    """`steps` is empty as long as nobody has begun it."""

    leader: Leader
    steps: tuple[StepRow, ...]

    @property
    def done(self) -> int:
        return sum(step.done_on is not None for step in self.steps)

    @property
    def overdue(self) -> int:
        return sum(step.is_overdue for step in self.steps)


def get_shipped_steps(language: str) -> tuple[ShippedStep, ...]:
    return tuple(
        ShippedStep(
            code=row["step"],
            after_weeks=int(row["after_weeks"]),
            title=row[f"title_{language}"],
            text=row[f"text_{language}"],
            source=f"{row['source']}:{row['line']}",
        )
        for row in _rows()
    )


def get_onboarding(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> Onboarding:
    """One's own way, or that of a leader whom one leads; a step that is no longer shipped keeps its code as title."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    words = {step.code: step for step in get_shipped_steps(scope.language)}
    rows = OnboardingStep.objects.filter(tenant_id=scope.tenant_id, person_id=person_id).order_by("due_on", "id")
    return Onboarding(leader, tuple(_tell(row, words.get(row.step), on) for row in rows))


def _tell(row: OnboardingStep, words: ShippedStep | None, on: date) -> StepRow:
    return StepRow(
        code=row.step,
        title=words.title if words else row.step,
        text=words.text if words else "",
        source=words.source if words else "",
        due_on=row.due_on,
        done_on=row.done_on,
        done_by_name=row.done_by_name,
        is_overdue=row.done_on is None and row.due_on < on,
    )


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FOLDER / "onboarding_steps.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
