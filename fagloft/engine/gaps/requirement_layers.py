"""Add up the layers of requirements, once per distinct work situation rather than once per person."""

from datetime import date

import polars as pl

from fagloft.engine.vocabulary.periods import is_valid_on

SITUATION = ("unit_id", "function", "profession", "own_id")
"""What decides which requirements apply: own_id is the person where somebody has requirements of their own."""


def list_situations(employments: pl.DataFrame, requirements: pl.DataFrame) -> pl.DataFrame:
    """
    Number the distinct situations people work in.

    Parameters
    ----------
    employments : pl.DataFrame
        Columns person_id, unit_id, function, profession.
    requirements : pl.DataFrame
        The requirements in force; those with the scope person make their person a situation of its own.

    Returns
    -------
    pl.DataFrame
        The columns of `employments`, own_id and situation (a number from 0), in the order of the employments.

    Examples
    --------
    >>> import polars as pl
    >>> people = pl.DataFrame({"person_id": ["a", "b"], "unit_id": "u", "function": "nurse", "profession": None})
    >>> none = pl.DataFrame(schema={"scope": pl.String, "scope_id": pl.String})
    >>> list_situations(people, none)["situation"].to_list()
    [0, 0]
    """
    own = requirements.filter(pl.col("scope") == "person").select(person_id="scope_id", own_id="scope_id").unique()
    placed = employments.join(own, on="person_id", how="left", maintain_order="left")
    situations = placed.select(SITUATION).unique(maintain_order=True).with_row_index("situation")
    return placed.join(situations, on=SITUATION, how="left", nulls_equal=True, maintain_order="left")


def merge_situations(placed: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """
    Give a person who has several employments in one unit one situation that joins them.

    Parameters
    ----------
    placed : pl.DataFrame
        Columns person_id, unit_id, situation.

    Returns
    -------
    employments : pl.DataFrame
        person_id, unit_id, situation (renumbered); person and unit together unique.
    parts : pl.DataFrame
        merged (the new number), situation (one of those it joins).

    Examples
    --------
    >>> import polars as pl
    >>> placed = pl.DataFrame({"person_id": ["a", "a", "b"], "unit_id": "u", "situation": [0, 1, 1]})
    >>> employments, parts = merge_situations(placed)
    >>> employments.sort("person_id").rows(), sorted(parts.rows())
    ([('a', 'u', 0), ('b', 'u', 1)], [(0, 0), (0, 1), (1, 1)])
    """
    if placed["person_id"].n_unique() == len(placed):
        # One employment each, as almost everybody has: nothing to join.
        alone = placed.select("person_id", "unit_id", "situation")
        return alone, alone.select("situation", merged="situation").unique().select("merged", "situation")
    grouped = placed.group_by("person_id", "unit_id", maintain_order=True).agg(pl.col("situation").unique().sort())
    merged = grouped.select("situation").unique(maintain_order=True).with_row_index("merged")
    employments = grouped.join(merged, on="situation", how="left", maintain_order="left")
    parts = merged.explode("situation", empty_as_null=False)
    return employments.select("person_id", "unit_id", situation="merged"), parts


def apply_layers(
    situations: pl.DataFrame, units: pl.DataFrame, units_above: pl.DataFrame, rules: pl.DataFrame
) -> pl.DataFrame:
    """
    Find every rule that applies to every situation, through any of the five layers.

    Parameters
    ----------
    situations : pl.DataFrame
        Columns situation, unit_id, function, profession, own_id; one row per situation.
    units : pl.DataFrame
        Columns unit_id, kind.
    units_above : pl.DataFrame
        Columns unit_id, above_id as `list_units_above` gives them.
    rules : pl.DataFrame
        Columns scope and scope_id besides those to be handed on.

    Returns
    -------
    pl.DataFrame
        situation and the columns of the rules without scope and scope_id, one row per situation and rule that applies.

    Examples
    --------
    >>> import polars as pl
    >>> situations = pl.DataFrame({"situation": [0], "unit_id": "u", "function": "nurse", "profession": "x",
    ...                            "own_id": pl.Series([None], dtype=pl.String)})
    >>> units = pl.DataFrame({"unit_id": ["u"], "kind": ["ward"]})
    >>> above = pl.DataFrame({"unit_id": ["u"], "above_id": ["u"]})
    >>> rules = pl.DataFrame({"scope": ["unit_kind", "function"], "scope_id": ["ward", "cook"], "competence_id": "c"})
    >>> apply_layers(situations, units, above, rules).rows()
    [(0, 'c')]
    """
    by_unit = situations.select("situation", "unit_id")
    belongs = {
        "person": situations.select("situation", scope_id="own_id"),
        "function": situations.select("situation", scope_id="function"),
        "profession": situations.select("situation", scope_id="profession"),
        "unit": by_unit.join(units_above, on="unit_id").select("situation", scope_id="above_id"),
        "unit_kind": by_unit.join(units, on="unit_id").select("situation", scope_id="kind"),
    }
    placed = pl.concat([rows.with_columns(scope=pl.lit(scope)) for scope, rows in belongs.items()])
    return placed.join(rules, on=["scope", "scope_id"]).drop("scope", "scope_id")


def sum_up_requirements(applied: pl.DataFrame) -> pl.DataFrame:
    """
    Let the highest level and the strongest obligation count where several rules ask for the same competence.

    Parameters
    ----------
    applied : pl.DataFrame
        Columns situation, requirement_id, competence_id, level, obligation, as `apply_layers` gives them.

    Returns
    -------
    pl.DataFrame
        situation, competence_id, required_level, obligation, requirement_ids (joined with ``;`` in order).

    Examples
    --------
    >>> import polars as pl
    >>> from fagloft.engine.vocabulary import OBLIGATION
    >>> applied = pl.DataFrame({"situation": 0, "requirement_id": ["r2", "r1"], "competence_id": "c",
    ...     "level": [1, 2], "obligation": pl.Series(["mandatory", "expected"], dtype=OBLIGATION)})
    >>> sum_up_requirements(applied).row(0)
    (0, 'c', 2, 'mandatory', 'r1;r2')
    """
    key = ["situation", "competence_id"]
    summed = applied.group_by(key).agg(
        required_level=pl.col("level").max(),
        obligation=pl.col("obligation").max(),
        requirement_ids=pl.col("requirement_id").first(),
        asking=pl.len(),
    )
    alone = summed.filter(pl.col("asking") == 1).drop("asking")
    joined = summed.filter(pl.col("asking") > 1).drop("requirement_ids", "asking")
    ids = applied.join(joined, on=key, how="semi").sort("requirement_id").group_by(key)
    return pl.concat([alone, joined.join(ids.agg(requirement_ids=pl.col("requirement_id").str.join(";")), on=key)])


def in_force(rules: pl.DataFrame, on: date) -> pl.DataFrame:
    """
    Keep the rules whose period holds on a day.

    Parameters
    ----------
    rules : pl.DataFrame
        Requirements or coverage, with valid_from and valid_to.
    on : date
        The day.

    Returns
    -------
    pl.DataFrame
        The rows in force, without the columns of the period.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> rules = pl.DataFrame({"requirement_id": ["r"], "valid_from": date(2026, 1, 1), "valid_to": date(2027, 1, 1)})
    >>> in_force(rules, date(2026, 5, 1)).rows(), in_force(rules, date(2027, 1, 1)).rows()
    ([('r',)], [])
    """
    return rules.filter(is_valid_on(on)).drop("valid_from", "valid_to")
