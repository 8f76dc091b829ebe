"""Public tables that belong to nobody: municipalities, professions, laws. Loading twice changes nothing."""

from django.db import transaction

from fagloft.contexts.imports.actions.shipped_tables import cite, read_rows
from fagloft.contexts.organisations.models import Municipality, Profession
from fagloft.contexts.requirements.models import LegalBasis

POPULATION_YEAR = 2026
MUNICIPAL_FACTS = [
    "name",
    "county_code",
    "county_name",
    "centrality_class",
    "kostra_group",
    "population",
    "population_year",
    "latitude",
    "longitude",
    "local_hospital",
]


@transaction.atomic
def load_municipalities() -> int:
    """All municipalities of Norway; returns how many."""
    rows = [
        Municipality(
            code=row["code"],
            name=row["name"],
            county_code=row["county_code"],
            county_name=row["county_name"],
            centrality_class=int(row["centrality_class"]) if row["centrality_class"] else None,
            kostra_group=row["kostra_group"],
            population=int(row[f"population_{POPULATION_YEAR}"]),
            population_year=POPULATION_YEAR,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            local_hospital=row["local_hospital"],
        )
        for row in read_rows("norway/municipalities_2024.csv")
    ]
    Municipality.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=MUNICIPAL_FACTS,
    )
    return len(rows)


@transaction.atomic
def load_professions() -> int:
    """Professions of the health personnel register and those beside it; returns how many."""
    rows = [
        Profession(
            code=row["code"],
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
            is_authorised=row["in_hpr"] == "1",
        )
        for row in read_rows("organisations/professions.csv")
    ]
    names = ["name_nb", "name_nn", "name_en", "is_authorised"]
    Profession.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=names)
    return len(rows)


@transaction.atomic
def load_legal_bases() -> int:
    """Laws, regulations and agreements that requirements rest on; returns how many."""
    rows = [
        LegalBasis(
            code=row["code"],
            name=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
            section=row["section"],
            section_en=row["section_en"],
            duty=row["duty_nb"],
            kind=row["kind"],
            source=cite(row),
        )
        for row in read_rows("catalogue/legal_bases.csv")
    ]
    names = ["name", "name_nn", "name_en", "section", "section_en", "duty", "kind", "source"]
    LegalBasis.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=names)
    return len(rows)
