"""When a row was made and last changed, and the rule that nothing changes before it exists."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Timestamped(models.Model):
    created_at = models.DateTimeField("created", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("updated", auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="%(app_label)s_%(class)s_updated_after_created",
                violation_error_message="A row cannot be updated before it was created.",
            ),
        ]
