from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("requirements", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("requirements_barquestion"),
        protect("requirements_barquestionevent"),
        protect("requirements_requirementprofile", shared=True),
        protect("requirements_requirement", shared=True),
        protect("requirements_requirementevent", shared=True),
        protect("requirements_coveragerequirement", shared=True),
        protect("requirements_coveragerequirementevent", shared=True),
    ]
