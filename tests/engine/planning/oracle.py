"""The same rules, written down one seat at a time, and every plan tried."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Any

CENT = Decimal("0.01")


class World:
    """The tables as rows."""

    def __init__(self, frames: Any) -> None:
        rows = {name: frame.to_dicts() for name, frame in frames.items() if name != "budget" and frame is not None}
        self.gaps, self.sessions, self.units = (
            rows["gaps"],
            {s["session_id"]: s for s in rows["sessions"]},
            rows["units"],
        )
        self.unit = {unit["unit_id"]: unit for unit in self.units}
        self.home = {gap["person_id"]: gap["unit_id"] for gap in self.gaps}
        self.travel = {(row["unit_id"], row["place"]): row["cost"] for row in rows.get("travel", ())}
        self.away = {(row["person_id"], row["date"]) for row in rows.get("unavailable", ())}
        self.locks = rows.get("locks", [])
        self.wishes = {(row["person_id"], row["session_id"]) for row in rows.get("wishes", ())}
        self.shares, self.taken = rows.get("shares", []), rows.get("taken", [])
        self.budget = frames["budget"]

    def days(self, session_id: str) -> set[date]:
        session = self.sessions[session_id]
        return {session["starts_on"] + timedelta(days=number) for number in range(session["days"])}

    def topics(self, session_id: str) -> set[str]:
        return set(self.sessions[session_id]["competence_ids"].split(";"))

    def in_time(self, gap: Any, session_id: str) -> bool:
        return gap["due_on"] is None or max(self.days(session_id)) <= gap["due_on"]

    def closed_by(self, person: str, session_id: str) -> list[Any]:
        return [
            gap
            for gap in self.gaps
            if gap["person_id"] == person
            and gap["competence_id"] in self.topics(session_id)
            and self.in_time(gap, session_id)
        ]

    def is_available(self, person: str, session_id: str) -> bool:
        return not any((person, day) in self.away for day in self.days(session_id))

    def cost(self, person: str, session_id: str) -> Decimal:
        session, unit = self.sessions[session_id], self.unit[self.home[person]]
        substitutes = session["days"] * session["hours_per_day"] * unit["substitute_cost_per_hour"]
        travel = self.travel.get((unit["unit_id"], session["place"]), Decimal(0))
        return Decimal(session["seat_cost"] + travel + substitutes.quantize(CENT, ROUND_HALF_UP))

    def seats(self) -> list[tuple[str, str]]:
        forbidden = {(row["person_id"], row["session_id"]) for row in self.locks if not row["attends"]}
        return [
            (person, session)
            for person in sorted(self.home)
            for session in sorted(self.sessions)
            if self.closed_by(person, session)
            and self.is_available(person, session)
            and (person, session) not in forbidden
        ]

    def max_absent(self, unit_id: str) -> int:
        unit = self.unit[unit_id]
        if unit.get("staff") is None or unit.get("minimum_present") is None:
            return int(unit["max_absent"])
        return int(min(unit["max_absent"], max(0, unit["staff"] - unit["minimum_present"])))

    def away_on(self, plan: Any, unit_id: str, day: date) -> int:
        return len({p for p, s in plan if self.home[p] == unit_id and day in self.days(s)})

    def seats_fit(self, plan: Any, session_id: str) -> bool:
        """Each organisation fills what is kept for it; what goes beyond, and others, share the rest."""
        used: dict[Any, int] = {}
        for person, session in plan:
            if session == session_id:
                organisation = self.unit[self.home[person]].get("organisation_id")
                used[organisation] = used.get(organisation, 0) + 1
        mine = any(used.values())
        for row in self.taken:
            if row["session_id"] == session_id:
                used[row["organisation_id"]] = used.get(row["organisation_id"], 0) + row["seats"]
        shares = [row for row in self.shares if row["session_id"] == session_id]
        kept = {row["organisation_id"]: row["minimum"] or 0 for row in shares}
        most = {row["organisation_id"]: row["maximum"] for row in shares if row["maximum"] is not None}
        return not mine or self.enough(used, kept, most, self.sessions[session_id]["capacity"], session_id, plan)

    def enough(self, used: Any, kept: Any, most: Any, capacity: int, session_id: str, plan: Any) -> bool:
        needed = sum(kept.values()) + sum(max(0, count - kept.get(org, 0)) for org, count in used.items())
        attending = {self.unit[self.home[p]].get("organisation_id") for p, s in plan if s == session_id}
        within = all(used.get(org, 0) <= limit for org, limit in most.items() if org in attending)
        # Where others have taken too much already, what is kept may still be filled.
        beyond = any(used[org] > kept.get(org, 0) for org in attending)
        return within and (needed <= capacity or not beyond)

    def breaks(self, plan: Any) -> str | None:
        """Name a rule that a plan breaks."""
        for (p, s), (q, t) in combinations(plan, 2):
            if p == q and self.days(s) & self.days(t):
                return "clash"
            if p == q and self.topics(s) & self.topics(t):
                return "same_competence"
        if not all(self.seats_fit(plan, session) for session in self.sessions):
            return "seats"
        for unit in self.unit:
            for day in {day for _, session in plan for day in self.days(session)}:
                if self.away_on(plan, unit, day) > self.max_absent(unit):
                    return "unit_limit"
        over = self.budget is not None and sum((self.cost(*seat) for seat in plan), Decimal(0)) > self.budget
        return "budget" if over else None

    def aim(self, plan: Any) -> tuple[int, int, Decimal]:
        value = sum(gap["weight"] for seat in plan for gap in self.closed_by(*seat))
        spent = sum((self.cost(*seat) for seat in plan), Decimal(0))
        return value, len(self.wishes & set(plan)), -spent

    def must(self) -> set[tuple[str, str]]:
        return {(row["person_id"], row["session_id"]) for row in self.locks if row["attends"]}

    def best(self) -> tuple[int, int, Decimal] | None:
        """Try every plan; None where the locks cannot be kept."""
        must = self.must()
        plans = (plan for plan in self.plans([], self.seats()) if must <= set(plan))
        return max((self.aim(plan) for plan in plans), default=None)

    def plans(self, chosen: Any, left: Any) -> Iterator[Any]:
        """Every rule only forbids, so a plan that breaks one need not be looked at further."""
        yield chosen
        for number, seat in enumerate(left):
            longer = [*chosen, seat]
            if self.breaks(longer) is None:
                yield from self.plans(longer, left[number + 1 :])

    def reasons(self, plan: Any) -> list[tuple[str, str, int, str]]:
        """Give each open gap its reason, as the format's paragraph reads."""
        closed = {(gap["person_id"], gap["competence_id"]) for seat in plan for gap in self.closed_by(*seat)}
        still = [gap for gap in self.gaps if (gap["person_id"], gap["competence_id"]) not in closed]
        told = [(gap["person_id"], gap["competence_id"], gap["weight"], self.reason(gap, plan)) for gap in still]
        return sorted(told)

    def reason(self, gap: Any, plan: Any) -> str:
        covering = [session for session in self.sessions if gap["competence_id"] in self.topics(session)]
        if not covering:
            return "no_session"
        timely = [session for session in covering if self.in_time(gap, session)]
        if not timely:
            return "too_late"
        left = [session for session in timely if self.is_available(gap["person_id"], session)]
        if not left:
            return "unavailable"
        bars = [self.bars(gap["person_id"], session, plan) for session in left]
        if not all(bars):
            return "chosen_otherwise"
        return next(name for name in ("clash", "full", "unit_limit", "budget") if any(name in bar for bar in bars))

    def bars(self, person: str, session: str, plan: Any) -> set[str]:
        found = set()
        if any(p == person and s != session and self.days(s) & self.days(session) for p, s in plan):
            found.add("clash")
        if not self.seats_fit([*plan, (person, session)], session):
            found.add("full")
        unit = self.home[person]
        if any(self.away_on(plan, unit, day) >= self.max_absent(unit) for day in self.days(session)):
            found.add("unit_limit")
        spent = sum((self.cost(*seat) for seat in plan), Decimal(0))
        if self.budget is not None and spent + self.cost(person, session) > self.budget:
            found.add("budget")
        return found
