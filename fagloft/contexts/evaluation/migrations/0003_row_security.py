from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("evaluation_evaluation"),
        protect("evaluation_evaluationevent"),
    ]
