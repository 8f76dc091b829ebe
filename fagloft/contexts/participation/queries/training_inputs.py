"""Everything a calculation needs to know: of a unit, everything below it, and a period."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.queries.gap_tables import GapTables, load_gaps
from fagloft.contexts.participation.queries.prior_choices import (
    Seat,
    get_accepted_seats,
    get_choices,
    list_days_away,
)
from fagloft.contexts.participation.queries.session_tables import load_sessions, topic
from fagloft.contexts.participation.queries.unit_limits import list_travel, load_units
from fagloft.contexts.planning.queries.costing_surroundings import get_surroundings
from fagloft.engine.planning.tables import GAPS


@dataclass(frozen=True)
class TrainingInput:
    """The planner's tables; `settled` counts the gaps that are left out because an accepted seat closes them."""

    gaps: pl.DataFrame
    sessions: pl.DataFrame
    units: pl.DataFrame
    travel: pl.DataFrame
    unavailable: pl.DataFrame
    locks: pl.DataFrame
    wishes: pl.DataFrame
    settled: int

    @property
    def home(self) -> dict[str, str]:
        """The unit of each person with a gap."""
        return dict(self.gaps.select("person_id", "unit_id").iter_rows())

    @property
    def fixed_seats(self) -> int:
        return int(self.locks["attends"].sum())

    @property
    def has_rates(self) -> bool:
        return bool((self.units["substitute_cost_per_hour"] > 0).any())


def load_training_input(
    *, scope: Scope, tree: UnitTree, unit_id: int, starts_on: date, ends_on: date, today: date
) -> TrainingInput:
    """What is known today, for who may plan there; the caller has asked for the permission."""
    tables = load_gaps(scope=scope, tree=tree, unit_ids=tree.below([unit_id]), on=today, before=ends_on)
    ids = [int(person_id) for person_id in tables.people["person_id"]]
    seats = get_accepted_seats(scope=scope, person_ids=ids, today=today)
    open_gaps = _leave_out_settled(tables.gaps, seats)
    left = GapTables(open_gaps, tables.people.join(open_gaps, on="person_id", how="semi"), tables.staff)
    sessions = load_sessions(
        scope=scope, starts_on=starts_on, ends_on=ends_on, today=today, asked=_list_asked(open_gaps)
    )
    around = get_surroundings(scope=scope, tree=tree)
    units = load_units(scope=scope, tables=left, around=around)
    choices = get_choices(
        scope=scope,
        person_ids=map(int, left.people["person_id"]),
        session_ids=map(int, sessions["session_id"]),
        seats=seats,
    )
    return TrainingInput(
        gaps=_name_topics(open_gaps),
        sessions=sessions,
        units=units,
        travel=list_travel(units=units, sessions=sessions, around=around),
        unavailable=list_days_away(scope=scope, people=left.people, seats=seats, starts_on=starts_on, ends_on=ends_on),
        locks=choices.locks,
        wishes=choices.wishes,
        settled=tables.gaps.height - open_gaps.height,
    )


def _leave_out_settled(gaps: pl.DataFrame, seats: tuple[Seat, ...]) -> pl.DataFrame:
    """Gaps that no accepted seat closes in time."""
    given = pl.DataFrame(
        [
            (str(seat.person_id), str(competence_id), level, seat.last_on)
            for seat in seats
            for competence_id, level in seat.levels
        ],
        schema={"person_id": pl.String, "competence_id": pl.String, "given": pl.Int64, "last_on": pl.Date},
        orient="row",
    )
    key = ["person_id", "competence_id"]
    in_time = pl.col("due_on").is_null() | (pl.col("last_on") <= pl.col("due_on"))
    settled = gaps.join(given, on=key).filter((pl.col("given") >= pl.col("level")) & in_time)
    return gaps.join(settled, on=key, how="anti", maintain_order="left")


def _list_asked(gaps: pl.DataFrame) -> dict[int, list[int]]:
    levels = gaps.group_by("competence_id").agg(pl.col("level").unique().sort())
    return {int(competence_id): list(asked) for competence_id, asked in levels.iter_rows()}


def _name_topics(gaps: pl.DataFrame) -> pl.DataFrame:
    rows = [
        (row["person_id"], row["unit_id"], topic(row["competence_id"], row["level"]), row["weight"], row["due_on"])
        for row in gaps.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=GAPS, orient="row")
