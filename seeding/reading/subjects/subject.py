"""What one table speaks of: of people, of what they write, of things; and how far it is from a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from seeding.reading.subjects.columns import is_firm, is_software, runs_somewhere, tells_of_deals
from seeding.reading.subjects.lexicon import (
    ANIMALS,
    KINDS_OF,
    LOGS,
    MESSAGES,
    NAMED_BY,
    NUMBERED,
    ORGANISATIONS,
    PAYMENTS,
    PERSON_TABLES,
    PLACES,
    POSTAL,
    SECRETS,
    SETTINGS,
    THINGS,
)
from seeding.reading.subjects.links import led_to, names_owner
from seeding.reading.threefold import threefold
from seeding.schema import Table
from seeding.vocabulary import word_set, words

_ALSO_PAYMENTS = word_set("bill card leg journal statement estimate")
"""Words for payments, and for laws, cards of a page, parts of a way and what somebody said."""
_OF_MONEY = word_set(
    "amount total price cost paid due balance currency number digit brand iban account expiry fee tax rate payment "
    "money bank holder fingerprint cvc cvv"
)
"""Words of columns of payments, and of what is paid with."""
_PAID_WITH = word_set("mpesa momo upi paystack razorpay flutterwave bkash nagad esewa khalti paytm pesapal")
"""Services by which people pay: a table with columns called after one keeps what was paid."""
_PUBLISHED = word_set("doi isbn issn publisher abstract journal publication volume pmid")
"""Words of columns of what is printed for everybody."""
_OF_FIGURES = word_set(
    "financial annual sale monthly weekly daily quarterly statistic stat summary balance tax stock inventory "
    "custom saved usage expense revenue budget scheduled data survey"
)
"""Words in front of a `report` that nobody wrote to anybody."""
_OF_MACHINES = word_set("host hostname kernel arch architecture cpu memory uptime daemon firmware")
_SHOWN = word_set("post issue story entry topic announcement")
_WROTE = word_set("author name user email by creator owner poster writer ip")
_TRADED = word_set("isbn issn sku upc ean gtin asin")
"""Words of columns with the numbers by which trade knows what it sells."""
_MADE = word_set("flavor flavour ingredient packaging conditioning material dosage galenic warranty")
"""Words of columns that say, beside a brand, how something is made."""
_OF_HEALTH = word_set("health medical disease allergy illness medication symptom nutrition diet")
_FIGURES = word_set(
    "trestbp trtbp chol fbs restecg thalach thalachh exang exng oldpeak bmi bp cholesterol glucose insulin diabete "
    "hypertension stroke smoker smoking albumin creatinine bilirubin hemoglobin haemoglobin anemia pregnancy blood "
    "heart systolic diastolic sugar"
)
"""Words of columns with what is measured of a body."""
_SIZES = word_set("weight height waist hip temperature pulse neck thigh age gender sex")
"""Words of columns with what is measured of a body beside such figures, and of much else."""
_MEASURED = word_set("blood glucose diabetes insulin heart pulse body bodily vital")
_LIVING = word_set("head member size poverty income dwelling ethnicity")
"""Words of columns of families that live somewhere."""
_NUMBERING = word_set("series sequence numbering")
"""Tables that say how bills are numbered."""
_PIECES = word_set("copy button greeting welcome intro closing thank announce footer placeholder tooltip")
"""Words of columns with the pieces of a letter or a page."""
_FEWEST_PIECES = 3
_POINTS = tuple((what, "point") for what in ("delivery", "pickup", "collection", "service", "access", "drop"))
"""Places at which anybody is handed a parcel."""
_ON_ITS_WAY = word_set("received sent incoming outgoing inbound outbound queued")
"""Words behind a letter that say which way it went: an `EmailReceived`."""
_FOR_EVERYBODY = (("legal", "note"), ("legal", "notice"), ("legal", "message"), ("release", "note"))
"""Notes that a project writes, and everybody reads."""
_NO_CASES = (("test", "case"), ("use", "case"), ("edge", "case"))
"""Cases that are nobody's."""
_ENTERED = word_set(
    "venue shop store branch station hotel hostel restaurant airport port depot warehouse airfield harbor harbour "
    "marina circuit arena racetrack stadium hospital clinic salon spa bar cafe church theatre theater cinema "
    "museum library pharmacy gym court school campus"
)
"""Places of which an address tells where they are, and not where somebody lives."""
_PARTS_OF_PLACES = word_set("city state district province county village country postal cap")
"""Words of columns that say together where somebody lives."""
_BELONGINGS = word_set(
    "scholarship fellowship policy vehicle car house apartment property license room equipment machine device booking"
)
"""Things that are somebody's where a key leads to an owner: what is written of them is of that person."""
_APPLYING = word_set("candidate applicant jobseeker graduate alumnus alumni freelancer")
_HANDED_OUT = word_set("issued borrowed loaned rented booked")
_DONE = word_set("project course training certificate certification award publication")
"""What is told in a curriculum vitae."""
_TOLD = frozenset({("callback", "query", "id"), ("chat", "id"), ("update", "id")})
"""What a messenger calls that of which it tells a bot."""
_OFFERING = word_set("employer company recruiter organization organisation business poster")
"""Whose a vacancy is."""
_PUBLISHING = word_set("publish published publication meta seo sitemap featured excerpt")
"""Words of columns that say when and how a page is shown."""
_UPLOADED = (("upload",), ("uploaded",))
_FORMS = word_set("survey questionnaire poll form quiz feedback intake")
_ANSWERED = word_set("response answer submission survey questionnaire quiz intake")
_QUESTIONS = 3
"""So many columns of text of a form that was filled in are its questions."""
_WHOSE = re.compile(
    r"(owner|object|entity|parent|target|subject|record|row|user|customer|person|content)_?(id|pk|uuid)"
)
"""Columns that name a row without a foreign key."""
_IN_LANGUAGES = re.compile(r"_(lang\d|en|de|fr|es|it|pt|nl|ru)$")
_PREPARED = word_set("kb faq template preset canned predefined boilerplate default standard macro")
"""Words for texts that are written once, for nobody in particular."""
_PREFIXED = 3
"""So many columns that begin alike have a prefix."""


@dataclass(frozen=True)
class Subject:
    """What one table speaks of. `reach` is how many foreign keys lead from it to a person: 0 if it is of people."""

    table: Table
    words: tuple[str, ...]
    app_words: tuple[str, ...]
    person: bool = False
    reach: int | None = None
    through: str | None = None
    """The foreign key that leads to the person, or its path (`order.user`)."""
    audited: bool = False
    """Somebody made or changed its rows, which is no relation of their content to that person."""
    column_words: frozenset[str] = field(default=frozenset(), repr=False)
    payment_reach: bool = False
    contact: bool = False
    """It has columns by which a person is reached."""
    beside_message: bool = False
    """It belongs to a row of what people wrote."""
    mass: bool = False
    """It belongs to what is written to everybody."""
    roles: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The foreign keys that lead straight to people, and the kind of what those people are called by there."""
    identified: str | None = None
    """The column that names a person by a number or code of theirs, where no foreign key leads there."""
    kept_by: str | None = None
    """The path to the person who owns what its rows belong to, through things too: their notes are that person's."""
    step: bool = False
    """A row of it is what somebody said to a row of the table that it is named after: a `LeaveUnit` of a `Leave`."""
    picked: bool = False
    """What people answered names a row of it, which leads to nobody: it is a choice, and no answer of anybody's."""
    gathers: bool = False
    """A row of it is several people, whom a table of its name and theirs ties to it: a `Circle` of `CircleMember`s."""
    part_of_person: bool = False
    """A key of one to one leads from it to a person: a row of it is more of that person's."""

    @cached_property
    def name_parts(self) -> Mapping[str, str]:
        """The part of somebody's name that a column holds, where columns beside it say so."""
        return threefold(self.table)

    @property
    def head(self) -> str:
        return self.words[-1] if self.words else ""

    @cached_property
    def prefix(self) -> str:
        """What the names of all its columns begin with, as in old databases: the `PAT_` of `PAT_NAME` and `PAT_ORT`."""
        own = [one.name for one in self.table.fields if one.reference is None and not one.primary_key]
        shared = own[0].partition("_")[0] + "_" if own else ""
        return shared if len(own) >= _PREFIXED and all(one.startswith(shared) and one != shared for one in own) else ""

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the names of all its columns."""
        return frozenset(word for one in self.table.fields for word in words(one.name))

    @cached_property
    def message(self) -> bool:
        """It is of what people write."""
        chat = self.head == "line" and {"chat", "conversation", "message"} & set(self.words)
        if self.words[-2:] == ("contact", "us") or chat:
            return True
        reported = self.head == "report" and (self.of_machine or bool(_OF_FIGURES & set(self.words[-2:-1])))
        printed = len(_PUBLISHED & self.column_words) >= 2
        prepared = self.defined or self.part_of_form or self.written_by_nobody
        if (
            reported
            or printed
            or prepared
            or self.worded
            or self._priced
            or self.words[-2:] in (*_NO_CASES, *_FOR_EVERYBODY)
        ):
            return False
        mailed = self.head in LOGS | _ON_ITS_WAY and {"email", "mail", "message", "sms", "chat"} & set(self.words)
        remembered = self.head == "memory" and {"content", "text", "body"} & self.column_words
        part = self.head == "value" and MESSAGES & set(self.words)
        called = self.head in MESSAGES or {"follow", "up"} <= set(self.words) or mailed or remembered or part
        told = self.letter or self.within_message or self.chatted or self.answered or self.asked or self.filled_in
        return bool(called or told)

    @property
    def of_machine(self) -> bool:
        """It says of a machine what runs on it."""
        return len(_OF_MACHINES & self.said) >= 2 and not (self.near or self.audited or self.contact)

    @cached_property
    def written_by_nobody(self) -> bool:
        """It holds what a site shows, called as what people write: nothing leads to anybody who wrote it."""
        led = self.near or self.audited or self.contact or self.tracked or self.kept_by or self.table.generics
        return self.head in _SHOWN and not led and not self.said & _WROTE and bool(self.said & {"title", "headline"})

    @cached_property
    def filled_in(self) -> bool:
        """Each of its rows is a form that somebody filled in, called as the form is: it says who that was, or from
        where, and sends no letters itself."""
        who = {"ip", "agent", "phone", "mobile", "email", "age", "gender"} & self.column_words
        sends = any(words(one.name) in (("email", "from"), ("email", "subject")) for one in self.table.fields)
        if self.words[-2:] == ("contact", "form") and "email" in who and {"body", "message"} & self.said:
            return True
        return (
            self.head in ("survey", "questionnaire", "poll", "form", "quiz")
            and bool(who)
            and not self.person
            and not sends
            and not {"title", "slug", "description"} & self.column_words
        )

    @cached_property
    def questionnaire(self) -> bool:
        """Its columns are the questions of a form that somebody filled in, whatever they are called."""
        own = [one for one in self.table.fields if one.storage == "text" and one.reference is None]
        asked = any(words(link.name)[-1:] == ("question",) for link in self.table.references)
        told = self.head in _ANSWERED and (self.near or bool(_FORMS & set(self.words[:-1])))
        return told and not asked and len(own) >= _QUESTIONS and not self.thing

    @cached_property
    def asked(self) -> bool:
        """It holds what somebody asked others at length: no question of a form or a quiz."""
        written = (self.audited or self.reach == 1) and bool({"content", "body"} & self.column_words)
        return self.head == "question" and (written or self.contact)

    @cached_property
    def answered(self) -> bool:
        """It holds what somebody answered, in words or as a file, to what was asked: no properties of what is sold."""
        asked = {words(link.name)[-1:] for link in self.table.references} & {("attribute",), ("question",), ("field",)}
        heads = {words(led_to(link).rpartition(".")[2])[-1:] for link in self.table.references}
        files = any(one.class_name.endswith(("FileField", "ImageField")) for one in self.table.fields)
        goods = heads & {("product",), ("variant",), ("item",)}
        return bool(asked) and files and not goods and self.words in (("value",), ("answer",), ("response",))

    @cached_property
    def translated(self) -> bool:
        """It holds texts in several languages, which somebody prepared."""
        return sum(bool(_IN_LANGUAGES.search(one.name)) for one in self.table.fields) >= 4

    @cached_property
    def shown(self) -> bool:
        """It is of events that have a page of their own, to which anybody may come."""
        if self.head in ("session", "workshop", "webinar", "class", "meetup"):
            return "slug" in self.column_words and bool({"title", "name"} & self.column_words)
        return self.head == "event" and bool({"slug", "page", "banner", "poster"} & self.column_words)

    @property
    def open_to_all(self) -> bool:
        """It is a place that anybody may enter: nobody lives there."""
        return self.place and not self.near and self.head in _ENTERED

    @cached_property
    def of_body(self) -> bool:
        """It has three columns or more with what is measured of a body: they are somebody's, whom nothing need name."""
        said = [set(words(one.name)) for one in self.table.fields if one.reference is None]
        told = sum(1 for one in said if _FIGURES & one)
        sized = sum(1 for one in said if _SIZES & one)
        every = {word for one in said for word in one}
        grown = "height" in every and bool({"weight", "sleep", "calory"} & every) and sized >= 3
        measured = told >= 3 or (told > 0 and told + sized >= 3) or grown
        of_goods = {"price", "sku", "width", "depth", "length"} & every
        return measured and not (self.payment or self.animal or of_goods or (self.thing and not self.near))

    @cached_property
    def letter(self) -> bool:
        """It has the columns of a letter: to whom, and about what or with a copy to whom."""
        said = self.column_words | {
            word for one in self.table.fields if one.storage == "json" for word in words(one.name)
        }
        return ("to" in said and bool({"cc", "bcc", "subject"} & said)) or {"cc", "bcc"} <= said

    @property
    def within_message(self) -> bool:
        """It holds what stands in a message, called so: a `MessageContent`."""
        return self.head in ("content", "body", "part") and bool(
            {"message", "mail", "chat", "comment"} & set(self.words[:-1])
        )

    @cached_property
    def chatted(self) -> bool:
        """It holds what a chat bot was told: a text, beside what the messenger calls that message or chat."""
        called = {words(one.name) for one in self.table.fields}
        return not self.person and bool(_TOLD & called) and bool({"text", "body", "caption"} & self.column_words)

    @cached_property
    def log(self) -> bool:
        return bool(LOGS & set(self.words)) and not self.thing

    @cached_property
    def thing(self) -> bool:
        """It is of things, of which a name or a description says nothing about anybody."""
        prepared = _PREPARED & set(self.words) and not (self._owned and "default" in self.words)
        configured = self.head == "item" and SETTINGS & set(self.words)
        called = self.head in THINGS or self.sorts or prepared or configured or {"pre", "set"} <= set(self.words)
        public = self.shown or self.part_of_form or self.published or self.vacancy or self.blogged or self._scheduled
        return bool(called or public) and not self._more_than_a_thing

    @property
    def _scheduled(self) -> bool:
        """Each of its rows is what a program does again and again by itself, and no task of somebody's."""
        recurring = bool({"every", "interval", "cron", "crontab", "recurrence", "schedule"} & self.said)
        ran = {("log", "level"), ("last", "run"), ("last", "start"), ("next", "run"), ("last", "run", "at")}
        return self.head in ("task", "job") and recurring and bool(ran & {words(one.name) for one in self.table.fields})

    @property
    def _more_than_a_thing(self) -> bool:
        """Its rows are people or somebody's, or people write them, though they are called as things."""
        of_somebody = self.person or self.detail or self.part_of_person or (self.organisation and self.contact)
        written = self.filled_in or self.within_message or (self.head == "line" and self.message) or self._added
        happened = self.step or self.handed_in or self.passed_through or self._switched or self._told_of_somebody
        return bool(of_somebody or written or happened or self._of_body_or_health or self._belongs)

    @property
    def _added(self) -> bool:
        """It holds what was filled in where somebody added a column."""
        return {"custom", "field"} <= set(self.words) and "value" in self.column_words

    @property
    def _of_body_or_health(self) -> bool:
        taken = self.head in ("measurement", "metric", "level") and _MEASURED & set(self.words)
        return bool(taken or (self.near and _OF_HEALTH & set(self.words)))

    @property
    def _told_of_somebody(self) -> bool:
        """It is called as a thing that tells of somebody where it leads to one."""
        turned_away = self.head == "block" and self.contact
        sent = self.head in ("asset", "poll") and self.beside_message
        if turned_away or sent or self.reach != 1:
            return bool(turned_away or sent)
        flagged = self.head == "flag" and {"body", "reason", "comment", "text", "note"} & self.column_words
        # What was filled in or happened to somebody: a ContactField with a value, a PatientTrack.
        of_people = bool(PERSON_TABLES & set(self.words[:-1]))
        happened = of_people and ("value" in self.column_words or self.head not in KINDS_OF)
        return bool(self.head in ("block", "alias", "poll") or flagged or happened)

    @property
    def _owned(self) -> bool:
        """A foreign key leads to its owner, straight or by one more."""
        owner, _, onward = (self.through or "").partition(".")
        return self.reach in (1, 2) and bool(owner) and names_owner(owner) and "." not in onward

    @property
    def _belongs(self) -> bool:
        """It is of what somebody has, for a time or for good, or of what whoever seeks work has done."""
        if len(self.words) > 1 and self.words[-2] in _HANDED_OUT:
            return True
        kept = (self.head in _BELONGINGS and not self.offered) or self.words[-2:] == ("payment", "method")
        done = self.head in _DONE and _APPLYING & set(words(self.through or ""))
        return self._owned and bool(kept or done)

    @property
    def _switched(self) -> bool:
        """It tells what whoever it names by a number changed from one to another: no switch that is on or off."""
        named = any(words(one.name) in NAMED_BY for one in self.table.fields if one.reference is None)
        return self.head == "switch" and named

    @cached_property
    def blogged(self) -> bool:
        """It is of what somebody writes for everybody: a page with an address, and when it is shown."""
        page = {"slug", "title"} <= self.column_words and bool(_PUBLISHING & self.said)
        return self.head in ("post", "article", "story") and page and not {"ip", "email", "phone"} & self.column_words

    @cached_property
    def handed_in(self) -> bool:
        """Each of its rows is a file that somebody uploaded, whatever it is called: `uploaded_file`, of a material."""
        uploaded = any(
            one.class_name.endswith("FileField") and words(one.name)[:1] in _UPLOADED for one in self.table.fields
        )
        return self.reach == 1 and uploaded

    @cached_property
    def sorts(self) -> bool:
        """It is a list of what sorts of something there are, called so in front: a `TipoDocumento`."""
        return len(self.words) > 1 and self.words[0] in ("type", "kind", "category")

    @cached_property
    def published(self) -> bool:
        """It is a catalogue: what has a title and a number by which trade knows it, or a brand and how it is made,
        belongs to whoever wrote it, and tells of nobody."""
        numbered = bool(_TRADED & self.column_words) or (
            "brand" in self.column_words and bool(_MADE & self.column_words)
        )
        traded = numbered and bool({"title", "name"} & self.column_words)
        return traded and self.reach != 0 and not {"email", "phone", "mobile"} & self.column_words

    @cached_property
    def offered(self) -> bool:
        """It is of what somebody puts up for sale or rent, with a price."""
        return bool({"price", "rent"} & self.said) and "description" in self.said

    @cached_property
    def vacancy(self) -> bool:
        """It is of work that somebody offers to whoever reads it."""
        offered = {"title"} <= self.column_words and bool({"description", "requirement", "salary"} & self.column_words)
        offering = (self.through or "").partition(".")[0]
        return (
            self.head in ("job", "vacancy", "opening", "posting")
            and offered
            and (self.reach is None or (self.reach == 1 and bool(_OFFERING & set(words(offering)))))
        )

    @cached_property
    def passed_through(self) -> bool:
        """Its rows are the states that others went through, or that somebody left something in: no list of states."""
        led = any(words(led_to(link).rpartition(".")[2]) == self.words[:-1] for link in self.table.references)
        of_a_row = self.near and any(link.name != self.through for link in self.table.references)
        return self.head in ("status", "state") and (of_a_row or (len(self.words) > 1 and (led or self.near)))

    @cached_property
    def organisation(self) -> bool:
        named = self.head != "entity" or bool({"name", "title", "label"} & self.column_words)
        of_one = self.head == "profile" and bool((ORGANISATIONS | PLACES) & set(self.words[:-1]))
        return (
            (self.head in ORGANISATIONS and named) or of_one or is_firm(self.words) or self._hosted or self.registered
        ) and not self.person

    @property
    def registered(self) -> bool:
        """It has a name and the number by which an authority knows a firm."""
        return (
            bool({"siret", "siren", "kvk", "cnpj", "ein", "ogrn", "kpp"} & self.column_words)
            and not self.person
            and self.reach != 1
        )

    @property
    def _hosted(self) -> bool:
        """It is of those for whom a service runs, each at an address of its own."""
        return self.head == "tenant" and runs_somewhere(self.table)

    @cached_property
    def detail(self) -> bool:
        """Its rows are parts of somebody's row, such as the lines of an order: things, save for what was filled in."""
        part = self.head in ("line", "item", "attribute") and (
            self.near or bool({"statement", "transaction", "payment"} & set(self.words))
        )
        told = self.person or self.message
        return (part or self._priced) and not told and not (_PREPARED | SETTINGS) & set(self.words)

    @property
    def _priced(self) -> bool:
        """It says how many of something are sold, at which price: the `PurchaseLineTicket` of a till."""
        return bool({"line", "item"} & set(self.words)) and {"quantity", "price"} <= self.said

    @cached_property
    def keyed(self) -> bool:
        """It holds names and values, of whichever row two of its columns name."""
        whose = any(_WHOSE.fullmatch("_".join(words(one.name))) for one in self.table.fields) or bool(
            self.table.generics
        )
        return whose and bool(
            {"key", "k", "attribute", "attr"} & self.column_words and {"value", "v", "val"} & self.column_words
        )

    @cached_property
    def names_somebody(self) -> bool:
        """It says in a column of its own of whom a row is: `client_name`, `guest_full_name`."""
        told = [words(one.name) for one in self.table.fields if one.storage == "text" and one.reference is None]
        if ("username",) in told and not self.column_words & {"password", "host", "secret", "token"}:
            return True
        return any(said[-1:] == ("name",) and len(said) > 1 and said[0] in NUMBERED for said in told)

    @cached_property
    def part_of_form(self) -> bool:
        """It is of entries of a form or a menu, or of answers to choose from: of what is prepared, not filled in."""
        if self.head == "entry":
            filled = bool({"value", "answer", "response"} & self.column_words)
            prepared = THINGS - {"news", "calendar", "sample", "measurement"}
            return len(self.words) > 1 and self.words[-2] in prepared and not filled
        chosen = {"point", "order", "position", "correct"} & self.said
        asked = {led_to(link).rpartition(".")[2].lower() for link in self.table.references}
        one_question = len(asked) == 1 and next(iter(asked)).endswith("question")
        return self.head == "answer" and (self.picked or (bool(chosen) and one_question))

    @cached_property
    def named_values(self) -> bool:
        """It holds names and values: settings, answers, attributes."""
        texts = {words(one.name)[-1:] for one in self.table.fields if one.storage in ("text", "json", "other")}
        return not self.person and bool({("value",), ("val",), ("v",)} & texts)

    @cached_property
    def listed(self) -> bool:
        """It is a list of what others choose from, such as of genders or professions."""
        few = len(self.table.fields) <= 8 and not self.table.references
        return few and not self.near and not self.person and not SECRETS & set(self.words)

    @cached_property
    def deal(self) -> bool:
        """It tells of somebody in columns of its own, beside what they paid or bought."""
        return self.through is None and not self.person and tells_of_deals(self.table)

    @cached_property
    def broadcast(self) -> bool:
        """What it holds is written to everybody: it hangs from things alone, and names neither sender nor recipient."""
        return not self.near and self.mass and not self.contact

    @cached_property
    def listed_by_order(self) -> bool:
        """Its rows have an order that somebody gave them: a list to choose from."""
        return any(
            words(one.name)[-1:] in (("order",), ("position",), ("rank",)) and one.storage == "integer"
            for one in self.table.fields
        )

    @cached_property
    def pays_by_card(self) -> bool:
        """It has the last digits of a card, and until when the card is good."""
        names = [one.name for one in self.table.fields]
        return any(re.search(r"(^|_)last_?(4|four|digits)", one) for one in names) and any(
            re.search(r"(^|_)(exp|expiry|expires|expiration)", one) for one in names
        )

    @cached_property
    def defined(self) -> bool:
        """It is a list that a project keeps of its own messages or notices: nothing says who, when or to whom."""
        arranged = {"slug", "order", "position", "rank"} & {
            words(one.name)[-1] for one in self.table.fields if words(one.name)
        }
        moments = any(one.storage in ("timestamp", "date") for one in self.table.fields)
        by_nobody = not (self.table.references or self.contact or self.near or self.table.generics or self.tracked)
        asked = self.head == "answer" and not {"name", "email", "author", "user"} & self.column_words
        said_by = self.head in ("testimonial", "review", "feedback") and bool({"name", "author"} & self.column_words)
        return by_nobody and not said_by and (asked or self._canned or (bool(arranged) and not moments))

    @property
    def _canned(self) -> bool:
        """It is of messages that are ready to be sent, of which each may be switched off."""
        titled = bool({"title", "subject", "name", "key", "slug"} & self.column_words)
        switches = {one.name.removeprefix("is_") for one in self.table.fields if one.storage == "boolean"}
        return (
            self.head in ("message", "mail", "email", "sms", "reply")
            and titled
            and bool({"active", "enabled"} & switches)
        )

    @cached_property
    def credentials(self) -> bool:
        """It holds what opens something else."""
        return bool({"password", "passphrase", "secret", "credential"} & self.column_words) and not self.person

    @cached_property
    def household(self) -> bool:
        """It is of people who live together, and of no family of products."""
        if self.head not in ("family", "household") or THINGS & set(self.words[:-1]):
            return False
        return self.near or self.head == "household" or bool(_LIVING & self.said)

    @cached_property
    def payment(self) -> bool:
        return self.payment_reach or (
            (
                (self.words == ("source",) and not self.listed_by_order and not self.software)
                or self.head == "check"
                or bool((PAYMENTS - _ALSO_PAYMENTS - {"source", "check"}) & set(self.words) and not self._raising)
                or bool(_ALSO_PAYMENTS & set(self.words) and self._of_money)
                or "payment" in self.app_words
                or bool(_PAID_WITH & self.column_words)
            )
            and not self.thing
            and self.head not in _NUMBERING
        )

    @cached_property
    def software(self) -> bool:
        """It is of programs that log in with a secret of their own."""
        return is_software(self.table)

    @cached_property
    def tracked(self) -> bool:
        """It notes from where somebody came: with an IP address, a browser or a session."""
        return bool({"ip", "agent"} & self.column_words) or {"session", "key"} <= self.column_words

    @cached_property
    def secret(self) -> bool:
        return bool(SECRETS & set(self.words)) and not self.thing

    @property
    def _of_money(self) -> bool:
        """It has a sum, or leads to what has one."""
        sums = any(one.storage == "decimal" for one in self.table.fields) or "Money" in {
            one.class_name.removesuffix("Field") for one in self.table.fields
        }
        return sums or bool(self.said & _OF_MONEY) or (self.near and not _ALSO_PAYMENTS & set(self.words[:-1]))

    @property
    def _raising(self) -> bool:
        """It is of what money is raised for, and not of what anybody gave."""
        goal = {"goal", "target"} & self.said and {"title", "description"} <= self.said
        return self.head == "donation" and bool(goal)

    @cached_property
    def animal(self) -> bool:
        """It is of animals, which have a sex and a breed of their own."""
        return not self.person and bool(ANIMALS & set(self.words) or {"breed", "species"} & self.column_words)

    @property
    def of_animal(self) -> bool:
        """Its rows are of an animal, or lead to one first."""
        return self.animal or bool(ANIMALS & set(words(self.through or "")))

    @cached_property
    def worded(self) -> bool:
        """Each of its rows is what a project writes in letters or on pages of one sort, piece by piece: the wording of
        greetings, labels, buttons and closings, of which nothing leads to a person.
        """
        said = [words(one.name) for one in self.table.fields if one.storage == "text" and one.reference is None]
        pieces = sum(bool(_PIECES & set(one)) or one[:1] == ("label",) for one in said)
        written = pieces >= _FEWEST_PIECES or self.words[-2:] in _FOR_EVERYBODY
        return written and not (self.near or self.contact or self.tracked or self.person)

    @cached_property
    def place(self) -> bool:
        kept = self.head == "store" and len(self.words) > 1 and not {"name", "title"} & self.column_words
        called = self.head in PLACES or self.words == POSTAL or self.words[-2:] in _POINTS
        return not (self.person or kept) and called

    @cached_property
    def address(self) -> bool:
        within = (self.person or self.part_of_person) and (
            any(words(one.name) == ("address",) for one in self.table.fields)
            or len(_PARTS_OF_PLACES & self.column_words) > 1
        )
        return self.head == "address" or within or bool({"street", "postal"} & self.column_words)

    @cached_property
    def near(self) -> bool:
        """Its rows belong to a person, or to a row that does."""
        return self.reach is not None
