"""The tree of units: real places, generic names, one director area per municipality."""

from collections import Counter
from dataclasses import dataclass

from fagloft.demo.apportionment import apportion
from fagloft.demo.source_tables import assumption, read_rows

DIRECTIONS = ("øst", "vest", "nord", "sør", "sentrum", "nordøst", "sørøst", "nordvest", "sørvest")
WARDS_PER_NURSING_HOME = 4


@dataclass(frozen=True)
class Unit:
    """One unit; working units have an area and people who are drawn into it."""

    organisation_code: str
    unit_code: str
    parent_code: str
    name: str
    kind_code: str
    place_code: str
    service_area: str = ""
    leader_profession: str = ""


def build_organisation_roots() -> list[Unit]:
    """Return the root of every organisation that is not a municipality."""
    return [
        Unit(row["organisation_code"], row["organisation_code"], "", row["name"], "organisation", _first_place(row))
        for row in read_rows("organisations/organisations.csv")
        if row["kind"] != "municipality"
    ]


def _first_place(row: dict[str, str]) -> str:
    return f"{row['municipality_code']}-01"


def build_hospital_units() -> list[Unit]:
    """Return the clinics, departments and sections of the hospital trust."""
    areas = {row["code"]: row["service_area"] for row in read_rows("organisations/unit_kinds.csv")}
    return [
        Unit(
            "SIV",
            row["unit_code"],
            row["parent_code"],
            row["name"],
            row["kind_code"],
            row["place_code"],
            areas[row["kind_code"]] if row["staff"] else "",
        )
        for row in read_rows("organisations/hospital_units.csv")
    ]


def build_municipal_units(code: str, name: str, people_by_area: dict[str, int]) -> list[Unit]:
    """Return the units of one municipality, as many as its people fill."""
    places = [row for row in read_rows("organisations/places.csv") if row["municipality_code"] == code]
    root = f"{code}-HO"
    units = [Unit(code, root, "", f"Helse og omsorg {name}", "director_area", f"{code}-01")]
    units += [
        Unit(code, f"{code}-{row['suffix']}", root, f"{row['name_nb']} {name}", "service", f"{code}-01")
        for row in read_rows("organisations/municipal_services.csv")
    ]
    for plan in read_rows("organisations/municipal_unit_plan.csv"):
        people = people_by_area.get(plan["service_area"], 0)
        if people:
            count = max(1, round(people / assumption(plan["size_assumption"])))
            units += _build_planned(code, name, plan, count, places)
    return units


def _build_planned(
    code: str, municipality: str, plan: dict[str, str], count: int, places: list[dict[str, str]]
) -> list[Unit]:
    if plan["service_area"] == "nursing_home":
        return _build_nursing_homes(code, municipality, plan, count, places)
    chosen = _choose_places(count, places)
    repeats = Counter(place["name"] for place in chosen)
    seen: Counter[str] = Counter()
    units = []
    for index, place in enumerate(chosen, 1):
        seen[place["name"]] += 1
        number = f" {seen[place['name']]}" if repeats[place["name"]] > 1 and "{place}" in plan["name_pattern"] else ""
        title = plan["name_pattern"].format(place=place["name"], municipality=municipality) + number
        units.append(_working_unit(code, plan, f"{plan['prefix']}{index:02}", title, plan["kind_code"], place))
    return units


def _choose_places(count: int, places: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return a place per unit by population, every place once before any place twice."""
    numbers = apportion(count, [float(place["share"]) for place in places])
    rounds = range(max(numbers))
    return [place for turn in rounds for place, number in zip(places, numbers, strict=True) if number > turn]


def _working_unit(
    code: str, plan: dict[str, str], suffix: str, title: str, kind: str, place: dict[str, str], parent: str = ""
) -> Unit:
    return Unit(
        code,
        f"{code}-{suffix}",
        parent or f"{code}-{plan['parent_suffix']}",
        title,
        kind,
        place["place_code"],
        plan["service_area"],
        plan["leader_profession"],
    )


def _build_nursing_homes(
    code: str, municipality: str, plan: dict[str, str], wards: int, places: list[dict[str, str]]
) -> list[Unit]:
    units = []
    ward_kinds = read_rows("demo/ward_kinds.csv")
    for index in range(wards):
        home, ward = divmod(index, WARDS_PER_NURSING_HOME)
        place, kind = places[home % len(places)], ward_kinds[ward]
        suffix = f"{plan['prefix']}{home + 1:02}"
        title = plan["name_pattern"].format(municipality=municipality, direction=DIRECTIONS[home])
        if ward == 0:
            parent = f"{code}-{plan['parent_suffix']}"
            units.append(Unit(code, f"{code}-{suffix}", parent, title, plan["kind_code"], place["place_code"]))
        ward_suffix, ward_title = f"{suffix}-{kind['ward']}", f"{title}, {kind['name_nb']}"
        units.append(
            _working_unit(code, plan, ward_suffix, ward_title, kind["kind_code"], place, parent=f"{code}-{suffix}")
        )
    return units
