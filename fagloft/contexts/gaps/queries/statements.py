"""The questions put to PostgreSQL for whole tables; `{language}` is the suffix of a column with names."""

STAFF = """
SELECT e.person_id, e.unit_id, e.function_id, e.profession_id, e.starts_on, e.ends_on, e.fte,
       p.given_name, p.family_name, p.employee_number, f.name_{language}, r.name_{language}
FROM organisations_employment e
JOIN organisations_person p ON p.id = e.person_id
LEFT JOIN organisations_function f ON f.id = e.function_id
LEFT JOIN organisations_profession r ON r.id = e.profession_id
WHERE e.tenant_id = %s AND {chosen} AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on > %s)
ORDER BY p.family_name, p.given_name, p.id
"""
STAFF_OF_UNITS = STAFF.replace("{chosen}", "e.unit_id = ANY(%s)")
STAFF_OF_PERSON = STAFF.replace("{chosen}", "e.person_id = %s")

HELD = """
SELECT h.person_id, h.competence_id, h.level, h.valid_from, h.valid_to
FROM competence_holding h
WHERE h.tenant_id = %s AND {chosen}
  AND NOT EXISTS (SELECT FROM competence_withdrawal w WHERE w.holding_id = h.id)
"""
HOLDINGS = HELD.replace("{chosen}", "h.person_id = ANY(%s) AND h.competence_id = ANY(%s)")
HOLDINGS_OF_PERSON = HELD.replace("{chosen}", "h.person_id = %s")

REQUIREMENTS = """
SELECT id, layer, COALESCE(person_id, function_id, profession_id, unit_id, unit_kind_id), competence_id, level,
       obligation, starts_on, ends_on
FROM requirements_requirement
WHERE tenant_id = ANY(%s) AND starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)
"""

COVERAGE = """
SELECT CASE WHEN unit_id IS NULL THEN 'unit_kind' ELSE 'unit' END, COALESCE(unit_id, unit_kind_id), competence_id,
       level, minimum, starts_on, ends_on
FROM requirements_coveragerequirement
WHERE tenant_id = ANY(%s) AND starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)
"""

WAYS = """
SELECT w.id, w.competence_id, w.level, s.competence_id, s.level
FROM competence_way w JOIN competence_waystep s ON s.way_id = w.id
WHERE w.tenant_id = ANY(%s)
"""

LATEST_COUNTS = "SELECT id FROM competence_competence WHERE tenant_id = ANY(%s) AND counting = 'latest'"

# What somebody counts as holding on the day: the best of what is valid, or the latest where the catalogue says so.
# The limits keep the answer small where half the organisation could help.
HELD_LEVELS = """
SELECT DISTINCT ON (h.person_id, e.unit_id, h.competence_id) h.person_id, e.unit_id, h.competence_id, h.level
FROM {people} e
JOIN competence_holding h ON h.person_id = e.person_id
JOIN competence_competence c ON c.id = h.competence_id
WHERE h.tenant_id = %s AND h.competence_id = ANY(%s)
  AND h.valid_from <= %s AND (h.valid_to IS NULL OR h.valid_to > %s)
  AND NOT EXISTS (SELECT FROM competence_withdrawal w WHERE w.holding_id = h.id)
ORDER BY h.person_id, e.unit_id, h.competence_id,
         CASE WHEN c.counting = 'latest' THEN h.valid_from END DESC, h.level DESC
"""
PEOPLE_NEAR = """(
    SELECT person_id, unit_id FROM organisations_employment
    WHERE tenant_id = %s AND unit_id = ANY(%s) AND starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)
    ORDER BY unit_id, person_id LIMIT 200
)"""
COUNT_HOLDERS = """
SELECT competence_id, unit_id, level, count(DISTINCT person_id) FROM ({held}) held GROUP BY 1, 2, 3
"""
HOLDERS_NEAR = COUNT_HOLDERS.replace("{held}", HELD_LEVELS.replace("{people}", PEOPLE_NEAR))
PEOPLE_FAR = """(
    SELECT found.person_id, found.unit_id
    FROM unnest(%s::bigint[]) AS wanted(competence_id)
    CROSS JOIN LATERAL (
        SELECT e.person_id, e.unit_id
        FROM competence_holding h
        JOIN organisations_employment e ON e.person_id = h.person_id
        WHERE h.tenant_id = %s AND h.competence_id = wanted.competence_id
          AND h.valid_from <= %s AND (h.valid_to IS NULL OR h.valid_to > %s)
          AND e.tenant_id = %s AND NOT e.unit_id = ANY(%s)
          AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on > %s)
        LIMIT 20
    ) found
    GROUP BY found.person_id, found.unit_id
)"""
HOLDERS_FAR = COUNT_HOLDERS.replace("{held}", HELD_LEVELS.replace("{people}", PEOPLE_FAR))
