"""What a table speaks of: a person, what people write, a log, a thing; and how far it is from a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from seeding.reading.threefold import threefold, whole
from seeding.schema import Field, Table
from seeding.vocabulary import word_set, words

PEOPLE = word_set(
    "user customer client person people member employee staff patient student pupil teacher professor contact author "
    "profile subscriber guest visitor passenger driver tenant applicant candidate attendee participant lead donor "
    "volunteer beneficiary doctor nurse physician player manager supervisor assignee reporter reviewer commenter voter "
    "actor creator editor inviter invitee holder cardholder payer payee signer signatory guardian spouse relative "
    "instructor speaker artist respondent worker contributor follower friend resident citizen victim witness lawyer "
    "debtor creditor insured nominee heir kin buyer seller sender recipient receiver owner submitter requester "
    "organizer organiser host poster freelancer consultant coach trainer caller salesperson rep representative "
    "prospect individual identity principal accountholder mentor mentee child parent father mother husband wife "
    "landlord borrower lender renter rider courier winner singer musician performer writer correspondent operator "
    "correspondant interviewer interviewee technician engineer attorney judge officer agent adopter householder "
    "consignee consignor shipper traveler traveller registrant claimant policyholder partner_contact watcher suspect party solicitor clerk committer insuree enrollee claimadmin "
    "learner trainee alumnus examinee athlete supporter backer devotee seeker giver evaluator professional parishioner congregant camper cadet delegate grantee "
    "laureate scholar researcher scientist investigator caregiver carer midwife dentist therapist psychologist counselor "
    "counsellor pharmacist surgeon veterinarian bidder auctioneer realtor occupant lodger roommate inmate prisoner detainee "
    "offender defendant plaintiff complainant juror notary soldier veteran refugee migrant pilgrim chef waiter barber "
    "stylist hairdresser dancer patron librarian petitioner councillor politician reservee donee trustee appointee retiree evacuee interviewee awardee licensee babysitter nanny tutor lecturer farmer "
    "cleaner gardener shopper purchaser initiator boarder swimmer cyclist golfer deceased survivor dependant"
)
"""Words for people, as tables and as the roles that foreign keys name."""

CALLINGS = word_set(
    "warden dean pastor priest bishop deacon usher plumber electrician carpenter tailor butcher captain sailor jockey "
    "referee umpire goalkeeper firefighter policeman detective sheriff accountant cashier teller banker adviser advisor "
    "secretary director chairman president treasurer foreman superintendent janitor housekeeper concierge receptionist "
    "attendant architect journalist photographer actress comedian poet novelist tourist footballer cricketer wrestler "
    "boxer gamer streamer blogger influencer youtuber celebrity bride groom fiance widow orphan senator mayor governor "
    "legislator ambassador diplomat monk nun imam rabbi preacher evangelist missionary godparent godfather godmother "
    "colleague coworker teammate classmate guarantor cosigner lessee lessor trustee convict culprit "
    "perpetrator accused apprentice police policeman constable donator criminal swiper guitarist composer lyricist laborer labourer bursar matron paramedic medic handyman "
    "leader sportsman contestant finalist investor"
)
"""What people are by what they do, or to others."""
_BEINGS = word_set(
    "boy girl man woman human adult kid baby infant toddler newborn intern hiker skater jogger climber buddy neighbour "
    "neighbor asociado associado associato"
)
_CALLING = re.compile(r"\w+(?:ologist|iatrist|ician|apist|ographer|odontist|ometrist|itionist)")
"""How words for those who practise something end."""

_DOUBTFUL = word_set(
    "competitor rider organizer organiser owner profile tenant member party household broker peer developer designer helper cleaner "
    "agent operator host parent child manager courier assistant inspector porter scout pilot walker painter cook baker ranger mediator translator interpreter"
)
"""Words for people that name organisations, machines and measurements as often: a table of them has to say that it is of people."""

_PERSON_TABLES = (PEOPLE | CALLINGS | _BEINGS | _DOUBTFUL) - word_set("holder identity principal poster")

_ACTORS = word_set(
    "assignee reviewer inviter sender agent operator manager supervisor editor creator moderator instructor host rep "
    "representative salesperson salesman trainer coach mentor parent principal"
)
"""People who do something about a row, and are not whom it is about."""

AUDITORS = word_set(
    "created updated modified changed uploaded edited locked approved published deleted archived last resolved finished "
    "moderated reviewed verified assigned closed customized run processed imported added installed triggered"
)
"""Words that say that a person did something to a row: the row is not about them."""

MESSAGES = word_set(
    "message comment review note email mail notification ticket post reply answer submission feedback chat followup "
    "inquiry enquiry request response complaint conversation testimonial mention letter sms correspondence thread "
    "discussion topic entry memo appeal report issue suggestion opinion remark dm whisper shout guestbook tweet "
    "reaction rating follow condolence tribute eulogy obituary question_answer minute transcript call interview application claim dispute incident case "
    "signature story status_update newsletter_subscription memo completion announcement_reply"
)
"""Tables of what people write."""

_ALSO_PAYMENTS = word_set("bill card leg journal statement estimate")
"""Words for payments, and for laws, cards of a page, parts of a way and what somebody said."""
_OF_MONEY = word_set(
    "amount total price cost paid due balance currency number digit brand iban account expiry fee tax rate payment money bank holder fingerprint cvc cvv"
)
"""Words of columns of payments, and of what is paid with."""
_PAID_WITH = word_set("mpesa momo upi paystack razorpay flutterwave bkash nagad esewa khalti paytm pesapal")
"""Services by which people pay: a table with columns called after one keeps what was paid."""
_PUBLISHED = word_set("doi isbn issn publisher abstract journal publication volume pmid")
"""Words of columns of what is printed for everybody."""
_OF_FIGURES = word_set(
    "financial annual sale monthly weekly daily quarterly statistic stat summary balance tax stock inventory custom saved "
    "usage expense revenue budget scheduled data survey"
)
"""Words in front of a `report` that nobody wrote to anybody."""

_SHOWN = word_set("post issue story entry topic announcement")
_WROTE = word_set("author name user email by creator owner poster writer ip")
_TRADED = word_set("isbn issn sku upc ean gtin asin")
"""Words of columns with the numbers by which trade knows what it sells."""
_MADE = word_set("flavor flavour ingredient packaging conditioning material dosage galenic warranty")
"""Words of columns that say, beside a brand, how something is made."""
_OF_HEALTH = word_set("health medical disease allergy illness medication symptom")
_FIGURES = word_set(
    "trestbp trtbp chol fbs restecg thalach thalachh exang exng oldpeak bmi bp cholesterol glucose insulin diabete hypertension stroke "
    "smoker smoking albumin creatinine bilirubin hemoglobin haemoglobin anemia pregnancy blood heart systolic diastolic sugar"
)
"""Words of columns with what is measured of a body."""
_SIZES = word_set("weight height waist hip temperature pulse neck thigh age gender sex")
"""Words of columns with what is measured of a body beside such figures, and of much else."""
_MEASURED = word_set("blood glucose diabetes insulin heart pulse body bodily vital")

_NO_CASES = (("test", "case"), ("use", "case"), ("edge", "case"))
"""Cases that are nobody's."""
_KINDS_OF = word_set(
    "type kind role status option setting settings config configuration permission group category view template plan tag "
    "level feature flag step stage field attribute preference method rule segment policy source channel alias theme"
)
"""Things that people have a list of, and of which the words say nothing of them."""

LOGS = word_set(
    "log logentry history historical audit attempt access failure task job result outbox inbox webhook delivery "
    "revision version snapshot trace trail activity action change event session dead_letter queue_item ormq changeset "
    "transition outstanding callback record request hit pageview visit"
)
"""Tables that keep what happened, often with copies of other rows."""

PAYMENTS = word_set(
    "payment transaction card charge refund transfer payout statement bank wallet invoice billing receipt mandate "
    "remittance cheque check donation source leg subscription credit debit iban sepa giro deposit withdrawal "
    "journal bill estimate expense loan claim payroll checkout"
)

SECRETS = word_set(
    "token secret credential confirmation verification invitation invite activation reset otp totp device grant "
    "session authenticator oauth openid nonce association signup password key passkey webauthn mfa recovery magic "
    "alert code partial auth authtoken apikey verifier"
)
"""Tables whose `key` or `code` opens something."""

THINGS = word_set(
    "product type kind tag template plugin page menu permission group role status option setting settings config "
    "configuration plan pricing price quota currency tax offer voucher coupon discount catalogue catalog brand country "
    "city language locale site theme layout widget banner faq kb article category collection gallery thumbnail "
    "schedule rule crontab interval workflow step stage feature flag switch unit warehouse stock forum board channel "
    "queue calendar course lesson quiz poll survey exam recipe ingredient album track book movie attribute condition "
    "benefit range redirect migration variant model make color colour size material department industry sector zone "
    "region state province district timezone newsletter campaign segment package release license feed sitemap domain "
    "url path link slug block element component section chapter class subject topic_type metric dimension "
    "measurement sensor meter unit rate level badge achievement point reward tier cache kvstore constance content "
    "contenttype snippet embed rendition translation string alias partner organization organisation company vendor "
    "supplier manufacturer sku inventory stockrecord surcharge shipping carrier terminal server dashboard chart query "
    "scholarship fellowship division league season item line namespace version_type field form formfield grouper placeholder sample watermark effect glossary term "
    "exclusion checklist holiday bundle wizard fieldset handler "
    "area tool consumable resource door equipment machine asset facility outage closure interlock reader counter hazard "
    "chemical news customization choice server printer vehicle car room house apartment property "
    "project blueprint instruction questionnaire dataset map font tile raster legend harvester stylesheet "
    "method view preset presetreply permissionset policy right scope skill subjectarea vote crop preference shelf mark "
    "filter priority severity criticity slide carousel"
)
"""Tables of things, of which a `name` or a `description` says nothing about anybody."""

ORGANISATIONS = word_set(
    "vendor supplier company organization organisation partner manufacturer carrier entity business firm agency merchant "
    "employer club association charity foundation institution franchise dealer distributor publisher sponsor team "
    "authority provider society parish diocese ministry council embassy federation cooperative college university academy institute faculty"
)
"""Tables of organisations: their names are nobody's, and how to reach them is often how to reach somebody."""

PLACES = word_set(
    "country city region state province district zone place venue store shop warehouse branch station office location "
    "hotel hostel lodging dormitory restaurant building room airport port depot site partner campus school hospital solar court gym "
    "locality sublocality neighborhood neighbourhood barangay town village municipality commune harbor harbour marina airfield circuit arena racetrack stadium studio clinic salon spa bar cafe garage church theatre theater cinema museum library pharmacy laboratory shelter ward"
)

POSTAL = ("postal", "code")
"""The words of a table of postal codes, which are places."""
_ENTERED = word_set(
    "venue shop store branch station hotel hostel restaurant airport port depot warehouse airfield harbor harbour marina circuit arena racetrack stadium "
    "hospital clinic salon spa bar cafe church theatre theater cinema museum library pharmacy gym court school campus"
)
"""Places of which an address tells where they are, and not where somebody lives."""

_ANIMALS = word_set("animal pet dog cat horse cow cattle livestock sheep goat pig puppy kitten bird breed")
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
_FORMS = word_set("survey questionnaire poll form quiz feedback intake")
_ANSWERED = word_set("response answer submission survey questionnaire quiz intake")
_QUESTIONS = 3
"""So many columns of text of a form that was filled in are its questions."""
_WHOSE = re.compile(
    r"(owner|object|entity|parent|target|subject|record|row|user|customer|person|content)_?(id|pk|uuid)"
)
"""Columns that name a row without a foreign key."""

_IN_LANGUAGES = re.compile(r"_(lang\d|en|de|fr|es|it|pt|nl|ru)$")
_SETTINGS = word_set("setting settings config configuration option preference")
_PREPARED = word_set("kb faq template preset canned predefined boilerplate default standard macro")
"""Words for texts that are written once, for nobody in particular."""

_CONTACT = word_set(
    "email|mail|email address|email field|phone|phone number|mobile|mobile number|street|street address|birth date|"
    "salutation|postal code|user email|contact email|customer email|email primary|primary email|office phone|"
    "mobile phone|home phone|work phone|submitter email|guest email|author email|sender email|contact phone|"
    "personal email|work email|recipient email|buyer email|payer email|learner email|student email|donor email|member email|"
    "owner email|applicant email|attendee email|patient email|parent email|employee email",
    "|",
)
"""Columns by which a person is reached; `reminder_email` and the like are those of things."""
_OF_TABLES = word_set("model abstract base tbl table mst master tb tab in out tmp temp")
"""Words in names of tables that say nothing of what they hold: `tbl_customer`, `EmployeeMaster`."""
_COMING = word_set("check sign log clock punch")
"""Words before an `in` or `out` that says that somebody came or went: a `CheckIn` is no cheque."""
_PREFIXED = 3
"""So many columns that begin alike have a prefix."""
_ABOUT = word_set("information info detail data record account card file dossier address reg registration register")


@dataclass(frozen=True)
class Subject:
    """What one table speaks of. `reach` is how many foreign keys lead from it to a person (0: it is one; None: none)."""

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
    reached_at: bool = False
    beside_message: bool = False
    """It belongs to a row of what people wrote."""
    mass: bool = False
    """It belongs to what is written to everybody."""
    roles: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The foreign keys that lead straight to people, and the kind of what those people are called by there."""
    identified: str | None = None
    """The column that names a person by a number or code of theirs, where no foreign key leads there."""
    kept_by: str | None = None
    """The path to the person who owns what its rows belong to, through things as well: their notes are that person's."""
    step: bool = False
    """A row of it is what somebody said to a row that is somebody's, whose table it is named after: a `LeaveUnit` of a `Leave`."""
    picked: bool = False
    """What people answered names a row of it, which leads to nobody: it is a choice, and no answer of anybody's."""
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
    def message(self) -> bool:
        if self.words[-2:] == ("contact", "us") or (
            self.head == "line" and {"chat", "conversation", "message"} & set(self.words)
        ):
            return True
        mailed = bool({"email", "mail", "message", "sms", "chat"} & set(self.words)) and self.head in LOGS
        if self.head == "report" and len(self.words) > 1 and self.words[-2] in _OF_FIGURES:
            return False
        if (
            self.words[-2:] in _NO_CASES
            or len(_PUBLISHED & self.column_words) >= 2
            or self.defined
            or self.part_of_form
            or self.written_by_nobody
        ):
            return False
        remembered = self.head == "memory" and bool({"content", "text", "body"} & self.column_words)
        return mailed or self.letter or remembered or self.within_message or self.chatted or self.answered or self.asked or self.filled_in or self.head in MESSAGES or {"follow", "up"} <= set(self.words) or (self.head == "value" and bool(
            MESSAGES & set(self.words)))  # fmt: skip

    @cached_property
    def written_by_nobody(self) -> bool:
        """It holds what a site shows, called as what people write: nothing leads to anybody who wrote it."""
        led = self.near or self.audited or self.contact or self.tracked or self.kept_by or self.table.generics
        said = {word for one in self.table.fields for word in words(one.name)}
        return self.head in _SHOWN and not led and not said & _WROTE and bool(said & {"title", "headline"})

    @cached_property
    def filled_in(self) -> bool:
        """Each of its rows is a form that somebody filled in, called as the form is: it says who that was, or from where,
        and sends no letters itself."""
        who = {"ip", "agent", "phone", "mobile", "email", "age", "gender"} & self.column_words
        sends = any(words(one.name) in (("email", "from"), ("email", "subject")) for one in self.table.fields)
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
        return self.head == "question" and (written or self.reached_at)

    @cached_property
    def answered(self) -> bool:
        """It holds what somebody answered, in words or as a file, to what was asked: not the properties of what is sold."""
        asked = {words(link.name)[-1:] for link in self.table.references} & {("attribute",), ("question",), ("field",)}
        heads = {words(_target(link).rpartition(".")[2])[-1:] for link in self.table.references}
        files = any(one.class_name.endswith(("FileField", "ImageField")) for one in self.table.fields)
        return bool(asked) and files and self.words in (("value",), ("answer",), ("response",)) and not heads & {
            ("product",), ("variant",), ("item",)}  # fmt: skip

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
        grown = {"weight", "height"} <= {word for one in said for word in one} and sized >= 3
        measured = told >= 3 or (told > 0 and told + sized >= 3) or grown
        of_goods = {"price", "sku", "width", "depth", "length"} & {word for one in said for word in one}
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
        if self.person or self.detail or self.part_of_person or (self.organisation and self.contact):
            return False
        if (self.head == "line" and self.message) or self.filled_in or self._switched or self.within_message:
            return False
        if (self.head == "block" and (self.contact or self.reach == 1)) or (
            {"custom", "field"} <= set(self.words) and "value" in self.column_words
        ):
            # Whom a mail server turns away, and what was filled in where somebody added a column.
            return False
        if self.head == "alias" and self.reach == 1:
            return False
        if len(self.words) > 1 and self.words[-2] in _HANDED_OUT:
            # What somebody has for a time: an IssuedBook.
            return False
        if self.head == "asset" and self.beside_message:
            return False
        if self.head in ("measurement", "metric", "level") and _MEASURED & set(self.words):
            return False
        if self.step or self.passed_through or (self.near and _OF_HEALTH & set(self.words)):
            return False
        if self.head == "poll" and (self.beside_message or self.reach == 1):
            return False
        if (
            self.head == "flag"
            and self.reach == 1
            and {"body", "reason", "comment", "text", "note"} & self.column_words
        ):
            return False
        if (
            self.reach == 1
            and _PERSON_TABLES & set(self.words[:-1])
            and ("value" in self.column_words or self.head not in _KINDS_OF)
        ):
            # What was filled in or happened to somebody: a ContactField with a value, a PatientTrack.
            return False
        owner, _, onward = (self.through or "").partition(".")
        owned = self.reach in (1, 2) and bool(owner) and names_owner(owner) and "." not in onward
        if owned and ((self.head in _BELONGINGS and not self.offered) or self.words[-2:] == ("payment", "method")):
            return False
        if owned and self.head in _DONE and _APPLYING & set(words(self.through or "")):
            # What somebody did says who they are, where it is written of whoever seeks work.
            return False
        prepared = bool(_PREPARED & set(self.words)) and not (owned and "default" in self.words)
        configured = self.head == "item" and bool(_SETTINGS & set(self.words))
        return (
            self.head in THINGS
            or self.sorts
            or self.shown
            or self.part_of_form
            or self.published
            or self.vacancy
            or prepared
            or configured
            or {"pre", "set"} <= set(self.words)
        )

    @property
    def _switched(self) -> bool:
        """It tells what whoever it names by a number changed from one to another: no switch that is on or off."""
        named = any(words(one.name) in _NAMED_BY for one in self.table.fields if one.reference is None)
        return self.head == "switch" and named

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
        said = {word for one in self.table.fields for word in words(one.name)}
        return bool({"price", "rent"} & said) and "description" in said

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
        led = any(words(_target(link).rpartition(".")[2]) == self.words[:-1] for link in self.table.references)
        of_a_row = self.near and any(link.name != self.through for link in self.table.references)
        return self.head in ("status", "state") and (of_a_row or (len(self.words) > 1 and (led or self.near)))

    @cached_property
    def organisation(self) -> bool:
        named = self.head != "entity" or bool({"name", "title", "label"} & self.column_words)
        of_one = self.head == "profile" and bool((ORGANISATIONS | PLACES) & set(self.words[:-1]))
        return (
            (self.head in ORGANISATIONS and named) or of_one or _firm(self.words) or self._hosted or self._registered
        ) and not self.person

    @property
    def _registered(self) -> bool:
        """It has a name and the number by which an authority knows a firm."""
        return (
            bool({"siret", "siren", "kvk", "cnpj", "ein"} & self.column_words) and not self.person and self.reach != 1
        )

    @property
    def _hosted(self) -> bool:
        """It is of those for whom a service runs, each at an address of its own."""
        return self.head == "tenant" and _served(self.table)

    @cached_property
    def detail(self) -> bool:
        """Its rows are parts of a row of somebody's, such as the lines of an order: things, save for what was filled in."""
        return self.head in ("line", "item", "attribute") and not self.person and not self.message and (
            self.near or bool({"statement", "transaction", "payment"} & set(self.words))
        ) and not (_PREPARED | _SETTINGS) & set(self.words)  # fmt: skip

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
        return any(said[-1:] == ("name",) and len(said) > 1 and said[0] in _NUMBERED for said in told)

    @cached_property
    def part_of_form(self) -> bool:
        """It is an entry of a form or a menu, or an answer that one may choose: what somebody prepared, not what people filled in."""
        if self.head == "entry":
            filled = bool({"value", "answer", "response"} & self.column_words)
            prepared = THINGS - {"news", "calendar", "sample", "measurement"}
            return len(self.words) > 1 and self.words[-2] in prepared and not filled
        chosen = {"point", "order", "position", "correct"} & {
            word for one in self.table.fields for word in words(one.name)
        }
        asked = {_target(link).rpartition(".")[2].lower() for link in self.table.references}
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
        return self.through is None and not self.person and _of_deals(self.table)

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
        )

    @cached_property
    def software(self) -> bool:
        """It is of programs that log in with a secret of their own."""
        return _of_software(self.table)

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
        said = {word for one in self.table.fields for word in words(one.name)}
        sums = any(one.storage == "decimal" for one in self.table.fields) or "Money" in {
            one.class_name.removesuffix("Field") for one in self.table.fields
        }
        return sums or bool(said & _OF_MONEY) or (self.near and not _ALSO_PAYMENTS & set(self.words[:-1]))

    @property
    def _raising(self) -> bool:
        """It is of what money is raised for, and not of what anybody gave."""
        said = {word for one in self.table.fields for word in words(one.name)}
        return self.head == "donation" and bool({"goal", "target"} & said) and {"title", "description"} <= said

    @cached_property
    def animal(self) -> bool:
        """It is of animals, which have a sex and a breed of their own."""
        return not self.person and bool(_ANIMALS & set(self.words) or {"breed", "species"} & self.column_words)

    @property
    def of_animal(self) -> bool:
        """Its rows are of an animal, or lead to one first."""
        return self.animal or bool(_ANIMALS & set(words(self.through or "")))

    @cached_property
    def place(self) -> bool:
        kept = self.head == "store" and len(self.words) > 1 and not {"name", "title"} & self.column_words
        return not (self.person or kept) and (self.head in PLACES or self.words == POSTAL)

    @cached_property
    def address(self) -> bool:
        within = (self.person or self.part_of_person) and (
            any(words(one.name) == ("address",) for one in self.table.fields)
            or len(_PARTS_OF_PLACES & self.column_words) > 1
        )
        return self.head == "address" or within or bool({"street", "postal"} & self.column_words)

    @cached_property
    def contact(self) -> bool:
        """It has columns by which a person is reached."""
        return self.reached_at

    @cached_property
    def near(self) -> bool:
        """Its rows belong to a person, or to a row that does."""
        return self.reach is not None


def subjects(tables: Mapping[str, Table], user_model: str | None) -> dict[str, Subject]:
    """What each table speaks of, by label."""
    first: dict[str, Subject] = {}
    for label, table in tables.items():
        app, _, name = label.rpartition(".")
        own = words(name)
        coming = own[-1:] in (("in",), ("out",)) and own[-2:-1] != () and own[-2] in _COMING
        own = tuple(word for word in own if word not in _OF_TABLES or (coming and word == own[-1])) or own
        own = own[1:] if len(own) > 1 and own[0] == "historical" else own
        columns = frozenset(word for one in table.fields if one.storage in ("text", "other", "date", "bytes")
                            for word in words(one.name))  # fmt: skip
        reached = any(
            " ".join(words(one.name)) in _CONTACT for one in table.fields if one.storage in ("text", "other", "date")
        )
        first[label] = Subject(
            table, own, words(app), _is_person(table, own, user_model), column_words=columns, reached_at=reached
        )
    return _reached(_with_heirs(_with_parties(_with_bare_people(_with_doers(first)))))


def _with_bare_people(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables of people that have no text of their own: who they are is in the tables that lead to them."""
    led = {(_target(link), label) for label, one in first.items() for link in one.table.references}
    found = dict(first)
    for label, one in first.items():
        to_people = any(first[_target(link)].person for link in one.table.references
                        if _target(link) in first and not _audits(link))  # fmt: skip
        bare = one.head in _PERSON_TABLES - _DOUBTFUL and not any(
            field.storage == "text" and field.reference is None for field in one.table.fields
        )
        if bare and not to_people and not _of_software(one.table) and any(to == label != by for to, by in led):
            found[label] = replace(one, person=True)
    return found


def _with_parties(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables of people and organisations together, which a table of people goes on: a party, a partner, a contact."""
    going_on: dict[str, list[Subject]] = {}
    for one in first.values():
        for link in one.table.references:
            if link.reference is not None and link.reference.one_to_one and _goes_on(one, link):
                going_on.setdefault(_target(link), []).append(one)
    found = dict(first)
    for label, heirs in going_on.items():
        target = first.get(label)
        parties = sum(one.person or one.head in ORGANISATIONS for one in heirs)
        people = any(one.person for one in heirs) and 2 * parties >= len(heirs)
        if target is not None and not target.person and target.head in ORGANISATIONS | PEOPLE and people:
            found[label] = replace(target, person=True)
    return found


def _with_heirs(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables that inherit from a table of people are of people, whatever they are called."""
    nobody = ORGANISATIONS | PLACES | THINGS
    return {
        label: replace(one, person=True)
        if one.head not in nobody
        and any(
            link.name.endswith("_ptr") and (of := first.get(_target(link))) is not None and of.person
            for link in one.table.references
        )
        else one
        for label, one in first.items()
    }


def _goes_on(one: Subject, link: Field) -> bool:
    """Whether a table goes on with the rows of another one, as a model does that inherits from another."""
    named = one.head in PEOPLE | ORGANISATIONS and _role(link)[-1:] == words(_target(link).rpartition(".")[2])[-1:]
    return link.primary_key or link.name.endswith("_ptr") or named


def _firm(own: tuple[str, ...]) -> bool:
    return own[-1:] in (("customer",), ("client",)) and own[-2:-1] != () and own[-2] in _FIRMS


def _is_person(table: Table, own: tuple[str, ...], user_model: str | None) -> bool:
    if user_model is not None and table.label.lower() == user_model.lower():
        return True
    head = own[-1] if own else ""
    beastly = {("breed",), ("species",)} & {words(one.name) for one in table.fields}
    if head in _ANIMALS or (beastly and head not in _PERSON_TABLES):
        return False
    if _of_software(table) or head in _SETTINGS or (head in _TRADING and _trades(table)):
        return False
    if head in _DOUBTFUL and len(own) > 1 and own[-2] in _GROUPS:
        return False
    if len(own) > 1 and own[-2] in _MACHINES and not _says_people(table, user_model):
        return False
    spoken = _spoken(table)
    if (
        head in _SERVED
        and not spoken & (_OF_PEOPLE | {"full name"})
        and (_addressed(table) if spoken & _CONTACT else _served(table))
    ):
        return False
    if _firm(own) or head in _BYLINED or _LISTS_OF & set(own[:-1]) or own[:1] == ("default",):
        return False
    called = head in _PERSON_TABLES or _CALLING.fullmatch(head) is not None
    if called and (head not in _DOUBTFUL or _says_people(table, user_model)):
        return any(one.storage == "text" and one.reference is None for one in table.fields)
    if len(own) > 1 and head in _ABOUT - {"address", "card"} and own[-2] in _PERSON_TABLES:
        return True
    if whole(table) or (own in (("personal",), ("personnel",)) and {"name", "full name", "last name"} & spoken):
        return True
    named = ("first name" in spoken and bool({"name", "last name", "full name"} & spoken)) or {
        "name",
        "last name",
    } <= spoken
    told = bool(_ONLY_OF_PEOPLE & spoken) and ("full name" in spoken or bool({"name", "birth date"} <= spoken))
    told = told and head not in _GROUPS
    if _introduced(table, head) or _aged(table, head):
        return True
    aged = {"gender", "sex"} & spoken and _CONTACT & spoken and any(words(one.name) == ("age",) for one in table.fields)
    if aged and head not in _GROUPS:
        return True
    return (named or told or len(spoken & _OF_PEOPLE) >= 2) and not _of_deals(table)


_TEAMS = word_set("team crew board leadership committee management")
_DOING = word_set("role position designation bio biography job_title")
_LOOKING = word_set("image photo picture avatar facebook twitter linkedin instagram")


def _introduced(table: Table, head: str) -> bool:
    """Whether a table that is called after a team has its people for rows: with a name, what each does, and a picture."""
    said = {"_".join(words(one.name)) for one in table.fields if one.reference is None}
    return head in _TEAMS and "name" in said and bool(_DOING & said) and bool(_LOOKING & said)


def _aged(table: Table, head: str) -> bool:
    """Whether rows have a name, an age and a calling, a sex or a life, and are of no animals."""
    said = {words(one.name) for one in table.fields if one.reference is None}
    told = {("gender",), ("sex",), ("job",), ("occupation",), ("profession",), ("bio",)} & said
    beastly = {("breed",), ("species",)} & said or any(words(one.name) == ("owner",) for one in table.fields)
    return {("name",), ("age",)} <= said and bool(told) and not beastly and head not in _GROUPS


_BYLINED = word_set("article news story publication release page event course job vacancy product project")
"""Tables of what is put before everybody: a name and an address in them say whom to ask, and not whom they are about."""
_SERVED = word_set("tenant client agent consumer")
"""Words for people that name as often whose software it is, or the software itself."""
_OF_SERVERS = word_set("prompt behavior behaviour subdomain schema hostname venv path version endpoint port")


def _served(table: Table) -> bool:
    """Whether the rows of a table are told by where they run."""
    return bool(_OF_SERVERS & {word for one in table.fields for word in words(one.name)})


def _addressed(table: Table) -> bool:
    """Whether each row of a table has an address of its own, at which a service runs for it."""
    return bool({"subdomain", "schema", "hostname"} & {word for one in table.fields for word in words(one.name)})


_TRADING = word_set("host operator agent courier manager")
"""Words for people that name as often a business."""


def _trades(table: Table) -> bool:
    """Whether the rows of a table have a page or a sign of their own, as businesses have."""
    return bool({"slug", "logo", "domain", "tracking"} & {word for one in table.fields for word in words(one.name)})


_LISTS_OF = word_set("type kind category")
"""Words in front of one for people: a list of what sorts of them there are, such as `TypeOfPatient`."""
_FIRMS = word_set("enterprise corporate business company organisation organization institutional")
"""Words in front of a customer that is a firm."""
_GROUPS = THINGS | ORGANISATIONS | PLACES | _ANIMALS | word_set("system app application machine network")
"""Words in front of a `profile` or an `owner` that is nobody's."""
_MACHINES = word_set("webhook queue topic stream service hook")
"""Words in front of a `subscriber` or a `receiver` that is a program."""
_OF_PEOPLE = word_set(
    "first name|last name|other name|birth date|salutation|middle name|gender|nationality|marital status|avatar|hobby|"
    "occupation|national id|cpf|rg|pis|ctps|aadhaar|aadhar|bsn|pesel|dni|curp|passport|blood group|birth place|religion|ethnicity|sex",
    "|",
)
_ONLY_OF_PEOPLE = _OF_PEOPLE & word_set(
    "birth date|national id|passport|marital status|birth place|religion|blood group", "|"
)
"""What nobody but a person has: beside a name it says that a table is of people, whatever the table is called."""
OF_DEALS = word_set(
    "payment transaction txn order item product currency amount total invoice shipping basket cart fee tax"
)


def _of_deals(table: Table) -> bool:
    """Whether a table that names somebody is of what they paid or bought: most of it says nothing of them."""
    said = [set(words(one.name)) & OF_DEALS for one in table.fields if one.reference is None]
    return sum(map(bool, said)) >= 4


def _spoken(table: Table) -> set[str]:
    return {" ".join(words(one.name)) for one in table.fields if one.storage in ("text", "date")}


_OF_FIRMS = word_set(
    "is company|registration code|company code|registration number|company number|vat number|vat code|siret|siren|domain|"
    "industry|trade name|legal form|abbreviation",
    "|",
)


def _corporate(one: Subject) -> bool:
    """Whether the customers, clients or members of a table are firms: what belongs to them is not a person's."""
    spoken = _spoken(one.table)
    named = _OF_PEOPLE | {"full name", "birth date", "username"}
    firm = {" ".join(words(field.name)) for field in one.table.fields} & _OF_FIRMS
    return (
        len(firm) >= 2
        and not spoken & named
        and not any(link.reference and link.reference.one_to_one for link in one.table.references)
    )


_PARTS_OF_PEOPLE = ("first name", "last name", "full name", "email", "phone", "mobile", "street")
_WHICH = word_set("main principal primary secondary alternative other home work office private personal")


def _described(one: Subject) -> bool:
    """Whether a table that is of no people says of each row who somebody is, in columns of the row's own."""
    spoken = {" ".join(word for word in said.split() if word not in _WHICH) for said in _spoken(one.table)}
    told = {part for part in _PARTS_OF_PEOPLE if any(said == part or said.endswith(f" {part}") for said in spoken)}
    named = told & {"first name", "last name"} or ("full name" in told and one.head not in ORGANISATIONS | PLACES)
    return bool(named) and (len(told) >= 3 or _of_deals(one.table))


def _told_of(one: Subject) -> bool:
    """Whether a table that is of no people says in columns of its own more of a person than how that person is called:
    `patient_name` beside `patient_age`, or beside a telephone number.
    """
    whose = {said[0] for said in map(words, _texts_of(one.table)) if said[1:] == ("name",) and said[0] in _NUMBERED}
    more = [said for said in (words(field.name) for field in one.table.fields if field.reference is None)
            if len(said) > 1 and said[0] in whose and said[1:] != ("name",) and said[-1] not in _IDENTIFYING]  # fmt: skip
    return bool(whose) and not one.thing and (len(more) > 1 or one.reached_at or "contact number" in _spoken(one.table))


def _texts_of(table: Table) -> list[str]:
    return [one.name for one in table.fields if one.storage == "text" and one.reference is None]


def _says_people(table: Table, user_model: str | None) -> bool:
    """Whether a table has a column that only people have, or leads to one that has."""
    targets = {one.reference.table for one in table.references if one.reference is not None}
    people = (words(label.rpartition(".")[2])[-1:] for label in targets)
    led = any(label.lower() == (user_model or "").lower() for label in targets) or any(
        one and one[0] in _PERSON_TABLES - _DOUBTFUL for one in people
    )
    return (
        led
        or bool(
            _spoken(table)
            & (_OF_PEOPLE | _CONTACT | {"full name", "bio", "avatar", "photo", "injury", "solicitor", "contact"})
        )
        or {"contact", "address"} <= _spoken(table)
        or {"name", "password"} <= _spoken(table)
        or any(words(one.name) == ("age",) for one in table.fields)
    )


def _of_software(table: Table) -> bool:
    names = {one.name.strip("_") for one in table.fields}
    loaded = {f"{what}_{where}" for what in ("backend", "driver", "dotted", "module") for where in ("path", "class")}
    return bool(({"client_secret", "redirect_uris", "redirect_uri"} | loaded) & names)


_DOES = AUDITORS - word_set("run processed imported added installed triggered locked last")
_NO_DOERS = _GROUPS | PLACES | MESSAGES | LOGS | PAYMENTS | SECRETS | _SERVED
"""What a table of those who do something is not called."""


def _with_doers(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables with a name to which leads who did something about a row: people, whatever they are called."""
    led = {_target(link) for one in first.values() for link in one.table.references if _does(_role(link))}
    return {
        label: replace(one, person=True) if label in led and one.head not in _NO_DOERS
        and {"name", "full name", "email"} & _spoken(one.table) and not _of_software(one.table) else one
        for label, one in first.items()
    }  # fmt: skip


def _does(said: tuple[str, ...]) -> bool:
    """Whether a foreign key called so leads to who did something: `approved_by`."""
    return said[1:] == ("by",) and said[0] in _DOES


def _role(one: Field) -> tuple[str, ...]:
    return words(one.name.removesuffix("_id").removesuffix("_ptr"))


def names_owner(name: str) -> bool:
    """Whether a foreign key of this name leads to whom the row is about: `user` and `customer`, not `assigned_to`."""
    said = words(name.removesuffix("_id").removesuffix("_ptr"))
    return len(said) == 1 and said[0] in (PEOPLE - _ACTORS) | {"account"}


def names_actor(name: str) -> bool:
    """Whether a column of this name tells of who did something about a row: `created_by_name`, `agent_email`."""
    said = words(name)
    return bool(said) and (said[0] in _ACTORS or bool({"by"} & set(said[1:-1])))


def _audits(one: Field) -> bool:
    said = _role(one)
    if said[:1] == ("default",) or said[:2] == ("assign", "to"):
        return True
    if said and said[-1] in (
        "creator",
        "admin",
        "administrator",
        "moderator",
        "maintainer",
        "manager",
        "responsible",
        "approver",
        "leader",
        "coordinator",
        "chair",
        "captain",
    ):
        return True
    return bool(AUDITORS & set(said)) and ("by" in said or "user" in (said[0], said[-1]))


_ENROLLED = word_set("admission registration enrollment enrolment application signup kyc")


_SITUATION = word_set("gender sex married marital dependent education income")


def _asked_of(table: Table) -> bool:
    """Whether three columns say how somebody lives, whoever that is: of which sex, married or not, and on what income."""
    told = {word for one in table.fields if one.reference is None for word in words(one.name)} & _SITUATION
    return len(told) >= 3


def _enrolled(one: Subject) -> bool:
    """Whether each row of a table is a form by which somebody, whom no key names, came to take part: with a name and a way to
    reach who that is, or a date of birth."""
    spoken = _spoken(one.table)
    named = {"name", "full name", "first name", "last name"} & spoken or any(said.endswith(" name") for said in spoken)
    return (
        one.head in _ENROLLED
        and not one.thing
        and (bool(named and one.reached_at) or bool({"birth date", "birth"} & spoken) or _asked_of(one.table))
    )


_OF_SOMEBODY = tuple(
    (of, what) for of in ("medical", "health", "patient", "clinical") for what in ("history", "record")
)
"""Tables of which each row is about somebody, whom no key need name."""
OF_FACES = tuple(
    (of, what)
    for of in ("face", "fingerprint", "voice", "iris")
    for what in ("embedding", "encoding", "template", "descriptor", "enrollment", "enrolment")
)
"""Tables of which each row is what somebody is recognised by."""
_INHERITING = 3
"""So many tables go on with the rows of one that whoever it belongs to says nothing of them."""
_OWNED = 5
"""So many tables name both who made and who owns a row that the two are kept of anything there is."""


def _formal(first: Mapping[str, Subject]) -> frozenset[tuple[str, str]]:
    """The tables and foreign keys that lead to somebody in whatever row a project has: to the root from which most tables
    inherit, and to an owner beside a creator.
    """
    inherited = [
        (label, link)
        for label, one in first.items()
        for link in one.table.references
        if link.reference is not None and link.reference.one_to_one and (link.primary_key or link.name.endswith("_ptr"))
    ]
    heirs = Counter(_target(link) for _, link in inherited)
    owned = [
        (label, link)
        for label, one in first.items()
        for link in one.table.references
        if words(link.name) == ("owner",)
        and any(_target(made) == _target(link) and words(made.name) == ("creator",) for made in one.table.references)
    ]
    return frozenset(
        (label, link.name)
        for label, link in (*inherited, *(owned if len(owned) >= _OWNED else ()))
        if (target := first.get(_target(link))) is not None
        and (words(link.name) == ("owner",) or (heirs[_target(link)] >= _INHERITING and not target.person))
    )  # fmt: skip


def _reached(first: dict[str, Subject]) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    formal = _formal(first)
    for label, one in first.items():
        audited = any((_audits(link) and (target := first.get(_target(link))) and target.person) or (label, link.name) in formal
                      for link in one.table.references)  # fmt: skip
        acting = next((link.name for link in one.table.generics if _acts(link.name)), None)
        people = {
            link.name: target for link in one.table.references if (target := first.get(_target(link))) and target.person
        }
        found[label] = replace(
            one,
            reach=0
            if one.person
            else 1
            if acting
            or _logs_people(one)
            or _enrolled(one)
            or (one.words[-2:] in (*_OF_SOMEBODY, *OF_FACES) and not one.table.references)
            or (one.head not in _BYLINED and (_described(one) or _told_of(one)))
            or _identified(one)
            else None,
            audited=audited,
            identified=None if one.person else _identified(one),
            roles={name: _called(target.table) for name, target in people.items()},
            part_of_person=one.head not in _SETTINGS | ORGANISATIONS
            and any(
                link.reference.one_to_one
                for link in one.table.references
                if link.name in people and link.reference and not _audits(link)
            ),
        )
    for distance in range(1, 4):
        step: dict[str, tuple[str, int]] = {}
        for label, one in found.items():
            if one.reach is not None:
                continue
            links = [
                (not link.null, link)
                for link in one.table.references
                if (target := found.get(_target(link))) is not None
                and target is not one
                and target.reach == distance - 1
                and not _audits(link)
                and (label, link.name) not in formal
                and not _corporate(target)
                and not ((target.thing or target.place or target.organisation) and target.reach != 0)
            ]
            if links:
                best = max(links, key=lambda pair: pair[0])[1]
                target = found[_target(best)]
                step[label] = (best.name if not target.through else f"{best.name}.{target.through}", distance)
        for label, (through, reach) in step.items():
            found[label] = replace(found[label], reach=reach, through=through)
    answered = {
        _target(link)
        for one in found.values()
        if one.near
        for link in one.table.references
        if _role(link)[-1:] == ("answer",)
    }
    for label in answered & found.keys():
        if not found[label].near and not found[label].audited:
            found[label] = replace(found[label], picked=True)
    for label, path in _kept_by(found, formal).items():
        found[label] = replace(found[label], kept_by=path)
    for label, one in list(found.items()):
        targets = [target for link in one.table.references if (target := found.get(_target(link))) is not None]
        if any(
            {"newsletter", "campaign", "announcement", "broadcast", "mailing"} & set(target.words) for target in targets
        ):
            found[label] = replace(found[label], mass=True)
    for label, one in list(found.items()):
        pays = any((target := found.get(_target(link))) is not None and bool({"transaction", "payment", "bankcard", "card"}
                   & {target.head}) for link in one.table.references)  # fmt: skip
        targets = [target for link in one.table.references if (target := found.get(_target(link))) is not None]
        if any(target.message and not target.broadcast and not target.thing for target in targets):
            found[label] = replace(found[label], beside_message=True)
        said = {"reason", "comment", "remark", "obs"} & one.column_words and one.head not in _KINDS_OF
        if said and any(target.near and not target.thing and target.words == one.words[:-1] for target in targets):
            found[label] = replace(found[label], step=True)
        if one.head == "occurrence" and any(target.audited for target in targets):
            found[label] = replace(found[label], audited=True)
        if pays and not one.thing:
            found[label] = replace(found[label], payment_reach=True)
    return found


def _kept_by(found: Mapping[str, Subject], formal: frozenset[tuple[str, str]]) -> dict[str, str]:
    """The paths from tables to owners, of at most three foreign keys."""
    paths: dict[str, str] = {}
    for _ in range(3):
        for label, one in found.items():
            for link in one.table.references:
                target = found.get(_target(link))
                if label in paths or target is None or target is one or (label, link.name) in formal:
                    continue
                if target.person and names_owner(link.name):
                    paths[label] = link.name
                elif (onward := paths.get(_target(link), "")) and not target.person and onward.count(".") < 2:
                    paths[label] = f"{link.name}.{onward}"
    return paths


def _acts(name: str) -> bool:
    """Whether a generic foreign key of this name leads to people: `user` and `acting_user`, not `parent` or `data_owner`."""
    return len(words(name)) <= 2 and bool(set(words(name)) & (_PERSON_TABLES - _DOUBTFUL))


def _logs_people(one: Subject) -> bool:
    """Whether a table is by its name the log of rows about people, such as `PatientAudit`, without a key that leads there."""
    named = len(one.words) > 1 and one.head in LOGS - {"request"} and one.words[-2] in _PERSON_TABLES - _DOUBTFUL
    return named or (
        bool({"log", "audit", "trail"} & set(one.words)) and "username" in _spoken(one.table) and not one.thing
    )


_NAMED_BY = tuple(
    (one, "id")
    for one in ("contact", "recipient", "person", "individual", "user", "customer", "patient", "member", "subscriber")
)
_IDENTIFYING = word_set("id identifier number no nr code pk uuid ref")
_TALKED_TO = word_set("contact recipient person individual")
"""People whom a table names by a number, and of whose name nothing follows: a `contact_name` may be of a firm."""
_STUDIED = word_set("subject participant respondent")


def _identified(one: Subject) -> str | None:
    """The column by which a table names a person without a foreign key, such as `patient_id` or `subject_identifier`."""
    if one.organisation:
        return None
    for column in one.table.fields:
        said = words(column.name)
        if (
            column.reference is None
            and column.storage in ("integer", "uuid")
            and said[-1:]
            and column.name in _NUMBERED
        ):
            return column.name
        if column.reference is None and column.storage in ("text", "uuid", "integer") and len(said) == 2:
            people = _STUDIED if said[1] == "identifier" else _NUMBERED | _TALKED_TO if said in _NAMED_BY else _NUMBERED
            if said == ("client", "id") and {"secret", "provider"} & one.column_words:
                continue  # A program's, which logs in with it.
            if said[1] in _IDENTIFYING and said[0] in people and (not one.thing or said[0] in one.words[:-1]):
                return column.name
    return None


_NUMBERED = word_set(
    "customer client patient student employee staff member donor guest passenger applicant candidate participant "
    "user pupil citizen beneficiary borrower subscriber"
)
"""People whom a table names by a number."""


def _called(table: Table) -> str:
    """The kind of what the people of a table are called by where they are spoken of: their name, if they have one."""
    named = {"first name", "last name", "full name", "name", "display name"} & _spoken(table)
    return "full_name" if named or not {"username", "nick"} & _spoken(table) else "username"


def _target(link: Field) -> str:
    return link.reference.table if link.reference else ""


def learns(through: str | None) -> bool:
    """Whether a path of foreign keys ends at somebody who learns."""
    return bool({"student", "learner", "pupil", "trainee"} & set(words((through or "").rpartition(".")[2])))
