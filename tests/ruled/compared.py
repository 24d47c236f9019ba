"""Models whose rules compare what they work out of a row, and say little about it."""

import logging
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models

logger = logging.getLogger(__name__)

DAYS_OF = (("mon", 0), ("wed", 2), ("fri", 4))


class Workplace(models.Model):
    """A place of work, with a day of the week, and a window that shifts lie in."""

    code = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^[A-Z]{3}\d{2}$")])
    weekday = models.PositiveSmallIntegerField(choices=[(number, day) for day, number in DAYS_OF])
    staff = models.PositiveSmallIntegerField()
    opened = models.DateField()
    closed = models.DateField(null=True, blank=True)

    def clean(self):
        if not 5 <= self.staff <= 40:
            raise ValidationError({"staff": "Falsch."})
        if self.closed and self.closed < self.opened + timedelta(days=60):
            raise ValidationError({"closed": "Zu früh."})


class Shift(models.Model):
    """Days, hours, steps, codes, and people of which there are no more than the post has."""

    place = models.ForeignKey(Workplace, models.CASCADE)
    reference = models.CharField(max_length=14, unique=True)
    on = models.DateField()
    briefing = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    early = models.PositiveSmallIntegerField()
    late = models.PositiveSmallIntegerField()
    night = models.PositiveSmallIntegerField()
    report_due = models.DateField()

    def clean(self):
        if not self.reference.startswith(f"{self.place.code}/"):
            raise ValidationError({"reference": "So nicht."})
        if self.on.weekday() != self.place.weekday:
            raise ValidationError({"on": "An diesem Tag nicht."})
        if not 8 <= self.briefing.hour < 18:
            raise ValidationError({"briefing": "Nicht um diese Zeit."})
        if self.minutes % 15 or not 30 <= self.minutes <= 720:
            raise ValidationError({"minutes": "Nicht so lange."})
        if self.early + self.late + self.night > self.place.staff:
            raise ValidationError("So viele gibt es nicht.")
        if self.report_due.month != 6 or self.report_due.day != 30:
            raise ValidationError({"report_due": "Nicht an diesem Tag."})


class Abonnement(models.Model):
    """Numbers that hang from a state, shares, what is left, and a number that begins with a year."""

    MONTHS = {"M": 1, "Q": 3, "Y": 12}

    number = models.CharField(max_length=12, unique=True, validators=[RegexValidator(r"^\d{4}/\d{5}$")])
    plan = models.CharField(max_length=1, choices=[("M", "Monat"), ("Q", "Quartal"), ("Y", "Jahr")])
    months = models.PositiveSmallIntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)
    rebate = models.DecimalField(max_digits=6, decimal_places=2)
    to_pay = models.DecimalField(max_digits=6, decimal_places=2)
    rating = models.FloatField()
    clarity = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    depth = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    begun = models.DateField()

    def clean(self):
        if self.months != self.MONTHS[self.plan]:
            raise ValidationError({"months": "Passt nicht."})
        if self.rebate > self.price * Decimal("0.4"):
            raise ValidationError({"rebate": "Zu viel."})
        if self.to_pay != (self.price - self.rebate).quantize(Decimal("0.01")):
            raise ValidationError({"to_pay": "Passt nicht."})
        if abs(self.rating - (self.clarity * 0.7 + self.depth * 0.3)) > 1e-6:
            raise ValidationError({"rating": "Passt nicht."})
        if self.number[:4] != str(self.begun.year):
            raise ValidationError({"number": "Passt nicht."})


class Collecting:
    """Rules that are asked one by one and collected before anything is raised."""

    def clean(self):
        super().clean()
        found = defaultdict(list)
        for rule in (self.rule_score, self.rule_offer, self.rule_start, self.rule_length):
            told = rule()
            if told:
                found[told[0]].append(told[1])
        if found:
            raise ValidationError(found)


class Candidacy(Collecting, models.Model):
    """What is asked for in some states alone, and bounded by a row pointed at in those."""

    place = models.ForeignKey(Workplace, models.CASCADE)
    stage = models.CharField(max_length=6, choices=[(one, one) for one in ("new", "seen", "talked", "won", "lost")])
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    offer = models.PositiveSmallIntegerField(null=True, blank=True)
    received = models.DateField()
    starts = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    began = models.DateTimeField()
    ended = models.DateTimeField()

    def rule_score(self):
        if self.stage in ("talked", "won") and self.score is None:
            return "score", "Die Punkte fehlen hier noch."
        return None

    def rule_offer(self):
        if self.stage != "won":
            return ("offer", "Hier wird nichts geboten.") if self.offer is not None else None
        if self.offer is None:
            return "offer", "Hier fehlt, was geboten wird."
        return ("offer", "So viel gibt es nicht.") if self.offer > self.place.staff else None

    def rule_start(self):
        if self.stage == "won" and (not self.starts or self.starts <= self.received):
            return "starts", "Wann geht es los?"
        return ("starts", "Nur wer gewonnen hat, beginnt.") if self.stage != "won" and self.starts else None

    def rule_length(self):
        if self.minutes != int((self.ended - self.began).total_seconds()) // 60:
            return "minutes", "Die Zeit stimmt nicht."
        return None


class Phase(models.Model):
    """A beginning that is bounded by what its end is bounded by, and a flag that is set for small numbers alone."""

    place = models.ForeignKey(Workplace, models.CASCADE)
    first_day = models.DateField()
    last_day = models.DateField()
    budget = models.DecimalField(max_digits=10, decimal_places=2)
    spent = models.DecimalField(max_digits=10, decimal_places=2)

    def clean(self):
        if self.first_day < self.place.opened or (self.place.closed and self.last_day > self.place.closed):
            raise ValidationError("Außerhalb.")
        if self.first_day > self.last_day:
            raise ValidationError("Verkehrt herum.")
        if self.spent > self.budget:
            raise ValidationError({"spent": "Zu viel."})


class Crew(models.Model):
    place = models.ForeignKey(Workplace, models.CASCADE)
    phase = models.ForeignKey(Phase, models.CASCADE)


class Pass(models.Model):
    """Two rows of which the database is asked whether a third one joins them, once for each of the first."""

    place = models.ForeignKey(Workplace, models.CASCADE)
    phase = models.ForeignKey(Phase, models.CASCADE)

    def clean(self):
        crews = Crew.objects.filter(place=self.place).values_list("phase_id", flat=True)
        logger.warning("asked")
        if self.phase_id not in cache.get_or_set(f"phases-of-{self.place_id}", lambda: list(crews)):
            raise ValidationError("Die gehören nicht zusammen.")


class Chart(models.Model):
    """An account of a chart, whose number says of which class it is."""

    number = models.CharField(max_length=6, validators=[RegexValidator(r"^(2[6-9]|[13]\d)\d{4}$")])


class Machine(models.Model):
    """Points at rows whose number begins as a rule asks, and goes on as another allows."""

    chart = models.ForeignKey(Chart, models.CASCADE)

    def clean(self):
        if self.chart.number[:1] != "2" or self.chart.number[:2] in ("28", "29"):
            raise ValidationError({"chart": "Falsche Klasse."})


class Band(models.Model):
    """Spans of which no two of one place overlap."""

    place = models.ForeignKey(Workplace, models.CASCADE)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()

    def clean(self):
        if self.low >= self.high:
            raise ValidationError("Leer.")
        others = Band.objects.filter(place=self.place, low__lt=self.high, high__gt=self.low).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError("Überschneidung.")
