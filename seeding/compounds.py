"""Words written together, taken apart: `fathersname`, `kundennummer`, `geboorteplaats`.

Only what tells of people is known here, so `hostname` and `timestamp` stay one word.
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

_FRONT = frozenset(f"{_OF_WHOM} {_WHICH}".split())
_PEOPLE = frozenset(_OF_WHOM.split())
_END = frozenset(_WHAT.split())
_LINKS = ("", "s", "n", "en", "es")
_SHORT = frozenset(("no", "id", "nr"))
_ONE_WORD = frozenset(("workplace", "workday", "workstate", "mailcode"))
_LEAST = 6
_ANYTHING = (
    *("nummer", "nr", "datum", "xingming", "dianhua", "dizhi", "bianhao"),
    *("leiter", "leiterin", "lehrer", "lehrerin", "schueler", "betreuer", "inhaber", "besitzer"),
)
"""Ends that come apart from whatever is in front: no English word ends so."""


def apart(word: str) -> tuple[str, ...] | None:
    """The two or three words that a word in small letters is written together from; None where it is a word of its own.

    `homephoneno` gives ("home", "phoneno").
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
    return _numbered(word)


def _numbered(word: str) -> tuple[str, ...] | None:
    end = next((one for one in _ANYTHING if word.endswith(one)), "")
    return (word.removesuffix(end), end) if end and len(word) > len(end) + 2 else None
