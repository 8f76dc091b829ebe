from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_row_security'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='persona_description_en',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='user',
            name='persona_description_nn',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
