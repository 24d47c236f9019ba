"""Models as real projects have them and examples do not. Nothing is declared of them in any seeds.py.

The app has no migrations: its tables are made from the models, and so it points at no table of an app that has some.
"""

import json
import secrets
import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import (
    FileExtensionValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs, Length, Lower, Now, Upper
from django.db.models.lookups import Exact

# Keys -----------------------------------------------------------------------------------------------------


class Device(models.Model):
    """A UUID as the key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=40)


class DeviceReading(models.Model):
    device = models.ForeignKey(Device, on_delete=models.CASCADE)
    value = models.FloatField()


class Currency(models.Model):
    """A short text as the key."""

    code = models.CharField(max_length=3, primary_key=True)
    title = models.CharField(max_length=60)


class Quote(models.Model):
    currency = models.ForeignKey(Currency, on_delete=models.CASCADE)
    against = models.ForeignKey(Currency, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    rate = models.DecimalField(max_digits=12, decimal_places=6)


class Ticket(models.Model):
    """A number that is not automatic as the key."""

    number = models.PositiveIntegerField(primary_key=True)
    subject = models.CharField(max_length=80)


class Airport(models.Model):
    """Pointed at by another field than its key."""

    iata = models.CharField(max_length=3, unique=True)


class Flight(models.Model):
    origin = models.ForeignKey(Airport, on_delete=models.CASCADE, to_field="iata", related_name="+")
    goal = models.ForeignKey(Airport, on_delete=models.CASCADE, to_field="iata", db_column="to")


def shown_airports():
    return Q(iata__gt="M") | Q(iata="AAA")


class Route(models.Model):
    """Choices that are limited: by a dictionary, by a function, by a Q, and for a many-to-many field."""

    start = models.ForeignKey(Airport, on_delete=models.CASCADE, related_name="+", limit_choices_to={"iata__lt": "M"})
    end = models.ForeignKey(
        Airport,
        on_delete=models.CASCADE,
        to_field="iata",
        related_name="+",
        null=True,
        blank=True,
        limit_choices_to=shown_airports,
    )
    carried = models.ForeignKey(
        Device, on_delete=models.CASCADE, null=True, blank=True, limit_choices_to=~Q(label__startswith="old")
    )
    prices = models.ManyToManyField(Currency, related_name="+", limit_choices_to={"title__icontains": "euro"})


# One to one, inheritance, trees, circles ------------------------------------------------------------------


class Account(models.Model):
    handle = models.SlugField(unique=True)


class Profile(models.Model):
    """A one-to-one link as the key."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True)
    motto = models.CharField(max_length=30, blank=True)


class Avatar(models.Model):
    """A one-to-one link as the key, to a table whose key is such a link."""

    profile = models.OneToOneField(Profile, on_delete=models.CASCADE, primary_key=True)
    size = models.PositiveSmallIntegerField(default=64)


class Visit(models.Model):
    avatar = models.ForeignKey(Avatar, on_delete=models.CASCADE)


class Badge(models.Model):
    account = models.OneToOneField(Account, on_delete=models.SET_NULL, null=True, blank=True)


class Place(models.Model):
    name = models.CharField(max_length=50)
    created_at = models.DateTimeField(auto_now_add=True)


class Restaurant(Place):
    """Multi-table inheritance."""

    seats = models.PositiveIntegerField()


class Pizzeria(Restaurant):
    oven = models.CharField(max_length=20, choices={"wood": "Wood", "gas": "Gas"})


class Delivery(models.Model):
    pizzeria = models.ForeignKey(Pizzeria, on_delete=models.CASCADE)


class Folder(models.Model):
    """A tree."""

    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="inside")
    name = models.CharField(max_length=60)


class Link(models.Model):
    """A chain: every row needs another one of its own table."""

    before = models.ForeignKey("self", on_delete=models.CASCADE, related_name="after")


class Team(models.Model):
    """A circle that may be left open."""

    leader = models.ForeignKey("Player", on_delete=models.SET_NULL, null=True, blank=True, related_name="leads")
    created_on = models.DateField()


class Player(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE)
    joined_at = models.DateTimeField()


class Chicken(models.Model):
    """A circle that is always closed."""

    hatched_from = models.ForeignKey("Egg", on_delete=models.CASCADE)


class Egg(models.Model):
    laid_by = models.ForeignKey(Chicken, on_delete=models.CASCADE)


class DatedChicken(models.Model):
    hatched_from = models.ForeignKey("DatedEgg", on_delete=models.CASCADE)
    created_at = models.DateTimeField()


class DatedEgg(models.Model):
    laid_by = models.ForeignKey(DatedChicken, on_delete=models.CASCADE)
    created_at = models.DateTimeField()


# Together -------------------------------------------------------------------------------------------------


class Course(models.Model):
    title = models.CharField(max_length=60)


class Student(models.Model):
    email = models.EmailField(unique=True)
    courses = models.ManyToManyField(Course, through="Enrolment")


class Enrolment(models.Model):
    """A many-to-many table of its own, each pair once."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE)
    course = models.ForeignKey(Course, on_delete=models.CASCADE)
    grade = models.CharField(max_length=1, blank=True, choices=[(letter, letter) for letter in "ABCDF"])

    class Meta:
        unique_together = [("student", "course")]


class Seat(models.Model):
    """A foreign key and a choice together."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE)
    row = models.CharField(max_length=1, choices=[("a", "Front"), ("b", "Middle"), ("c", "Back")])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "row"], name="odd_seat_once")]


class Slot(models.Model):
    """A foreign key and a number together."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField()

    class Meta:
        unique_together = [("course", "position")]


class Term(models.Model):
    """Two texts together, and one among the rows that are open alone."""

    year = models.CharField(max_length=9)
    code = models.CharField(max_length=12)
    open = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "code"], name="odd_term_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(open=True), name="odd_term_open_once"),
            models.UniqueConstraint(Lower("code"), "year", name="odd_term_once_any_case"),
        ]


class Author(models.Model):
    name = models.CharField(max_length=80)
    friends = models.ManyToManyField("self", blank=True)


class Book(models.Model):
    """Plain many-to-many links: to another table, and to its own."""

    title = models.CharField(max_length=120)
    slug = models.SlugField(unique=True, max_length=30)
    authors = models.ManyToManyField(Author, related_name="books")
    sequels = models.ManyToManyField("self", symmetrical=False, blank=True)


class Prize(models.Model):
    """Pointed at are rows that others tell, of which each may have several."""

    winner = models.ForeignKey(Author, on_delete=models.CASCADE, limit_choices_to={"books__title__startswith": "The "})
    second = models.ForeignKey(
        Author,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"friends__name": "Gosta"},
    )


# Fields ---------------------------------------------------------------------------------------------------


class Everything(models.Model):
    """Every field of Django's that needs nothing else installed."""

    big = models.BigIntegerField()
    binary = models.BinaryField()
    boolean = models.BooleanField()
    char = models.CharField(max_length=100)
    letter = models.CharField(max_length=1)
    day = models.DateField()
    moment = models.DateTimeField()
    decimal = models.DecimalField(max_digits=8, decimal_places=3)
    fraction = models.DecimalField(max_digits=4, decimal_places=4)
    whole = models.DecimalField(max_digits=3, decimal_places=0)
    wide = models.DecimalField(max_digits=30, decimal_places=12)
    duration = models.DurationField()
    email = models.EmailField()
    float = models.FloatField()
    address = models.GenericIPAddressField()
    integer = models.IntegerField()
    json = models.JSONField(default=dict, blank=True)
    listed = models.JSONField(default=list, blank=True)
    positive_big = models.PositiveBigIntegerField()
    positive = models.PositiveIntegerField()
    positive_small = models.PositiveSmallIntegerField()
    slug = models.SlugField()
    small = models.SmallIntegerField()
    text = models.TextField()
    time = models.TimeField()
    url = models.URLField()
    uuid = models.UUIDField()


class Anything(models.Model):
    """The same, with nulls."""

    big = models.BigIntegerField(null=True, blank=True)
    binary = models.BinaryField(null=True, blank=True)
    boolean = models.BooleanField(null=True, blank=True)
    char = models.CharField(max_length=100, null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    moment = models.DateTimeField(null=True, blank=True)
    decimal = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    duration = models.DurationField(null=True, blank=True)
    email = models.EmailField(null=True, blank=True)
    file = models.FileField(blank=True)
    float = models.FloatField(null=True, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    integer = models.IntegerField(null=True, blank=True)
    json = models.JSONField(null=True, blank=True)
    slug = models.SlugField(null=True, blank=True)
    text = models.TextField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True)
    url = models.URLField(null=True, blank=True)
    uuid = models.UUIDField(null=True, blank=True)


class Track(models.Model):
    """Choices: grouped, of numbers, with an empty one, and with nulls."""

    class Speed(models.IntegerChoices):
        SLOW = 33
        FAST = 45

    medium = models.CharField(
        max_length=10,
        choices=[("Audio", [("vinyl", "Vinyl"), ("cd", "CD")]), ("Video", {"vhs": "VHS"}), ("unknown", "Unknown")],
    )
    speed = models.PositiveSmallIntegerField(choices=Speed)
    side = models.CharField(max_length=1, choices=[("", "None"), ("A", "A"), ("B", "B")], blank=True)
    stars = models.IntegerField(choices=[(number, str(number)) for number in range(6)], null=True, blank=True)


class Measurement(models.Model):
    """Check constraints that put bounds on columns."""

    percent = models.IntegerField()
    ratio = models.DecimalField(max_digits=6, decimal_places=5)
    level = models.FloatField()
    year = models.SmallIntegerField()
    below_zero = models.IntegerField()
    grade = models.IntegerField(null=True, blank=True)
    score = models.IntegerField(validators=[MinValueValidator(10), MaxValueValidator(20)])
    price = models.DecimalField(max_digits=7, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="odd_percent"),
            models.CheckConstraint(condition=Q(ratio__gt=0) & Q(ratio__lt=1), name="odd_ratio"),
            models.CheckConstraint(condition=Q(level__gte=-1.5) & Q(level__lt=2), name="odd_level"),
            models.CheckConstraint(condition=Q(year__range=(1990, 2030)), name="odd_year"),
            models.CheckConstraint(condition=Q(below_zero__lt=0), name="odd_below_zero"),
            models.CheckConstraint(condition=Q(grade__isnull=True) | Q(grade__gte=0), name="odd_grade"),
        ]


class Rectangle(models.Model):
    """Columns that the database computes or fills."""

    width = models.IntegerField()
    height = models.IntegerField()
    area = models.GeneratedField(
        expression=F("width") * F("height"), output_field=models.BigIntegerField(), db_persist=True
    )
    drawn_at = models.DateTimeField(db_default=Now())
    colour = models.CharField(max_length=10, db_default="red")


class Plate(models.Model):
    """A validator that a value has to pass."""

    remark = models.CharField(max_length=50, validators=[MaxLengthValidator(12)])


class Awkward(models.Model):
    """Names that this package, Python and SQL use themselves."""

    rows = models.IntegerField()
    keys = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField()
    parent = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="+")
    plan = models.CharField(max_length=10, choices=[("free", "Free"), ("paid", "Paid")])
    model = models.CharField(max_length=20)
    nth = models.IntegerField(default=0)
    at = models.TimeField()
    column = models.IntegerField()
    children = models.BooleanField(default=True)
    order = models.IntegerField(db_column="select")
    user_id = models.IntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    expires = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "odd group"


class Birthday(models.Model):
    """A proxy and an unmanaged model stand on its table."""

    day = models.DateField(default=date.today)


class Anniversary(Birthday):
    class Meta:
        proxy = True


class Legacy(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        managed = False
        db_table = "odd_legacy"


# Rules that nothing meets by construction ------------------------------------------------------------------


class Listing(models.Model):
    """Unique among some rows alone, in more ways than one."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    main = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=[("live", "Live"), ("sold", "Sold"), ("gone", "Gone")])
    label = models.CharField(max_length=20, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=Q(main=True), name="odd_listing_main"),
            models.UniqueConstraint(fields=["account", "label"], condition=~Q(state="gone"), name="odd_listing_live"),
        ]


class Vote(models.Model):
    """Nulls that are all alike, and an expression that no two rows share."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True)
    choice = models.CharField(max_length=40)
    weight = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "choice"], name="odd_vote_once", nulls_distinct=False),
            models.UniqueConstraint(Upper("choice"), Abs("weight"), name="odd_vote_expression"),
        ]


class Notice(models.Model):
    """Unique for a day, a month and a year."""

    day = models.DateField()
    title = models.CharField(max_length=60, unique_for_date="day")
    topic = models.CharField(max_length=60, unique_for_month="day")
    series = models.CharField(max_length=60, unique_for_year="day")


class Booking(models.Model):
    """Checks of every sort: an order, one of two, words, functions, exclusive or."""

    begins = models.DateTimeField()
    ends = models.DateTimeField()
    low = models.IntegerField()
    high = models.IntegerField()
    email = models.EmailField(null=True, blank=True)
    phone = models.CharField(max_length=20, null=True, blank=True)
    status = models.CharField(max_length=10)
    closed_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=12)
    first = models.BooleanField(default=False)
    second = models.BooleanField(default=False)
    note = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="odd_booking_order"),
            models.CheckConstraint(condition=Q(high__gte=F("low") + 10), name="odd_booking_width"),
            models.CheckConstraint(
                condition=Q(email__isnull=False, phone__isnull=True) | Q(email__isnull=True, phone__isnull=False),
                name="odd_booking_reached",
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True) | Q(status="closed", closed_on__isnull=False),
                name="odd_booking_state",
            ),
            models.CheckConstraint(condition=Q(code=Upper("code")), name="odd_booking_upper"),
            models.CheckConstraint(condition=Q(first=True) ^ Q(second=True), name="odd_booking_one"),
            models.CheckConstraint(condition=~Q(note="never"), name="odd_booking_note"),
        ]


class Label(models.Model):
    """Texts whose checks and validators ask for a form."""

    short = models.CharField(max_length=20)
    prefixed = models.CharField(max_length=20)
    lower = models.CharField(max_length=20)
    colour = models.CharField(max_length=7, unique=True, validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    twin = models.IntegerField()
    other = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(Exact(Length("short"), 5)), name="odd_label_length"),
            models.CheckConstraint(condition=Q(prefixed__startswith="SKU-"), name="odd_label_prefix"),
            models.CheckConstraint(condition=Q(lower=Lower("lower")), name="odd_label_lower"),
            models.CheckConstraint(condition=Q(twin=F("other") + 1), name="odd_label_twin"),
        ]


class Line(models.Model):
    """A key of two columns, and a row that points at nothing but has a foreign key in its key."""

    pk = models.CompositePrimaryKey("account", "number")
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=30)


class Grouped(models.Model):
    """Choices in groups, and choices that a function gives."""

    grouped = models.CharField(max_length=5, choices=[("Warm", [("red", "Red")]), ("Cold", [("blue", "Blue")])])
    called = models.IntegerField(choices=lambda: [(number, str(number)) for number in (3, 5)])
    rare = models.CharField(
        max_length=5, choices=[("a", "A"), ("b", "B"), ("c", "C")], unique=True, null=True, blank=True
    )


class Attachment(models.Model):
    """Files: one of a given form, one of any, one that may be missing."""

    picture = models.FileField(upload_to="pictures", validators=[FileExtensionValidator(["gif", "png"])])
    strange = models.FileField(validators=[FileExtensionValidator(["abc"])])
    anything = models.FileField()
    missing = models.FileField(blank=True)


class Reversed(models.CharField):
    """A class of the project's own that stores something else than it shows."""

    def from_db_value(self, value, expression, connection):
        return value if value is None else value[::-1]

    def get_prep_value(self, value):
        return value if value is None else str(value)[::-1]


class Tags(models.Field):
    """A class that stands on none of Django's: a list of words as text."""

    def db_type(self, connection):
        return "varchar(200)"

    def to_python(self, value):
        if value is None or isinstance(value, list):
            return value
        raise ValidationError("a list of words")

    def from_db_value(self, value, expression, connection):
        return value if value is None else value.split(",")

    def get_prep_value(self, value):
        return value if value is None else ",".join(value)


class Dotted(models.CharField):
    """A class that parses what it is given, and takes names of three parts alone."""

    def to_python(self, value):
        if value is not None and str(value).count(".") != 2:
            raise ValueError(f"{value!r} has not three parts")
        return value

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)


class Sealed(models.Field):
    """A class that keeps what another one holds as bytes, never twice the same, as those do that encrypt."""

    def get_internal_type(self):
        return "BinaryField"

    def get_db_prep_save(self, value, connection):
        text = None if value is None else self.value_to_string(type("", (), {self.attname: value}))
        return None if text is None else connection.Database.Binary(secrets.token_bytes(2) + text.encode()[::-1])

    def from_db_value(self, value, expression, connection):
        return None if value is None else self.to_python(bytes(value)[2:][::-1].decode())


class SealedText(Sealed, models.CharField):
    pass


class SealedDate(Sealed, models.DateField):
    pass


class Sealing(models.Model):
    first_name = SealedText(max_length=60)
    email = SealedText(max_length=80)
    born = SealedDate()
    left = SealedDate(null=True, blank=True)


class Peculiar(models.Model):
    reversed = Reversed(max_length=30)
    tags = Tags()
    place = Dotted(max_length=80)
    number = models.IntegerField()

    class Meta:
        unique_together = [("place", "number")]


def even(value):
    if value % 2:
        raise ValidationError("an even number")


class Even(models.Model):
    number = models.PositiveIntegerField(validators=[even])


class Shelf(models.Model):
    """A place of its own, and a list of choices on which settings put nothing."""

    place = models.PositiveIntegerField(unique=True)
    layout = models.SlugField(choices=[], null=True, blank=True)
    theme = models.CharField(max_length=20, choices=[], blank=True)

    class Meta:
        unique_together = [("theme", "layout")]


class Pass(models.Model):
    """One of two unique columns has a value, by its version; and a list that names a number too large for it."""

    version = models.PositiveSmallIntegerField(choices=[(1, "first"), (2, "second")])
    token = models.CharField(max_length=40, unique=True, null=True, blank=True)
    number = models.PositiveIntegerField(unique=True, null=True, blank=True)
    hours = models.PositiveSmallIntegerField(choices=[(24, "a day"), (168, "a week"), (87600, "ten years")])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(version=1, token__isnull=False, number__isnull=True)
                | Q(version=2, token__isnull=True, number__isnull=False),
                name="odd_pass_by_version",
            )
        ]


class Card(models.Model):
    """Taken by another model's place."""

    class Meta:
        swappable = "ODD_CARD_MODEL"


class OwnCard(models.Model):
    number = models.CharField(max_length=16, unique=True)


class Purse(models.Model):
    card = models.ForeignKey("odd.OwnCard", on_delete=models.CASCADE)


class Meadow(models.Model):
    """Says of a column that it has no value by comparing it with None."""

    organic = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=40, null=True, blank=True)
    retired = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(organic=True) | Q(since=None), name="odd_meadow_organic_since"),
            models.UniqueConstraint(fields=["name"], condition=Q(retired=None), name="odd_meadow_name_in_use"),
        ]


class Grade:
    """An object that is equal to the text that stands for it, and that no database takes."""

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == getattr(other, "value", other)

    def __hash__(self):
        return hash(self.value)

    def __len__(self):
        return len(self.value)

    def __str__(self):
        return {"a": "first", "b": "second"}[self.value]


GRADES = {"a": Grade("a"), "b": Grade("b")}


class GradeField(models.CharField):
    """Holds objects, lists them as its choices, and stores the text that stands for each."""

    def to_python(self, value):
        return value if isinstance(value, Grade) else GRADES[value]

    def from_db_value(self, value, expression, connection):
        return value if value is None else GRADES[value]

    def get_prep_value(self, value):
        return value if value is None else GRADES[getattr(value, "value", value)].value


class Graded(models.Model):
    grade = GradeField(max_length=1, choices=[(one, str(one)) for one in GRADES.values()])
    usual = GradeField(max_length=1, default=GRADES["a"])


class Finding(models.Model):
    """Documents that are different for each source."""

    source = models.CharField(max_length=20, choices=[("radar", "Radar"), ("lidar", "Lidar")])
    seen = models.DateTimeField()
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "seen", "values"], name="odd_finding_once")]


class PairsField(models.TextField):
    """Pairs of a name and a number as text; it reads any JSON, and stores nothing of what is not pairs."""

    def to_python(self, value):
        if not isinstance(value, str) or not value:
            return value if isinstance(value, dict) else {}
        try:
            return json.loads(value)
        except ValueError as error:
            raise ValidationError("JSON") from error

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def get_prep_value(self, value):
        return json.dumps(value) if isinstance(value, dict) else value if isinstance(value, str) else ""


class Paired(models.Model):
    pairs = PairsField()


class ModesJSONField(models.TextField):
    """JSON of any sort as text, as packages had it before Django did."""

    def to_python(self, value):
        return json.loads(value) if isinstance(value, str) else value

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def get_prep_value(self, value):
        return value if isinstance(value, str) else json.dumps(value)


def usual_modes():
    return json.dumps(["audit", "verified"])


class Offered(models.Model):
    modes = ModesJSONField(default=usual_modes)
    notes = ModesJSONField()


class Blocks:
    """What a page consists of; as text it is the page."""

    def __init__(self, listed):
        self.listed = listed

    def __str__(self):
        return "".join(f"<p>{one}</p>" for one in self.listed)


class BlocksField(models.JSONField):
    """Gives objects of its own for the JSON of its column."""

    def from_db_value(self, value, expression, connection):
        return Blocks(super().from_db_value(value, expression, connection))

    def validate(self, value, instance):
        super().validate(getattr(value, "listed", value), instance)

    def get_prep_value(self, value):
        return getattr(value, "listed", value)


class SealField(models.BinaryField):
    """Takes what is empty for nothing at all."""

    def get_prep_value(self, value):
        return super().get_prep_value(value) or None


class Paged(models.Model):
    body = BlocksField()
    seal = SealField(default=b"seal")


class Weighing(models.Model):
    """A difference that its column cannot hold below nothing."""

    gross = models.PositiveIntegerField()
    tare = models.PositiveIntegerField()
    net = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(net=F("gross") - F("tare")), name="odd_weighing_net")]
