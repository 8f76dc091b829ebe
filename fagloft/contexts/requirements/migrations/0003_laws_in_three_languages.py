from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('requirements', '0002_row_security'),
    ]

    operations = [
        migrations.AddField(
            model_name='legalbasis',
            name='name_en',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='legalbasis',
            name='name_nn',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='legalbasis',
            name='section_en',
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
