"""The organisation's own competences from files."""

from datetime import date
from typing import Any, cast

import pytest

from fagloft.contexts.competence.models import Competence, Level, ValidityRule
from tests.contexts.imports.conftest import Importing
from tests.contexts.imports.staff_files import csv_file
from tests.world import World


def item(code: str = "sond", **changed: Any) -> dict[str, Any]:
    return {
        "Kompetansekode": code,
        "Navn": "Sondeernæring",
        "Nynorsk": "",
        "Engelsk": "Tube feeding",
        "Komponent": "ferdighet",
        "Klasse": "breddekompetanse",
        "Nivåer": "med hjelp | alene",
        "Gyldig i måneder": 24,
    } | changed


def levels(world: World) -> list[tuple[int, str]]:
    world.declare()
    return list(Level.objects.filter(competence__code="sond").order_by("level").values_list("level", "name_nb"))


def test_new_item_with_levels_and_rule(world: World, importing: Importing) -> None:
    importing.store("catalogue", csv_file([item()]))

    world.declare()
    made = Competence.objects.get(code="sond")
    assert (made.tenant, made.name_nn, made.name_en, made.counting) == (
        world.municipality,
        "Sondeernæring",
        "Tube feeding",
        "best",
    )
    assert levels(world) == [(1, "med hjelp"), (2, "alene")]
    rule = ValidityRule.objects.get(competence=made)
    assert (rule.months, rule.effective_from, rule.basis) == (24, world.today, "local")
    again = importing.read("catalogue", csv_file([item()]))
    assert again.summary.counts["competence"] == {"new": 0, "changed": 0, "ended": 0, "unchanged": 1}


def test_new_item_has_at_least_one_level(world: World, importing: Importing) -> None:
    importing.store("catalogue", csv_file([item(Nivåer="", **{"Gyldig i måneder": ""})]))

    assert levels(world) == [(1, "Kan")]
    assert not ValidityRule.objects.filter(competence__code="sond").exists()


def test_levels_are_renamed_and_added_and_a_new_rule_takes_over(world: World, importing: Importing) -> None:
    importing.store("catalogue", csv_file([item()]))
    world.declare()
    ValidityRule.objects.filter(competence__code="sond").update(effective_from=date(2025, 1, 1))

    row = item(Navn="Sondemat", Nivåer="med hjelp | selv | lære bort", **cast("Any", {"Gyldig i måneder": 12}))
    importing.store("catalogue", csv_file([row]))

    assert levels(world) == [(1, "med hjelp"), (2, "selv"), (3, "lære bort")]
    rules = ValidityRule.objects.filter(competence__code="sond").order_by("effective_from")
    assert [(rule.months, rule.effective_from) for rule in rules] == [(24, date(2025, 1, 1)), (12, world.today)]
    assert Competence.objects.get(code="sond").name_nb == "Sondemat"


def test_empty_cells_say_nothing_of_a_known_item(world: World, importing: Importing) -> None:
    importing.store("catalogue", csv_file([item()]))

    row = item(Nivåer="", Engelsk="", **{"Gyldig i måneder": ""})

    assert importing.read("catalogue", csv_file([row])).summary.counts["competence"]["unchanged"] == 1


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([item("hlr")], ("competence_code", "shared_competence")),
        ([item(), item("SOND")], ("competence_code", "same_competence_as_row")),
        ([item(Navn="N" * 161)], ("name_nb", "longer_than_register")),
        ([item(Nivåer="N" * 161)], ("levels", "longer_than_register")),
    ],
)
def test_row_that_does_not_fit_is_a_fault(
    importing: Importing, rows: list[dict[str, Any]], fault: tuple[str, str]
) -> None:
    assert importing.codes("catalogue", csv_file(rows)) == [fault]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"Nivåer": "alene"}, ("levels", "fewer_levels")),
        ({"Gyldig i måneder": 6}, ("validity_months", "rule_made_today")),
    ],
)
def test_what_stands_is_not_undone(importing: Importing, changed: dict[str, Any], fault: tuple[str, str]) -> None:
    importing.store("catalogue", csv_file([item()]))

    assert importing.codes("catalogue", csv_file([item(**changed)])) == [fault]


def test_item_out_of_use_is_not_brought_back_by_a_file(world: World, importing: Importing) -> None:
    importing.store("catalogue", csv_file([item()]))
    world.declare()
    Competence.objects.filter(code="sond").update(retired_on=world.today)

    assert importing.codes("catalogue", csv_file([item()])) == [("competence_code", "competence_retired")]
