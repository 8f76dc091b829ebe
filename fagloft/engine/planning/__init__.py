"""The training planner: who attends which session when, how good that is at least, and why a gap stays open."""

from fagloft.engine.planning.outcome import BudgetPoint, Conflict, PlanStatus, Progress, Report, Rule, TrainingPlan
from fagloft.engine.planning.plan import compare_budgets, plan_training

__all__ = [
    "BudgetPoint",
    "Conflict",
    "PlanStatus",
    "Progress",
    "Report",
    "Rule",
    "TrainingPlan",
    "compare_budgets",
    "plan_training",
]
