"""How many nurses and care workers each employer has, from Statistics Norway's table of 2020."""

from dataclasses import dataclass

from fagloft.demo.apportionment import apportion
from fagloft.demo.source_tables import assumption, read_rows

HOSPITAL = "SIV"
HOSPITAL_TOWN = "3905"
NURSES = "222"
CARE_WORKERS = "532"


@dataclass(frozen=True)
class Workforce:
    """People employed in the occupations that the statistics count."""

    nurses: int
    care_workers: int
    unskilled: int
    students: int


@dataclass(frozen=True)
class Region:
    """One row of the statistics: one municipality, or two counted together."""

    municipalities: tuple[str, ...]
    employed: int
    unskilled: int
    higher: int


def read_regions(occupation: str) -> list[Region]:
    """Return the regions of Vestfold for one occupation, the sum of the county left out."""
    return [
        Region(
            tuple(row["municipality_codes_2024"].split(";")),
            int(row["employed"]),
            int(row["employed_compulsory_or_unspecified"]),
            int(row["employed_higher"]),
        )
        for row in read_rows("norway/hospital_area_workforce_2020.csv")
        if row["area"] == "vestfold" and row["occupation_code"] == occupation and not row["region"].startswith("all_")
    ]


def read_populations() -> dict[str, int]:
    """Return the inhabitants of each municipality on 1 January 2024."""
    return {row["code"]: int(row["population_2024"]) for row in read_rows("norway/municipalities_2024.csv")}


def split_nurses() -> dict[str, int]:
    """Divide the nurses between the municipalities and the hospital trust."""
    population = read_populations()
    regions = read_regions(NURSES)
    elsewhere = [region for region in regions if HOSPITAL_TOWN not in region.municipalities]
    inhabitants = sum(population[code] for region in elsewhere for code in region.municipalities)
    rate = sum(region.employed for region in elsewhere) / inhabitants
    parts: dict[str, int] = {HOSPITAL: 0}
    for region in regions:
        people = [population[code] for code in region.municipalities]
        above = region.employed - rate * sum(people) if HOSPITAL_TOWN in region.municipalities else 0.0
        at_hospital = round(above + assumption("hospital_share_of_nurses") * (region.employed - above))
        parts[HOSPITAL] += at_hospital
        parts |= zip(region.municipalities, apportion(region.employed - at_hospital, people), strict=True)
    return parts


def split_care_workers() -> dict[str, tuple[int, int, int]]:
    """Divide the care workers: trained, without education, students."""
    population = read_populations()
    parts: dict[str, tuple[int, int, int]] = {}
    trust = [0, 0, 0]
    for region in read_regions(CARE_WORKERS):
        students = round(region.higher * assumption("students_share_of_higher"))
        groups = (region.employed - region.unskilled - students, region.unskilled, students)
        at_hospital = [round(assumption("hospital_share_of_care_workers") * group) for group in groups]
        trust = [a + b for a, b in zip(trust, at_hospital, strict=True)]
        people = [population[code] for code in region.municipalities]
        columns = [apportion(group - away, people) for group, away in zip(groups, at_hospital, strict=True)]
        for code, trained, unskilled, studying in zip(region.municipalities, *columns, strict=True):
            parts[code] = (trained, unskilled, studying)
    parts[HOSPITAL] = (trust[0], trust[1], trust[2])
    return parts


def read_workforces() -> dict[str, Workforce]:
    """Return the workforce of each municipality and of the hospital trust."""
    nurses = split_nurses()
    return {code: Workforce(nurses[code], *groups) for code, groups in split_care_workers().items()}
