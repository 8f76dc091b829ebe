"""What is filled in on the pages of plans."""

from tests.world import World


def plan_form(world: World, **changed: object) -> dict[str, object]:
    return {
        "whose": f"unit-{world.units['ward'].pk}",
        "title": "Kompetanseplan 2027",
        "introduction": "",
        "starts_on": "2027-01-01",
        "last_day": "2027-12-31",
    } | changed


def measure_form(world: World, **changed: object) -> dict[str, object]:
    return {
        "title": "HLR for alle",
        "competence_1": f"{world.competences['hlr'].pk}-1",
        "learning_form": "skills_training",
        "target_unit_id": world.units["ward"].pk,
        "obligation": "mandatory",
        "obligation_reason": "Kreves i hele sykehjemmet",
        "owner_id": world.people["bjorn"].pk,
        "starts_on": "2027-01-01",
        "last_day": "2027-06-30",
        "recurrence": "once",
        "hours_per_person": "2,5",
        "attendance_time": "working_time",
        "financing": "own",
    } | changed


def decision_form(world: World, **changed: object) -> dict[str, object]:
    return {
        "kind": "administrative",
        "decided_on": "2026-11-22",
        "text": "Planen vedtas.",
        "concerns": "Alle i avdelingen",
        "expected": "Delta på det som gjelder deg.",
        "owner_id": world.people["bjorn"].pk,
    } | changed
