"""Models with rules of their own, which no database knows."""

import base64
import functools
import ipaddress
import json
import re
import secrets
from datetime import date
from decimal import Decimal

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import (
    FileExtensionValidator,
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
    RegexValidator,
    StepValueValidator,
    URLValidator,
)
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.fields.files import FileDescriptor
from django.utils.module_loading import import_string

from .compared import Abonnement, Band, Candidacy, Crew, Pass, Phase, Shift, Workplace
from .formulas import Charging, Fare, Gig, Lodging, Ride, Share, Sojourn, Wage
from .linked import Berthing, Crane, Escort, Harbour, Lift, Lookout, Minute, Pier, Pilot, Price, Reminder

__all__ = [
    "Abonnement",
    "Band",
    "Berthing",
    "Candidacy",
    "Charging",
    "Crane",
    "Crew",
    "Escort",
    "Fare",
    "Gig",
    "Harbour",
    "Lift",
    "Lodging",
    "Lookout",
    "Minute",
    "Pass",
    "Phase",
    "Pier",
    "Pilot",
    "Price",
    "Reminder",
    "Ride",
    "Share",
    "Shift",
    "Sojourn",
    "Wage",
    "Workplace",
]


class Contact(models.Model):
    email = models.EmailField(null=True, blank=True)
    phone = models.CharField(max_length=20, null=True, blank=True)

    def clean(self):
        if bool(self.email) == bool(self.phone):
            raise ValidationError("Give exactly one of email and phone.")


class Opening(models.Model):
    """Rules that hide behind one another, since the first that fails is raised."""

    opens = models.IntegerField()
    closes = models.IntegerField()
    sort = models.CharField(max_length=10, choices=[("usual", "usual"), ("special", "special")])
    reason = models.CharField(max_length=30, blank=True, null=True)
    badge = models.CharField(max_length=12)

    def clean(self):
        if self.closes <= self.opens:
            raise ValidationError({"closes": "It must lie after opens."})
        if self.sort == "special" and not self.reason:
            raise ValidationError({"reason": "A reason is required where it is special."})
        if not self.badge.startswith("OP-"):
            raise ValidationError({"badge": "A badge starts with 'OP-'."})


class Forum(models.Model):
    name = models.CharField(max_length=40)


class Thread(models.Model):
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE)
    title = models.CharField(max_length=80)


class Message(models.Model):
    topic = models.ForeignKey(Thread, on_delete=models.CASCADE)
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE)

    def clean(self):
        if self.topic.forum_id != self.forum_id:
            raise ValidationError("The topic must be in the same forum.")


class Folder(models.Model):
    """A tree that lies within one forum, with a rule that asks the database for the row itself."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE)
    title = models.CharField(max_length=40)

    def clean(self):
        if self.parent and self.parent.forum_id != self.forum_id:
            raise ValidationError({"parent": "The parent has to be in the same forum."})
        Folder.objects.get(pk=self.pk)


class Progress(models.Model):
    """A share of the whole, and where it is told, in one text or several."""

    done = models.FloatField()
    percent = models.IntegerField()
    callback_uris = models.TextField()

    def clean(self):
        if not 0 <= self.done <= 1:
            raise ValidationError({"done": f"{self.done} must be between 0.0 and 1.0."})
        if self.percent > 100:
            raise ValidationError("The percent cannot exceed the whole.")
        for uri in self.callback_uris.split():
            URLValidator()(uri)


class Property(models.Model):
    """A rule of its own beside those of `clean()`, as some models have it."""

    required = models.BooleanField(default=False)
    preset = models.CharField(max_length=40, blank=True)

    def full_clean(self, *given, **named):
        super().full_clean(*given, **named)
        if self.required and self.preset:
            raise ValidationError("It is either required or has a preset, not both.")

    def clean(self):
        if self.preset.startswith("x"):
            raise ValidationError({"preset": "It may not begin with x."})


class Pinned(models.Model):
    """Points at a thread and at a folder of its forum, if at any."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, null=True, blank=True)

    def clean(self):
        if self.thread and self.thread.forum_id != self.forum_id:
            raise ValidationError("The thread belongs to another forum.")
        if self.folder and self.folder.forum_id != self.forum_id:
            raise ValidationError("The folder belongs to another forum.")


class Socket(models.Model):
    """Fields that have a value together, as the errors of one of them say."""

    cable = models.ForeignKey(Forum, null=True, blank=True, on_delete=models.CASCADE)
    cable_end = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")], null=True, blank=True)

    def clean(self):
        if self.cable and not self.cable_end:
            raise ValidationError({"cable_end": "Must specify cable end when attaching a cable."})
        if self.cable_end and not self.cable:
            raise ValidationError({"cable_end": "Cable end must not be set without a cable."})


class Announced(models.Model):
    """A rule that leaves something to be done at the end of the transaction."""

    title = models.CharField(max_length=40)

    def clean(self):
        transaction.on_commit(str)


class Amount:
    """A sum of money, which knows its currency."""

    def __init__(self, number):
        self.number = number


class AmountOfRow:
    """What a row holds as an `Amount`, whatever it was given."""

    def __init__(self, field):
        self.name = field.attname

    def __get__(self, row, of=None):
        held = row.__dict__.get(self.name) if row is not None else self
        return held if held is None or isinstance(held, (Amount, AmountOfRow)) else Amount(held)

    def __set__(self, row, value):
        row.__dict__[self.name] = value


class AmountField(models.DecimalField):
    """Validators that are asked about amounts, never about numbers: as fields of money have them."""

    descriptor_class = AmountOfRow

    @property
    def validators(self):
        return [lambda amount: amount.number]

    def clean(self, value, row):
        self.run_validators(value)
        return self.to_python(value)

    def to_python(self, value):
        return super().to_python(value.number if isinstance(value, Amount) else value)

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(value.number if isinstance(value, Amount) else value, connection)


def check_minutes(text):
    if text != "*" and not all(part.isdigit() and int(part) < 60 for part in text.split(",")):
        raise ValidationError("These are no minutes.")


def check_key(text):
    try:
        whole = len(bytes.fromhex(text)) == 9
    except ValueError:
        whole = False
    if not whole:
        raise ValidationError("It does not represent exactly 9 bytes.")


class Authenticator(models.Model):
    """A key of a form that its default alone shows."""

    key = models.CharField(max_length=80, validators=[check_key], default=functools.partial(secrets.token_hex, 9))


CURRENCIES = [(first + second + third, "") for first in "EGUXYZ" for second in "BSU" for third in "DPR"]


class Timer(models.Model):
    """When something is done, in one of two ways, and for how much."""

    daily = models.TimeField(null=True, blank=True)
    weekly = models.TimeField(null=True, blank=True)
    minute = models.CharField(
        max_length=60, default="*", help_text='Use "*" for "all", as in "0,30".', validators=[check_minutes]
    )
    arguments = models.TextField(default="[]")
    currency = models.CharField(max_length=3, choices=CURRENCIES)
    fee = AmountField(max_digits=8, decimal_places=2, null=True, blank=True)

    def validate_unique(self, exclude=None):
        super().validate_unique(exclude)
        if bool(self.daily) == bool(self.weekly):
            told = "Only one of daily and weekly must be set."
            raise ValidationError({"daily": told, "weekly": told})


class Drop(models.Model):
    """A delivery, of which each column says a part of the same place and time."""

    shipping_city = models.CharField(max_length=60)
    shipping_country = models.CharField(
        max_length=2, choices=[(chr(a) + chr(b), "") for a in range(65, 91) for b in range(65, 91)]
    )
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    ordered_at = models.DateTimeField()
    expected_on = models.DateField()


class DigitsField(models.CharField):
    """Telephone numbers, of which the digits alone are stored."""

    def get_prep_value(self, value):
        return "".join(filter(str.isdigit, super().get_prep_value(value) or ""))


class Caller(models.Model):
    phone = DigitsField(max_length=30)


class PeriodField(models.TextField):
    """Keeps a period as JSON: None, or a dictionary (e.g. {'unit': 'days', 'number': 1})."""

    def to_python(self, value):
        if value is None or (isinstance(value, dict) and value.get("unit") in ("days", "weeks") and value["number"]):
            return value
        raise ValidationError("That is no period.")

    def from_db_value(self, value, expression, connection):
        return None if value is None else self.to_python(json.loads(value))

    def get_prep_value(self, value):
        return None if value is None else json.dumps(self.to_python(value))


class Recurrent(models.Model):
    period = PeriodField()
    pause = PeriodField(null=True)


class ImportedField(models.CharField):
    """Names of what can be imported; whatever else it is given is nothing to it."""

    def to_python(self, value):
        return None


class Registered(models.Model):
    handler = ImportedField(max_length=80)


class UnreadableField(models.CharField):
    """A class that reads nothing."""

    def from_db_value(self, value, expression, connection):
        raise ValueError("It cannot be read.")


class Unreadable(models.Model):
    code = UnreadableField(max_length=20)


class Flags(json.JSONDecoder):
    """Lists of known words."""

    def decode(self, text):
        return frozenset({"red": 1, "blue": 2}[word] for word in super().decode(text))


class Flagged(models.Model):
    flags = models.JSONField(null=True, decoder=Flags)


class FlagsEncoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o)


class Marked(models.Model):
    """Nothing may be said (null), and yet it may not be left blank: full_clean() asks for a list, if for one of no words."""

    flags = models.JSONField(null=True, default=None, encoder=FlagsEncoder, decoder=Flags)


class _Registry:
    """What plugins register themselves with."""

    def __init__(self, **known):
        self._known = known

    def get(self, key):
        return self._known.get(key)


_SENDERS = _Registry(mail=object(), sms=object(), push=object())
_LAYOUTS = {"wide": 1, "narrow": 2}


def known_layout(text):
    if text not in _LAYOUTS:
        raise ValidationError("There is no such layout.")


class Transmission(models.Model):
    """Texts that a registry has to know, one by the rule of the row and one by that of its field."""

    sender = models.CharField(max_length=40)
    layout = models.CharField(max_length=40, validators=[known_layout])

    def clean(self):
        if _SENDERS.get(self.sender) is None:
            raise ValidationError({"sender": f"Unknown sender {self.sender!r}."})


class _Opening(FileDescriptor):
    """Looks at once for what it is given, as that of images does to measure them."""

    def __set__(self, instance, value):
        if value and "." not in str(value):
            raise FileNotFoundError(value)
        super().__set__(instance, value)


class PictureField(models.FileField):
    descriptor_class = _Opening


class Portrait(models.Model):
    """A rule about a picture, whose field opens at once what it is given."""

    picture = PictureField()

    def clean(self):
        raise ValidationError({"picture": "The picture is of nobody."})


class Impossible(models.Model):
    number = models.IntegerField()

    def clean(self):
        raise ValidationError("Never is any row right.")


class Crate(models.Model):
    """A rule that asks the database dozens of times before it says anything."""

    height = models.PositiveIntegerField()
    depth = models.PositiveIntegerField(null=True, blank=True)
    weight = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=2, choices=[("kg", "kg"), ("g", "g"), ("lb", "lb")], null=True, blank=True)

    def clean(self):
        for number in range(60):
            Impossible.objects.filter(number=number).exists()
        if self.weight and not self.unit:
            raise ValidationError("Must specify a unit when setting a weight.")


class Stray(models.Model):
    """A refusal whose words name the row, which asks the database what it is called."""

    number = models.IntegerField()

    def __str__(self):
        return f"number {type(self).objects.get(pk=-1 - self.number).number}"

    def clean(self):
        raise ValidationError("%(row)s goes astray.", params={"row": self})


# Shapes that packages leave behind, without the packages -----------------------------------------------------


def below_one(text):
    if float(text.replace(",", "").strip("%") or 2) >= 1:
        raise ValidationError("Has to be less than one.")


_DIGITS = (RegexValidator(r"^[\d,.]{1,6}%*$", "Enter digits."), below_one)


class RecordedDose(models.Model):
    """As simple_history records the rows of another model, with every field and its validators."""

    history_id = models.AutoField(primary_key=True)
    history_type = models.CharField(max_length=1, choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")])
    history_date = models.DateTimeField()
    id = models.IntegerField(db_index=True)
    strength = models.CharField(max_length=100, validators=_DIGITS)


class Dose(models.Model):
    strength = models.CharField(max_length=100, validators=_DIGITS)


RecordedDose.instance_type = Dose


class Nested(models.Model):
    """As a nested set keeps it."""

    name = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE)
    lft = models.PositiveIntegerField()
    rght = models.PositiveIntegerField()
    tree_id = models.PositiveIntegerField()
    level = models.PositiveIntegerField()

    class _mptt_meta:
        parent_attr, left_attr, right_attr, tree_id_attr, level_attr = "parent", "lft", "rght", "tree_id", "level"
        order_insertion_by = ("name",)


class Stepped(models.Model):
    """As a materialised path keeps it."""

    steplen = 4
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    node_order_by: list[str] = []

    path = models.CharField(max_length=255, unique=True)
    depth = models.PositiveIntegerField()
    numchild = models.PositiveIntegerField(default=0)
    slug = models.SlugField()
    url_path = models.TextField(blank=True)


class Work(models.Model):
    """A class whose rows say of which class they are."""

    # Tables without migrations are made before those of Django's own, and so cannot refer to them in the database.
    polymorphic_ctype = models.ForeignKey(
        ContentType, null=True, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    topic = models.CharField(max_length=30)


class Painting(Work):
    artist = models.CharField(max_length=30)


class Study(Work):
    supervisor = models.CharField(max_length=30)


class Being(models.Model):
    """Says of which class its rows are, by a name of its own."""

    entity_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, db_constraint=False, related_name="+")


class Beast(Being):
    legs = models.PositiveSmallIntegerField()


class Plant(Being):
    leaves = models.PositiveSmallIntegerField()


class Remark(models.Model):
    """Points at rows of several tables."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey("content_type", "object_id")


class Reply(Remark):
    """Inherits what it points at, in the table of its parent."""

    text = models.CharField(max_length=80)


class Translated(models.CharField):
    """A text of another field in a language, as django-modeltranslation adds it to a model."""

    def __init__(self, translated_field=None, language="", **more):
        super().__init__(**more)
        self.translated_field, self.language = translated_field, language


class Notice(models.Model):
    """A text that is kept in two languages."""

    title = models.CharField(max_length=60)
    title_en = Translated(title, "en", max_length=60, null=True, blank=True)
    title_de = Translated(title, "de", max_length=60, null=True, blank=True)


class Clinic(models.Model):
    name = models.CharField(max_length=40)


class Ward(models.Model):
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE)


class Nurse(models.Model):
    ward = models.ForeignKey(Ward, on_delete=models.CASCADE)


class Doctor(models.Model):
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE)


class Duty(models.Model):
    """Two rows that point at the same one."""

    doctor = models.ForeignKey(Doctor, on_delete=models.CASCADE)
    ward = models.ForeignKey(Ward, on_delete=models.CASCADE)
    since = models.DateField()

    class Meta:
        unique_together = [("doctor", "ward", "since")]

    def clean(self):
        if self.doctor.clinic_id != self.ward.clinic_id:
            raise ValidationError("Doctors work in their own clinic.")


class Treatment(models.Model):
    """Times and measures that may be missing, but not any of them."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE)
    nurse = models.ForeignKey(Nurse, on_delete=models.CASCADE)
    state = models.CharField(
        max_length=9, choices=[("planned", "planned"), ("done", "done"), ("cancelled", "cancelled")]
    )
    reason = models.CharField(max_length=80, blank=True)
    systolic = models.IntegerField(null=True, blank=True)
    diastolic = models.IntegerField(null=True, blank=True)
    sample = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    sampled_on = models.DateField(null=True, blank=True)

    def clean(self):
        if self.state == "cancelled" and not self.reason:
            raise ValidationError({"reason": "Why was it cancelled?"})
        if self.state != "cancelled" and self.reason:
            raise ValidationError("Only what is cancelled has a reason.")
        if self.nurse.ward.clinic_id != self.clinic_id:
            raise ValidationError({"nurse": "The nurse works in another clinic."})
        if self.systolic and self.diastolic and self.systolic <= self.diastolic:
            raise ValidationError("The systolic pressure must be above the diastolic one.")
        if self.sampled_on and self.sample is None:
            raise ValidationError({"sample": "What did it come to?"})


class Remittance(models.Model):
    """States that ask for some fields and forbid others."""

    STATES = [(state, state) for state in ("pending", "paid", "failed")]

    state = models.CharField(max_length=9, choices=STATES)
    paid_on = models.DateField(null=True, blank=True)
    failure_code = models.CharField(max_length=30, blank=True)
    failure_message = models.CharField(max_length=80, blank=True)

    def clean(self):
        if self.paid_on and self.state != "paid":
            raise ValidationError({"state": "What has a date of payment is paid."})
        if self.state == "paid" and not self.paid_on:
            raise ValidationError({"paid_on": "When was it paid?"})
        if self.state != "failed" and (self.failure_code or self.failure_message):
            raise ValidationError("Nothing failed.")


class Slot(models.Model):
    """What is booked, for a day to come."""

    day = models.DateField()
    start_time = models.TimeField()
    end_time = models.TimeField()

    def clean(self):
        if self.start_time >= self.end_time:
            raise ValidationError("The start must be before the end.")
        if self.day < date.today():
            raise ValidationError("The day cannot be in the past.")


class Bid(models.Model):
    """A day that a state asks for, and that lies after another one."""

    submitted_on = models.DateField()
    decision = models.CharField(max_length=9, choices=[(one, one) for one in ("pending", "accepted", "rejected")])
    decided_on = models.DateField(null=True, blank=True)

    def clean(self):
        if (self.decision == "pending") == bool(self.decided_on):
            raise ValidationError({"decided_on": "Decided bids have a date, pending ones have none."})
        if self.decided_on and self.decided_on < self.submitted_on:
            raise ValidationError({"decided_on": "Decided before it was submitted."})


class Match(models.Model):
    """Fields that end alike and have values in some states alone."""

    status = models.CharField(max_length=9, choices=[(one, one) for one in ("due", "live", "finished", "put off")])
    attendance = models.PositiveIntegerField(null=True, blank=True)
    home_score = models.PositiveSmallIntegerField(null=True, blank=True)
    away_score = models.PositiveSmallIntegerField(null=True, blank=True)

    def clean(self):
        played = self.status in ("live", "finished")
        if played and (self.home_score is None or self.away_score is None):
            raise ValidationError("Matches that were played have a score.")
        if not played and (self.home_score is not None or self.away_score is not None):
            raise ValidationError("Matches that were not played have no score.")


class Stake(models.Model):
    """What happens to it one after the other, or not at all."""

    paid_date = models.DateField(null=True, blank=True)
    cancelled_date = models.DateField(null=True, blank=True)
    returned_date = models.DateField(null=True, blank=True)

    def clean(self):
        given = [self.paid_date, self.cancelled_date, self.returned_date]
        dates = [one for one in given if one]
        if given[: len(dates)] != dates or dates != sorted(dates):
            raise ValidationError("The sequence of dates is inconsistent.")


class Anstellung(models.Model):
    """Rules that are told in another language: which day lies after which, and why something is given."""

    angelegt = models.DateField()
    ablauf = models.DateField(null=True, blank=True)
    reihe = models.DateField(null=True, blank=True)

    def clean(self):
        if self.ablauf and self.ablauf <= self.angelegt:
            raise ValidationError({"ablauf": "Das Ende muss nach dem Anfang liegen."})
        if self.reihe and self.reihe <= self.angelegt:
            raise ValidationError({"reihe": "Ei vähenna päevi."})


def one_letter_and_digits(value):
    if len(value) != 10 or not value[0].isupper() or not value[1:].isdigit():
        raise ValidationError("Ein Buchstabe und neun Ziffern.")


def nine_digits(value):
    if not value.isdigit() or len(value) != 9:
        raise ValidationError(f"{value} is not valid")


def checked_by_eleven(value):
    if len(value) != 8 or not value.isdigit() or sum(int(one) * at for at, one in enumerate(value, 1)) % 11:
        raise ValidationError("The check digit is wrong.")


def in_fives(value):
    if value % 5:
        raise ValidationError("Only whole blocks.")


class Holding(models.Model):
    """Forms that are told by code alone."""

    insured = models.CharField(max_length=10, unique=True, validators=[one_letter_and_digits])
    station = models.CharField(max_length=9, unique=True, null=True, blank=True, validators=[nine_digits])
    checked = models.CharField(max_length=20, unique=True, validators=[checked_by_eleven])
    shares = models.PositiveIntegerField(default=5, validators=[in_fives, MinValueValidator(5), MaxValueValidator(500)])


class Call(models.Model):
    """Two moments of which each state has both, the first, or none, while a check lets the second follow the first."""

    state = models.CharField(max_length=9, choices=[(one, one) for one in ("announced", "due", "here", "gone", "off")])
    came = models.DateTimeField(null=True, blank=True)
    went = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(went__isnull=True) | Q(came__isnull=False, went__gt=F("came")), name="ruled_call_went"
            )
        ]

    def clean(self):
        if self.state == "here" and (self.came is None or self.went is not None):
            raise ValidationError("Who is here has come and has not gone.")
        if self.state == "gone" and not (self.came and self.went):
            raise ValidationError("Who is gone has both times.")
        if self.state in ("announced", "due", "off") and (self.came or self.went):
            raise ValidationError("Nobody has come.")


class Rebate(models.Model):
    """A number that a message bounds without naming its field."""

    sort = models.CharField(max_length=9, choices=[("percent", "percent"), ("absolute", "absolute")])
    worth = models.DecimalField(max_digits=8, decimal_places=2)

    def clean(self):
        if self.sort == "percent" and self.worth > 30:
            raise ValidationError("Percentages cannot be greater than 30.")


class Dispatch(models.Model):
    """Two moments that neither need be there, beside states that have nothing to do with them."""

    state = models.IntegerField(
        choices=[(0, "sent"), (1, "failed"), (2, "queued"), (3, "requeued")], blank=True, null=True
    )
    priority = models.IntegerField(choices=[(0, "low"), (1, "medium"), (2, "high"), (3, "now")], blank=True, null=True)
    created = models.DateTimeField(auto_now_add=True)
    scheduled_time = models.DateTimeField("Scheduled Time", blank=True, null=True)
    expires_at = models.DateTimeField("Expires", blank=True, null=True)

    def clean(self):
        if self.scheduled_time and self.expires_at and self.scheduled_time > self.expires_at:
            raise ValidationError("The scheduled time may not be later than the expires time.")


class Job(models.Model):
    callable = models.CharField(max_length=200)

    def clean(self):
        try:
            import_string(self.callable)
        except ImportError:
            raise ValidationError({"callable": "Invalid callable, must be importable"}) from None


class Exercise(models.Model):
    """A text with a least length, which few sentences have."""

    description = models.TextField(validators=[MinLengthValidator(40)])


class LedgerAccount(models.Model):
    """Numbers that begin as the sort of account asks, of sorts of which most are in no row that is tried."""

    ROLES = [(f"{sort}_{place}", f"{sort} {place}") for sort in ("asset", "debt", "income") for place in range(6)]

    code = models.CharField(max_length=10, validators=[RegexValidator("^[0-9A-Z]+$")])
    role = models.CharField(max_length=20, choices=[*ROLES, ("root", "root")])

    def clean(self):
        if self.role == "root":
            raise ValidationError(f"Invalid role {self.role}.")
        begins = {"asset": "1", "debt": "2", "income": "4"}[self.role.partition("_")[0]]
        if not self.code.startswith(begins):
            raise ValidationError(f"Account {self.get_role_display()} code {self.code} must start with {begins}.")


class Voucher(models.Model):
    """Rules that stand one behind the other, about what is there and what that is."""

    accrued = models.BooleanField(default=False)
    amount_due = models.DecimalField(max_digits=9, decimal_places=2)
    amount_paid = models.DecimalField(max_digits=9, decimal_places=2)
    cash_account = models.ForeignKey(LedgerAccount, models.CASCADE, null=True, blank=True, related_name="+")
    prepaid_account = models.ForeignKey(LedgerAccount, models.CASCADE, null=True, blank=True, related_name="+")

    def clean(self):
        if self.cash_account_id is None:
            raise ValidationError("Must provide a cash account.")
        if self.prepaid_account_id is None:
            raise ValidationError("Must provide all accounts: cash, prepaid.")
        if self.amount_paid > self.amount_due:
            raise ValidationError(f"Amount paid {self.amount_paid} cannot exceed amount due {self.amount_due}")
        if self.cash_account.role != "asset_1":
            raise ValidationError("Cash account must be of role asset_1.")
        if self.prepaid_account.role != "debt_2":
            raise ValidationError("Prepaid account must be of role debt_2.")


class Tariff(models.Model):
    """Numbers in steps, which validators alone ask for."""

    seats = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), StepValueValidator(5, offset=1)])
    discount = models.DecimalField(max_digits=4, decimal_places=2, validators=[StepValueValidator(Decimal("0.25"))])


class Tenancy(models.Model):
    """A number that another row bounds."""

    tariff = models.ForeignKey(Tariff, models.CASCADE)
    seats = models.PositiveIntegerField()

    def clean(self):
        if self.seats > self.tariff.seats:
            raise ValidationError("A tenant cannot have more seats than its tariff allows.")


class Pack(models.Model):
    least = models.PositiveIntegerField(default=1)
    most = models.PositiveIntegerField(default=10)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(most__gte=F("least")), name="ruled_pack_most")]


class Piece(models.Model):
    """A number that two numbers of another row bound."""

    pack = models.ForeignKey(Pack, models.CASCADE)
    quantity = models.PositiveIntegerField()

    def clean(self):
        if not self.pack.least <= self.quantity <= self.pack.most:
            raise ValidationError({"quantity": f"Between {self.pack.least} and {self.pack.most} pieces."})


class Driver(models.Model):
    name = models.CharField(max_length=40)


class Trip(models.Model):
    """Rules whose messages name no column: the rows that fail tell what is meant."""

    driver = models.ForeignKey(Driver, models.CASCADE, related_name="+")
    co_driver = models.ForeignKey(Driver, models.CASCADE, null=True, blank=True, related_name="+")
    departed = models.DateTimeField()
    arrived = models.DateTimeField(null=True, blank=True)
    km_start = models.PositiveIntegerField()
    km_end = models.PositiveIntegerField(null=True, blank=True)

    def clean(self):
        if bool(self.arrived) != (self.km_end is not None):
            raise ValidationError("Give both the arrival and the mileage, or neither.")
        if self.arrived and self.arrived < self.departed:
            raise ValidationError("Arrival before departure.")
        if self.km_end is not None and self.km_end < self.km_start:
            raise ValidationError("The odometer runs forward.")
        if self.co_driver_id == self.driver_id:
            raise ValidationError({"co_driver": "Must be somebody else."})


def as_term(value):
    if not re.fullmatch(r"\d{4}/[12]", value):
        raise ValidationError("Write the term as 2024/1.")


class Enrolment(models.Model):
    """Messages that list what may be said, and that show how it is written."""

    grade_wanted = models.CharField(max_length=4)
    term = models.CharField(max_length=8, validators=[as_term])

    def clean(self):
        if self.grade_wanted not in ("A1", "A2", "B1"):
            raise ValidationError({"grade_wanted": "Use A1, A2 or B1."})


class Bill(models.Model):
    """An amount with the tax of its own row."""

    net = models.DecimalField(max_digits=10, decimal_places=2)
    vat_rate = models.DecimalField(
        max_digits=4, decimal_places=2, choices=[(Decimal(one), one) for one in ("0.00", "7.00", "19.00")]
    )
    gross = models.DecimalField(max_digits=10, decimal_places=2)

    def clean(self):
        if abs(self.gross - self.net * (1 + self.vat_rate / 100)) > Decimal("0.005"):
            raise ValidationError("Gross must be net plus VAT.")


class Shelf(models.Model):
    """A tree whose rows say how deep they stand, and in which those of one parent are called otherwise."""

    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True)
    name = models.CharField(max_length=30)
    depth = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(depth=0, parent__isnull=True) | Q(depth__gt=0, parent__isnull=False),
                name="ruled_shelf_depth",
            ),
        ]

    def clean(self):
        if self.parent and self.depth != self.parent.depth + 1:
            raise ValidationError({"depth": "The depth must be one more than that of the parent."})


class Section(models.Model):
    """A tree of three levels at most, counted from 1."""

    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True)
    level = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(3)])

    def clean(self):
        if self.level != (self.parent.level + 1 if self.parent else 1):
            raise ValidationError({"level": "A section lies a level below its parent."})


class Squad(models.Model):
    league = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")])


class Fixture(models.Model):
    """Rules about two rows pointed at, about days and about times of the day."""

    home = models.ForeignKey(Squad, models.CASCADE, related_name="+")
    away = models.ForeignKey(Squad, models.CASCADE, related_name="+")
    day = models.DateField()
    kickoff = models.DateTimeField()

    def clean(self):
        if self.home.league != self.away.league:
            raise ValidationError("That is no match.")
        if self.day.weekday() > 4:
            raise ValidationError({"day": "There is no match on a weekend."})
        if self.kickoff.minute % 15:
            raise ValidationError({"kickoff": "Matches begin at a quarter."})


class Parcel(models.Model):
    """Numbers that are too large together, and moments of which there is one at most."""

    length_cm = models.PositiveSmallIntegerField()
    width_cm = models.PositiveSmallIntegerField()
    height_cm = models.PositiveSmallIntegerField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    def clean(self):
        if self.length_cm + 2 * self.width_cm + 2 * self.height_cm > 360:
            raise ValidationError("Length plus girth must not exceed 360 cm.")
        if self.delivered_at and self.returned_at:
            raise ValidationError("It came back, or it did not.")


class Branch(models.Model):
    code = models.CharField(max_length=4, unique=True, validators=[RegexValidator(r"^[A-Z]{2,4}$")])


class Visit(models.Model):
    """Numbers that begin as another row's code, a flag that few may have, and minutes in fives."""

    branch = models.ForeignKey(Branch, models.CASCADE)
    number = models.CharField(max_length=12, unique=True)
    first_name = models.CharField(max_length=40)
    sex = models.CharField(max_length=1, choices=[("m", "male"), ("f", "female"), ("x", "other")])
    pregnant = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField()

    def clean(self):
        if not self.number.startswith(self.branch.code):
            raise ValidationError({"number": "The number must start with the code of the branch."})
        if self.pregnant and self.sex == "m":
            raise ValidationError({"pregnant": "Is that right?"})
        if self.minutes % 5:
            raise ValidationError({"minutes": "Visits last multiples of 5 minutes."})


class Course(models.Model):
    """Spans of some length, and numbers with a beginning that nobody puts in quotes, of some rows alone."""

    starts = models.DateField()
    ends = models.DateField()
    hazardous = models.BooleanField(default=False)
    un_number = models.CharField(max_length=6, blank=True)

    def clean(self):
        if (self.ends - self.starts).days < 28:
            raise ValidationError("Courses last at least four weeks.")
        if (self.ends - self.starts).days > 200:
            raise ValidationError("That is too long for a course.")
        if self.hazardous != bool(self.un_number):
            raise ValidationError({"un_number": "Dangerous courses have a number, others have none."})
        if self.un_number and not self.un_number.startswith("UN"):
            raise ValidationError({"un_number": "UN numbers start with UN."})


class Question(models.Model):
    """A document that some rows need, and others may not have."""

    kind = models.CharField(max_length=6, choices=[("text", "Text"), ("choice", "Choice"), ("many", "Many")])
    options = models.JSONField(default=list, blank=True)

    def clean(self):
        if self.kind == "choice" and len(self.options) < 2:
            raise ValidationError({"options": "Give at least two options."})
        if self.kind != "choice" and self.options:
            raise ValidationError({"options": "Only choices have options."})


class OnlyOne(models.Model):
    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    title = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ruled_only_one")]


class Project(models.Model):
    """A name that no other row has, in whatever letters: a rule asks for it."""

    name = models.CharField(max_length=60)

    def validate_unique(self, exclude=None):
        super().validate_unique(exclude)
        if Project.objects.filter(name__iexact=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "A project with this name already exists."})


class Membership(models.Model):
    """One row of a project and a role at a time, of those that are not over; one that leads, of each project."""

    project = models.ForeignKey(Project, models.CASCADE)
    role = models.CharField(max_length=9, choices=[(one, one) for one in ("editor", "reader", "author", "owner")])
    over = models.BooleanField(default=False)
    leads = models.BooleanField(default=False)

    def clean(self):
        others = Membership.objects.exclude(pk=self.pk)
        if not self.over and others.filter(project=self.project, role=self.role, over=False).count():
            raise ValidationError("The project has that role already.")
        if self.leads and others.filter(project=self.project, leads=True).exists():
            raise ValidationError({"leads": "Somebody leads already."})


class Bulletin(models.Model):
    """A rule that looks for another row, and one that asks of dates, want nothing that could be told apart."""

    title = models.CharField(max_length=60)
    day = models.DateField()

    def clean(self):
        if Bulletin.objects.filter(day__gt=self.day, title="Of the year").exists():
            raise ValidationError("It is over.")


class Fair(models.Model):
    """What the things below belong to."""

    name = models.CharField(max_length=40)


class Ware(models.Model):
    """What is sold at one fair; some of it is kept back."""

    fair = models.ForeignKey(Fair, models.CASCADE)
    kept_back = models.BooleanField(default=False)
    stamped = models.BooleanField(default=False)
    heavy = models.BooleanField(default=False)


class Wish(models.Model):
    """Somebody waits for a ware of the same fair: a rule that asks the database for much before it says so."""

    ware = models.ForeignKey(Ware, models.CASCADE)
    fair = models.ForeignKey(Fair, models.CASCADE)
    waits = models.BooleanField(default=True)

    def clean(self):
        for _ in range(30):
            Fair.objects.filter(name="none of them").exists()
        if self.ware.fair_id != self.fair_id:
            raise ValidationError("The selected ware does not belong to this fair.")


def _is_public_key(text):
    if not text.startswith("-----BEGIN PUBLIC KEY-----\n") or not text.endswith("\n-----END PUBLIC KEY-----"):
        raise ValidationError("Not a valid PEM.")


class Signer(models.Model):
    """A key as PEM has it, of which only a validator knows."""

    pem = models.TextField(validators=[_is_public_key])


def _in_small_letters(text):
    if text != text.lower():
        raise ValidationError(f"'{text}' is not a lowercase string.")


class Feed(models.Model):
    """A key of a text that only a validator knows the letters of."""

    name = models.TextField(primary_key=True, validators=[_in_small_letters])
    code = models.CharField(max_length=12, validators=[_in_small_letters])


class Deposit(models.Model):
    """A key of one length."""

    deposit_id = models.CharField(primary_key=True, max_length=22, validators=[MinLengthValidator(22)])
    feed = models.ForeignKey(Feed, models.CASCADE)


class NetworkField(models.CharField):
    """Text in the database, a network in Python."""

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        try:
            return value and ipaddress.ip_network(str(value))
        except ValueError as error:
            raise ValidationError("Not a network.") from error

    def get_prep_value(self, value):
        return value and str(self.to_python(value))


class Subnet(models.Model):
    network = NetworkField(max_length=18)


class Host(models.Model):
    """An address that lies in the network of another row."""

    subnet = models.ForeignKey(Subnet, models.CASCADE)
    address = models.GenericIPAddressField()

    def clean(self):
        if ipaddress.ip_address(self.address) not in self.subnet.network:
            raise ValidationError({"address": "The address does not belong to the subnet."})


class Recording(models.Model):
    """A file of the form that its sort asks for, and a document where one is wanted."""

    sort = models.CharField(max_length=5, choices=[("audio", "Audio"), ("video", "Video")])
    file = models.FileField(upload_to="recordings")
    wanted = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)

    def clean(self):
        allowed = {"audio": ["aac", "ogg", "wav"], "video": ["avi", "mp4", "webm"]}[self.sort]
        FileExtensionValidator(allowed)(self.file)
        if self.wanted and not self.notes:
            raise ValidationError("Fehlt.")


class Transcript(Recording):
    """A document that is wanted where the row of its parent says so."""

    words = models.JSONField(default=dict, blank=True)

    def clean(self):
        super().clean()
        if self.wanted and not self.words:
            raise ValidationError("Fehlt auch.")


class Turnkey(models.Model):
    """Who comes in with a key of SSH's."""

    line = models.TextField()

    def clean(self):
        try:
            name, blob = self.line.split()[:2]
            data = base64.b64decode(blob, validate=True)
        except ValueError:
            raise ValidationError("Line unbekannt.") from None
        if data[4 : 4 + int.from_bytes(data[:4], "big")].decode("latin-1") != name:
            raise ValidationError("Line unbekannt.")
