"""What is said of plans, measures, goals and decisions, as it is written and read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class PlanText:
    title: str
    introduction: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class FocusAreaText:
    title: str
    description: str = ""
    competence_id: int | None = None


@dataclass(frozen=True)
class MeasureText:
    """A measure as its form holds it; `competences` are pairs of competence and level."""

    title: str
    learning_form: str
    obligation: str
    starts_on: date
    ends_on: date
    description: str = ""
    obligation_reason: str = ""
    attendance_time: str = "working_time"
    owner_id: int | None = None
    owner_name: str = ""
    goal_id: int | None = None
    focus_area_id: int | None = None
    offer_id: int | None = None
    target_unit_id: int | None = None
    target_function_id: int | None = None
    target_profession_id: int | None = None
    target_person_id: int | None = None
    only_with_gap: bool = False
    recurrence: str = "once"
    financing: str = "own"
    hours_per_person: Decimal = Decimal(0)
    evaluation_on: date | None = None
    competences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class CostText:
    kind: str
    amount: Decimal
    description: str = ""
    is_per_person: bool = False
    financing: str = "own"


@dataclass(frozen=True)
class GoalText:
    """A goal as its form holds it: a number to reach, or how many shall hold a competence, or words only."""

    title: str
    description: str = ""
    is_service_change: bool = False
    indicator: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_on: date | None = None
    competence_id: int | None = None
    competence_level: int | None = None
    people_needed: int | None = None


@dataclass(frozen=True)
class DecisionText:
    kind: str
    text: str
    decided_on: date
    concerns: str
    case_number: str = ""
    expected: str = ""
    owner_id: int | None = None
    owner_name: str = ""
