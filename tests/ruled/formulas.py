"""Models whose rules ask that values follow from others, or keep above or below them."""

from datetime import timedelta
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
