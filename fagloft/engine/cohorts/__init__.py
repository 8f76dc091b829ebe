"""Tailoring a cohort for several employers: who, what, by whom, when, where, and what it is checked against."""

from fagloft.engine.cohorts.choices import TRAVEL, Arrangement, Candidate, Choices, Form, Module, Provider, Venue
from fagloft.engine.cohorts.outcome import COSTS, TRAVELS, VENUES, Cohort, CohortStatus, TailoredCohort
from fagloft.engine.cohorts.tailor import tailor_cohort
from fagloft.engine.cohorts.wishes import Asked, Sector, UnknownTravel, Weights, Wish, WishKind

__all__ = [
    "COSTS",
    "TRAVEL",
    "TRAVELS",
    "VENUES",
    "Arrangement",
    "Asked",
    "Candidate",
    "Choices",
    "Cohort",
    "CohortStatus",
    "Form",
    "Module",
    "Provider",
    "Sector",
    "TailoredCohort",
    "UnknownTravel",
    "Venue",
    "Weights",
    "Wish",
    "WishKind",
    "tailor_cohort",
]
