"""Admission: who is offered a place, who waits, and by which rule; one service for every kind of offer."""

from fagloft.engine.admission.refusals import AdmissionRefused
from fagloft.engine.admission.rules import Groups, Intake, Passing, PriorityClass, Ranking, RulesContradict, Unfilled
from fagloft.engine.admission.standing import Application, Entry, Offer, Standing, Step, What, Why
from fagloft.engine.admission.steps import (
    accept,
    apply,
    change_places,
    decline,
    offer,
    open_intake,
    pass_time,
    withdraw,
)

__all__ = [
    "AdmissionRefused",
    "Application",
    "Entry",
    "Groups",
    "Intake",
    "Offer",
    "Passing",
    "PriorityClass",
    "Ranking",
    "RulesContradict",
    "Standing",
    "Step",
    "Unfilled",
    "What",
    "Why",
    "accept",
    "apply",
    "change_places",
    "decline",
    "offer",
    "open_intake",
    "pass_time",
    "withdraw",
]
