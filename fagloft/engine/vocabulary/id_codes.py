"""Ids as small numbers: thirty million texts are compared once, afterwards only numbers are."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

type Codes = NDArray[np.int32]

UNKNOWN = -1


@dataclass(frozen=True)
class IdCodes:
    """
    A code for every id of a column: its place in a list of known ids.

    Attributes
    ----------
    given : pl.Enum or None
        The numbering a text column is given; None where the column comes with its own.
    places : Codes
        For each number of the column its place in the list, -1 for none; the last one stands for null.
    """

    given: pl.Enum | None
    places: Codes

    def number(self, values: pl.Series) -> Codes:
        """Give each value its own number in the column, one past the last for null."""
        # Neither a cast nor a look at its type: both would go through all the texts of an Enum again.
        enum = values if self.given is None else values.cast(self.given, strict=False)
        numbers = enum.to_physical().cast(pl.Int32)
        return numbers.fill_null(len(self.places) - 1).to_numpy()

    def code(self, values: pl.Series) -> Codes:
        """Give each value its place in the list."""
        return self.places[self.number(values)]


def prepare_codes(dtype: pl.DataType, ids: pl.Series) -> IdCodes:
    """
    Prepare to code a column.

    Parameters
    ----------
    dtype : pl.DataType
        The type of the column: text, or an Enum, whose texts are then compared once and not row by row.
    ids : pl.Series
        The known ids as text, each once.

    Returns
    -------
    IdCodes
        What codes the column, in as many pieces as one likes.

    Examples
    --------
    >>> import polars as pl
    >>> prepare_codes(pl.String(), pl.Series(["a", "b"])).code(pl.Series(["b", "x", None])).tolist()
    [1, -1, -1]
    """
    listed = pl.Enum(ids)
    given = None if isinstance(dtype, pl.Enum) else listed
    categories = dtype.categories if isinstance(dtype, pl.Enum) else ids.cast(pl.String)
    places = categories.cast(listed, strict=False).to_physical().cast(pl.Int32).fill_null(UNKNOWN)
    return IdCodes(given, np.append(places.to_numpy(), np.int32(UNKNOWN)))


def code_ids(values: pl.Series, ids: pl.Series) -> Codes:
    """
    Give each value the place its id has in a list.

    Parameters
    ----------
    values : pl.Series
        Ids as text or as an Enum; may hold nulls.
    ids : pl.Series
        The known ids as text, each once.

    Returns
    -------
    Codes
        Places from 0, and -1 for null and for what is not listed.

    Examples
    --------
    >>> import polars as pl
    >>> code_ids(pl.Series(["b", "x", None]), pl.Series(["a", "b"])).tolist()
    [1, -1, -1]
    """
    return prepare_codes(values.dtype, ids).code(values)
