"""Who sets what hours and journeys cost and how documents look, and what is refused."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.planning.actions import document_templates, rates
from fagloft.contexts.planning.models import DocumentTemplate, HourlyRate
from fagloft.contexts.planning.queries.document_templates import get_template
from fagloft.contexts.planning.queries.rates import get_profession_choices, get_rate, get_rates, get_travel_costs
from tests.contexts.planning.costed_plan import set_rates, set_travel
from tests.world import World

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def text(world: World, **parts: int | None) -> rates.RateText:
    return rates.RateText(Decimal(600), Decimal(400), **parts)


def test_only_the_director_sets_rates_and_keeps_templates(world: World) -> None:
    for who in ("bjorn", "hanne", "anna"):
        scope = world.scope_of(who)
        with pytest.raises(rates.NotYoursToSet):
            rates.add_rate(scope=scope, text=text(world))
        with pytest.raises(document_templates.NotYoursToKeep):
            document_templates.keep(scope=scope, name="mal.docx", content=b"x", at=NOW)


def test_units_of_others_and_unknown_professions_are_refused(world: World) -> None:
    scope = world.scope_of("gunnar")

    for wrong in ({"unit_id": world.units["far"].pk}, {"profession_id": 987654321}):
        with pytest.raises(rates.NoSuchUnitOrProfession):
            rates.add_rate(scope=scope, text=text(world, **wrong))
    with pytest.raises(rates.CostsLessThanNothing):
        rates.add_travel_cost(scope=scope, text=rates.TravelText(world.units["top"].pk, "Oslo", Decimal(-1)))


def test_what_is_taken_away_comes_back_as_it_was(world: World) -> None:
    scope = world.scope_of("gunnar")
    number = rates.add_rate(scope=scope, text=text(world, unit_id=world.units["ward"].pk))
    told = rates.remove_rate(scope=scope, rate_id=number)
    again = rates.add_rate(scope=scope, text=told)

    assert get_rate(scope=scope, rate_id=again).unit_name == "Avdeling 2"
    for gone in (number, 987654321):
        with pytest.raises(rates.NoSuchRate):
            rates.remove_rate(scope=scope, rate_id=gone)


def test_rates_and_journeys_are_listed_from_the_wide_to_the_particular(world: World) -> None:
    world.declare()
    set_rates(world)
    set_travel(world, "top", "Oslo", 900)
    scope = world.scope_of("gunnar")

    assert [(row.unit_name, row.profession_name) for row in get_rates(scope=scope)] == [
        ("", ""),
        ("", "Sykepleier"),
        ("Avdeling 2", ""),
    ]
    assert [row.place for row in get_travel_costs(scope=scope)] == ["Oslo"]
    assert len(get_profession_choices(scope=scope)) == 3


def test_a_second_template_replaces_the_first(world: World) -> None:
    scope = world.scope_of("gunnar")
    for name, content in (("en.docx", b"1"), ("C:\\to.docx", b"2"), ("", b"3")):
        document_templates.keep(scope=scope, name=name, content=content, at=NOW)
    kept = get_template(scope=scope)

    assert kept is not None
    assert (kept.name, kept.content, kept.uploaded_by_name) == ("mal.docx", b"3", "Gunnar Aas")
    assert get_template(scope=world.scope_of("sigrid")) is None


def test_database_keeps_one_rate_one_template_and_no_negative_amount(world: World) -> None:
    world.declare()
    set_rates(world)
    document_templates.keep(scope=world.scope_of("gunnar"), name="a.docx", content=b"1", at=NOW)
    told = {"tenant": world.municipality, "unit": None, "profession": None}

    with pytest.raises(IntegrityError, match="hourly_rate_is_one"), transaction.atomic():
        HourlyRate.objects.create(**told, substitute=1, own_hour=1)
    with pytest.raises(IntegrityError, match="hours_cost_nothing_or_more"), transaction.atomic():
        HourlyRate.objects.create(tenant=world.municipality, unit=world.units["other"], substitute=-1, own_hour=1)
    with pytest.raises(IntegrityError, match="document_template_is_one"), transaction.atomic():
        DocumentTemplate.objects.create(
            tenant=world.municipality, content=b"", original_name="b", sha256="", uploaded_at=NOW, uploaded_by_name=""
        )
