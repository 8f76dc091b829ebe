"""The ids of a problem as numbers, and its days as stretches in which the same sessions run."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Runs, Whole, gather_runs
from fagloft.engine.vocabulary.id_codes import code_ids

EPOCH = date(1970, 1, 1)
NEVER = np.int64(2**40)


@dataclass(frozen=True)
class Codes:
    """
    Numbers for what a problem names.

    Attributes
    ----------
    persons, sessions, units, topics, organisations : pl.Series
        Ids in order; their places are the numbers. Topics are competences.
    home : Whole
        For each person the unit.
    topics_of_session, sessions_of_topic : Runs
        Who covers what.
    starts, ends : Whole
        First and last day of each session, as days since 1970.
    turns : Whole
        The days on which a session begins or is over: stretch number i begins on turns[i].
    first, last : Whole
        For each session its first and last stretch.
    """

    persons: pl.Series
    sessions: pl.Series
    units: pl.Series
    topics: pl.Series
    organisations: pl.Series
    home: Whole
    topics_of_session: Runs
    sessions_of_topic: Runs
    starts: Whole
    ends: Whole
    turns: Whole
    first: Whole
    last: Whole

    def day(self, stretch: int) -> date:
        """Return the first day of a stretch."""
        return EPOCH + timedelta(days=int(self.turns[stretch]))


def number_ids(problem: TrainingProblem) -> Codes:
    """
    Number what a problem names.

    Parameters
    ----------
    problem : TrainingProblem
        A sound problem.

    Returns
    -------
    Codes
        The numbers.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> codes = number_ids(state_problem(GAPS, SESSIONS, UNITS))
    >>> codes.persons.to_list(), codes.first.tolist(), codes.last.tolist(), codes.day(1)
    (['anna', 'bo', 'dag'], [0, 1], [1, 1], datetime.date(2027, 3, 2))
    """
    sessions = problem.sessions
    people = problem.gaps.unique("person_id", maintain_order=True)
    covered = sessions.select(topic=pl.col("competence_ids").str.split(";")).with_row_index("session")
    covered = covered.explode("topic", empty_as_null=True).unique().sort(pl.all())
    topics = pl.concat([problem.gaps["competence_id"], covered["topic"]]).unique().sort()
    starts = days_since_1970(sessions["starts_on"])
    ends = starts + sessions["days"].to_numpy() - 1
    turns = np.unique(np.concatenate([starts, ends + 1]))
    session, topic = covered["session"].to_numpy().astype(np.int64), code(covered["topic"], topics)
    return Codes(
        persons=people["person_id"],
        sessions=sessions["session_id"],
        units=problem.units["unit_id"],
        topics=topics,
        organisations=_list_organisations(problem),
        home=code(people["unit_id"], problem.units["unit_id"]),
        topics_of_session=gather_runs(session, topic, len(sessions)),
        sessions_of_topic=gather_runs(topic, session, len(topics)),
        starts=starts,
        ends=ends,
        turns=turns,
        first=np.searchsorted(turns, starts),
        last=np.searchsorted(turns, ends + 1) - 1,
    )


def days_since_1970(days: pl.Series) -> Whole:
    """
    Number days, an empty one as one that never comes.

    Parameters
    ----------
    days : pl.Series
        Dates; may hold nulls.

    Returns
    -------
    Whole
        Days since 1970.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> days_since_1970(pl.Series([date(1970, 1, 3)])).tolist()
    [2]
    """
    return days.cast(pl.Date).cast(pl.Int32).cast(pl.Int64).fill_null(int(NEVER)).to_numpy()


def code(values: pl.Series, ids: pl.Series) -> Whole:
    """
    Give each id its number, -1 where it has none.

    Parameters
    ----------
    values : pl.Series
        Ids.
    ids : pl.Series
        The known ones, each once.

    Returns
    -------
    Whole
        Numbers.

    Examples
    --------
    >>> import polars as pl
    >>> code(pl.Series(["b", "x"]), pl.Series(["a", "b"])).tolist()
    [1, -1]
    """
    return code_ids(values.cast(pl.String), ids).astype(np.int64)


def _list_organisations(problem: TrainingProblem) -> pl.Series:
    """List the organisations that units, shares and taken seats name."""
    named = [table["organisation_id"] for table in (problem.units, problem.shares, problem.taken)]
    return pl.concat(named).drop_nulls().unique().sort()
