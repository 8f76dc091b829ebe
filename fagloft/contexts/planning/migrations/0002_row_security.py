from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("planning_goal", shared=True),
        protect("planning_goalevent", shared=True),
        protect("planning_plan", shared=True),
        protect("planning_planevent", shared=True),
        protect("planning_focusarea", shared=True),
        protect("planning_focusareaevent", shared=True),
        protect("planning_measure", shared=True),
        protect("planning_measureevent", shared=True),
        protect("planning_measurecompetence", shared=True),
        protect("planning_costline", shared=True),
        protect("planning_hourlyrate"),
        protect("planning_travelcost"),
        protect("planning_planversion", shared=True),
        protect("planning_decision", shared=True),
        protect("planning_receipt"),
        protect("planning_calendarfeed"),
    ]
