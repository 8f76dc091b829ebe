"""A plan as it stands: what a decision keeps for good, and what later changes are told from."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from fagloft.contexts.planning.models import CostLine, FocusArea, Measure, MeasureCompetence, Plan

type Content = dict[str, Any]
"""JSON: title, introduction, starts_on, ends_on, focus_areas and measures, these two by number."""


def get_contents(plans: Iterable[Plan]) -> dict[int, Content]:
    """What each plan says now, in bokmål names; the same number of questions for any number of plans."""
    wanted = list(plans)
    areas, measures = _focus_areas(wanted), _measures(wanted)
    return {
        plan.pk: {
            "title": plan.title,
            "introduction": plan.introduction,
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat(),
            "focus_areas": areas[plan.pk],
            "measures": measures[plan.pk],
        }
        for plan in wanted
    }


def fingerprint(content: Content) -> str:
    """Two contents are the same where their fingerprints are."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _focus_areas(plans: list[Plan]) -> dict[int, Content]:
    found: dict[int, Content] = defaultdict(dict)
    for area in FocusArea.objects.filter(plan__in=plans).select_related("competence").defer("competence__search"):
        found[area.plan_id][str(area.pk)] = {
            "title": area.title,
            "description": area.description,
            "competence": area.competence.name_nb if area.competence else "",
        }
    return found


def _measures(plans: list[Plan]) -> dict[int, Content]:
    """Measures that are not dropped; how far they have come is no part of what was decided."""
    rows = list(
        Measure.objects.filter(plan__in=plans)
        .exclude(status=Measure.Status.DROPPED)
        .select_related(
            "goal",
            "focus_area",
            "offer",
            "owner",
            "target_unit",
            "target_function",
            "target_profession",
            "target_person",
        )
    )
    gives, costs = _competences(rows), _costs(rows)
    found: dict[int, Content] = defaultdict(dict)
    for row in rows:
        found[row.plan_id][str(row.pk)] = _measure(row) | {"competences": gives[row.pk], "costs": costs[row.pk]}
    return found


def _measure(row: Measure) -> Content:
    return {
        "title": row.title,
        "description": row.description,
        "goal": row.goal.title if row.goal else "",
        "focus_area": row.focus_area.title if row.focus_area else "",
        "offer": row.offer.title if row.offer else "",
        "learning_form": row.learning_form,
        "obligation": row.obligation,
        "obligation_reason": row.obligation_reason,
        "attendance_time": row.attendance_time,
        "owner": row.owner.name if row.owner else row.owner_name,
        "target_unit": row.target_unit.name if row.target_unit else "",
        "target_function": row.target_function.name_nb if row.target_function else "",
        "target_profession": row.target_profession.name_nb if row.target_profession else "",
        "target_person_id": row.target_person_id,
        "only_with_gap": row.only_with_gap,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "recurrence": row.recurrence,
        "financing": row.financing,
        "hours_per_person": f"{row.hours_per_person:.2f}",
        "evaluation_on": row.evaluation_on.isoformat() if row.evaluation_on else "",
    }


def _competences(measures: list[Measure]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    given = MeasureCompetence.objects.filter(measure__in=measures).order_by("competence__name_nb")
    for measure, name, level in given.values_list("measure_id", "competence__name_nb", "level"):
        found[measure].append(f"{name} ({level})" if level > 1 else name)
    return found


def _costs(measures: list[Measure]) -> dict[int, list[Content]]:
    found: dict[int, list[Content]] = defaultdict(list)
    for line in CostLine.objects.filter(measure__in=measures).order_by("id"):
        found[line.measure_id].append(
            {
                "kind": line.kind,
                "description": line.description,
                "amount": f"{line.amount:.2f}",
                "is_per_person": line.is_per_person,
                "financing": line.financing,
            }
        )
    return found
