from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.demo.source_tables import read_table
from fagloft.engine.travel import TravelModel, lay_out_places, measure_travel, tables
from fagloft.engine.travel.examples import AIRPORTS, PLACES

GARDERMOEN, OSLO, BERGEN, TRONDHEIM, BODO, TROMSO = "3209", "0301", "4601", "5001", "1804", "5501"
ALTA, VADSO, HAMMERFEST, ROST, HASVIK, UTSIRA, HAUGESUND = "5601", "5607", "5603", "1856", "5616", "1151", "1106"


@pytest.fixture(scope="module")
def norway() -> dict[tuple[str, str], dict[str, Any]]:
    """All journeys between all municipalities."""
    municipalities = read_table("norway/municipalities_2024.csv")
    places = lay_out_places(
        municipalities, read_table("travel/road_detours.csv"), read_table("travel/sea_crossings.csv")
    )
    codes = municipalities["code"].to_list()
    told = measure_travel(codes, codes, places, read_table("travel/airports.csv"))
    assert told.null_count().row(0) == (0,) * 6
    return {(row["from_place"], row["to_place"]): row for row in told.iter_rows(named=True)}


def test_gardermoen_is_the_most_central_place_of_the_country(norway: Any) -> None:
    """001:2121: the pattern of transport makes Gardermoen the country's most central place."""
    total: dict[str, int] = {}
    for (_, there), journey in norway.items():
        total[there] = total.get(there, 0) + journey["minutes"]
    rivals = (BERGEN, TRONDHEIM, BODO, TROMSO, "1103", "4204")
    assert all(total[GARDERMOEN] < total[rival] for rival in rivals)


def test_for_most_of_finnmark_gardermoen_is_nearer_than_bodo_and_trondheim(norway: Any) -> None:
    """001:2123: more central than Bodø and Trondheim, also for people in Finnmark."""
    finnmark = [code for code, there in norway if there == GARDERMOEN and code.startswith("56")]
    assert len(finnmark) == 18
    for rival in (BODO, TRONDHEIM):
        nearer = [code for code in finnmark if norway[code, GARDERMOEN]["minutes"] < norway[code, rival]["minutes"]]
        assert len(nearer) > len(finnmark) / 2


def test_for_many_gardermoen_is_nearer_than_municipalities_in_the_same_county(norway: Any) -> None:
    """001:59: for many Gardermoen is nearer, in travel, than municipalities in the same county."""
    codes = sorted({code for code, _ in norway} - {OSLO})
    farther = {
        code
        for code in codes
        for peer in codes
        if code[:2] == peer[:2] and norway[code, GARDERMOEN]["minutes"] < norway[code, peer]["minutes"]
    }
    assert len(farther) > len(codes) / 2
    assert norway[HAMMERFEST, GARDERMOEN]["minutes"] > norway[HAMMERFEST, VADSO]["minutes"]


@pytest.mark.parametrize(
    ("here", "there", "mode", "least", "most", "nights"),
    [
        ("3905", OSLO, "car", 75, 110, 0),
        (BERGEN, OSLO, "air", 180, 260, 1),
        (ALTA, GARDERMOEN, "air", 220, 300, 1),
        (ALTA, TROMSO, "air", 140, 220, 0),
        (UTSIRA, HAUGESUND, "car", 90, 160, 0),
        (ROST, BODO, "air", 120, 220, 0),
        (HASVIK, TROMSO, "air", 140, 240, 0),
        ("1835", BODO, "car", 240, 480, 1),
    ],
)
def test_known_journeys_are_plausible(
    norway: Any, here: str, there: str, mode: str, least: int, most: int, nights: int
) -> None:
    journey = norway[here, there]
    assert (journey["mode"], journey["nights"]) == (mode, nights)
    assert least <= journey["minutes"] <= most


def test_who_stays_does_not_travel(norway: Any) -> None:
    assert {(norway[code, code]["minutes"], norway[code, code]["cost"]) for code, _ in norway} == {(0, Decimal(0))}


def test_a_place_that_is_unknown_is_null() -> None:
    nowhere = PLACES.with_columns(latitude=pl.when(pl.col("place_id") != "hamar").then("latitude"))
    told = measure_travel(["tromsø", "atlantis", None], ["hamar", "gardermoen"], nowhere, AIRPORTS)
    is_unknown = pl.any_horizontal(pl.col("from_place") == "atlantis", pl.col("to_place") == "hamar")
    assert told.filter(is_unknown).drop("from_place", "to_place").unique().rows() == [(None, None, None, None)]
    assert told.filter(~is_unknown)["mode"].to_list() == ["air"]
    assert told.schema == tables.TRAVEL


def test_an_airport_without_a_position_or_named_by_nobody_changes_nothing() -> None:
    more = pl.DataFrame(
        [("LOST", None, None, "OSL"), ("AFAR", 70.0, 20.0, "XXX")], schema=tables.AIRPORTS, orient="row"
    )
    before = measure_travel(["tromsø"], ["gardermoen"], PLACES, AIRPORTS)
    assert measure_travel(["tromsø"], ["gardermoen"], PLACES, AIRPORTS.vstack(more)).equals(before)


def test_without_airports_everybody_drives_and_without_places_nobody_does() -> None:
    assert measure_travel(["tromsø"], ["gardermoen"], PLACES).row(0)[2:] == (1442, Decimal("16363.00"), "car", 2)
    assert measure_travel([], ["gardermoen"], PLACES, AIRPORTS).is_empty()
    assert measure_travel(["tromsø"], [], PLACES, AIRPORTS).is_empty()


def test_one_flies_by_way_of_a_hub_where_there_is_no_direct_flight() -> None:
    hub = pl.DataFrame(
        [("OSL", 60.19, 11.10, "BOO"), ("BOO", 67.27, 14.37, "OSL;TOS"), ("TOS", 69.68, 18.92, None)],
        schema=tables.AIRPORTS,
        orient="row",
    )
    direct = measure_travel(["tromsø"], ["gardermoen"], PLACES, AIRPORTS)["minutes"].item()
    by_hub = measure_travel(["tromsø"], ["gardermoen"], PLACES, hub)["minutes"].item()
    model = TravelModel()
    assert direct + model.transfer_minutes < by_hub < direct + model.transfer_minutes + 45


def test_an_island_has_its_crossing_unless_one_flies_from_it() -> None:
    sea = PLACES.with_columns(sea_minutes=pl.when(pl.col("place_id") == "tromsø").then(100.0))
    dry = sea.with_columns(island_airport=pl.lit("TOS"))
    plain, crossed, flown = (
        measure_travel(["tromsø"], ["gardermoen"], places, AIRPORTS)["minutes"].item() for places in (PLACES, sea, dry)
    )
    assert (crossed, flown) == (plain + 100, plain)


@given(
    st.sampled_from(["before_flight_minutes", "transfer_minutes", "start_minutes", "kroner_per_flight"]),
    st.floats(0, 500),
)
def test_what_takes_longer_or_costs_more_never_makes_a_journey_lighter(name: str, more: float) -> None:
    model = TravelModel()
    harder = TravelModel(**{name: getattr(model, name) + more})
    light, heavy = (
        measure_travel(PLACES["place_id"], PLACES["place_id"], PLACES, AIRPORTS, one) for one in (model, harder)
    )
    burdens = [one["minutes"] + one["cost"].cast(pl.Float64) / 2 * 60 / model.kroner_per_hour for one in (light, heavy)]
    # Minutes and kroner are told whole.
    assert (burdens[1] - burdens[0]).min() > -1.1  # type: ignore[operator]


@given(st.permutations(range(3)), st.permutations(range(2)))
def test_the_order_of_rows_says_nothing(places: list[int], airports: list[int]) -> None:
    ids = PLACES["place_id"]
    shuffled = measure_travel(ids[places], ids, PLACES[places], AIRPORTS[airports])
    assert shuffled.equals(measure_travel(ids, ids, PLACES, AIRPORTS))


def test_there_and_back_takes_the_same(norway: Any) -> None:
    assert norway[ALTA, GARDERMOEN] | {"from_place": "", "to_place": ""} == norway[GARDERMOEN, ALTA] | {
        "from_place": "",
        "to_place": "",
    }


def test_every_direct_flight_goes_both_ways_to_an_airport_that_is_listed() -> None:
    listed = {row["airport"]: set(row["direct_to"].split(";")) for row in read_table("travel/airports.csv").to_dicts()}
    assert all(here in listed[there] for here, others in listed.items() for there in others)
    assert len(listed["OSL"]) >= 20
