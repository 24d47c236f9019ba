"""Models whose rules compare where foreign keys lead, what the rows there hold, and the other rows of their own."""

import json
import re
import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q


class Harbour(models.Model):
    """A place, told apart by a key that is no number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=40)


class Pier(models.Model):
    """A part of a harbour: of one sort, in use or not."""

    harbour = models.ForeignKey(Harbour, models.CASCADE)
    sort = models.CharField(max_length=6, choices=[("bulk", "Bulk"), ("tank", "Tank"), ("cargo", "Cargo")])
    in_use = models.BooleanField(default=True)


METERED = frozenset({"pump", "drain"})
LIQUID = METERED | {"rinse"}


class Handling(models.Model):
    """What is done at a pier: some of it at piers of one sort only, some with a number. The rule looks values up in sets,
    where nothing is compared with what they hold.
    """

    pier = models.ForeignKey(Pier, models.CASCADE)
    turn = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=6, choices=[(one, one) for one in ("pump", "drain", "rinse", "dig", "wait")])
    litres = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pier", "turn"], name="turns_of_piers")]

    def clean(self):
        if self.how in METERED and self.litres is None:
            raise ValidationError({"litres": "Fehlt."})
        if self.how not in METERED and self.litres is not None:
            raise ValidationError({"litres": "Überflüssig."})
        if self.how in LIQUID and self.pier.sort != "tank":
            raise ValidationError({"how": "Hier fließt nichts."})
        if self.how == "dig" and self.pier.sort != "bulk":
            raise ValidationError({"how": "Hier liegt nichts."})


class Pilot(models.Model):
    """Somebody of a harbour, whose rule reads a table that comes after it."""

    harbour = models.ForeignKey(Harbour, models.CASCADE)
    name = models.CharField(max_length=40)
    licence = models.PositiveIntegerField()

    def clean(self):
        if self.licence % 5:
            raise ValidationError({"licence": "Nicht so."})
        if Lookout.objects.filter(pilot__name="Nobody", pier__in_use=False).exists():
            raise ValidationError("Niemand.")


class Berthing(models.Model):
    """Two piers of its harbour, and a pilot of it where the state asks for one."""

    harbour = models.ForeignKey(Harbour, models.CASCADE)
    first = models.ForeignKey(Pier, models.CASCADE, related_name="+", limit_choices_to={"in_use": True})
    second = models.ForeignKey(Pier, models.CASCADE, related_name="+", limit_choices_to={"in_use": True})
    pilot = models.ForeignKey(Pilot, models.CASCADE, null=True, blank=True)
    state = models.CharField(max_length=7, choices=[("planned", "Planned"), ("moored", "Moored"), ("gone", "Gone")])

    def clean(self):
        if self.harbour_id != self.first.harbour_id or self.harbour_id != self.second.harbour_id:
            raise ValidationError("Anderswo.")
        if self.first == self.second:
            raise ValidationError("Zweimal.")
        if self.pilot and self.pilot.harbour != self.harbour:
            raise ValidationError({"pilot": "Fremd."})
        if self.state == "moored" and self.pilot is None:
            raise ValidationError({"pilot": "Fehlt."})


class Escort(models.Model):
    """A pilot and a call, both of its harbour, and both of one."""

    harbour = models.ForeignKey(Harbour, models.CASCADE)
    pilot = models.ForeignKey(Pilot, models.CASCADE)
    berthing = models.ForeignKey(Berthing, models.CASCADE)

    def clean(self):
        if self.pilot.harbour_id != self.harbour_id:
            raise ValidationError({"pilot": "Nicht von hier."})
        if self.berthing.harbour_id != self.harbour_id:
            raise ValidationError({"berthing": "Nicht hier."})
        if self.berthing.pilot_id and self.berthing.pilot_id != self.pilot_id:
            raise ValidationError({"berthing": "Ein anderer."})


class Crane(models.Model):
    """A pier in use that is no tank pier, by its place in a unique pair."""

    pier = models.ForeignKey(Pier, models.CASCADE)
    number = models.PositiveSmallIntegerField()

    class Meta:
        unique_together = ("pier", "number")

    def clean(self):
        errors = {}
        if not self.pier.in_use:
            errors["pier"] = "Stillgelegt."
        if self.pier.sort == "tank":
            errors["pier"] = "Nicht hier."
        if errors:
            raise ValidationError(errors)


class Price(models.Model):
    """One of them holds, names occur once with their suffix, and a text is of a form where its sort asks for it."""

    prefix = models.CharField(max_length=8, blank=True)
    suffix = models.CharField(max_length=8, blank=True)
    holds = models.BooleanField(default=False)
    sort = models.CharField(max_length=5, choices=[("text", "Text"), ("table", "Table")])
    body = models.TextField()
    number = models.CharField(max_length=20)

    def clean(self):
        if self.holds:
            before = Price.objects.filter(~Q(pk=self.pk), holds=True)
            if before:
                raise ValidationError("Nur einer gilt.")
        try:
            if Price.objects.get(prefix=self.prefix, suffix=self.suffix) != self:
                raise ValidationError("Den gibt es schon.")
        except Price.DoesNotExist:
            pass
        if self.sort == "table":
            try:
                json.loads(self.body)
            except ValueError:
                raise ValidationError({"body": "Kein JSON."}) from None
        number = self.number.strip()
        if len(number) != 9 or not number.isdigit():
            raise ValidationError({"number": "Genau 9 Ziffern."})


class Reminder(models.Model):
    """A Swedish number that messages can be sent to."""

    phone_number = models.CharField(max_length=20)

    def clean(self):
        if re.fullmatch(r"\+467\d{8}", self.phone_number) is None:
            raise ValidationError({"phone_number": "Keine Mobilnummer."})


class Lookout(models.Model):
    """As many as there are pilots: one of each, says its rule, where the pair alone has to differ."""

    pilot = models.ForeignKey(Pilot, models.CASCADE)
    pier = models.ForeignKey(Pier, models.CASCADE)

    class Meta:
        unique_together = ("pilot", "pier")

    def clean(self):
        others = Lookout.objects.filter(Q(pk__lt=0) | Q(pier__isnull=False), pilot_id=self.pilot_id)
        if self.pk:
            others = others.exclude(pk=self.pk)
        if others.exists():
            raise ValidationError("Nur einer.")


class Lift(models.Model):
    """A crane of which the pier is of one sort."""

    crane = models.ForeignKey(Crane, models.CASCADE)

    def clean(self):
        if self.crane.pier.sort != "bulk":
            raise ValidationError("Nur Schüttgut.")


class Minute(models.Model):
    """What is noted of some row of its harbour; who is to sign it says so."""

    harbour = models.ForeignKey(Harbour, models.CASCADE)
    content_type = models.ForeignKey(
        ContentType, models.CASCADE, null=True, blank=True, db_constraint=False, related_name="+"
    )
    object_id = models.PositiveIntegerField(null=True, blank=True)
    about = GenericForeignKey("content_type", "object_id")

    def clean(self):
        if self.about is None:
            raise ValidationError("Worum geht es?")
        if self.about.harbour_id != self.harbour_id:
            raise ValidationError("Woanders.")


class Diver(models.Model):
    """Somebody who is a mentor or a pupil, and never both."""

    name = models.CharField(max_length=40)


class Mentor(models.Model):
    """A diver of whom the rule reads tables that are empty while its own rows are tried."""

    diver = models.OneToOneField(Diver, models.CASCADE)
    wanted = models.BooleanField(default=False)

    def clean(self):
        if hasattr(self.diver, "mentor") and hasattr(self.diver, "pupil"):
            raise ValidationError("Beides zugleich.")
        if not self.wanted and Plaque.objects.filter(mentor=self.pk).exists():
            raise ValidationError("Ungefragt.")


class Pupil(models.Model):
    """A diver who learns; the same rule."""

    diver = models.OneToOneField(Diver, models.CASCADE)

    clean = Mentor.clean
    wanted = True


class Plaque(models.Model):
    """What only those mentors have who want one."""

    mentor = models.OneToOneField(Mentor, models.CASCADE)


class Society(models.Model):
    """What has members, and a chair."""

    name = models.CharField(max_length=40)


class Fellow(models.Model):
    """A member of a society, whose rule reads a table that is drawn by it."""

    society = models.ForeignKey(Society, models.CASCADE)
    votes = models.BooleanField(default=False)
    called = models.CharField(max_length=40)

    def clean(self):
        if not self.votes and Chair.objects.filter(fellow__society=self.society, fellow=self.pk).exists():
            raise ValidationError(f"{self.society.name}: der Vorsitz hat eine Stimme.")


class Chair(models.Model):
    """One of the members of each society."""

    society = models.OneToOneField(Society, models.CASCADE)
    fellow = models.OneToOneField(Fellow, models.CASCADE)

    def clean(self):
        if self.fellow.society_id != self.society_id:
            raise ValidationError("Fremd.")


class Pact(models.Model):
    """What is signed at some time, or not yet."""

    signed_on = models.DateField(null=True, blank=True)
    void_on = models.DateField(null=True, blank=True)


class Clause(models.Model):
    """A part of a pact, in force only where that is signed, and struck just where that is void."""

    pact = models.ForeignKey(Pact, models.CASCADE)
    in_force = models.DateField(null=True, blank=True)
    struck = models.DateField(null=True, blank=True)

    def clean(self):
        signed, valid = self.pact.signed_on is not None, self.in_force is not None
        if valid and not signed:
            raise ValidationError("Ungezeichnet.")
        if self.struck is None and self.pact.void_on is not None:
            raise ValidationError("Ungestrichen.")
        if self.struck is not None and self.pact.void_on is None:
            raise ValidationError("Zu Unrecht.")
