"""Weigh applications for education against what the unit lacks, what is planned and what comes first."""

from fagloft.engine.applications.score import (
    MOST,
    GivenCompetence,
    Planned,
    Reason,
    Score,
    Strategy,
    score_application,
)

__all__ = ["MOST", "GivenCompetence", "Planned", "Reason", "Score", "Strategy", "score_application"]
