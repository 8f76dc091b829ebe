"""Names and numbers of the fictitious people."""

import numpy as np
from numpy.typing import NDArray

from fagloft.demo.calendar_days import Days
from fagloft.demo.roster import Texts
from fagloft.demo.source_tables import assumption, read_rows

ERAS = ("old", "mid", "young")
BORN_BEFORE = (1975, 1992)
FIRST_FICTITIOUS_HPR = 9_900_000
FICTITIOUS_HPR_NUMBERS = 99_900
FIRST_PERSONA_HPR = FIRST_FICTITIOUS_HPR + FICTITIOUS_HPR_NUMBERS


def draw_names(profession: Texts, born_on: Days, rng: np.random.Generator) -> tuple[Texts, Texts]:
    """Draw given and family names that suit sex, year of birth and background."""
    women = rng.uniform(0, 1, len(profession)) < _read_female_shares(profession)
    eras = np.searchsorted(BORN_BEFORE, born_on.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970)
    backgrounds = _draw_backgrounds(len(profession), rng)
    given = np.full(len(profession), "", dtype="<U20")
    family = np.full(len(profession), "", dtype="<U20")
    for background in np.unique(backgrounds):
        rows = backgrounds == background
        family[rows] = rng.choice(_read_names("family", str(background), None), int(rows.sum()))
        for kind, sex in (("given_female", women), ("given_male", ~women)):
            for era, name in enumerate(ERAS):
                chosen = rows & sex & (eras == era)
                given[chosen] = rng.choice(_read_names(kind, str(background), name), int(chosen.sum()))
    return given, family


def _read_female_shares(profession: Texts) -> NDArray[np.float64]:
    shares = {row["profession_code"]: float(row["female_share"]) for row in read_rows("demo/profession_traits.csv")}
    return np.array([shares[code] for code in profession])


def _draw_backgrounds(count: int, rng: np.random.Generator) -> Texts:
    others = sorted({row["background"] for row in read_rows("names.csv")} - {"norwegian"})
    from_abroad = rng.uniform(0, 1, count) < assumption("immigrant_name_share")
    return np.where(from_abroad, rng.choice(others, count), "norwegian")


def _read_names(kind: str, background: str, era: str | None) -> list[str]:
    return [
        row["name"]
        for row in read_rows("names.csv")
        if row["kind"] == kind and row["background"] == background and (not row["era"] or row["era"] == era)
    ]


def draw_hpr_numbers(profession: Texts, rng: np.random.Generator) -> Texts:
    """Draw seven figures that begin with 99 for those who are authorised, none for the others."""
    registered = [row["code"] for row in read_rows("organisations/professions.csv") if row["in_hpr"] == "1"]
    numbers = FIRST_FICTITIOUS_HPR + rng.permutation(FICTITIOUS_HPR_NUMBERS)[: len(profession)]
    return np.where(np.isin(profession, registered), numbers.astype(str), "")
