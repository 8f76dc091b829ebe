"""The columns of the frames that the demo population consists of."""

import polars as pl

type Schema = dict[str, type[pl.DataType]]

ORGANISATIONS: Schema = {
    "organisation_code": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "municipality_code": pl.String,
    "community_code": pl.String,
}
UNIT_KINDS: Schema = {
    "code": pl.String,
    "name_nb": pl.String,
    "name_nn": pl.String,
    "name_en": pl.String,
    "service_area": pl.String,
}
FUNCTIONS: Schema = {
    "code": pl.String,
    "name_nb": pl.String,
    "name_nn": pl.String,
    "name_en": pl.String,
    "profession_code": pl.String,
    "service_area": pl.String,
}
PLACES: Schema = {"place_code": pl.String, "municipality_code": pl.String, "name": pl.String, "share": pl.Float64}
UNITS: Schema = {
    "organisation_code": pl.String,
    "unit_code": pl.String,
    "parent_code": pl.String,
    "name": pl.String,
    "kind_code": pl.String,
    "place_code": pl.String,
    "starts_on": pl.Date,
}
PEOPLE: Schema = {
    "organisation_code": pl.String,
    "employee_number": pl.String,
    "given_name": pl.String,
    "family_name": pl.String,
    "born_on": pl.Date,
    "hpr_number": pl.String,
}
EMPLOYMENTS: Schema = {
    "organisation_code": pl.String,
    "employee_number": pl.String,
    "unit_code": pl.String,
    "function_code": pl.String,
    "profession_code": pl.String,
    "fte": pl.Float64,
    "starts_on": pl.Date,
    "ends_on": pl.Date,
}
DUTIES: Schema = {
    "organisation_code": pl.String,
    "employee_number": pl.String,
    "unit_code": pl.String,
    "duty": pl.String,
    "hours_per_week": pl.Float64,
    "starts_on": pl.Date,
    "ends_on": pl.Date,
}
AUTHORISED_POSITIONS: Schema = {
    "organisation_code": pl.String,
    "unit_code": pl.String,
    "function_code": pl.String,
    "fte": pl.Float64,
    "starts_on": pl.Date,
}
HOLDINGS: Schema = {
    "organisation_code": pl.String,
    "employee_number": pl.String,
    "competence_code": pl.String,
    "level": pl.Int64,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "source": pl.String,
}
SESSIONS: Schema = {
    "session_number": pl.Int64,
    "organisation_code": pl.String,
    "offer_code": pl.String,
    "starts_on": pl.Date,
    "days": pl.Int64,
    "hours_per_day": pl.Float64,
    "place": pl.String,
    "capacity": pl.Int64,
    "seat_cost": pl.Float64,
}
SEAT_SHARES: Schema = {"session_number": pl.Int64, "organisation_code": pl.String, "seats": pl.Int64}
PERSONAS: Schema = {
    "key": pl.String,
    "name": pl.String,
    "organisation_code": pl.String,
    "employee_number": pl.String,
    "roles": pl.String,
    "description_nb": pl.String,
    "description_nn": pl.String,
    "description_en": pl.String,
}


def shape_frame(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """Return the frame with exactly the columns and types of the schema."""
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())
