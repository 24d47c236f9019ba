"""Words written together, taken apart: `fathersname`, `kundennummer`, `geboorteplaats`, `billingpostalcode`.

Only what tells of people and of business is known here, so `hostname` and `timestamp` stay one word.
"""

from __future__ import annotations

_OF_WHOM = (
    "father mother parent guardian spouse husband wife student pupil employee emp staff teacher customer cust "
    "client patient member person kin child children donor doctor nurse driver tenant guest visitor applicant "
    "candidate author sender receiver recipient buyer seller nominee beneficiary contact emergency relative "
    "insured holder witness victim kunden kunde patienten mitarbeiter mitglieds mitglied personal personen person "
    "schueler lehrer vater mutter eltern kinder kind ehegatten notfall kontakt ansprech empfaenger absender "
    "versicherten fahrer arzt bewerber vertreter klanten klant patient leden leerling ouder vader moeder nood "
    "contact werknemers medewerker medlems elev foralder kund anstallnings foreldre pasient"
)
"""Words for people in front: English, German, Dutch, Swedish and Norwegian."""

_WHICH = (
    "home work office private mobile cell permanent present current temporary mailing postal residential "
    "residence billing shipping delivery invoice birth blood bank account acct national passport tax roll "
    "registration reg admission enrolment enrollment policy insurance license licence driving vehicle plate card "
    "credit debit social security first last middle full given family maiden login zip pin city street house flat "
    "apartment phone tele telephone mail email alternate alternative primary secondary other whatsapp marital "
    "health allergy medical id geburts privat dienst firmen liefer rechnungs melde wohn konto bank steuer "
    "sozialversicherungs ausweis personalausweis reisepass pass fuehrerschein fahrzeug kfz matrikel haus "
    "krankenversicherungs versicherungs telefon mobil handy profil mail email staats familien kranken "
    "behinderungs blut geboorte huis woon werk prive mobiel rekening paspoort telefoon bloed verzekerings polis "
    "rijbewijs fodelse fodsels hem arbets konto telefon mobil bostads gatu blod personal medborgar"
)
"""Words for which of several, in front."""

_WHAT = (
    "name firstname lastname fullname surname dob birthdate address addr phone phoneno phonenumber mobile mobileno "
    "telephone telno email emailid emailaddress mail number no num nr id code date place day age gender sex city town "
    "street state zip pin pincode country group image photo pic picture signature account holder pass occupation "
    "job profession income salary note notes remark remarks comment line status history condition relation "
    "license vorname nachname adresse anschrift strasse straße nummer datum telefon handy ort plz inhaber kontakt "
    "bild foto konto verbindung schein ausweis gruppe geburtsdatum land jahr kasse stand angehoerigkeit "
    "bezeichnung naam voornaam achternaam adres straat plaats telefoon groep persoon namn navn adress nummer "
    "datum dato telefon ort sted"
)
"""Words for what it is, at the end."""

_OF_BUSINESS = (
    "customer employee user person people client vendor supplier manager product item order invoice bill billing line "
    "purchase sale sales payment pay ship shipping shipment shipped delivery delivered stock unit price cost amount "
    "total tax discount quantity account bank card credit debit check number code type kind status state country city "
    "region province county district territory street address postal zip phone telephone fax mobile home work office "
    "business company contact first last middle full given family maiden title job position department birth hire "
    "hired start end begin due required created modified updated deleted changed next date time day month year hour "
    "minute description note notes comment comments remark remarks text short long summary subject body message email "
    "mail website page photo picture image path file media track album artist genre playlist category group class "
    "level grade course student teacher school exam score result room floor building hotel guest reservation booking "
    "flight passenger ticket airport airline model vehicle license plate insurance policy claim patient doctor nurse "
    "visit diagnosis treatment medication dose blood gender marital nationality language salary bonus commission "
    "percent flag active enabled current previous old new original parent child detail history record version "
    "sequence sort priority count weight height width length size color colour style season brand manufacturer serial "
    "reorder approval expiry valid effective reference source target internal external primary secondary alternate "
    "default custom attribute value additional info support report promotion special reason location warehouse "
    "inventory batch project task team member event store shop currency rate balance transaction method requisition "
    "receipt received returned approved rejected cancelled canceled closed opened paid issued confirmed verified "
    "author editor publisher book library loan borrower sponsor speaker venue session question answer driver trip "
    "route station stop vessel crew cargo container origin destination arrival departure name names password secret "
    "token login emergency relation list hours leave vacation sick national identity security social passport rep via "
    "exp courtesy entity salaried hash salt reports units header organization organisation amt qty desc addr"
)
"""Words of columns and tables of business: a database that does not keep capitals has them written together."""

_LOOK_LIKE_TWO = (
    "workplace workday workstate mailcode datetime filename filepath filesize groupby classroom timeline workshop "
    "homework  photoshop textbook notebook longtime daytime payday paycheck teamwork checklist yearbook bookstore "
    "childbirth  shipbuilding stoppage bodybuilding bookshop shortlist shortstop workstation middleweight "
    "coursework  schoolteacher scorecard homesick fulltime homeschool workbook salesperson salespeople bodywork "
    "schoolwork  scoreline dateline bodyweight checkbook businesspeople storeroom codename homeroom sourcebook "
    "nameplate  tracklist booklist newby yearlong payphone stateroom speakerphone workroom birthrate photobook "
    "schoolroom  endnotes classwork mailroom bloodstock homebody longlist bookend phonebook businessperson "
    "homebuilding longline  stockroom duelist daylong middleclass workrate bloodwork bodyline cardstock bookmobile "
    "teambuilding timecode"
)
"""English words that only look as if they were two."""

_FRONT = frozenset(f"{_OF_WHOM} {_WHICH}".split())
_PEOPLE = frozenset(_OF_WHOM.split())
_END = frozenset(_WHAT.split())
_LINKS = ("", "s", "n", "en", "es")
_SHORT = frozenset(("no", "id", "nr"))
_PARTS = frozenset(_OF_BUSINESS.split())
_ONE_WORD = frozenset(_LOOK_LIKE_TWO.split())
_ENDING = frozenset(("id", "no", "by", "to", "key"))
_BETWEEN = frozenset(("id", "of", "per", "in", "to", "by", "and", "or"))
_LEAST = 6
_ANYTHING = (
    *("nummer", "nr", "datum", "xingming", "dianhua", "dizhi", "bianhao"),
    *("leiter", "leiterin", "lehrer", "lehrerin", "schueler", "betreuer", "inhaber", "besitzer"),
)
"""Ends that come apart from whatever is in front: no English word ends so."""


def apart(word: str) -> tuple[str, ...] | None:
    """The two or three words that a word in small letters is written together from; None where it is a word of its own.

    `homephoneno` gives ("home", "phoneno"), `unitprice` ("unit", "price").
    """
    if len(word) < _LEAST or word in _ONE_WORD:
        return _numbered(word)
    for cut in range(2, len(word) - 1):
        front, end = word[:cut], word[cut:]
        if end not in _END:
            continue
        for link in _LINKS:
            base = front.removesuffix(link)
            if (link and base == front) or (end in _SHORT and len(base) < 3):
                continue
            if base in _FRONT:
                return base, end
            whose = next((one for one in sorted(_PEOPLE, key=len, reverse=True) if base.startswith(one)), None)
            which = base[len(whose) :].removeprefix("s") if whose else ""
            if whose and which in _FRONT:
                return whose, which, end
    return _numbered(word) or in_business(word)


def in_business(word: str) -> tuple[str, ...] | None:
    """The fewest English words of business that a word in small letters is written together from: `unitprice`. None
    where it is a word of its own.
    """
    if len(word) < _LEAST or word in _ONE_WORD:
        return None
    fewest: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        found = [
            (*fewest[begin], part)
            for begin in range(end)
            if begin in fewest and _is_part(part := word[begin:end], first=begin == 0, last=end == len(word))
        ]
        if found:
            fewest[end] = min(found, key=lambda parts: (len(parts), [-len(one) for one in parts]))
    parts = fewest.get(len(word), ())
    return parts if len(parts) > 1 else None


def _is_part(part: str, *, first: bool, last: bool) -> bool:
    if part == "ship":  # Membership, sponsorship.
        return first
    return part in _PARTS or (not first and part in (_ENDING if last else _BETWEEN))


def _numbered(word: str) -> tuple[str, ...] | None:
    end = next((one for one in _ANYTHING if word.endswith(one)), "")
    return (word.removesuffix(end), end) if end and len(word) > len(end) + 2 else None
