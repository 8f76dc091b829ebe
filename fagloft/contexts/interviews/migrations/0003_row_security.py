from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("interviews", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("interviews_coding"),
        protect("interviews_interview"),
        protect("interviews_interviewguide"),
        protect("interviews_interviewguideevent"),
        protect("interviews_interviewnote"),
        protect("interviews_passage"),
        protect("interviews_quotation"),
        protect("interviews_study"),
        protect("interviews_studyevent"),
        protect("interviews_studyreceipt"),
        protect("interviews_theme"),
        protect("interviews_themeevent"),
    ]
