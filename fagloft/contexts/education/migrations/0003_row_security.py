from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("education", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("education_educationapplication"),
        protect("education_educationapplicationevent"),
        protect("education_educationcompetence"),
    ]
