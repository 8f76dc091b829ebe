"""Matching: ranking a market for a thousand leaders beside a plain loop, combining for each of them, and travel."""

import time
from typing import Any

import polars as pl
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.leader_market import draw_market
from benchmarks.plain_matching import rank_plainly
from fagloft.demo.source_tables import read_table
from fagloft.engine.matching import Preferences, Weights, combine_offers, rank_offers
from fagloft.engine.travel import lay_out_places, measure_travel

LEADERS, OFFERS, CATALOGUE, VENUES = 1_000, 182, 82, 60


def test_rank_all_offers(benchmark: BenchmarkFixture) -> None:
    """1,000 leaders x 182 offers; the loop says the same, a hundred leaders measured and multiplied."""
    market = draw_market(LEADERS, OFFERS)
    ranking = benchmark(rank_offers, **market)
    few = {name: frame.to_dicts() for name, frame in market.items()}
    few["leaders"] = few["leaders"][:: LEADERS // 100]
    began = time.perf_counter()
    plain = rank_plainly(few, Weights(), Preferences())
    plain_s = (time.perf_counter() - began) * LEADERS / len(few["leaders"])
    for leader, told in plain.items():
        mine = ranking.scores.filter(pl.col("leader_id") == leader)
        assert [offer for offer, _, _ in told][:5] == mine["offer_id"].to_list()[:5]
    measured: Any = benchmark.stats
    ratio = plain_s / measured.stats.median
    benchmark.extra_info |= {"plain_s": round(plain_s, 2), "ratio": round(ratio, 1)}
    print(f"\nplain loop {plain_s:.2f} s, {ratio:.1f} times as long")


def test_combine_for_all_leaders(benchmark: BenchmarkFixture) -> None:
    """1,000 leaders, six needs each, 82 offers."""
    found = benchmark.pedantic(combine_offers, kwargs=draw_market(LEADERS, CATALOGUE), rounds=3)  # type: ignore[no-untyped-call]
    assert all(one.proven for one in found.leaders)


def test_measure_travel(benchmark: BenchmarkFixture) -> None:
    """All municipalities to sixty of them."""
    municipalities = read_table("norway/municipalities_2024.csv")
    places = lay_out_places(
        municipalities, read_table("travel/road_detours.csv"), read_table("travel/sea_crossings.csv")
    )
    codes = municipalities["code"].to_list()
    benchmark(measure_travel, codes, codes[:VENUES], places, read_table("travel/airports.csv"))
