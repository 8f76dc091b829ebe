"""Of which prioritised groups an applicant is, and what fairness is told by."""

from dataclasses import dataclass
from enum import StrEnum

SMALL_BELOW = 5_000
LARGE_FROM = 20_000
REMOTE_FROM = 5
"""Centrality classes 5 and 6 of 6 (Statistics Norway)."""


class Group(StrEnum):
    """Who may come first in an intake."""

    RECOMMENDED = "recommended"
    SMALL_MUNICIPALITY = "small_municipality"
    REMOTE_MUNICIPALITY = "remote_municipality"
    FIRST_TIME_LEADER = "first_time_leader"
    HOSPITAL = "hospital"
    MUNICIPALITY = "municipality"
    EVERYBODY = "everybody"


class Size(StrEnum):
    """How large a municipality is, as Statistics Norway groups them."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True)
class Background:
    """
    What prioritised groups and fairness are told by.

    Attributes
    ----------
    sector : str
        "municipality", "hospital_trust" or another kind of employer.
    county : str
        Empty where the employer has no seat.
    population : int or None
        Of the municipality.
    centrality : int or None
        Class 1 (most central) to 6.
    level : str
        Where in the line the applicant leads.
    is_first_time_leader, is_recommended : bool
        By the nomination.
    """

    sector: str
    county: str = ""
    population: int | None = None
    centrality: int | None = None
    level: str = ""
    is_first_time_leader: bool = False
    is_recommended: bool = False


def tell_size(population: int | None) -> str:
    """
    Tell how large a municipality is.

    Parameters
    ----------
    population : int or None
        How many live there.

    Returns
    -------
    str
        A `Size`; empty where nobody knows.

    Examples
    --------
    >>> [str(tell_size(people)) for people in (4_999, 5_000, 20_000, None)]
    ['small', 'medium', 'large', '']
    """
    if population is None:
        return ""
    if population < SMALL_BELOW:
        return Size.SMALL.value
    return Size.MEDIUM.value if population < LARGE_FROM else Size.LARGE.value


def list_groups(background: Background) -> frozenset[str]:
    """
    List the prioritised groups an applicant is of.

    Parameters
    ----------
    background : Background
        Of the applicant.

    Returns
    -------
    frozenset of str
        Values of `Group`. A hospital counts as neither small nor remote: its seat tells nothing of that.

    Examples
    --------
    >>> sorted(list_groups(Background("municipality", population=3_000, centrality=6)))
    ['everybody', 'municipality', 'remote_municipality', 'small_municipality']
    >>> sorted(list_groups(Background("hospital_trust", population=3_000, is_recommended=True)))
    ['everybody', 'hospital', 'recommended']
    """
    is_municipality = background.sector == "municipality"
    holds = {
        Group.RECOMMENDED: background.is_recommended,
        Group.SMALL_MUNICIPALITY: is_municipality and tell_size(background.population) == Size.SMALL,
        Group.REMOTE_MUNICIPALITY: is_municipality and (background.centrality or 0) >= REMOTE_FROM,
        Group.FIRST_TIME_LEADER: background.is_first_time_leader,
        Group.HOSPITAL: background.sector == "hospital_trust",
        Group.MUNICIPALITY: is_municipality,
        Group.EVERYBODY: True,
    }
    return frozenset(group.value for group, is_of in holds.items() if is_of)


def list_traits(background: Background) -> dict[str, str]:
    """
    List what fairness is told by, and a trait for each prioritised group that places can be reserved for.

    Parameters
    ----------
    background : Background
        Of the applicant.

    Returns
    -------
    dict of str to str
        "county", "size", "centrality", "sector" and "level"; each group of the applicant with "yes".

    Examples
    --------
    >>> list_traits(Background("municipality", "Nordland", 3_000, 6, "top_leader"))["size"]
    'small'
    """
    is_municipality = background.sector == "municipality"
    centrality = str(background.centrality) if is_municipality and background.centrality else ""
    return {
        "county": background.county,
        "size": tell_size(background.population) if is_municipality else "",
        "centrality": centrality,
        "sector": background.sector,
        "level": background.level,
    } | dict.fromkeys(list_groups(background), "yes")
