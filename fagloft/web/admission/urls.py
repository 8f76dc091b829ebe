from django.urls import path

from fagloft.web.admission.follow_up import attendance, gathering_new, intake_follow_up, outcome
from fagloft.web.admission.intake import intake
from fagloft.web.admission.intake_edit import intake_edit, intake_new
from fagloft.web.admission.intake_turn import intake_turn
from fagloft.web.admission.intakes import intakes
from fagloft.web.admission.nominate import nomination_new
from fagloft.web.admission.nomination import (
    nomination,
    nomination_answer,
    nomination_recommend,
    nomination_unrecommend,
    nomination_withdraw,
)
from fagloft.web.admission.offers import intake_log, intake_offers, nomination_judge
from fagloft.web.admission.participant import programme_evaluation, project

urlpatterns = [
    path("opptak/", intakes, name="intakes"),
    path("opptak/ny/", intake_new, name="intake_new"),
    path("opptak/<int:intake_id>/", intake, name="intake"),
    path("opptak/<int:intake_id>/endre/", intake_edit, name="intake_edit"),
    path("opptak/<int:intake_id>/forslag/", intake_offers, name="intake_offers"),
    path("opptak/<int:intake_id>/logg/", intake_log, name="intake_log"),
    path("opptak/<int:intake_id>/sok/", nomination_new, name="nomination_new"),
    path("opptak/<int:intake_id>/steg/<slug:turn>/", intake_turn, name="intake_turn"),
    path("opptak/soknad/<int:nomination_id>/", nomination, name="nomination"),
    path("opptak/soknad/<int:nomination_id>/anbefal/", nomination_recommend, name="nomination_recommend"),
    path("opptak/soknad/<int:nomination_id>/angre-anbefaling/", nomination_unrecommend, name="nomination_unrecommend"),
    path("opptak/soknad/<int:nomination_id>/svar/", nomination_answer, name="nomination_answer"),
    path("opptak/soknad/<int:nomination_id>/trekk/", nomination_withdraw, name="nomination_withdraw"),
    path("opptak/soknad/<int:nomination_id>/vurder/", nomination_judge, name="nomination_judge"),
    path("opptak/<int:intake_id>/oppfolging/", intake_follow_up, name="intake_follow_up"),
    path("opptak/<int:intake_id>/ny-samling/", gathering_new, name="gathering_new"),
    path("opptak/samling/<int:gathering_id>/", attendance, name="attendance"),
    path("opptak/soknad/<int:nomination_id>/utfall/", outcome, name="outcome"),
    path("opptak/soknad/<int:nomination_id>/prosjekt/", project, name="project"),
    path("opptak/soknad/<int:nomination_id>/evaluering/", programme_evaluation, name="programme_evaluation"),
]
