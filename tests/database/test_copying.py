from typing import Any

import polars as pl
from django.db import connection

from fagloft.database.appending import append_rows
from fagloft.database.copying import copy_out

SCHEMA = {"number": pl.Int64(), "word": pl.String()}


def test_rows_come_out_as_a_frame(db: None) -> None:
    frame = copy_out("SELECT n, 'ær;\"' || n FROM generate_series(1, %s) AS n", [2], SCHEMA)

    assert frame.rows() == [(1, 'ær;"1'), (2, 'ær;"2')]


def test_rows_come_out_in_the_order_of_the_query(db: None) -> None:
    query = "SELECT n, 'x' FROM generate_series(1, %s) AS n ORDER BY n %% 7, n DESC"
    numbers = copy_out(query, [500], SCHEMA)["number"].to_list()

    assert numbers == sorted(range(1, 501), key=lambda n: (n % 7, -n))


def test_no_rows_come_out_as_an_empty_frame(db: None) -> None:
    assert copy_out("SELECT 1, 'x' WHERE false", [], SCHEMA).schema == pl.Schema(SCHEMA)


def test_days_numbers_and_truths_keep_their_kind(db: None) -> None:
    schema = {"day": pl.Date(), "share": pl.Float64(), "is_so": pl.Boolean()}
    rows = "VALUES (date '2026-11-22', 0.75, true), (NULL, NULL, NULL)"
    frame = copy_out(f"SELECT * FROM ({rows}) AS rows (a, b, c)", [], schema)

    assert frame.schema == pl.Schema(schema)
    assert [str(value) for value in frame.row(0)] == ["2026-11-22", "0.75", "True"]
    assert frame.row(1) == (None, None, None)


def test_frame_goes_in_and_comes_out_again(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE words (number bigint, word text)")
    words = ['han sa "ja", og gikk', "æøå\n", "", None, "\\n, ()", " kant "]
    frame = pl.DataFrame({"number": [1, 2, 3, 4, 5, None], "word": words}, schema=SCHEMA)

    assert append_rows("words", frame) == 6
    assert copy_out("SELECT number, word FROM words ORDER BY 1", [], SCHEMA).equals(frame)


def test_empty_frame_costs_no_question(django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        assert append_rows("words", pl.DataFrame(schema=SCHEMA)) == 0


def test_an_answer_costs_one_question(django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(1):
        copy_out("SELECT %s::int, 'x'", [1], SCHEMA)
