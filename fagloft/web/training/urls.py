from django.urls import path

from fagloft.web.training.decide import enrolment_decline, enrolment_take_back, enrolments_accept, enrolments_cancel
from fagloft.web.training.limits import (
    absence_add,
    absence_remove,
    seat_choice_remove,
    seat_choice_set,
    staffing_minimum_set,
    training_limits,
)
from fagloft.web.training.proposal import training_apply, training_cancel, training_progress, training_proposal
from fagloft.web.training.proposals import training_proposals
from fagloft.web.training.unit_training import unit_training

urlpatterns = [
    path("training/", training_proposals, name="training_proposals"),
    path("training/<int:proposal_id>/", training_proposal, name="training_proposal"),
    path("training/<int:proposal_id>/progress/", training_progress, name="training_progress"),
    path("training/<int:proposal_id>/cancel/", training_cancel, name="training_cancel"),
    path("training/<int:proposal_id>/apply/", training_apply, name="training_apply"),
    path("unit/<int:unit_id>/training/", unit_training, name="unit_training"),
    path("unit/<int:unit_id>/training/accept/", enrolments_accept, name="enrolments_accept"),
    path("unit/<int:unit_id>/training/cancel/", enrolments_cancel, name="enrolments_cancel"),
    path("unit/<int:unit_id>/training/limits/", training_limits, name="training_limits"),
    path("unit/<int:unit_id>/training/minimum/", staffing_minimum_set, name="staffing_minimum_set"),
    path("unit/<int:unit_id>/training/absences/", absence_add, name="absence_add"),
    path("unit/<int:unit_id>/training/absences/<int:absence_id>/remove/", absence_remove, name="absence_remove"),
    path("unit/<int:unit_id>/training/choices/", seat_choice_set, name="seat_choice_set"),
    path("unit/<int:unit_id>/training/choices/<int:choice_id>/remove/", seat_choice_remove, name="seat_choice_remove"),
    path("enrolment/<int:enrolment_id>/decline/", enrolment_decline, name="enrolment_decline"),
    path("enrolment/<int:enrolment_id>/take-back/", enrolment_take_back, name="enrolment_take_back"),
]
