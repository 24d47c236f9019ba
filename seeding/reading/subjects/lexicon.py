"""Words by which tables say what they are of: people, what people write, logs, payments, things, firms, places."""

from __future__ import annotations

from seeding.vocabulary import word_set

PEOPLE = word_set(
    "user customer client person people member employee staff patient student pupil teacher professor contact "
    "author profile subscriber guest visitor passenger driver tenant applicant candidate attendee participant lead "
    "donor volunteer beneficiary doctor nurse physician player manager supervisor assignee reporter reviewer "
    "commenter voter actor creator editor inviter invitee holder cardholder payer payee signer signatory guardian "
    "spouse relative instructor speaker artist respondent worker contributor follower friend resident citizen "
    "victim witness lawyer debtor creditor insured nominee heir kin buyer seller sender recipient receiver owner "
    "submitter requester organizer organiser host poster freelancer consultant coach trainer caller salesperson "
    "rep representative prospect individual identity principal accountholder mentor mentee child parent father "
    "mother husband wife landlord borrower lender renter rider courier winner singer musician performer writer "
    "correspondent operator correspondant interviewer interviewee technician engineer attorney judge officer agent "
    "adopter householder consignee consignor shipper traveler traveller registrant claimant policyholder "
    "partner_contact watcher suspect party solicitor clerk committer insuree enrollee claimadmin learner trainee "
    "alumnus examinee athlete supporter backer devotee seeker giver evaluator professional parishioner congregant "
    "camper cadet delegate grantee laureate scholar researcher scientist investigator caregiver carer midwife "
    "dentist therapist psychologist counselor counsellor pharmacist surgeon veterinarian bidder auctioneer realtor "
    "occupant lodger roommate inmate prisoner detainee offender defendant plaintiff complainant juror notary "
    "soldier veteran refugee migrant pilgrim chef waiter barber stylist hairdresser dancer patron librarian "
    "petitioner councillor politician reservee donee trustee appointee retiree evacuee interviewee awardee "
    "licensee babysitter nanny tutor lecturer farmer cleaner gardener shopper purchaser initiator boarder swimmer "
    "cyclist golfer deceased survivor dependant jobseeker"
)
"""Words for people, as tables and as the roles that foreign keys name."""
CALLINGS = word_set(
    "warden dean pastor priest bishop deacon usher plumber electrician carpenter tailor butcher captain sailor "
    "jockey referee umpire goalkeeper firefighter policeman detective sheriff accountant cashier teller banker "
    "adviser advisor secretary director chairman president treasurer foreman superintendent janitor housekeeper "
    "concierge receptionist attendant architect journalist photographer actress comedian poet novelist tourist "
    "footballer cricketer wrestler boxer gamer streamer blogger influencer youtuber celebrity bride groom fiance "
    "widow orphan senator mayor governor legislator ambassador diplomat monk nun imam rabbi preacher evangelist "
    "missionary godparent godfather godmother colleague coworker teammate classmate guarantor cosigner lessee "
    "lessor trustee convict culprit perpetrator accused apprentice police policeman constable donator criminal "
    "swiper guitarist composer lyricist laborer labourer bursar matron paramedic medic handyman leader sportsman "
    "contestant finalist investor"
)
"""What people are by what they do, or to others."""
_BEINGS = word_set(
    "boy girl man woman human adult kid baby infant toddler newborn intern hiker skater jogger climber buddy neighbour "
    "neighbor asociado associado associato"
)
DOUBTFUL = word_set(
    "competitor rider organizer organiser owner profile tenant member party household broker peer developer "
    "designer helper cleaner agent operator host parent child manager courier assistant inspector porter scout "
    "pilot walker painter cook baker ranger mediator translator interpreter"
)
"""Words for people that as often name organisations, machines and measurements: their table has to tell of people."""
PERSON_TABLES = (PEOPLE | CALLINGS | _BEINGS | DOUBTFUL) - word_set("holder identity principal poster")
ACTORS = word_set(
    "assignee reviewer inviter sender agent operator manager supervisor editor creator moderator instructor host rep "
    "representative salesperson salesman trainer coach mentor parent principal"
)
"""People who do something about a row, and are not whom it is about."""
AUDITORS = word_set(
    "created updated modified changed uploaded edited locked approved published deleted archived last resolved "
    "finished moderated reviewed verified assigned closed customized run processed imported added installed "
    "triggered"
)
"""Words that say that a person did something to a row: the row is not about them."""
MESSAGES = word_set(
    "message comment review note email mail notification ticket post reply answer submission feedback chat "
    "followup inquiry enquiry request response complaint conversation testimonial mention letter sms "
    "correspondence thread discussion topic entry memo appeal report issue suggestion opinion remark dm whisper "
    "shout guestbook tweet reaction rating follow condolence tribute eulogy obituary minute "
    "transcript call interview application claim dispute incident case signature story "
    "memo completion"
)
"""Tables of what people write."""
KINDS_OF = word_set(
    "type kind role status option setting settings config configuration permission group category view template "
    "plan tag level feature flag step stage field attribute preference method rule segment policy source channel "
    "alias theme"
)
"""Things that people have a list of, and of which the words say nothing of them."""
LOGS = word_set(
    "log logentry history historical audit attempt access failure task job result outbox inbox webhook delivery "
    "revision version snapshot trace trail activity action change event session ormq changeset "
    "transition interaction outstanding callback record request hit pageview visit"
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
    "configuration plan pricing price quota currency tax offer voucher coupon discount catalogue catalog brand "
    "country city language locale site theme layout widget banner faq kb article category collection gallery "
    "thumbnail schedule rule crontab interval workflow step stage feature flag switch unit warehouse stock forum "
    "board channel queue calendar course lesson quiz poll survey exam recipe ingredient album track book movie "
    "attribute condition benefit range redirect migration variant model make color colour size material department "
    "industry sector zone region state province district timezone newsletter campaign segment package release "
    "license feed sitemap domain url path link slug block element component section chapter class subject "
    "metric dimension measurement sensor meter unit rate level badge achievement point reward tier "
    "cache kvstore constance content contenttype snippet embed rendition translation string alias partner "
    "organization organisation company vendor supplier manufacturer sku inventory stockrecord surcharge shipping "
    "carrier terminal server dashboard chart query scholarship fellowship division league season item line "
    "namespace field form formfield grouper placeholder sample watermark effect glossary term "
    "exclusion checklist holiday bundle wizard fieldset handler area tool consumable resource door equipment "
    "machine asset facility outage closure interlock reader counter hazard chemical news customization choice "
    "server printer vehicle car room house apartment property project blueprint instruction questionnaire dataset "
    "map font tile raster legend harvester stylesheet method view preset presetreply permissionset policy right "
    "scope skill subjectarea vote crop preference shelf mark signal filter priority severity criticity slide carousel "
    "limit"
)
"""Tables of things, of which a `name` or a `description` says nothing about anybody."""
ORGANISATIONS = word_set(
    "vendor supplier company organization organisation partner manufacturer carrier entity business firm agency "
    "merchant employer club association charity foundation institution franchise dealer distributor publisher "
    "sponsor team authority provider society parish diocese ministry council embassy federation cooperative "
    "college university academy institute faculty"
)
"""Tables of organisations: their names are nobody's, and how to reach them is often how to reach somebody."""
PLACES = word_set(
    "country city region state province district zone place venue store shop warehouse branch station office "
    "location hotel hostel lodging dormitory restaurant building room airport port depot site partner campus "
    "school hospital solar court gym locality sublocality neighborhood neighbourhood barangay town village "
    "municipality commune harbor harbour marina airfield circuit arena racetrack stadium studio clinic salon spa "
    "bar cafe garage church theatre theater cinema museum library pharmacy laboratory shelter ward"
)
POSTAL = ("postal", "code")
"""The words of a table of postal codes, which are places."""
ANIMALS = word_set("animal pet dog cat horse cow cattle livestock sheep goat pig puppy kitten bird breed")
SETTINGS = word_set("setting settings config configuration option preference")
CONTACT = word_set(
    "email|mail|email address|email field|phone|phone number|mobile|mobile number|street|street address|birth date|"
    "salutation|postal code|user email|contact email|customer email|email primary|primary email|office phone|"
    "mobile phone|home phone|work phone|submitter email|guest email|author email|sender email|contact phone|"
    "personal email|work email|recipient email|buyer email|payer email|learner email|student email|donor email|"
    "member email|owner email|applicant email|attendee email|patient email|parent email|employee email",
    "|",
)
"""Columns by which a person is reached; `reminder_email` and the like are those of things."""
BYLINED = word_set("article news story publication release page event course job vacancy product project")
"""Tables of what is put before everybody: a name and an address in them say whom to ask."""
SERVED = word_set("tenant client agent consumer")
"""Words for people that name as often whose software it is, or the software itself."""
GROUPS = THINGS | ORGANISATIONS | PLACES | ANIMALS | word_set("system app application machine network")
"""Words in front of a `profile` or an `owner` that is nobody's."""
OF_PEOPLE = word_set(
    "first name|last name|other name|birth date|salutation|middle name|gender|nationality|marital status|avatar|"
    "hobby|occupation|national id|cpf|rg|pis|ctps|aadhaar|aadhar|bsn|pesel|dni|curp|passport|blood group|"
    "birth place|religion|ethnicity|sex",
    "|",
)
OF_DEALS = word_set(
    "payment transaction txn order item product currency amount total invoice shipping basket cart fee tax"
)
OF_FACES = tuple(
    (of, what)
    for of in ("face", "fingerprint", "voice", "iris")
    for what in ("embedding", "encoding", "template", "descriptor", "enrollment", "enrolment")
)
"""Tables of which each row is what somebody is recognised by."""
NAMED_BY = tuple(
    (one, "id")
    for one in ("contact", "recipient", "person", "individual", "user", "customer", "patient", "member", "subscriber")
)
NUMBERED = word_set(
    "customer client patient student employee staff member donor guest passenger applicant candidate participant "
    "user pupil citizen beneficiary borrower subscriber"
)
"""People whom a table names by a number."""
