"""What hours and journeys cost in the demo, set by its director as anybody would."""

from datetime import date
from decimal import Decimal

from fagloft.contexts.imports.actions.demo_plans import sign_in_persona
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.organisations.models import Profession
from fagloft.contexts.planning.actions import rates


def load_demo_rates(*, on: date) -> int:
    """Hourly rates of the shipped table; returns how many. The demo's director must be loaded."""
    told = read_rows("demo/hourly_rates.csv")
    for row in told:
        scope = sign_in_persona(row["persona"], on)
        code = row["profession_code"]
        text = rates.RateText(
            substitute=Decimal(row["substitute"]),
            own_hour=Decimal(row["own_hour"]),
            profession_id=Profession.objects.get(code=code).pk if code else None,
        )
        rates.add_rate(scope=scope, text=text)
    return len(told)
