"""How many people hold which function in which unit: the posts that people are drawn into."""

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from fagloft.demo.apportionment import apportion
from fagloft.demo.source_tables import assumption, read_rows
from fagloft.demo.units import Unit, build_hospital_units, build_municipal_units, build_organisation_roots
from fagloft.demo.workforce import HOSPITAL, Workforce, read_populations, read_workforces

NURSE_PROFESSIONS = frozenset({"SP", "VP", "JO"})
CARE_PROFESSIONS = {"HF": "care_workers", "ASS": "unskilled", "STU": "students"}
LEADING_KINDS = {
    "director_area": ("director", "RAD"),
    "service": ("service_manager", "SP"),
    "nursing_home": ("service_manager", "SP"),
    "clinic": ("clinic_director", "RAD"),
    "hospital_department": ("department_head", "SP"),
}
SECTIONS_WITH_DEVELOPMENT_NURSE = frozenset(
    {"somatic_ward", "intensive_care_section", "emergency_department", "psychiatric_ward"}
)


@dataclass(frozen=True)
class Post:
    """A number of people with the same function in the same unit."""

    organisation_code: str
    unit_code: str
    function_code: str
    profession_code: str
    people: int


@dataclass(frozen=True)
class Need:
    """People with one function in one service area, before they are spread over units."""

    service_area: str
    function_code: str
    profession_code: str
    people: int


def build_posts(seed: int) -> tuple[list[Unit], list[Post]]:
    """Return every unit of the region and every post in it."""
    rng = np.random.default_rng([seed, 1])
    workforces = read_workforces()
    units = build_organisation_roots()
    posts: list[Post] = []
    for row in read_rows("organisations/organisations.csv"):
        if row["kind"] == "municipality":
            code = row["organisation_code"]
            own_units, own_posts = _staff_municipality(code, row["name"], workforces[code], rng)
        elif row["organisation_code"] == HOSPITAL:
            own_units = build_hospital_units()
            own_posts = _staff_hospital(own_units, workforces[HOSPITAL])
        else:
            continue
        units += own_units
        posts += own_posts
    return units, posts


def _staff_municipality(
    code: str, name: str, workforce: Workforce, rng: np.random.Generator
) -> tuple[list[Unit], list[Post]]:
    rough: dict[str, int] = defaultdict(int)
    for need in _municipal_needs(code, workforce, 0):
        rough[need.service_area] += need.people
    units = build_municipal_units(code, name.removesuffix(" kommune"), rough)
    fixed = _leading_posts(units) + _municipal_development_nurses(units)
    leading_nurses = sum(post.people for post in fixed if post.profession_code in NURSE_PROFESSIONS)
    needs = _municipal_needs(code, workforce, leading_nurses)
    return units, fixed + [post for need in needs for post in _spread(code, need, units, rng)]


def _municipal_needs(code: str, workforce: Workforce, leading_nurses: int) -> list[Need]:
    rows = [
        row
        for row in read_rows("organisations/municipal_staffing.csv")
        if row["service_area"] != "emergency_clinic" or _served_inhabitants(code)
    ]
    totals = {
        "nurses": workforce.nurses - leading_nurses,
        "care_workers": workforce.care_workers,
        "unskilled": workforce.unskilled,
        "students": workforce.students,
    }
    needs = []
    for quantity, total in totals.items():
        chosen = [row for row in rows if row["quantity"] == quantity]
        parts = apportion(total, [float(row["amount"]) * _emergency_factor(code, row) for row in chosen])
        needs += [_need(row, part) for row, part in zip(chosen, parts, strict=True)]
    thousands = read_populations()[code] / 1000
    for row in rows:
        if row["quantity"] == "per_1000_inhabitants":
            needs.append(_need(row, round(float(row["amount"]) * thousands * _emergency_factor(code, row))))
    return needs


def _need(row: dict[str, str], people: int) -> Need:
    return Need(row["service_area"], row["function_code"], row["profession_code"], people)


def _served_inhabitants(code: str) -> int:
    hosts = read_rows("organisations/emergency_hosts.csv")
    return sum(read_populations()[row["municipality_code"]] for row in hosts if row["host_code"] == code)


def _emergency_factor(code: str, row: dict[str, str]) -> float:
    if row["service_area"] != "emergency_clinic":
        return 1.0
    return _served_inhabitants(code) / read_populations()[code]


def _leading_posts(units: list[Unit]) -> list[Post]:
    posts = []
    for unit in units:
        if unit.service_area:
            profession = unit.leader_profession or "SP"
            function = f"leader_{unit.service_area}"
        elif unit.kind_code in LEADING_KINDS:
            function, profession = LEADING_KINDS[unit.kind_code]
        else:
            continue
        posts.append(Post(unit.organisation_code, unit.unit_code, function, profession, 1))
    return posts


def _municipal_development_nurses(units: list[Unit]) -> list[Post]:
    zones = [unit for unit in units if unit.service_area == "home_care"]
    step = int(assumption("zones_per_development_nurse"))
    first_wards = [unit for unit in units if unit.service_area == "nursing_home" and unit.unit_code.endswith("-1")]
    return [
        Post(unit.organisation_code, unit.unit_code, f"development_nurse_{unit.service_area}", "SP", 1)
        for unit in zones[::step] + first_wards
    ]


def _spread(code: str, need: Need, units: list[Unit], rng: np.random.Generator) -> list[Post]:
    own = [unit for unit in units if unit.service_area == need.service_area]
    parts = apportion(need.people, rng.uniform(0.85, 1.15, len(own)))
    return [
        Post(code, unit.unit_code, need.function_code, need.profession_code, part)
        for unit, part in zip(own, parts, strict=True)
        if part
    ]


def _staff_hospital(units: list[Unit], workforce: Workforce) -> list[Post]:
    fixed = _leading_posts(units) + [
        Post(HOSPITAL, unit.unit_code, f"development_nurse_{unit.service_area}", "SP", 1)
        for unit in units
        if unit.kind_code in SECTIONS_WITH_DEVELOPMENT_NURSE
    ]
    leading_nurses = sum(post.people for post in fixed if post.profession_code in NURSE_PROFESSIONS)
    functions = {
        (row["service_area"], row["profession_code"]): row["code"]
        for row in reversed(read_rows("organisations/functions.csv"))
    }
    staff = [
        Post(HOSPITAL, unit.unit_code, functions[unit.service_area, profession], profession, people)
        for unit, profession, people in _read_staff(units)
    ]
    nurses = [post for post in staff if post.profession_code in NURSE_PROFESSIONS]
    others = [post for post in staff if post.profession_code not in NURSE_PROFESSIONS | set(CARE_PROFESSIONS)]
    posts = fixed + others + _scale(nurses, workforce.nurses - leading_nurses)
    return posts + _staff_hospital_care([post for post in staff if post.profession_code in CARE_PROFESSIONS], workforce)


def _staff_hospital_care(staff: list[Post], workforce: Workforce) -> list[Post]:
    trained = [post for post in staff if post.profession_code == "HF"]
    untrained = [post for post in staff if post.profession_code == "ASS"]
    # The trust's few students of health professions work as assistants in the same sections.
    return _scale(trained, workforce.care_workers) + _scale(untrained, workforce.unskilled + workforce.students)


def _read_staff(units: list[Unit]) -> list[tuple[Unit, str, int]]:
    cells = {row["unit_code"]: row["staff"] for row in read_rows("organisations/hospital_units.csv")}
    return [
        (unit, profession, int(people))
        for unit in units
        for profession, people in re.findall(r"([A-Z]+)(\d+)", cells[unit.unit_code])
    ]


def _scale(posts: list[Post], total: int) -> list[Post]:
    parts = apportion(total, [post.people for post in posts])
    return [
        Post(post.organisation_code, post.unit_code, post.function_code, post.profession_code, part)
        for post, part in zip(posts, parts, strict=True)
        if part
    ]
