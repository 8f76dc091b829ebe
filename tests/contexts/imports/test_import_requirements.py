"""What is asked, from files: a change ends the old and begins a new."""

from datetime import date
from typing import Any

import pytest

from fagloft.contexts.requirements.models import LegalBasis, Requirement
from tests.contexts.imports.conftest import Importing
from tests.contexts.imports.staff_files import csv_file
from tests.world import HIRED, World


def asked(**changed: object) -> dict[str, Any]:
    """HLR of all in nursing homes, as the register has it."""
    return {
        "Gjelder for": "enhetstype",
        "Hvem": "nursing_home",
        "Kompetanse": "HLR",
        "Nivå": 1,
        "Forpliktelse": "obligatorisk",
        "Hjemmel": "",
        "Gyldig fra": "2026-01-01",
        "Gyldig til": "",
    } | changed


@pytest.fixture(autouse=True)
def law(world: World) -> LegalBasis:
    return LegalBasis.objects.create(
        code="hol-3", name="Helse- og omsorgstjenesteloven", section="§ 4-1", kind="law", source="Lovdata"
    )


def test_what_is_asked_already_is_unchanged(importing: Importing) -> None:
    counts = importing.read("requirements", csv_file([asked()])).summary.counts["requirement"]

    assert counts == {"new": 0, "changed": 0, "ended": 0, "unchanged": 1}


def test_other_obligation_ends_the_old_and_begins_a_new(world: World, importing: Importing, law: LegalBasis) -> None:
    row = asked(Forpliktelse="forventet", Hjemmel="Helse- og omsorgstjenesteloven § 4-1")

    detail = importing.store("requirements", csv_file([row]))

    world.declare()
    rows = Requirement.objects.filter(unit_kind=world.kinds["nursing_home"]).order_by("starts_on")
    assert [(one.obligation, one.starts_on, one.ends_on, one.legal_basis) for one in rows] == [
        ("mandatory", HIRED, date(2026, 1, 1), None),
        ("expected", date(2026, 1, 1), None, law),
    ]
    assert detail.summary.counts["requirement"] == {"new": 1, "changed": 0, "ended": 1, "unchanged": 0}
    assert importing.read("requirements", csv_file([row])).summary.counts["requirement"]["unchanged"] == 1


def test_same_first_day_is_a_correction_and_a_last_day_is_learnt(world: World, importing: Importing) -> None:
    importing.store("requirements", csv_file([asked(Forpliktelse="bør", **{"Gyldig fra": "2019-01-01"})]))
    world.declare()
    assert Requirement.objects.get(unit_kind=world.kinds["nursing_home"]).obligation == "expected"

    importing.store("requirements", csv_file([asked(Forpliktelse="bør", **{"Gyldig til": "2027-01-01"})]))
    world.declare()
    (one,) = Requirement.objects.filter(unit_kind=world.kinds["nursing_home"])
    assert (one.starts_on, one.ends_on) == (HIRED, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("layer", "who", "field", "name"),
    [
        ("person", "1001", "person", "people:anna"),
        ("funksjon", "Sykepleier, sykehjem", "function", "functions:nurse"),
        ("yrke", "HF", "profession", "professions:HF"),
        ("enhet", "ward", "unit", "units:ward"),
        ("enhetstype", "Hjemmetjenestesone", "unit_kind", "kinds:home_care"),
    ],
)
def test_each_layer_can_be_asked(
    world: World, importing: Importing, layer: str, who: str, field: str, name: str
) -> None:
    importing.store("requirements", csv_file([asked(Kompetanse="picc", Hvem=who, **{"Gjelder for": layer})]))

    world.declare()
    group, key = name.split(":")
    assert getattr(Requirement.objects.get(competence=world.competences["picc"]), field) == getattr(world, group)[key]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([asked(Hvem="shop")], ("scope_code", "unknown_target")),
        ([asked(Kompetanse="dans")], ("competence", "unknown_competence")),
        ([asked(Nivå=4)], ("level", "unknown_level")),
        ([asked(Hjemmel="Vegtrafikkloven")], ("legal_basis", "unknown_legal_basis")),
        (
            [asked(), asked(Kompetanse="Hjerte-lungeredning", **{"Gyldig fra": "2026-02-01"})],
            ("competence", "same_requirement_as_row"),
        ),
        ([asked(**{"Gyldig fra": "2018-01-01"})], ("valid_from", "asked_later")),
    ],
)
def test_row_that_does_not_fit_is_a_fault(
    importing: Importing, rows: list[dict[str, Any]], fault: tuple[str, str]
) -> None:
    assert importing.codes("requirements", csv_file(rows)) == [fault]
