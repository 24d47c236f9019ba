from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("seeding", "0003_mask_run"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="learned",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="What the rules of models taught about their columns, by model.",
            ),
        ),
    ]
