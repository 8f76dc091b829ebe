from django.urls import path

from fagloft.web.administration import account, readings, unit
from fagloft.web.administration.invite import invite_user
from fagloft.web.administration.units import administration_units
from fagloft.web.administration.users import administration

USER = "administration/users/<int:user_id>/"
UNIT = "administration/units/<int:unit_id>/"

urlpatterns = [
    path("administration/", administration, name="administration"),
    path("administration/users/new/", invite_user, name="invite_user"),
    path(USER, account.administer_user, name="administer_user"),
    path(f"{USER}roles/", account.grant_role, name="grant_role"),
    path(f"{USER}roles/<int:role_id>/end/", account.end_role, name="end_role"),
    path(f"{USER}person/", account.connect_person, name="connect_person"),
    path(f"{USER}person/remove/", account.disconnect_person, name="disconnect_person"),
    path(f"{USER}invitation/", account.send_invitation_again, name="send_invitation_again"),
    path(f"{USER}close/", account.close_account, name="close_account"),
    path(f"{USER}reopen/", account.reopen_account, name="reopen_account"),
    path("administration/units/", administration_units, name="administration_units"),
    path(UNIT, unit.administer_unit, name="administer_unit"),
    path(f"{UNIT}duties/<int:duty_id>/end/", unit.end_duty, name="end_duty"),
    path(f"{UNIT}duties/<int:duty_id>/hours/", unit.change_duty_hours, name="change_duty_hours"),
    path("administration/readings/", readings.readings_log, name="readings_log"),
    path("administration/readings/export/", readings.export_readings, name="export_readings"),
]
