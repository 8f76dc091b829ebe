"""The facts of a plan that its documents are made from: one object, so that no two documents can differ."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class GoalFact:
    """A goal that measures of the plan lead to; `target` is written as the goal has it."""

    title: str
    indicator: str
    baseline: str
    target: str
    target_on: date | None


@dataclass(frozen=True)
class MeasureFact:
    """Amounts in øre, `costs` by kind. `holding` is None where it is not told; `people` are the whole target group."""

    title: str
    competences: tuple[str, ...]
    learning_form: str
    obligation: str
    obligation_reason: str
    attendance: str
    owner: str
    goal: str
    focus_area: str
    people: int
    holding: int | None
    starts_on: date
    ends_on: date
    times: int
    costs: tuple[tuple[str, int], ...]
    total: int
    own_new_money: int
    financing: tuple[str, ...]
    status: str
    is_overdue: bool


@dataclass(frozen=True)
class GapFact:
    """`lacking` and `closed` are None where the group is too small to tell of."""

    competence: str
    obligation: str
    laws: tuple[str, ...]
    required: int
    lacking: int | None
    closed: int | None
    is_in_plan: bool


@dataclass(frozen=True)
class FrameFact:
    """What one frame has room for; `open_gaps` by obligation; `duties` are competence, laws and people who lack it."""

    frame: int
    cost: int
    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    open_gaps: tuple[tuple[str, int | None], ...]
    minimums: tuple[tuple[str, str], ...]
    duties: tuple[tuple[str, tuple[str, ...], int | None], ...]


@dataclass(frozen=True)
class DecisionFact:
    """A decision on the plan."""

    decided_on: date
    kind: str
    case_number: str
    text: str
    owner: str
    concerns: str
    expected: str


@dataclass(frozen=True)
class PlanFacts:
    """Everything that is told of a plan on a day; `unit` is empty for a plan of the whole organisation."""

    organisation: str
    unit: str
    title: str
    introduction: str
    level: str
    status: str
    starts_on: date
    ends_on: date
    on: date
    made_at: datetime
    made_by: str
    is_demo: bool
    people: int
    focus_areas: tuple[tuple[str, str], ...]
    goals: tuple[GoalFact, ...]
    measures: tuple[MeasureFact, ...]
    gaps: tuple[GapFact, ...]
    open_today: tuple[tuple[str, int | None], ...]
    minimums_today: int
    frames: tuple[FrameFact, ...]
    decisions: tuple[DecisionFact, ...]
    by_unit: tuple[tuple[str, int], ...]
    by_goal: tuple[tuple[str, int], ...]
    by_kind: tuple[tuple[str, int], ...]
    by_financing: tuple[tuple[str, int], ...]
    total: int
    own_new_money: int
    people_without_rate: int

    @property
    def laws(self) -> tuple[str, ...]:
        """Laws and agreements behind the gaps, each once."""
        return tuple(dict.fromkeys(law for gap in self.gaps for law in gap.laws))
