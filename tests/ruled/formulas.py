"""Models whose rules ask that values follow from others, or keep above or below them."""

from datetime import time, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models


class Fare(models.Model):
    """A sum, of which one term is drawn as a share of it, and a total that no term is named like."""

    base = models.DecimalField(max_digits=10, decimal_places=2)
    taxes = models.DecimalField(max_digits=10, decimal_places=2)
    total = models.DecimalField(max_digits=10, decimal_places=2)
    seats_front = models.PositiveSmallIntegerField()
    seats_back = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField()

    def clean(self):
        if self.total != self.base + self.taxes:
            raise ValidationError({"total": "The total must equal fare plus taxes."})
        if self.places != self.seats_front + self.seats_back:
            raise ValidationError("Das passt nicht zusammen.")


class Lodging(models.Model):
    beds = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(6)])
    sleeps = models.PositiveSmallIntegerField()
    opens = models.DateField()
    closes = models.DateField()

    def clean(self):
        if self.sleeps > 2 * self.beds:
            raise ValidationError({"sleeps": "Two guests a bed at most."})
        if self.closes <= self.opens:
            raise ValidationError({"closes": "Closes before it opens."})


class Sojourn(models.Model):
    """The days between two dates, of which there is a most, and an amount that is left."""

    lodging = models.ForeignKey(Lodging, models.CASCADE)
    arrival = models.DateField()
    departure = models.DateField()
    nights = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    deposit = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    left = models.DecimalField(max_digits=9, decimal_places=2)
    asked_on = models.DateField()

    def clean(self):
        if self.departure <= self.arrival:
            raise ValidationError({"departure": "Departure must be after arrival."})
        if (self.departure - self.arrival).days != self.nights:
            raise ValidationError({"nights": "The number of nights does not match the dates."})
        if self.nights > 30:
            raise ValidationError("At most 30 nights.")
        if self.deposit > self.amount:
            raise ValidationError({"deposit": "The deposit cannot exceed the amount."})
        if self.left != self.amount - self.deposit:
            raise ValidationError({"left": "What is left is the amount without the deposit."})
        if not self.lodging.opens <= self.asked_on <= self.lodging.closes:
            raise ValidationError({"asked_on": "Nobody is there."})


class Ride(models.Model):
    """Hours that a ride takes at most, and rows that one cabin has."""

    begins = models.DateTimeField()
    ends = models.DateTimeField()
    cabin = models.CharField(max_length=1, choices=[("J", "Business"), ("Y", "Economy")])
    row = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)])
    code = models.CharField(max_length=9, validators=[RegexValidator(r"^(J|Y)-\d{4}$")])

    def clean(self):
        if self.ends <= self.begins:
            raise ValidationError("A ride ends after it begins.")
        if self.ends - self.begins > timedelta(hours=19):
            raise ValidationError("No ride takes more than 19 hours.")
        if self.cabin == "J" and self.row > 8:
            raise ValidationError({"row": "Business class is in rows 1 to 8."})
        if self.cabin == "Y" and self.row <= 8:
            raise ValidationError({"row": "Economy class begins in row 9."})
        if not self.code.startswith(self.cabin):
            raise ValidationError({"code": "The code must begin with the cabin."})


class Share(models.Model):
    """A product, and a number that is a share of another's of a row pointed at."""

    fare = models.ForeignKey(Fare, models.CASCADE)
    units = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(20)])
    price = models.DecimalField(max_digits=8, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])
    worth = models.DecimalField(max_digits=10, decimal_places=2)
    claimed = models.DecimalField(max_digits=10, decimal_places=2)

    def clean(self):
        if self.worth != self.units * self.price:
            raise ValidationError({"worth": "It is units times price."})
        if self.claimed > self.fare.total:
            raise ValidationError({"claimed": "That is too much."})


class Wage(models.Model):
    """The first of a month, what is left of three, and a share of a week."""

    starts = models.DateField()
    gross = models.DecimalField(max_digits=10, decimal_places=2)
    tax = models.DecimalField(max_digits=10, decimal_places=2)
    pension = models.DecimalField(max_digits=10, decimal_places=2)
    net = models.DecimalField(max_digits=10, decimal_places=2)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1)
    part = models.DecimalField(max_digits=5, decimal_places=2)
    rooms = models.DecimalField(max_digits=3, decimal_places=1)

    def clean(self):
        if self.starts.day != 1:
            raise ValidationError({"starts": "Periods start on the first of the month"})
        if self.net != self.gross - self.tax - self.pension:
            raise ValidationError({"net": "Net pay does not add up"})
        if abs(self.part - self.weekly_hours / Decimal("37.5")) > Decimal("0.01"):
            raise ValidationError({"part": "It must be hours per week divided by 37.5"})
        if self.rooms * 2 != int(self.rooms * 2):
            raise ValidationError({"rooms": "Whole and half rooms only."})


class Gig(models.Model):
    """Three moments in a row, hours in words, and a time of the day."""

    doors = models.DateTimeField()
    starts = models.DateTimeField()
    curfew = models.DateTimeField()
    rehearsal = models.TimeField()
    minutes = models.PositiveSmallIntegerField()

    def clean(self):
        if not self.doors < self.starts < self.curfew:
            raise ValidationError("Doors, start and curfew are out of order.")
        if self.curfew - self.starts > timedelta(hours=6):
            raise ValidationError("Six hours at most.")
        if not time(8) <= self.rehearsal <= time(16):
            raise ValidationError({"rehearsal": "Rehearsals begin between 8:00 and 16:00."})
        if self.minutes % 15 or not 30 <= self.minutes <= 240:
            raise ValidationError({"minutes": "30 to 240 minutes in steps of 15."})


class Charging(models.Model):
    """Four fields together, a span, and a product that need not be exact."""

    started = models.DateTimeField()
    stopped = models.DateTimeField(null=True, blank=True)
    duration = models.DurationField(null=True, blank=True)
    kwh = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    meter = models.PositiveIntegerField(null=True, blank=True)
    litres = models.DecimalField(max_digits=5, decimal_places=2)
    per_litre = models.DecimalField(max_digits=5, decimal_places=3)
    cost = models.DecimalField(max_digits=9, decimal_places=2)

    def clean(self):
        done = [self.stopped, self.duration, self.kwh, self.meter]
        if any(one is None for one in done) and not all(one is None for one in done):
            raise ValidationError("A session is either running or complete.")
        if self.stopped and self.stopped <= self.started:
            raise ValidationError({"stopped": "Stopped before it started."})
        if self.stopped and self.duration != self.stopped - self.started:
            raise ValidationError({"duration": "Duration is the time between start and stop."})
        if abs(self.litres * self.per_litre - self.cost) > Decimal("0.01"):
            raise ValidationError({"cost": "Litres times price."})
