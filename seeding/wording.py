"""What a text is when no kind knows its name: its last words say whether it is a state, a sort of thing or a reference.

Better a plain word that fits than a sentence that cannot be one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from seeding.compounds import in_business
from seeding.generators import Constant, Weighted, weighted
from seeding.languages import english
from seeding.patterns import spelled
from seeding.schema import Field, Table
from seeding.sources import Begun, Pattern
from seeding.spec import OfKind
from seeding.vocabulary import words as spoken


def _evenly(*words: str) -> dict[str, int]:
    return dict.fromkeys(words, 1)


_STATES = {"open": 40, "in progress": 25, "done": 20, "on hold": 10, "cancelled": 5}
_SORTS = {"standard": 45, "basic": 25, "extended": 15, "special": 10, "internal": 5}
_UNITS = {"piece": 50, "hour": 20, "kg": 15, "box": 10, "m": 5}
_ROUTES = {"oral": 60, "intravenous": 15, "topical": 15, "inhaled": 10}
_DOSES = _evenly("5 mg", "10 mg", "20 mg", "50 mg", "100 mg", "250 mg", "500 mg")
_INTERVALS = {"monthly": 50, "yearly": 25, "weekly": 15, "daily": 5, "quarterly": 5}
_TIMES_A_DAY = {"once a day": 40, "twice a day": 30, "three times a day": 15, "every 8 hours": 10, "as needed": 5}
_COMPLAINTS = _evenly("Headache and dizziness", "Nausea", "None known", "Dry mouth", "Drowsiness", "Skin rash")
_DIAGNOSES = _evenly(
    "Hypertension", "Type 2 diabetes", "Asthma", "Migraine", "Lower back pain", "Bronchitis", "Sprained ankle",
    "Gastritis", "Iron deficiency", "Sinusitis", "Eczema", "Tonsillitis",
)  # fmt: skip
_MEDICINES = _evenly(
    "Ibuprofen", "Paracetamol", "Amoxicillin", "Metformin", "Ramipril", "Omeprazole", "Salbutamol", "Levothyroxine",
    "Simvastatin", "Cetirizine",
)  # fmt: skip
_TREATMENTS = _evenly(
    "Physiotherapy", "Check-up", "Blood test", "X-ray", "Wound care", "Vaccination", "Dental cleaning", "Ultrasound",
    "Minor surgery", "Massage",
)  # fmt: skip
_VACCINES = _evenly("Tetanus", "Influenza", "Hepatitis B", "Measles", "Polio", "Rabies", "COVID-19")
_ALLERGIES = {"None known": 50, **_evenly("Pollen", "Peanuts", "Penicillin", "Latex", "House dust", "Cat hair", "Milk")}
_SPECIES = {"Dog": 40, "Cat": 35, "Rabbit": 10, "Horse": 5, "Guinea pig": 5, "Parrot": 3, "Tortoise": 2}
_BREEDS = _evenly(
    "Labrador Retriever", "European Shorthair", "Golden Retriever", "Beagle", "Maine Coon", "Border Collie", "Poodle",
    "Siamese", "Mixed",
)  # fmt: skip
_PETS = _evenly(
    "Bella", "Luna", "Max", "Charlie", "Lucy", "Rocky", "Milo", "Daisy", "Simba", "Coco", "Buddy", "Nala", "Oscar",
    "Molly", "Felix", "Rex",
)  # fmt: skip
_FUELS = {"petrol": 40, "diesel": 30, "electric": 18, "hybrid": 12}
_SKILLS = _evenly(
    "Project management", "First aid", "Spreadsheets", "Negotiation", "Welding", "Python", "Public speaking",
    "Bookkeeping", "Forklift driving", "Graphic design",
)  # fmt: skip
_HOBBIES = _evenly(
    "Reading", "Hiking", "Football", "Cooking", "Photography", "Gardening", "Chess", "Swimming", "Music", "Travel"
)  # fmt: skip
_LETTERS = {"A": 18, "A-": 12, "B+": 14, "B": 20, "B-": 10, "C+": 8, "C": 10, "D": 5, "F": 3}
_GRADES = _evenly(*(f"Grade {place}" for place in range(1, 13)))
_SECTIONS = _evenly("A", "B", "C", "D")
_TIMETABLES = _evenly(
    *(f"{days} {hours}" for days in ("Mon, Wed", "Tue, Thu", "Mon", "Tue", "Wed, Fri", "Fri")
      for hours in ("08:00-09:30", "10:00-11:30", "13:00-14:30", "15:00-16:30"))
)  # fmt: skip
_FAITHS = _evenly("Catholic", "Protestant", "Muslim", "Jewish", "Buddhist", "Hindu", "Orthodox", "None")
_INSTRUMENTS = _evenly("Piano", "Violin", "Guitar", "Flute", "Cello", "Drums", "Trumpet", "Clarinet", "Saxophone")
_FIELDS = _evenly(
    "Mathematics", "Biology", "History", "Computer Science", "Chemistry", "Economics", "Law", "Medicine", "Physics",
    "Philosophy",
)  # fmt: skip
_DIETS = {"none": 50, **_evenly("vegetarian", "vegan", "gluten-free", "lactose-free", "halal", "kosher")}
_CROPS = _evenly("Wheat", "Barley", "Potatoes", "Maize", "Tomatoes", "Apples", "Sunflowers", "Lettuce", "Carrots")
_EVENTS = _evenly("order.created", "order.paid", "invoice.sent", "customer.updated", "payment.failed", "user.deleted")
_ERRORS = _evenly(
    "Connection timed out", "Permission denied", "Invalid response from the server", "Not found", "Request was refused"
)  # fmt: skip
_ERROR_CODES = _evenly("timeout", "declined", "invalid_request", "not_found", "limit_exceeded", "expired")

_MAKES = _evenly(
    "Toyota", "Volkswagen", "Ford", "Honda", "Hyundai", "Nissan", "Kia", "Renault", "Peugeot", "BMW", "Audi", "Volvo",
    "Mazda", "Fiat", "Opel", "Subaru",
)  # fmt: skip
_CANCELLED = _evenly(
    "No longer needed", "Ordered by mistake", "Changed plans", "Found another offer", "Took too long", "Booked twice"
)  # fmt: skip
_REFUSED = _evenly(
    "Documents are incomplete", "Does not meet the requirements", "Same as an earlier one", "Came after the deadline",
    "Beyond the budget",
)  # fmt: skip
_SHUT_OUT = _evenly(
    "Spam", "Against the terms of use", "Too many failed logins", "Payment is overdue", "On their own request"
)  # fmt: skip
_SENT_BACK = _evenly("Arrived damaged", "Wrong size", "Not as described", "Wrong item", "No longer needed")
_PUT_AWAY = _evenly("No longer needed", "Same as another one", "Made by mistake", "Out of date", "On request")
_GIVEN = _evenly("On request", "As agreed by phone", "Correction", "Change of plans", "Regular check", "Out of stock")

_STYLES = _evenly(
    "body { margin: 0; }", "h1 { color: #334455; }", ".logo { width: 120px; }", "a { text-decoration: none; }",
    "table { width: 100%; }", ".footer { font-size: 12px; }",
)  # fmt: skip
_SCRIPTS = _evenly(
    "console.log('ready');", "window.scrollTo(0, 0);", "document.title = 'Start';", "location.hash = '#top';",
    "setTimeout(refresh, 5000);",
)  # fmt: skip
_BUTTONS = _evenly("Send", "Continue", "Sign up", "Learn more", "Buy now", "Register", "Subscribe", "Download")
_PLACEHOLDERS = _evenly(
    "Your name", "name@example.com", "Search", "Enter a number", "Type here", "Choose one", "YYYY-MM-DD"
)
_THANKS = _evenly(
    "Thank you, we have received your message.", "Thanks, we will be in touch soon.", "Your entry has been saved.",
    "Done. You can close this page.", "Thank you for your registration.", "Thank you!",
)  # fmt: skip
_WELCOMES = _evenly(
    "Welcome! Good to have you here.", "Welcome back!", "Hello and welcome.", "Welcome. Have a look around.", "Welcome!"
)
_RIGHTS = _evenly("All rights reserved.", "CC BY 4.0", "CC BY-SA 4.0", "Used with permission", "Public domain")
_AWAY = _evenly(
    "We are away at the moment and will answer soon.", "We are closed today.", "Nobody is here right now.",
    "Please leave a message.", "Back on Monday at nine.",
)  # fmt: skip
_ICONS = _evenly("home", "star", "user", "heart", "bell", "folder", "tag", "calendar", "cog", "flag")
_TABLES = _evenly("product", "order", "invoice", "user", "customer")

_FORMATS = {"json": 35, "csv": 30, "pdf": 20, "xml": 10, "xlsx": 5}
_MIME_TYPES = {"application/json": 40, "text/plain": 25, "text/html": 15, "application/pdf": 10, "image/png": 10}
_LOGINS = {"google": 50, "github": 20, "microsoft": 15, "apple": 10, "facebook": 5}
_TEMPLATES = _evenly("pages/default.html", "pages/landing.html", "pages/contact.html", "pages/wide.html")
_FLAGS = _evenly("inappropriate", "spam", "duplicate", "off-topic", "outdated")
_HELP = _evenly(
    "Enter the full name.", "Leave empty for the default.", "Choose one of the list.", "You can change this later.",
    "Without tax.", "As YYYY-MM-DD.", "Shown to all visitors.", "At most 200 characters.", "Several are allowed.",
)  # fmt: skip
_SETTINGS = {
    "theme": "dark", "page_size": "50", "language": "en", "timezone": "UTC", "currency": "EUR", "date_format": "Y-m-d",
    "start_page": "/dashboard", "notify_by_email": "true", "session_timeout": "3600", "max_upload_mb": "25",
    "retention_days": "90", "log_level": "info",
}  # fmt: skip
_MARKS = {
    "environment": "production", "region": "eu-west", "team": "platform", "tier": "backend", "service": "checkout",
    "location": "berlin", "owner": "support", "cost_center": "4200", "priority": "high", "version": "2.4.1",
}  # fmt: skip
"""Names of settings, and of tags that have values, each with what it is set to."""

_ANALYTES = _evenly(
    "Glucose", "Creatinine", "Hemoglobin", "Sodium", "Potassium", "Calcium", "Total cholesterol", "Triglycerides",
    "ALT", "AST", "Bilirubin", "TSH", "Ferritin", "C-reactive protein",
)  # fmt: skip
_SET_TO = {"true": 25, "false": 15, "default": 15, "auto": 10, "10": 10, "50": 10, "100": 10, "en": 5}
"""What settings are set to of which nothing is known."""

_VALUES = {"Standard": 20, "Yes": 15, "No": 15, "10": 10, "50": 10, "100": 10, "Custom": 10, "None": 5}
"""What attributes have that other rows name, of which nothing is known."""
_JOURNALS = _evenly(
    "Journal of Applied Methods", "Annals of Field Research", "Review of Open Systems", "Letters in Materials",
    "Archives of Regional Studies", "Journal of Measurement", "Studies in Data Analysis", "Bulletin of Earth Science",
    "Quarterly of Public Health", "Transactions on Networks",
)  # fmt: skip

_CARRIERS = {"UPS": 30, "DHL": 25, "FedEx": 20, "USPS": 10, "DPD": 10, "GLS": 5}
_CALLED_BY_PATH = _evenly(
    "shop.tasks.send_reminders", "shop.tasks.clean_up", "billing.jobs.close_month", "reports.tasks.export",
)  # fmt: skip
_NEXT = _evenly(
    "Call back", "Send the offer", "Arrange a meeting", "Wait for the answer", "Send a reminder", "Ask for references",
    "Check the documents", "Prepare the contract",
)  # fmt: skip
_OBJECTS = _evenly("order", "invoice", "customer", "product", "user")
_ADDRESSES = {"Home": 45, "Office": 25, "Work": 10, "Parents": 8, "Holiday home": 6, "Warehouse": 6}
_APPS = _evenly("shop", "blog", "billing", "accounts", "catalog", "reports", "events", "search")
_DEVICES = _evenly(
    "Microscope", "Spectrometer", "Centrifuge", "Thermometer", "Balance", "Camera", "Photometer", "Oscilloscope",
)  # fmt: skip
_MODELS = _evenly("Comet", "Tourer L", "City 300", "Terra", "S40", "Nova Plus", "Series 5", "Cargo XL")

_ON_BUTTONS = r"(.*_)?(button|submit|cta)_?(label|text|caption|title)|call_to_action(_(label|text))?"
_IN_PLACE = r"(.*_)?placeholder(_text)?"
_THANKING = r"(.*_)?(success|thank_?you|thanks|confirmation|submission|completion)_?(message|text)"
_WELCOMING = r"(.*_)?(welcome|greeting)_?(message|text)"
_EXCUSING = r"(.*_)?(offline|away|closed|out_of_office|auto_?reply|unavailable)_?(message|text)"

_WORDS: tuple[tuple[str, dict[str, int]], ...] = (
    (r"(target|source|content|related|object|linked|entity)_model(_name)?", _TABLES),
    (_ON_BUTTONS, _BUTTONS),
    (_IN_PLACE, _PLACEHOLDERS),
    (_THANKING, _THANKS),
    (_WELCOMING, _WELCOMES),
    (_EXCUSING, _AWAY),
    (r"(.*_)?icon(_(name|class|code))?", _ICONS),
    (r"copyright(_(notice|text|info))?", _RIGHTS),
    (r"(.*_)?(relationship|relation|kinship)", _evenly("spouse", "parent", "sibling", "child", "friend", "partner")),
    (r"action|operation|verb|activity_type", _evenly("created", "updated", "deleted", "viewed", "exported")),
    (r"event|event_(type|code|key)|hook|trigger", _EVENTS),
    (r"metric|indicator|measure", _evenly("api_calls", "active_users", "page_views", "messages_sent", "exports")),
    (r"analyte|biomarker", _ANALYTES),
    (r"dosage|dose|strength|potency", _DOSES),
    (r"(.*_)?(diagnos[ie]s|illness|disease|medical_condition|ailment)", _DIAGNOSES),
    (r"(.*_)?(medications?|medicines?|drugs?|prescriptions?|active_(substance|ingredient))(_name)?", _MEDICINES),
    (r"(.*_)?(treatments?|therap(y|ies)|procedures?)(_name)?", _TREATMENTS),
    (r"(.*_)?(vaccinations?|vaccines?|immuni[sz]ations?)(_name)?", _VACCINES),
    (r"allerg(y|ies|ens?)", _ALLERGIES),
    (r"species|animal(_type|_kind)?", _SPECIES),
    (r"breed|race_of_animal", _BREEDS),
    (r"fuel(_type|_kind)?|engine_type|drive_?train|propulsion", _FUELS),
    (r"skills?|competenc(e|y|ies)|strengths", _SKILLS),
    (r"hobb(y|ies)|interests?|pastimes?", _HOBBIES),
    (r"(.*_)?(religion|denomination|faith|confession)", _FAITHS),
    (r"instruments?", _INSTRUMENTS),
    (r"(school_)?subjects?_taught|discipline|field_of_study|major|speciali[sz]ation|specialty|expertise", _FIELDS),
    (r"(.*_)?(cuisine|diet|dietary_(requirements?|needs|preference))", _DIETS),
    (r"(?!.*(avatar|image|img|photo|picture|thumb\w*|banner|logo)_)(.*_)?(crop|plant|variety|cultivar)", _CROPS),
    (r"side_effects?|symptoms?|contraindications?", _COMPLAINTS),
    (r"(.*_)?(interval|recurrence|periodicity|billing_cycle|cadence)", _INTERVALS),
    (r"func(tion)?(_name)?|view_(func|name)|handler_name", _evenly("index", "save", "get_context_data", "export_rows")),
    (r"(video_|audio_)?codec(_name)?", _evenly("h264", "hevc", "vp9", "av1", "mpeg4")),
    (r"outcome|result|resolution", _evenly("successful", "no answer", "follow-up needed", "postponed", "declined")),
    (r"(.*_)?(channel|medium|source|how_heard)", _evenly("website", "referral", "phone", "e-mail", "advertisement")),
    (r"(.*_)?(gateway|processor|payment_provider)", _evenly("Stripe", "PayPal", "Adyen", "Mollie")),
    (r"(.*_)?shift", _evenly("morning", "evening", "night")),
    (r"(.*_)?(week_?day|day_of_week)", _evenly("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
    (r"semester|(academic_|school_)?term", _evenly("Spring 2024", "Autumn 2024", "Spring 2025", "Autumn 2023")),
    (r"(.*_)?(severity|urgency|priority|importance)", {"normal": 60, "high": 20, "low": 15, "urgent": 5}),
    (r"(.*_)?(degree|qualification|education)", _evenly("Bachelor", "Master", "Diploma", "Doctorate")),
    (r"model_name|(object|entity|resource|target|record|subject)_type|object_(repr|str)",
     _OBJECTS),
    (r"(.*_)?(failure|error|decline|reject(ion)?)_code", _ERROR_CODES),
    (r"(.*_)?(failure|error|exception)(_(message|text|detail|reason))?", _ERRORS),
    (r"(.*_)?css_class(es)?|html_class(es)?", _evenly("highlight", "wide", "compact", "featured", "muted")),
    (r"(.*_)?content_type|media_type", _MIME_TYPES),
    (r"(.*_)?(encoding|charset|character_set)", {"utf-8": 90, "iso-8859-1": 5, "us-ascii": 5}),
    (r"(file|input|output|export|import|data|report|serialization)_format", _FORMATS),
    (r"(.*_)?(delimiter|separator)", {",": 50, ";": 30, "|": 10, "\\t": 10}),
    (r"(.*_)?(label|text|button|answer|caption)_yes", {"Yes": 70, "Yes, please": 20, "Yes, I agree": 10}),
    (r"(.*_)?(label|text|button|answer|caption)_no", {"No": 70, "No, thank you": 30}),
    (r"(.*_)?next_(steps?|actions?)", _NEXT),
    (r"(?!(.*_)?(subject|title|text|message|sms|body|content)_)(.+_)template(_(name|path))?", _TEMPLATES),
    (r"(.*_)?(cert|certificate)_?file", _evenly("/etc/ssl/certs/site.pem", "/etc/ssl/certs/mail.pem")),
    (r"(.*_)?(key|private_key)_?(file|path)", _evenly("/etc/ssl/private/site.key", "/etc/ssl/private/mail.key")),
    (r"(.*_)?keywords", _evenly("gifts, sale, summer", "travel, family", "garden, tools, spring", "books, film")),
    (r"routing_key|(celery_|task_)?queue(_name)?", {"default": 60, "mail": 15, "reports": 15, "imports": 10}),
    (r"db|(db|database)_alias", {"default": 95, "replica": 5}),
    (r"flag(_type)?", _FLAGS),
    (r"namespace", _evenly("core", "billing", "reports", "users", "search", "api", "mail", "stock")),
    (r"(celery_)?worker(_name)?", _evenly("worker-1@node-a", "worker-2@node-a", "worker-1@node-b", "worker-3@node-c")),
    (r"(.*_)?args", {"[]": 70, "[42]": 20, '["daily"]': 10}),
    (r"(.*_)?kwargs", {"{}": 70, '{"limit": 100}': 20, '{"dry_run": false}': 10}),
    (r"help|tooltip|(.*_)?hint(_text)?", _HELP),
    (r"(.*_)?(css|style_?sheets?)(_(code|text|content|rules))?", _STYLES),
    (r"(.*_)?(js|java_?script)(_(code|text|content|snippet))?", _SCRIPTS),
    (r"(?!.*(api|public|private|secret|ssh|gpg|access|authorized|host)_)(.*_)?keys",
     _evenly("name, status", "region, team", "owner", "priority, due_date", "version")),
    (r"(.*_)?(status|stage|phase|progress|state_of_work)", _STATES),
    (r"(.*_)?(type|category|class|variant|sort|mode|level|tier|role)", _SORTS),
    (r"(.*_)?(unit|uom|unit_of_measure(ment)?)", _UNITS),
    (r"((shipping|delivery|shipment|parcel|freight)_)?(carrier|courier|haulier)(_name)?", _CARRIERS),
    (r"(.*_)?(task|func(tion)?|callable|class|typeclass|handler|job|command|backend|python|dotted|import)_path",
     _CALLED_BY_PATH),
)  # fmt: skip
SHOWN = re.compile(
    "|".join((_ON_BUTTONS, _IN_PLACE, _THANKING, _WELCOMING, _EXCUSING))
    + r"|(.*_)?(error|failure)_?(message|text)|(.*_)?(private|ssh)_key_path"
)
"""What pages say to those who use them, whatever their last word is the name of."""

_KINDS: tuple[tuple[str, str], ...] = (
    (r"(.*_)?(subject|title)_template", "title"),
    (r"(.*_)?(district|neighbou?rhood|city_quarter)", "district_name"),
    (r"(redirect|forward)_(to|target)|(.*_)?(redirect|success|cancel|failure|callback|return|target)_ur[il]", "url"),
    (r"(.*_)?(e_?mail|mail|smtp|imap|pop|pop3)_(host_)?(user|login)(_?name)?", "email"),
    (r"contact_(info|information|details?)", "email"),
    (r"(.+_)origins?", "website"),
    (r"(.*_)?(ref|reference|number|no|nr|num|identifier|ident|code)", "code"),
    (r"(.*_)?sku", "sku"),
    (r"amount", "quantity"),
    (r"(choice|option|answer_choice|answer_option)_text", "choice_name"),
    (r"(gl|ledger|booking|posting|debtors?|creditors?|revenue|income|expense|contra|offset|clearing|suspense)_account",
     "ledger_code"),
    (r"(.*_)?(key|secret|nonce|uid|sid|session_id|request_id|correlation_id)", "token"),
    (r"(.*_)?(checksum|digest|fingerprint|etag|signature)", "hash"),
    (r"(line|line_1|line1|address_line_?1|address1|addr1|street1)", "street_address"),
    (r"(line_?[2-4]|address_line_?[2-4]|address[2-4]|addr2|street2)", "secondary_address"),
    (r"(.*_)?(mail|recipients?|mail_to|mail_from|from_address|to_address)", "email"),
    (r"(.*_)?(locale|lang)", "language_code"),
    (r"name_(father|mother|spouse|customer|patient|student)|next_of_kin(_name)?", "full_name"),
    (r"(.*_)?(father|mother|spouse|witness|judge|lawyer|solicitor|claimant|requester|applicant|seller|(claim|case)_handler)"
     r"(_name)?", "full_name"),
    (r"(.*_)?(author|owner|person|contact|customer|client|member|user|by|holder|payer|payee|issuer|beneficiary|guardian|"
     r"parent|spouse|tenant|landlord|recipient|sender|buyer|seller|shipping|billing|delivery|reviewer|approver|assignee|"
     r"manager|supervisor|teacher|instructor|witness|driver|host|guest|attendee|caller)(_name)?", "full_name"),
    (r"(.*_)?(doctor|nurse|physician|patient|student|employee|visitor|agent|insured|witness|candidate|donor|"
     r"relative|child|father|mother|contact_person|emergency_contact|next_of_kin|account_holder|who|whom)"
     r"(_(name|party|person))?", "full_name"),
    (r"whom?_\w+|stu_name", "full_name"),
    (r"(?!.*(ip|mac|host|web|contract|memory|node|gw|gateway|server|bus)_)(.*_)?"
     r"address(_(line|res|reg|zam|home|local|legal|permanent|current))", "street_address"),
    (r"(.*_)?e?mail(_(personal|private|work|home|office|dienst|other))?", "email"),
    (r"(passport|health_card|membership|member|policy|number|card|ration_card|driving_license)_(ser|series|card|tessera|carteirinha|nom|id|code)|"
     r"health_card|mrn|medical_record", "code"),
    (r"health_insurance", "company"),
    (r"(.*_)?(photo|picture|image|avatar|signature|file)_(path|file)", "file_name"),
    (r"(.*_)?(password|pin)(_hash)?", "token"),
    (r"house_number", "building_number"),
    (r"(.*_)?(provider|workshop|carrier|garage|laboratory|dealer|broker|lender)(_name)?", "company"),
    (r"(?!.*(critical|career|learning|class|tree|node|thread)_)(.*_)?path(name)?", "file_path"),
    (r"[a-z0-9_]+_id", "external_id"),
)  # fmt: skip
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    (r"(?!.*(user|customer|transaction|message|payment)_)(.*_)?ids", r"[1-9]\d?,[1-9]\d?,[1-9]\d", "list of keys"),
    (r"room(_(no|number|code))?", r"[1-4][0-3]\d", "room"),
    (r"(.*_)?(abbr|abbrev|abbreviation|acronym)", r"[A-Z]{2,4}", "short form"),
    (r"(token|key|api_?key|secret)_prefix", r"[a-z0-9]{8}", "beginning of a key"),
    (r"loinc(_code)?", r"[1-9]\d{3,4}-\d", "code of a measurement"),
    (r"(bed|table|desk|locker|bay|gate|platform|dock|counter)_(no|number|code)", r"[1-4]\d", "number"),
    (r"seat(_(no|number))?", r"[1-3]\d[A-F]", "seat"),
    (r"(.*_)?(bic|swift)(_code)?", r"TEST(DE|FR|GB|US|AT)2[A-Z]", "bank code"),
    (r"(bank_)?account_(number|no)|bank_account", r"[1-9]\d{8}", "account number"),
    (r"sort_code", r"0{2}\d{4}", "bank's number"),
    (r"(.*_)?(routing|aba)_(number|no|code)", r"0{2}\d{7}", "bank's number"),
    (r"(.*_)?(station_no|floor|level_no|storey)", r"[1-9]", "number"),
    (r"blood_pressure|bp", r"1[0-4]\d/[6-9]\d", "blood pressure"),
    (r"mrn|(medical_record|chart|patient|case)_(no|number)", r"[1-9]\d{6}", "number of a record"),
    (r"(.*_)?(micro)?chip(_(no|number|id))?", r"276\d{12}", "number of a chip"),
    (r"inn|snils|rut|national_id|tax_id|tax_number", r"[1-9]\d{8}", "number of a person"),
    (r"birth_date(_(str|text|raw|string))?", r"19[5-9]\d-0[1-9]-[12]\d", "date of birth"),
    (r"icd\w*", r"[A-T]\d{2}\.\d", "diagnosis"),
    (r"(.*_)?(object|entity|resource|target|record|row)_(id|pk|key)", r"[1-9]\d{1,3}", "key"),
)
"""Names, the regular expressions that values of them match, and what these are."""

_REASON, _REASON_OF = r"_reasons?", r"reasons?_(for|of)_"
_METHODS = {"GET": 70, "POST": 20, "PUT": 4, "DELETE": 3, "PATCH": 3}
_ACCEPTED = {"text/html,application/xhtml+xml": 60, "application/json": 30, "*/*": 10}
_QUERIES = _evenly("page=2", "q=invoice", "sort=name&page=3", "lang=en", "status=open", "utm_source=newsletter")
_SCOPES = {"read": 40, "read write": 30, "openid profile": 20, "openid profile email": 10}
_STATEMENTS = _evenly(
    "SELECT id, name FROM products WHERE active", "SELECT count(*) FROM orders",
    "SELECT customer_id, sum(total) FROM invoices GROUP BY customer_id",
    "SELECT * FROM events ORDER BY created_at DESC",
)  # fmt: skip
_DOMAINS = _evenly("com", "org", "net", "de", "fr", "es", "it", "jp", "br", "uk")
_LOGIN = r"username|nick_?name"
_FIRM = r"(legal|trading|business|registered|official)_name"
_SOLD = r"(item_|line_|product_)?(description|name|title|label)|item|article"

_BESIDE: tuple[tuple[str, str, Any, str], ...] = (
    (r"(phone_)?ext(ension)?", r".*(phone|telephone|mobile|floor|department|employee).*",
     Pattern(r"[1-9]\d{2}"), "extension"),
    (r"route", r"dos(e|age)|medication.*|drug.*|frequency", weighted(_ROUTES), "way to take medicine"),
    (r"frequency", r"dos(e|age)|medication.*|drug.*", weighted(_TIMES_A_DAY), "number of times a day"),
    (r"((car|vehicle)_)?make", r"model(_name)?|vin|(licen[cs]e_)?plate.*|odometer.*|mileage|year",
     weighted(_MAKES), "make"),
    (r"model(_name)?", r"make|manufacturer|vin|(licen[cs]e_)?plate.*|odometer.*", weighted(_MODELS), "model"),
    (rf"(cancel\w*|stop\w*|terminat\w*){_REASON}|{_REASON_OF}(cancel\w*|stop\w*)", r".*",
     weighted(_CANCELLED), "reason"),
    (rf"(reject\w*|declin\w*|refus\w*|denial|denied){_REASON}|{_REASON_OF}(reject\w*|refus\w*)", r".*",
     weighted(_REFUSED), "reason"),
    (rf"(ban|banned|block\w*|suspen\w*|lock\w*|disabl\w*|deactivat\w*){_REASON}", r".*", weighted(_SHUT_OUT), "reason"),
    (rf"(return\w*|refund\w*|exchange){_REASON}|{_REASON_OF}(return|refund)", r".*", weighted(_SENT_BACK), "reason"),
    (rf"(delet\w*|remov\w*|archiv\w*){_REASON}", r".*", weighted(_PUT_AWAY), "reason"),
    (r"(?!.*(fail|error|decline|exception))(.*_)?reason|reasons?_for_\w+", r".*", weighted(_GIVEN), "reason"),
    (r"(.*_)?(routing|aba)_(number|no|code)", r".*", Pattern(r"0{2}\d{7}"), "bank's number"),
    (r"(.*_)?(bic|swift)_(number|no|code)", r".*", Pattern(r"TEST(DE|FR|GB|US|AT)2[A-Z]"), "bank code"),
    (r"(bank_)?account_(number|no)", r"(.*_)?(routing|aba|swift|bic|bank|iban|financial_institution)(_.*)?",
     Pattern(r"[1-9]\d{8}"), "number of an account"),
    (r"(.*_)?help_text", r".*", weighted(_HELP), "help for whom fills in a form"),
    (r"format", r"(.*_)?(serialized|export|report|file|payload|content|data|schedule)(_.*)?", weighted(_FORMATS),
     "format of a file"),
    (r"((social|oauth|identity|auth)_)?provider(_name)?", r"client_(id|secret)|uid|token|extra_data|access_token",
     weighted(_LOGINS), "provider of logins"),
    (r"template(_(name|path))?", r"url|slug|url_path|permalink", weighted(_TEMPLATES), "template of a page"),
    (r"upload_name", r".*", OfKind("file_name"), "name of a file"),
    (r"original_name", r"(document|file|upload|attachment|image|photo).*", OfKind("file_name"), "name of a file"),
    (r"(http_|request_)?(method|verb)",
     r".*(ur[il]|path|endpoint|status_code|query_string|remote_ip|ip_address|headers)",
     weighted(_METHODS), "method of HTTP"),
    (r"http_accept|accept(_header)?", r".*(agent|ip|ip_address|path.*|url)", weighted(_ACCEPTED), "header of HTTP"),
    (r"query(_string)?|get_(data|params)|querystring", r".*(method|url|uri|path|path_info|ip|ip_address)",
     weighted(_QUERIES), "query of HTTP"),
    (r"(sql|query_sql|sql_query|query|statement)",
     r".*(rows?_(count|affected)|execution_time|data_load_time|time_taken|end_time|num_joins|duration)",
     weighted(_STATEMENTS), "statement of SQL"),
    (r"(allowed_|default_)?scopes?", r".*(token|expires|client_id|redirect_uris?|code_challenge|device_code)",
     weighted(_SCOPES), "scope of OAuth"),
    (r"journal(_(name|title))?", r"doi|issn|authors?|volume|year|title|pages|publi\w+", weighted(_JOURNALS), "journal"),
    (r"app_label", r".*(model|codename|object|permission|content_type).*", weighted(_APPS), "name of an app"),
    (r"model(_name)?", r"app_label|app_name|application_label", weighted(_OBJECTS),
     "name of a model"),
    (r"tld|top_level_domain", r".*", weighted(_DOMAINS), "top-level domain"),
    (r"((letter|final|overall)_)?grade", r"(.*_)?(exam|marks?|score|student|assignment|quiz|enrol\w*|percentage)(_.*)?",
     weighted(_LETTERS), "letter grade"),
    (r"grade|grade_level|school_(year|grade)", r"(.*_)?(section|class\w*|teacher|students|school|homeroom)(_.*)?",
     weighted(_GRADES), "year at school"),
    (r"section", r"(.*_)?(grade|class\w*|teacher|students?|course|homeroom)(_.*)?", weighted(_SECTIONS), "section"),
    (r"schedule|time_?table|(class|meeting)_times?", r"(.*_)?(class\w*|course|subject|teacher|instructor|room)(_.*)?",
     weighted(_TIMETABLES), "series of days and hours"),
    (r"url", r"registration_required|enable_comments", OfKind("url_path"), "path of a page"),
    (r"instruments?",
     r"(.*_)?(telescope|wavelength|exposure(_time)?|sample|calibrat\w+|spectr\w+|sensor|reading|measured\w*)",
     weighted(_DEVICES), "device of a laboratory"),
    (r"title|position", r"name|full_name", OfKind("job_title"), "job"),
    (r"title", _LOGIN, OfKind("job_title"), "title of somebody"),
    (r"signature", rf"{_LOGIN}|avatar|posts?_count|karma|reputation|_?signature_(rendered|html)", OfKind("bio"),
     "what somebody says below each message"),
    (r"route", r"street_number|house_number|locality|postal_code", OfKind("street_name"), "street"),
    (r"street(_name)?|road", r"(house|building|street|civic)_?(number|no|nr)|hausnummer", OfKind("street_name"),
     "street"),
    (r"(job_|position_)?title", r"salary_.*|.*_salary|apply_.*|employment_type|job_type|remote", OfKind("job_title"),
     "job"),
    (r"ad", r"soyad\w*", OfKind("first_name"), "first name"),
    (r"em", r"(ph|tel|phone|mobile|cell)(_.*)?", OfKind("email"), "address of e-mail"),
    (r"nm", r".*(phone|fone|mobile|tel)", OfKind("full_name"), "name"),
    (_FIRM, r"vat.*|industry|registration.*|tax_(id|number)|domain|employee.*", OfKind("company"), "company"),
    (r"(pet_|animal_)?name", r"breed|microchip\w*|species", weighted(_PETS), "name of an animal"),
    (r"position|role|title", r"(first|given)_name", OfKind("job_title"), "job"),
    (r"position|designation", r"salary|wage|hire_?date|(date_)?hired.*|employee_(no|number|id)|department",
     OfKind("job_title"), "job"),
    (_SOLD, r"(unit_)?(price|amount|cost)|unit_(net|gross)", OfKind("product_name"), "thing that is sold"),
)  # fmt: skip
"""Names that mean something of their own beside certain columns: the name, its neighbour, the source and what it is."""

_ADDRESS = r"e_?mail(_?address)?"
_REACHED = r"(e_?mail(_address)?|(tele)?phone(_(no|number))?|mobile(_(no|number))?)"
_NAMES = r"(display_|printable_|full_|official_|short_)?name|title|label"
_FIRMS = re.compile(
    "gym|club|clinic|hospital|practice|school|university|college|hotel|hostel|restaurant|cafe|bar|shop|store|branch|office|"
    "agency|bureau|church|parish|museum|library|studio|salon|garage|workshop|firm|organi[sz]ation|association|charity|"
    "foundation|ngo|bank|publisher|site|venue|warehouse|tenant|merchant|franchise|dealer|pharmacy|lab|laboratory|institute|"
    "institution|partner|org|carrier|entity|employer|vendor|supplier|distributor|cooperative"
)
OF_BUSINESS = re.compile(
    r"(.*_)?(enterprise|corporate|business|company|b2b|institutional)_(customer|client|member|buyer|account)"
)
"""Models whose rows are no persons, though they may be written to and called: by the last word, and by one before."""

_BANKED = re.compile(r"(.*_)?(routing|aba|swift|bic|iban|sort_code|bank)(_.*)?")
_BOOKED = re.compile(
    r"(balance|normal)_(type|side)|(coa|chart|ledger|gl)(_.*)?|is_(debit|credit)|debit|credit|opening_balance"
)
_DEALT_WITH = re.compile(r"(billing_|shipping_|main_|office_)?(phone(_?number)?|fax|street|city)|website|industry")
_LOGS_IN = re.compile(r"user(name|_id)?|password|last_login|first_name|last_name|.*(balance|limit)")
"""Columns of accounts at a bank, of those of a ledger, of customers that are firms, and of those that people have."""

_NAMED: dict[str, str] = {"country": "country", "city": "city", "town": "city", "currency": "currency_code",
                          "company": "company", "supplier": "company", "vendor": "company", "manufacturer": "company",
                          "department": "department", "brand": "brand", "industry": "industry",
                          "product": "product_name", "card": "full_name", "bankcard": "full_name",
                          "vacancy": "job_title", "position": "job_title",
                          "attachment": "file_name", "upload": "file_name", "locality": "city",
                          "municipality": "city", "village": "city", "settlement": "city", "suburb": "city",
                          "state": "state", "province": "state", "subregion": "state", "county": "state",
                          "gender": "gender", "sex": "gender"}  # fmt: skip
"""What the rows of a model of this name are called."""


@lru_cache(maxsize=8192)
def snake_case(name: str) -> str:
    """A name of a class or field in small letters and English, its words joined by underscores: `unitPrice`,
    `unitprice` and `einzelpreis` are `unit_price`.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})", "_", name).lower()
    parts = ((None if part in _ONE_WORD else in_business(part)) or (part,) for part in spaced.split("_"))
    return "_".join(english(tuple(word for part in parts for word in part)))


_ONE_WORD = ("username", "homepage", "birthday")
"""Words that names and patterns write together, whoever writes them."""


def head_of(name: str) -> str:
    """The last word of a model's name: what its rows are."""
    return snake_case(name).rpartition("_")[2]


def called_kind(table: Table, field: Field) -> str | None:
    """The kind of what the rows of a model are called, where a word for them says so. Workflows have states, too."""
    kind = _NAMED.get(head_of(table.called)) or _account(table)
    if kind is None or re.fullmatch(_NAMES, snake_case(field.name).strip("_")) is None:
        return None
    if kind != "state":
        return kind
    of_land = any(
        re.fullmatch(r"country.*|abbrev.*|iso.*|region|geoname.*", snake_case(one.name)) for one in table.fields
    )
    return kind if of_land else None


def _account(table: Table) -> str | None:
    """The kind of what accounts are called that are at a bank, of a ledger, or customers."""
    if head_of(table.called) != "account":
        return None
    names = [snake_case(one.name) for one in table.fields]
    if "bank" in snake_case(table.called).split("_") or any(map(_BANKED.fullmatch, names)):
        return "bank_account_name"
    if any(map(_BOOKED.fullmatch, names)):
        return "account_of_ledger"
    return "company" if any(map(_DEALT_WITH.fullmatch, names)) and not any(map(_LOGS_IN.fullmatch, names)) else None


def worded(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of a text that its name tells, and the reason; None where it tells nothing."""
    name = snake_case(field.name).strip("_")
    model = head_of(table.called)
    room = field.max_length or 10_000
    called = called_kind(table, field)
    if called is not None and (room >= 30 or called == "currency_code"):
        return OfKind(called), f"what a {model} is called"
    firm = _FIRMS.fullmatch(model) or OF_BUSINESS.fullmatch(snake_case(table.called)) or _employs(table)
    if name == "name" and room >= 30 and firm:
        return OfKind("company"), f"what a {model} is called"
    if (
        name == "name"
        and room >= 30
        and any(re.fullmatch(_ADDRESS, snake_case(other.name)) or _of_oneself(table, other) for other in table.fields)
    ):
        return OfKind("full_name"), "the name of whom the e-mail address is"
    whose = name.removesuffix("_name")
    if whose != name and any(re.fullmatch(rf"{whose}_{_REACHED}", snake_case(one.name)) for one in table.fields):
        return OfKind("full_name", whose), f"the name of whom {whose} is reached by"
    return _asked_by(name, room) or _asked_by("_".join(spoken(name)), room)


def _employs(table: Table) -> bool:
    """Whether rows have employees, or a turnover of a year: they are firms."""
    return any(_EMPLOYING.fullmatch(snake_case(one.name)) for one in table.fields)


_EMPLOYING = re.compile(
    r"(num(ber)?|no|nb|total)_(of_)?(employees|staff)|employee(s|_(count|number|range))|annual_(revenue|turnover|sales)|"
    r"company_size|headcount"
)


def _of_oneself(table: Table, field: Field) -> bool:
    """Whether a column holds the address of e-mail of whom a row is about, and not one of what it does."""
    said = set(spoken(field.name))
    return bool({"email", "mail"} & said) and not said & _DOING


_DOING = {
    "reminder", "remind", "notification", "notify", "notice", "alert", "report", "support", "reply", "noreply",
    "bounce", "from", "sender", "admin", "cc", "bcc", "default", "send", "template", "forward", "escalation",
    "webhook", "test", "warning", "warn",
}  # fmt: skip
"""What is said of an address of e-mail that something is sent to, or from, by whatever a row is."""


def _reached(others: list[str]) -> bool:
    """Whether rows are people who are reached by telephone or e-mail, and nothing that is planned or sold."""
    return any(re.fullmatch(rf"((office|work|mobile|cell|direct)_)?{_REACHED}", one) for one in others) and not any(
        re.search(r"price|date|start|end|author|organi[sz]er|status|slug|url|body|content|description", one)
        for one in others
    )


def _asked_by(name: str, room: int) -> tuple[Any, str] | None:
    for pattern, words in _WORDS:
        fitting = {word: weight for word, weight in words.items() if len(word) <= room}
        if spelled(pattern, name) and fitting:
            return weighted(fitting), f"its name asks for one of a few words, such as {next(iter(fitting))}"
    for pattern, regex, what in _PATTERNS:
        if spelled(pattern, name) and room >= 8:
            return Pattern(regex), f"its name asks for a {what}"
    for pattern, kind in _KINDS:
        if spelled(pattern, name):
            return OfKind(kind), f"its name asks for a {kind.replace('_', ' ')}"
    return None


MOST_NUMBERED = 12
"""So many different values a text has of which nothing is known."""


def numbered_after(table: Table, field: Field) -> dict[str, int] | None:
    """`Ward 1`, `Ward 2`, …, the first ones more often: what a text may be of which nothing but the name of its column
    is known, of labels that of their model; None where there is no room for that.
    """
    label = snake_case(field.name) == "label"
    said = snake_case(table.called if label else field.name).replace("_", " ")
    if not label and field.verbose_name.strip() != field.name.replace("_", " "):
        said = field.verbose_name.strip()
    plain = re.fullmatch(r"[^\W\d_]+( [^\W\d_]+){0,2}", said) is not None and len(said) <= 30
    words = said if plain else re.sub(r"[\W\d_]+", " ", snake_case(field.name)).strip()
    words = words.removesuffix(" description")
    if field.max_length is not None and len(words) + 3 > field.max_length:
        # The head of the name says what it is.
        words = words.rpartition(" ")[2]
    if not words or (field.max_length is not None and len(words) + 3 > field.max_length):
        return None
    return {f"{words[0].upper()}{words[1:]} {1 + place}": MOST_NUMBERED - place for place in range(MOST_NUMBERED)}


_KEY_OF = r"((setting|option|config|parameter|preference|tag|property|attribute|meta)_)?key"
_VALUE_OF = r"((setting|option|config|parameter|preference|tag|property|attribute|meta)_)?(value|val)"
_OWN_VALUE = r"((new|old|previous|current)_)?(value|val)"
_ATTRIBUTE = re.compile(r"(.*_)?(attribute|attr|property|parameter|field)(_(type|definition))?")
"""Foreign keys to what a row has a value of."""


def set_to(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of the key of a setting or a tag, or of its value, where a table has both as texts. Keys that have to
    differ are more than the few that are known with what they are set to.
    """
    texts = {snake_case(one.name): one for one in table.fields if one.storage == "text" and not one.choices}
    key = next((one for name, one in texts.items() if re.fullmatch(_KEY_OF, name)), None)
    value = next((one for name, one in texts.items() if re.fullmatch(_VALUE_OF, name)), None)
    if key is None or field not in (key, value):
        return None
    if any(key.name in one.fields for one in table.uniques) or key.unique or key.regexes:
        if value is None or (field == key and key.regexes) or (field.max_length or 32) < (32 if field == key else 8):
            return None
        return (OfKind("setting_name") if field == key else weighted(_SET_TO)), "what is set"
    known = _MARKS if head_of(table.called) in ("tag", "label", "annotation") else _SETTINGS
    room = key.max_length or 10_000
    known = {one: told for one, told in known.items() if len(one) <= room}
    if value is None and not any(re.fullmatch(_VALUE_OF, snake_case(one.name)) for one in table.fields):
        return None
    if not known:
        return None
    if field == key:
        return weighted(_evenly(*known)), "what is set"
    # Keys that somebody declared are others.
    otherwise = weighted(_evenly(*known.values()))
    return Begun(key.name, tuple(known.items()), Constant(""), otherwise), f"what {key.name} is set to"


def beside(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of a text whose name means something of its own beside other columns, and the reason."""
    name, room = snake_case(field.name), field.max_length or 10_000
    if (told := set_to(table, field)) is not None:
        return told
    others = [snake_case(other.name) for other in table.fields if other is not field]
    placed = any(re.search(r"street|address|city|zip|postal", other) for other in others)
    if head_of(table.called) == "address" and name == "value" and room >= 24:
        return OfKind("email"), "an address of somebody"
    if head_of(table.called) == "address" and name in ("title", "label", "alias") and room >= 12:
        return weighted(_ADDRESSES), "what somebody calls an address of their own"
    attribute = any(one.reference and _ATTRIBUTE.fullmatch(snake_case(one.name)) for one in table.fields)
    if attribute and re.fullmatch(_OWN_VALUE, name) and room >= 8:
        return weighted(_VALUES), "the value of an attribute that another row names"
    if name == "unit" and not placed and room >= 5:
        return weighted(_UNITS), "a unit, as there is no address"
    for words, neighbour, source, what in _BESIDE:
        if spelled(words, name) and any(spelled(neighbour, other) for other in others):
            if isinstance(source, OfKind) and room < 20:
                continue
            if isinstance(source, Weighted) and room < max(len(str(value)) for value in source.values):
                continue
            if name in ("title", "position") and neighbour == "name|full_name" and not _reached(others):
                continue
            if neighbour == _LOGIN and not {"password", "last_login", "joined_on", "date_joined"} & {*others}:
                continue
            if source == OfKind("product_name") and not any(re.fullmatch(r"(.*_)?(quantity|qty)", o) for o in others):
                continue
            if source == OfKind("product_name") and name.endswith("description") and {"name", "title"} & {*others}:
                continue
            return source, f"a {what}, by the columns beside it"
    return None


__all__ = ["beside", "called_kind", "head_of", "numbered_after", "set_to", "snake_case", "worded"]
