"""A hotel whose columns have a rule of every sort. Nothing is declared of it in any seeds.py."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

LEVELS = [("Cheap", [("hostel", "Hostel")]), ("Dear", {"suite": "Suite", "palace": "Palace"})]


class Visitor(models.Model):
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=40)
    birthday = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "guests"


class Room(models.Model):
    code = models.CharField(max_length=8, validators=[RegexValidator(r"^R-[0-9]{3}$")])
    slug = models.SlugField(max_length=30)
    website = models.URLField(blank=True)
    level = models.CharField(max_length=10, choices=LEVELS)
    floor = models.SmallIntegerField(validators=[MaxValueValidator(90)])
    beds = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    price = models.DecimalField(max_digits=6, decimal_places=2)
    motto = models.CharField(max_length=20, blank=True, validators=[MinLengthValidator(3)])
    facts = models.JSONField(default=dict, blank=True)
    token = models.UUIDField()
    address = models.GenericIPAddressField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    open = models.BooleanField(default=True)
    owner = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(open=True), name="checking_room_code_once_open"),
            models.UniqueConstraint(Lower("motto"), "floor", name="checking_room_motto_once_a_floor"),
            models.CheckConstraint(condition=Q(price__gt=0) | Q(beds=1), name="checking_room_price_or_single"),
            models.CheckConstraint(condition=Q(closed_on__gte=F("opened_on")), name="checking_room_closed_later"),
        ]


class Stay(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    host = models.ForeignKey(Visitor, on_delete=models.DO_NOTHING, db_constraint=False, related_name="hosted")
    visitor_id = models.IntegerField(null=True, blank=True)
    title = models.CharField(max_length=30, unique_for_date="created_at")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    created_at = models.DateTimeField()
    guests = models.ManyToManyField(Visitor, related_name="stays")

    class Meta:
        unique_together = [("room", "starts_at")]


class Note(models.Model):
    text = models.TextField()
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, db_constraint=False, null=True, blank=True, related_name="+"
    )
    object_id = models.CharField(max_length=36, null=True, blank=True)
    about = GenericForeignKey("content_type", "object_id")
