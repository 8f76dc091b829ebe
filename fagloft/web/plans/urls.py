from django.urls import path

from fagloft.web.plans.concerns_me import concerns_me
from fagloft.web.plans.cost_lines import cost_line_add, cost_line_change, cost_line_remove
from fagloft.web.plans.decide import decision_log, measure_decide, plan_decide
from fagloft.web.plans.differences import plan_differences
from fagloft.web.plans.focus_areas import focus_area_add, focus_area_change, focus_area_remove
from fagloft.web.plans.goals import goal, goal_add, goal_change, goal_close, goal_reopen, goals
from fagloft.web.plans.measure import measure, measure_drop, measure_step
from fagloft.web.plans.measure_edit import measure_add, measure_change
from fagloft.web.plans.plan import plan, plan_read, plan_step
from fagloft.web.plans.plan_edit import plan_add, plan_change, plan_drop, plan_revise
from fagloft.web.plans.plans import plans, unit_plan

A_PLAN = "plans/<int:plan_id>/"
A_MEASURE = "plans/measures/<int:measure_id>/"
A_GOAL = "plans/goals/<int:goal_id>/"

urlpatterns = [
    path("concerns-me/", concerns_me, name="concerns_me"),
    path("unit/<int:unit_id>/plan/", unit_plan, name="unit_plan"),
    path("plans/", plans, name="plans"),
    path("plans/add/", plan_add, name="plan_add"),
    path("plans/decisions/", decision_log, name="decision_log"),
    path("plans/goals/", goals, name="goals"),
    path("plans/goals/add/", goal_add, name="goal_add"),
    path(A_GOAL, goal, name="goal"),
    path(f"{A_GOAL}change/", goal_change, name="goal_change"),
    path(f"{A_GOAL}close/", goal_close, name="goal_close"),
    path(f"{A_GOAL}reopen/", goal_reopen, name="goal_reopen"),
    path("plans/measures/add/", measure_add, name="measure_add"),
    path(A_MEASURE, measure, name="measure"),
    path(f"{A_MEASURE}change/", measure_change, name="measure_change"),
    path(f"{A_MEASURE}decide/", measure_decide, name="measure_decide"),
    path(f"{A_MEASURE}drop/", measure_drop, name="measure_drop"),
    path(f"{A_MEASURE}step/<slug:step>/", measure_step, name="measure_step"),
    path(f"{A_MEASURE}costs/add/", cost_line_add, name="cost_line_add"),
    path(f"{A_MEASURE}costs/<int:cost_line_id>/change/", cost_line_change, name="cost_line_change"),
    path(f"{A_MEASURE}costs/<int:cost_line_id>/remove/", cost_line_remove, name="cost_line_remove"),
    path(A_PLAN, plan, name="plan"),
    path(f"{A_PLAN}change/", plan_change, name="plan_change"),
    path(f"{A_PLAN}decide/", plan_decide, name="plan_decide"),
    path(f"{A_PLAN}differences/", plan_differences, name="plan_differences"),
    path(f"{A_PLAN}drop/", plan_drop, name="plan_drop"),
    path(f"{A_PLAN}read/", plan_read, name="plan_read"),
    path(f"{A_PLAN}revise/", plan_revise, name="plan_revise"),
    path(f"{A_PLAN}step/<slug:step>/", plan_step, name="plan_step"),
    path(f"{A_PLAN}focus/add/", focus_area_add, name="focus_area_add"),
    path(f"{A_PLAN}focus/<int:focus_area_id>/change/", focus_area_change, name="focus_area_change"),
    path(f"{A_PLAN}focus/<int:focus_area_id>/remove/", focus_area_remove, name="focus_area_remove"),
]
