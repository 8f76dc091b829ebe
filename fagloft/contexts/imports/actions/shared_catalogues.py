"""The health community's catalogue, as the product ships with it; members read it and do not change it."""

from datetime import date

from django.db import transaction

from fagloft.contexts.competence.models import Competence, Level, ValidityRule, Way, WayStep
from fagloft.contexts.imports.actions.shipped_tables import cite, read_rows
from fagloft.contexts.organisations.models import Profession
from fagloft.contexts.requirements.models import RequirementProfile


@transaction.atomic
def load_shared_catalogue(*, community_id: int) -> None:
    """Competences with levels, validity rules and ways, and the names of requirement profiles.

    Declare the health community first.
    """
    competences = _load_competences(community_id)
    _load_levels(community_id, competences)
    _load_rules(community_id, competences)
    _load_ways(community_id, competences)
    _load_profiles(community_id)


def _load_competences(community_id: int) -> dict[str, int]:
    short_names = {row["competence_code"]: row for row in read_rows("catalogue/short_names.csv")}
    rows = Competence.objects.bulk_create(
        Competence(
            tenant_id=community_id,
            code=row["code"],
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
            short_name=short_names[row["code"]]["short_name"],
            short_name_nn=short_names[row["code"]]["short_name_nn"],
            short_name_en=short_names[row["code"]]["short_name_en"],
            description=row["description_nb"],
            description_nn=row["description_nn"],
            description_en=row["description_en"],
            synonyms=row["synonyms_nb"],
            component=row["component"],
            competence_class=row["class"],
            counting=row["best_or_latest"],
            owner=row["owner"],
            source=cite(row),
            review_on=date.fromisoformat(row["review_on"]) if row["review_on"] else None,
        )
        for row in read_rows("catalogue/competences.csv")
    )
    return {competence.code: competence.pk for competence in rows}


def _load_levels(community_id: int, competences: dict[str, int]) -> None:
    Level.objects.bulk_create(
        Level(
            tenant_id=community_id,
            competence_id=competences[row["competence_code"]],
            level=int(row["level"]),
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
        )
        for row in read_rows("catalogue/levels.csv")
    )


def _load_rules(community_id: int, competences: dict[str, int]) -> None:
    professions = dict(Profession.objects.values_list("code", "pk"))
    ValidityRule.objects.bulk_create(
        ValidityRule(
            tenant_id=community_id,
            competence_id=competences[row["competence_code"]],
            profession_id=professions[row["profession_code"]] if row["profession_code"] else None,
            months=int(row["months"]) if row["months"] else None,
            effective_from=date.fromisoformat(row["effective_from"]),
            basis=row["basis"],
            source=cite(row),
        )
        for row in read_rows("catalogue/validity_rules.csv")
    )


def _load_ways(community_id: int, competences: dict[str, int]) -> None:
    ways = Way.objects.bulk_create(
        Way(
            tenant_id=community_id,
            competence_id=competences[row["competence_code"]],
            code=row["way_code"],
            level=int(row["level"]),
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
        )
        for row in read_rows("catalogue/ways.csv")
    )
    numbers = {way.code: way.pk for way in ways}
    WayStep.objects.bulk_create(
        WayStep(
            tenant_id=community_id,
            way_id=numbers[row["way_code"]],
            competence_id=competences[row["competence_code"]],
            level=int(row["level"]),
        )
        for row in read_rows("catalogue/way_steps.csv")
    )


def _load_profiles(community_id: int) -> None:
    RequirementProfile.objects.bulk_create(
        RequirementProfile(
            tenant_id=community_id,
            code=row["profile_code"],
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
            is_demo=row["marking"] == "demo profile",
        )
        for row in read_rows("requirements/profiles.csv")
    )
