from django.urls import path

from fagloft.web.leadership.leader_list import leaders
from fagloft.web.leadership.leader_profile import leader_own, leader_profile
from fagloft.web.leadership.leader_profile_edit import leader_profile_edit
from fagloft.web.leadership.matches import leader_matches, matches_overview, matches_own
from fagloft.web.leadership.needs_ask import needs_ask
from fagloft.web.leadership.needs_assess import needs_assess
from fagloft.web.leadership.needs_overview import needs_overview
from fagloft.web.leadership.onboarding import onboarding, onboarding_begin, onboarding_tick

urlpatterns = [
    path("ledere/", leaders, name="leaders"),
    path("ledere/meg/", leader_own, name="leader_own"),
    path("ledere/behov/", needs_overview, name="needs_overview"),
    path("ledere/behov/be-om-svar/", needs_ask, name="needs_ask"),
    path("ledere/forslag/", matches_overview, name="matches_overview"),
    path("ledere/meg/forslag/", matches_own, name="matches_own"),
    path("ledere/<int:leader_id>/forslag/", leader_matches, name="leader_matches"),
    path("ledere/<int:leader_id>/", leader_profile, name="leader_profile"),
    path("ledere/<int:leader_id>/endre/", leader_profile_edit, name="leader_profile_edit"),
    path("ledere/<int:leader_id>/behov/", needs_assess, name="needs_assess"),
    path("ledere/<int:leader_id>/oppstart/", onboarding, name="onboarding"),
    path("ledere/<int:leader_id>/oppstart/begynn/", onboarding_begin, name="onboarding_begin"),
    path("ledere/<int:leader_id>/oppstart/<slug:onboarding_step>/", onboarding_tick, name="onboarding_tick"),
]
