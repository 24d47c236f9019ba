"""LinkedIn: profiles, the positions that people held, and who is connected with whom."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from .rules import counted, different, filled


class LinkedInProfile(models.Model):
    slug = models.SlugField(max_length=60, unique=True, help_text="The name, as it stands in addresses.")
    full_name = models.CharField(max_length=100)
    headline = models.CharField(max_length=220, help_text="What they do now, in their own words.")
    job_title = models.CharField(max_length=100, help_text="The title of the current position.")
    company = models.CharField(max_length=100, help_text="The company of the current position.")
    industry = models.CharField(max_length=60)
    location = models.CharField(max_length=100)
    about = models.TextField(blank=True)
    created_at = models.DateTimeField("created", default=timezone.now)
    connection_count = models.PositiveIntegerField("connections", default=0, help_text="The profile's connections.")
    open_to_work = models.BooleanField(default=False)

    class Meta:
        ordering = ["full_name"]
        verbose_name = "LinkedIn profile"
        indexes = [
            models.Index(fields=["industry", "company"], name="shop_linkedinprofile_company"),
            models.Index(fields=["created_at"], name="shop_linkedinprofile_created"),
        ]
        constraints = [
            *counted("linkedinprofile", "connection_count"),
            filled("linkedinprofile", "full_name"),
            filled("linkedinprofile", "headline"),
        ]

    def __str__(self) -> str:
        return self.full_name


class LinkedInPosition(models.Model):
    profile = models.ForeignKey(LinkedInProfile, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(max_length=100)
    company = models.CharField(max_length=100)
    started_on = models.DateField("from")
    ended_on = models.DateField("to", null=True, blank=True, help_text="None for the current position.")

    class Meta:
        ordering = ["profile", "-started_on"]
        verbose_name = "LinkedIn position"
        constraints = [
            filled("linkedinposition", "title"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")),
                name="shop_linkedinposition_ends_after_start",
                violation_error_message="A position ends after it began.",
            ),
            models.UniqueConstraint(
                fields=["profile"],
                condition=Q(ended_on__isnull=True),
                name="shop_linkedinposition_one_current",
                violation_error_message="This profile has a current position already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} at {self.company}"


class LinkedInConnection(models.Model):
    """Connections have no direction: each pair of profiles is kept once, in whichever order."""

    profile = models.ForeignKey(LinkedInProfile, on_delete=models.CASCADE, related_name="connections")
    other = models.ForeignKey(LinkedInProfile, on_delete=models.CASCADE, related_name="connections_of")
    connected_at = models.DateTimeField("connected", default=timezone.now)

    class Meta:
        ordering = ["-connected_at", "-pk"]
        verbose_name = "LinkedIn connection"
        indexes = [models.Index(fields=["other"], name="shop_linkedinconnection_other")]
        constraints = [
            models.UniqueConstraint(
                Least("profile", "other"),
                Greatest("profile", "other"),
                name="shop_linkedinconnection_once",
                violation_error_message="These profiles are connected already.",
            ),
            different("linkedinconnection", "profile", "other", "Nobody is connected with themselves."),
        ]

    def __str__(self) -> str:
        return f"Connection {self.pk}"
