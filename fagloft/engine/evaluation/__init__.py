"""Following up measures: when they are looked back at, how many of all concerned can it, and whether it is on track."""

from fagloft.engine.evaluation.layers import LAYERS, list_due_days
from fagloft.engine.evaluation.progress import Share, tell_progress

__all__ = ["LAYERS", "Share", "list_due_days", "tell_progress"]
