"""Words from a closed list, in any of the three languages."""

import re
from typing import Final

import polars as pl

from fagloft.intake.parse_text import Parsed, Refusal
from fagloft.intake.template import Column, fold

_TRUE: Final = ("ja", "j", "yes", "y", "sann", "true", "1", "x", "✓")
_FALSE: Final = ("nei", "n", "no", "usann", "false", "0")


def parse_choice(text: pl.Expr, column: Column) -> Parsed:
    values = {fold(spelling): choice.value for choice in column.choices for spelling in choice.spellings()}
    value = _folded(text).replace_strict(list(values), list(values.values()), default=None, return_dtype=pl.String)
    allowed = ", ".join(choice.value for choice in column.choices)
    return Parsed(value, (Refusal("not_in_list", value.is_null(), {"allowed": allowed}),))


def parse_boolean(text: pl.Expr) -> Parsed:
    lowered = text.str.to_lowercase()
    value = pl.when(lowered.is_in(_TRUE)).then(pl.lit(value=True)).when(lowered.is_in(_FALSE)).then(pl.lit(value=False))
    return Parsed(value, (Refusal("not_a_boolean", value.is_null(), {}),))


def _folded(text: pl.Expr) -> pl.Expr:
    """The same as `fold`, for a whole column at once."""
    lowered = text.str.to_lowercase()
    for letter, replacement in (("ø", "o"), ("æ", "ae"), ("ð", "d"), ("ł", "l"), ("ß", "ss")):
        lowered = lowered.str.replace_all(re.escape(letter), replacement)
    return lowered.str.normalize("NFKD").str.replace_all(r"[^a-z0-9%]", "")
