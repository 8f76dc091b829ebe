"""What a load needs beforehand, and the public tables that everything stands on."""

from datetime import date

import pytest

from fagloft.contexts.imports.actions.populations import HasOrganisationsAlready, load_population
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.organisations.models import Municipality, Organisation
from fagloft.demo import draw_population

ON = date(2026, 11, 22)


def test_demo_never_mixes_with_organisations(db: None) -> None:
    Organisation.objects.create(code="real", name="Ekte kommune", kind="municipality")
    with pytest.raises(HasOrganisationsAlready):
        load_population(population=draw_population("small", 2026, ON), on=ON, advance=lambda _: None)
    assert Organisation.objects.count() == 1


def test_all_municipalities_are_loaded_and_loading_again_changes_nothing(db: None) -> None:
    assert load_municipalities() == 357
    before = list(Municipality.objects.order_by("pk").values())
    assert load_municipalities() == 357
    assert list(Municipality.objects.order_by("pk").values()) == before
    sandefjord = Municipality.objects.get(code="3907")
    assert (sandefjord.name, sandefjord.population_year) == ("Sandefjord", 2026)
