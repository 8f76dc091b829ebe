"""The gaps once more, as one would write them in pandas on a good day: merges and group-bys, nothing clever."""

from datetime import date

import pandas as pd

STRENGTH = ("voluntary", "expected", "mandatory")


def find_gaps_plainly(
    units: pd.DataFrame, people: pd.DataFrame, holdings: pd.DataFrame, requirements: pd.DataFrame, on: date
) -> pd.DataFrame:
    """Find the gaps: person_id, competence_id, required_level, held_level, obligation, requirement_ids, expired_on."""
    day = pd.Timestamp(on)
    employed = people[_is_valid(people, day, "starts_on", "ends_on")]
    asked = _sum_up(_apply(units, employed, requirements[_is_valid(requirements, day, "valid_from", "valid_to")]))
    valid = holdings[_is_valid(holdings, day, "valid_from", "valid_to")]
    held = valid.groupby(["person_id", "competence_id"], sort=False)["level"].max().rename("held_level").reset_index()
    table = asked.merge(held, on=["person_id", "competence_id"], how="left")
    table["held_level"] = table["held_level"].fillna(0).astype(int)
    gaps = table[table["required_level"] > table["held_level"]]
    gaps = gaps.merge(_lapse_days(gaps, holdings, day), on=["person_id", "competence_id"], how="left")
    return gaps.sort_values(["person_id", "competence_id"]).reset_index(drop=True)


def _is_valid(table: pd.DataFrame, day: pd.Timestamp, start: str, end: str) -> pd.Series:
    """Tell which periods hold on the day."""
    begun = table[start].isna() | (table[start] <= day)
    return begun & (table[end].isna() | (table[end] > day))


def _apply(units: pd.DataFrame, employed: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """Join people to the requirements of their five layers."""
    above = units[["unit_id"]].assign(scope_id=units["unit_id"])
    step, steps = above, [above]
    while len(step):
        step = step.merge(units[["unit_id", "parent_id"]], left_on="scope_id", right_on="unit_id", suffixes=("", "_up"))
        step = step.dropna(subset="parent_id")[["unit_id", "parent_id"]].rename(columns={"parent_id": "scope_id"})
        steps.append(step)
    who = employed[["person_id", "unit_id"]]
    layers = {
        "person": who.assign(scope_id=employed["person_id"]),
        "function": who.assign(scope_id=employed["function"]),
        "profession": who.assign(scope_id=employed["profession"]),
        "unit": who.merge(pd.concat(steps), on="unit_id"),
        "unit_kind": who.merge(units[["unit_id", "kind"]].rename(columns={"kind": "scope_id"}), on="unit_id"),
    }
    return pd.concat(
        rows.dropna(subset="scope_id").merge(rules[rules["scope"] == scope], on="scope_id")
        for scope, rows in layers.items()
    )


def _sum_up(applied: pd.DataFrame) -> pd.DataFrame:
    """Let the highest level and the strongest obligation count."""
    ranked = applied.assign(rank=applied["obligation"].map(STRENGTH.index)).sort_values("requirement_id")
    grouped = ranked.groupby(["person_id", "competence_id"], sort=False)
    summed = grouped.agg(
        unit_id=("unit_id", "first"),
        required_level=("level", "max"),
        rank=("rank", "max"),
        requirement_ids=("requirement_id", ";".join),
    ).reset_index()
    return summed.assign(obligation=summed["rank"].map(dict(enumerate(STRENGTH)))).drop(columns="rank")


def _lapse_days(gaps: pd.DataFrame, holdings: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Find the last day on which a lapsed holding of the required level ended."""
    lapsed = holdings[holdings["valid_to"] <= day]
    asked = gaps[["person_id", "competence_id", "required_level"]]
    bearing = lapsed.merge(asked, on=["person_id", "competence_id"])
    would_have_met = bearing[bearing["level"] >= bearing["required_level"]]
    ended = would_have_met.groupby(["person_id", "competence_id"])["valid_to"].max()
    return ended.rename("expired_on").reset_index()
