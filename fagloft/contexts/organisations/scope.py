"""Who is asking: every query takes a scope, and answers only what it may see."""

from dataclasses import dataclass

EMPLOYEE = "employee"
LEADER = "leader"
DEPUTY = "deputy"
DEVELOPMENT_NURSE = "professional_development_nurse"
DIRECTOR = "director"
ADMINISTRATOR = "administrator"
REGIONAL_ADVISER = "regional_adviser"
AUDITOR = "auditor"
ANALYST = "analyst"
ROLES = (EMPLOYEE, LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, ADMINISTRATOR, REGIONAL_ADVISER, AUDITOR, ANALYST)


@dataclass(frozen=True)
class Scope:
    """One reader in one organisation on one day.

    `led_units` are the units whose people the reader follows by name: those the reader leads or deputises in, with
    the units below that have no leader of their own, and those served as professional-development nurse.
    `wholly_led_units` are those of them with nobody below whom another leads. `lead_by_appointment` holds all units
    below one's own, for decisions; `counted_units` those seen in numbers or better.
    """

    tenant_id: int
    shared_id: int | None
    user_id: int
    user_name: str
    language: str = "nb"
    roles: frozenset[str] = frozenset()
    person_ids: frozenset[int] = frozenset()
    led_units: frozenset[int] = frozenset()
    wholly_led_units: frozenset[int] = frozenset()
    lead_by_appointment: frozenset[int] = frozenset()
    counted_units: frozenset[int] = frozenset()

    def may_lead(self, unit_id: int) -> bool:
        """Whether the reader decides in the unit: as leader or deputy, not as delegated nurse."""
        return unit_id in self.lead_by_appointment

    def sees_people_of(self, unit_id: int) -> bool:
        """Whether everybody of the unit and of the units below is the reader's to follow by name."""
        return unit_id in self.wholly_led_units

    def sees_numbers_of(self, unit_id: int) -> bool:
        return unit_id in self.counted_units or unit_id in self.led_units

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)
