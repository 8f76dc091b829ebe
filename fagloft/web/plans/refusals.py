"""Why something could not be saved, at the field where it can be mended."""

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.planning.actions import cost_lines, decisions, editing, goals, measures, plans, revisions

REFUSALS = (
    editing.EndsBeforeItBegins,
    editing.InThePast,
    editing.ReasonMissing,
    editing.NotYoursToChange,
    editing.WrongStatus,
    measures.NotAmongTheChoices,
    measures.OwnerMissing,
    measures.OwnerHasLeft,
    measures.HoursBelowNothing,
    measures.EvaluatedBeforeItBegins,
    measures.NoSuchLevel,
    cost_lines.CostBelowNothing,
    plans.NoSuchCompetence,
    goals.HalfAGoal,
    goals.NoSuchLevel,
    goals.IndicatorMissing,
    decisions.EmptyPlan,
    decisions.OwnersHaveLeft,
    decisions.CaseNumberMissing,
    decisions.DecidedInTheFuture,
    decisions.NoSuchOwner,
    revisions.RevisedAlready,
)


def explain(form: forms.Form, refusal: Exception) -> None:
    """Put the refusal where the reader can do something about it."""
    field, words = _of_form(refusal) or _of_goal_or_decision(refusal) or _of_step(refusal)
    names = (field, "target_on", "owner_name") if field in ("last_day", "owner_id") else (field,)
    place = next((name for name in names if name in form.fields), None)
    form.add_error(place, words)


def _of_form(refusal: Exception) -> tuple[str, str] | None:
    if isinstance(refusal, measures.NotAmongTheChoices):
        return refusal.field, _("Det du valgte, finnes ikke lenger her. Velg noe annet.")
    return {
        editing.EndsBeforeItBegins: ("last_day", _("Siste dag må være etter første dag.")),
        editing.InThePast: ("last_day", _("Fristen er alt passert. Velg i dag eller en senere dag.")),
        measures.OwnerMissing: ("owner_id", _("Velg én som svarer for tiltaket.")),
        measures.OwnerHasLeft: ("owner_id", _("Den som skulle svare for tiltaket, har sluttet. Velg en annen.")),
        measures.HoursBelowNothing: ("hours_per_person", _("Skriv et tall, 0 eller mer.")),
        measures.EvaluatedBeforeItBegins: ("evaluation_on", _("Velg en dag etter at tiltaket har begynt.")),
        measures.NoSuchLevel: ("competence_1", _("Kompetansen eller nivået er ikke lenger i bruk.")),
        cost_lines.CostBelowNothing: ("amount", _("Skriv et tall, 0 eller mer.")),
        plans.NoSuchCompetence: ("competence_id", _("Kompetansen er ikke lenger i bruk.")),
    }.get(type(refusal))


def _of_goal_or_decision(refusal: Exception) -> tuple[str, str] | None:
    if isinstance(refusal, decisions.OwnersHaveLeft):
        titles = ", ".join(refusal.titles)
        return "", _("Den som skulle svare for dette, har sluttet: %(titles)s. Velg en annen først.") % {
            "titles": titles
        }
    return {
        goals.HalfAGoal: ("people_needed", _("Velg kompetanse, nivå og hvor mange som skal ha den.")),
        goals.NoSuchLevel: ("competence", _("Kompetansen eller nivået er ikke lenger i bruk.")),
        goals.IndicatorMissing: ("indicator", _("Skriv hva tallene måler.")),
        decisions.EmptyPlan: ("", _("Planen har ingen tiltak ennå. Legg til minst ett før den vedtas.")),
        decisions.CaseNumberMissing: ("case_number", _("Et politisk vedtak har et saksnummer. Skriv det her.")),
        decisions.DecidedInTheFuture: ("decided_on", _("Vedtaket kan ikke ligge fram i tid.")),
        decisions.NoSuchOwner: ("owner_id", _("Den du valgte, har sluttet. Velg en annen.")),
    }.get(type(refusal))


def _of_step(refusal: Exception) -> tuple[str, str]:
    if isinstance(refusal, editing.ReasonMissing):
        return "obligation_reason", _("Skriv hvorfor.")
    if isinstance(refusal, revisions.RevisedAlready):
        return "", _("Denne planen er alt ført videre i en ny plan.")
    if isinstance(refusal, editing.WrongStatus):
        return "", _("Planen eller tiltaket er avsluttet, og kan ikke endres slik det står nå.")
    return "", _("Dette bestemmer andre.")
