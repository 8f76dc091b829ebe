"""The catalogue of leadership programmes that the product ships with: as the reports told it, and what is known now."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.organisations.models import Municipality

YEAR_OF_REPORT = {"001_1b1a7e2b1956b839.txt": 2014}
YES_NO = {"yes": True, "ja": True, "y": True, "no": False, "nei": False, "n": False}


@transaction.atomic
def load_leadership_programmes(*, community_id: int, on: date | None = None) -> int:
    """Add what the community's catalogue does not have yet; returns how many. Declare the health community first.

    The fictitious ones are of the year of `on`, and are loaded only where it is given: in a demo.
    """
    numbers = dict(Municipality.objects.values_list("code", "pk"))
    known = set(Programme.objects.filter(tenant_id=community_id).values_list("code", "year"))
    rows = [row for row in _tell(on) if (row["code"], int(row["year"])) not in known]
    added = Programme.objects.bulk_create(_programme(row, community_id, numbers, on) for row in rows)
    return len(added)


def _tell(on: date | None) -> Iterator[dict[str, str]]:
    """Every shipped row under the names of the catalogue's own fields."""
    seats = {row["provider_code"]: row["municipality_code"] for row in read_rows("leadership/providers.csv")}
    for row in read_rows("leadership/leadership_programmes.csv"):
        yield _as_told(row, seats) | {
            "education_years": row["higher_education_years_required"],
            "experience_years": row["work_experience_years_required"],
            "experience_is_relevant": row["experience_relevant"],
            # A row that asks for higher education says that study competence is not enough; an empty one says nothing.
            "study_competence_is_enough": row["general_study_competence_ok"],
            # The appendix says only where prior learning counts, and that it counts at others too (001:2757).
            "accepts_prior_learning": row["prior_learning_accepted"].replace("n", ""),
            "requirement_varies": row["requirement_varies"],
            "website": row["url"] or row["website"],
            "section": row["section"],
        }
    yield from (_as_told(row, seats) for row in read_rows("leadership/leadership_offers_text.csv"))
    yield from read_rows("leadership/programmes_national.csv")
    if on is not None:
        for row in read_rows("leadership/programmes_fictitious.csv"):
            yield row | {"year": str(on.year), "is_fictitious": "y"}


def _as_told(row: dict[str, str], seats: dict[str, str]) -> dict[str, str]:
    """As the reports' tables have it. No place is printed there, so travel is reckoned to the provider's seat."""
    return row | {
        "code": row["id"],
        "year": row["year"] or str(YEAR_OF_REPORT[row["source"]]),
        "part_of_code": row.get("parent_id", ""),
        "title": row["title_or_content"],
        "level": row["level"] or ("no_credits" if row["ects_max"] == "0" else ""),
        "credits_min": row["ects_min"],
        "credits_max": row["ects_max"],
        "is_part_time": row["part_time"].replace("unknown", ""),
        "municipality_code": seats.get(row["provider_code"], ""),
        "status": row.get("status", "") or "active",
    }


def _programme(row: dict[str, str], community_id: int, numbers: dict[str, int], on: date | None) -> Programme:
    text = ("part_of_code", "title", "provider_code", "provider_name", "commissioner", "section", "level", "duration")
    more = ("place", "cost_note", "participants", "ordered_by", "status", "website", "note", "source")
    whole = ("education_years", "experience_years", "gatherings", "days_per_gathering", "first_weekday", "line")
    known = ("experience_is_relevant", "study_competence_is_enough", "accepts_prior_learning", "is_part_time")
    is_fictitious = YES_NO.get(row.get("is_fictitious", ""), False)
    return Programme(
        tenant_id=community_id,
        code=row["code"],
        year=int(row["year"]),
        municipality_id=numbers[row["municipality_code"]] if row["municipality_code"] else None,
        requirement_varies=YES_NO.get(row.get("requirement_varies", ""), False),
        individual_enrolment=YES_NO.get(row.get("individual_enrolment", "")),
        is_fictitious=is_fictitious,
        confirmed_on=on if is_fictitious else None,
        **{name: row.get(name, "") for name in (*text, *more)},
        **{name: int(row[name]) if row.get(name) else None for name in whole},
        **{name: YES_NO.get(row.get(name, "")) for name in known},
        **{name: Decimal(row[name]) if row.get(name) else None for name in ("credits_min", "credits_max", "price")},
        **{
            name: [code for code in row.get(name, "").split(";") if code]
            for name in ("audience", "leader_levels", "topics", "delivery")
        },
    )
