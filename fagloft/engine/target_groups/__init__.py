"""Whom a measure concerns: a rule over units, functions, professions and persons, perhaps only those with the gap."""

from fagloft.engine.target_groups.find import GROUPS, RULES, find_target_groups

__all__ = ["GROUPS", "RULES", "find_target_groups"]
