"""Numbers with a decimal comma or point, and shares in per cent."""

import polars as pl

from fagloft.intake.parse_text import Parsed, Refusal
from fagloft.intake.template import Column

_NUMBER = r"^([+-]?\d{1,3}(?: \d{3})+|[+-]?\d{1,15})([.,]\d{1,15})?$"


def parse_decimal(text: pl.Expr, column: Column) -> Parsed:
    return _parsed(_number(text), column)


def parse_share(text: pl.Expr, column: Column) -> Parsed:
    """0,75 and 75 % are the same share."""
    per_cent = _number(text.str.strip_suffix("%").str.strip_chars(" ")) / 100
    share = pl.when(text.str.ends_with("%")).then(per_cent).otherwise(_number(text))
    minimum, maximum = column.minimum or 0.0, float("inf") if column.maximum is None else column.maximum
    params: dict[str, str | int] = {"minimum": f"{minimum * 100:g}", "maximum": f"{maximum * 100:g}"}
    outside = Refusal("share_out_of_range", ~share.is_between(minimum, maximum), params)
    return Parsed(share, (Refusal("not_a_number", share.is_null(), {}), outside))


def parse_whole(text: pl.Expr, column: Column) -> Parsed:
    number = _number(text)
    parsed = _parsed(number, column)
    broken = Refusal("not_a_whole_number", number != number.round(0), {})
    return Parsed(number.round(0).cast(pl.Int64, strict=False), (*parsed.refusals, broken))


def _number(text: pl.Expr) -> pl.Expr:
    plain = text.str.replace_all(" ", "").str.replace(",", ".", literal=True)
    return pl.when(text.str.contains(_NUMBER)).then(plain.str.strip_prefix("+")).cast(pl.Float64, strict=False)


def _parsed(number: pl.Expr, column: Column) -> Parsed:
    minimum = float("-inf") if column.minimum is None else column.minimum
    maximum = float("inf") if column.maximum is None else column.maximum
    outside = ~number.is_between(minimum, maximum)
    params: dict[str, str | int] = {"minimum": f"{minimum:g}", "maximum": f"{maximum:g}"}
    return Parsed(
        number, (Refusal("not_a_number", number.is_null(), {}), Refusal("number_out_of_range", outside, params))
    )
