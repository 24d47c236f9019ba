"""Words of a column's or table's name: split, translated to English and put into the singular."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def word_set(text: str, between: str | None = None) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split(between))


_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^0-9A-Za-z\u0080-\uffff]+")

_GLUED: dict[str, str] = {
    "firstname": "first name", "fname": "first name", "forename": "first name", "givenname": "first name",
    "lastname": "last name", "lname": "last name", "surname": "last name", "familyname": "last name",
    "middlename": "middle name", "fullname": "full name", "realname": "full name", "displayname": "display name",
    "maidenname": "last name", "nickname": "username", "nick": "username", "uname": "username",
    "screenname": "username", "loginname": "username", "userid": "user id", "useragent": "user agent",
    "emailaddress": "email", "mailaddress": "email", "emailaddr": "email", "emails": "email",
    "phonenumber": "phone", "telephone": "phone", "cellphone": "mobile", "mobilephone": "mobile", "tel": "phone",
    "telno": "phone", "phoneno": "phone", "msisdn": "mobile", "fax": "phone", "whatsapp": "mobile",
    "dateofbirth": "birth date", "birthdate": "birth date", "birthday": "birth date", "dob": "birth date",
    "bday": "birth date", "born": "birth date", "yob": "birth year", "birthplace": "birth place",
    "zip": "postal code", "zipcode": "postal code", "postcode": "postal code", "postalcode": "postal code",
    "pincode": "postal code", "streetname": "street", "streetaddress": "street", "housenumber": "house number",
    "houseno": "house number", "ipaddress": "ip", "ipaddr": "ip", "macaddress": "mac", "addr": "address",
    "creditcard": "card", "debitcard": "card", "bankcard": "card", "cardnumber": "card number",
    "cardno": "card number", "ccnumber": "card number", "bankaccount": "bank account", "accountnumber": "account number",
    "accountno": "account number", "apikey": "api key", "passwd": "password", "pwd": "password", "pw": "password",
    "pass": "password", "passphrase": "password", "passcode": "password", "authtoken": "auth token",
    "accesstoken": "access token", "secretkey": "secret key", "sessionkey": "session key", "sessionid": "session id",
    "homepage": "website", "webpage": "website", "lng": "longitude", "lon": "longitude", "lat": "latitude",
    "long": "long", "ssn": "ssn", "filename": "file name", "usrname": "username", "geolocation": "coordinate",
    "latlng": "coordinate", "latlong": "coordinate", "geopoint": "coordinate", "followup": "follow up",
    "jobtitle": "job title", "taxid": "tax id", "vatnumber": "vat number", "vatid": "vat number",
    "userpic": "avatar", "profilepic": "avatar", "selfie": "avatar", "headshot": "avatar", "gravatar": "avatar",
    "wishlist": "wish list", "contentpath": "content path", "urlpath": "url path", "webhook": "webhook", "mailbox": "mail box", "livechat": "chat",
    "licenceplate": "license plate", "licenseplate": "license plate", "numberplate": "license plate",
    "subj": "subject", "msg": "message", "msgid": "message id", "txt": "text", "descr": "description", "rcpt": "recipient",
    "acct": "account", "tok": "token", "mgr": "manager", "bdate": "birth date", "keyval": "key value", "keyvalue": "key value",
    "eml": "email", "orig": "original", "mdn": "mobile",
}  # fmt: skip
"""Words that are written together or cut short."""

_TRANSLATED: dict[str, str] = {
    # German
    "vorname": "first name", "nachname": "last name", "familienname": "last name", "geburtsname": "last name",
    "benutzername": "username", "benutzer": "user", "kennwort": "password", "passwort": "password",
    "telefon": "phone", "telefonnummer": "phone", "handy": "mobile", "handynummer": "mobile", "rufnummer": "phone",
    "strasse": "street", "straße": "street", "hausnummer": "house number", "plz": "postal code",
    "postleitzahl": "postal code", "wohnort": "city", "stadt": "city", "anschrift": "address",
    "geburtsdatum": "birth date", "geburtstag": "birth date", "geburtsort": "birth place", "geschlecht": "gender",
    "kunde": "customer", "kundin": "customer", "mitarbeiter": "employee", "bemerkung": "remark",
    "bemerkungen": "remark", "notiz": "note", "notizen": "note", "kommentar": "comment", "nachricht": "message",
    "kontonummer": "account number", "kontoinhaber": "account holder", "steuernummer": "tax id", "gehalt": "salary",
    "anrede": "salutation", "beschreibung": "description", "betreff": "subject", "inhalt": "content",
    "ansprechpartner": "contact person", "empfaenger": "recipient", "absender": "sender", "staatsangehoerigkeit":
    "nationality", "personalausweis": "national id", "reisepass": "passport", "kennzeichen": "license plate",
    "vname": "first name", "nname": "last name", "rufname": "first name", "gebdat": "birth date", "gebdatum": "birth date",
    "hausnr": "house number", "ort": "city", "mailadresse": "email", "emailadresse": "email", "svnr": "ssn",
    "sozialversicherungsnummer": "ssn", "versichertennummer": "insurance number", "kontonr": "account number",
    "ktonr": "account number", "blz": "bank code", "kontoverbindung": "bank account", "bankverbindung": "bank account",
    "familienstand": "marital status", "konfession": "religion", "lieferadresse": "delivery address",
    "rechnungsadresse": "billing address", "wohnadresse": "address", "postadresse": "address", "durchwahl": "phone",
    "mobil": "mobile", "mobilnummer": "mobile", "diagnose": "diagnosis", "krankenkasse": "health insurance",
    "arzt": "doctor", "aerztin": "doctor", "kunden": "customer", "personalnummer": "employee number",
    "personalnr": "employee number", "persnr": "employee number", "abteilung": "department", "ausweisnr": "id number", "ausweisnummer": "id number",
    "passnr": "passport", "privat": "private", "dienstlich": "work", "geschaeftlich": "work",
    "brutto": "gross", "netto": "net", "gewicht": "weight", "groesse": "height", "koerpergroesse": "height",
    "todesdatum": "death date", "sterbedatum": "death date", "einweiser": "doctor", "blutgruppe": "blood group", "hausarzt": "doctor", "empf": "recipient",
    "mandat": "mandate", "grund": "reason", "anlass": "reason", "freitext": "text", "medikament": "medication",
    "verwendungszweck": "payment reference", "dokument": "document", "datei": "file", "dateiname": "file name",
    "typ": "type", "einheit": "unit", "feld": "field", "merkmal": "attribute", "wert": "value", "schluessel": "key", "konto": "account", "zahler": "payer", "inhaber": "holder", "vertreter": "representative",
    "bearbeiter": "editor", "verfasser": "author", "antragsteller": "applicant", "versicherter": "insured", "mieter": "renter",
    "angehoeriger": "relative", "angehoerige": "relative", "notfallkontakt": "emergency contact", "begruendung": "reason",
    # French
    "secu": "ssn", "insee": "ssn", "domicile": "address", "codepostal": "postal code", "etatcivil": "marital status",
    "medecin": "doctor", "perso": "personal", "numsecu": "ssn", "gerant": "manager", "vendeur": "seller",
    "deces": "death date", "poids": "weight", "taille": "height", "cni": "national id", "motif": "reason", "remarque": "remark",
    "titulaire": "holder", "proche": "relative", "employeur": "employer", "tuteur": "guardian", "locataire": "renter",
    "prenom": "first name", "nom": "name", "courriel": "email", "adresse": "address", "rue": "street",
    "ville": "city", "naissance": "birth date", "utilisateur": "user", "motdepasse": "password", "mdp": "password",
    "portable": "mobile", "sexe": "gender", "salaire": "salary", "commentaire": "comment",
    "destinataire": "recipient", "expediteur": "sender", "salarie": "employee",
    # Spanish and Portuguese
    "nombre": "name", "apellido": "last name", "correo": "email", "calle": "street", "ciudad": "city",
    "telefono": "phone", "celular": "mobile", "direccion": "address", "nacimiento": "birth date",
    "contrasena": "password", "contrasenia": "password", "clave": "password", "usuario": "user", "cliente": "customer",
    "empleado": "employee", "sexo": "gender", "comentario": "comment", "mensaje": "message", "salario": "salary",
    "nota": "note", "nome": "name", "sobrenome": "last name", "telefone": "phone", "endereco": "address",
    "cidade": "city", "rua": "street", "senha": "password", "nascimento": "birth date", "mensagem": "message",
    "cep": "postal code", "observacoes": "remark", "observaciones": "remark", "codigopostal": "postal code",
    "domicilio": "address", "poblacion": "city", "localidad": "city", "municipio": "city", "provincia": "province",
    "movil": "mobile", "fijo": "phone", "nacionalidad": "nationality", "telemovel": "mobile", "morada": "address",
    "nasc": "birth date", "medico": "doctor", "destinatario": "recipient", "remitente": "sender", "piso": "floor",
    "tfno": "phone", "tlf": "phone", "tlfno": "phone", "tlfn": "phone", "cp": "postal code", "instrucciones": "instruction",
    "instruccion": "instruction", "motivo": "reason", "titular": "holder", "paciente": "patient", "alumno": "student",
    "asunto": "subject", "cuerpo": "body", "fallecimiento": "death date", "peso": "weight", "altura": "height",
    "vendedor": "seller", "comprador": "buyer", "proveedor": "supplier", "familiar": "relative", "responsavel": "responsible",
    # Italian
    "codfisc": "codice fiscale", "residenza": "address",
    "cognome": "last name", "indirizzo": "address", "citta": "city", "nascita": "birth date", "utente": "user",
    "cellulare": "mobile", "sesso": "gender", "messaggio": "message", "stipendio": "salary", "cap": "cap",
    # Dutch
    "naam": "name", "voornaam": "first name", "achternaam": "last name", "straat": "street", "huisnummer":
    "house number", "woonplaats": "city", "geboortedatum": "birth date", "gebruiker": "user", "gebruikersnaam":
    "username", "wachtwoord": "password", "telefoon": "phone", "telefoonnummer": "phone", "klant": "customer",
    "geslacht": "gender", "opmerking": "remark", "opmerkingen": "remark", "bericht": "message", "adres": "address",
    "roepnaam": "first name", "mobiel": "mobile", "geboorteplaats": "birth place", "postcode": "postal code",
    # Polish, Swedish, Danish, Norwegian, Finnish
    "imie": "first name", "nazwisko": "last name", "ulica": "street", "miasto": "city", "haslo": "password",
    "klient": "customer", "uzytkownik": "user", "uwagi": "remark", "fornamn": "first name", "efternamn": "last name",
    "gata": "street", "losenord": "password", "fodelsedatum": "birth date", "kund": "customer", "anvandare": "user",
    "personnummer": "national id", "fornavn": "first name", "efternavn": "last name", "etternavn": "last name",
    "fodselsdato": "birth date", "adgangskode": "password", "passord": "password", "bruger": "user",
    "bruker": "user", "etunimi": "first name", "sukunimi": "last name", "puhelin": "phone", "osoite": "address",
    "salasana": "password", "kayttaja": "user", "syntymaaika": "birth date",
    # Turkish, Indonesian
    "soyad": "last name", "soyadi": "last name", "telefonu": "phone", "sifre": "password", "kullanici": "user",
    "musteri": "customer", "nama": "name", "alamat": "address", "pengguna": "user", "pelanggan": "customer",
    # Russian, Chinese, Japanese: verbose names
    "имя": "first name", "фамилия": "last name", "отчество": "middle name", "почта": "email", "телефон": "phone",
    "адрес": "address", "город": "city", "пароль": "password", "пользователь": "user", "комментарий": "comment",
    "姓名": "full name", "名前": "full name", "氏名": "full name", "电话": "phone", "電話": "phone", "电话号码": "phone",
    "電話番号": "phone", "手机号": "mobile", "手机": "mobile", "邮箱": "email", "电子邮件": "email",
    "メールアドレス": "email", "地址": "address", "住所": "address", "密码": "password", "パスワード": "password",
    "生日": "birth date", "生年月日": "birth date", "身份证号": "national id", "用户名": "username", "备注": "note",
}  # fmt: skip
"""Words of other languages that name personal columns."""

_PHRASES: tuple[tuple[str, str], ...] = (
    ("date birth date", "birth date"), ("geb dat", "birth date"), ("geb datum", "birth date"), ("geburts datum", "birth date"),
    ("fecha nac", "birth date"), ("date naiss", "birth date"), ("data ur", "birth date"), ("d o b", "birth date"),
    ("haus nr", "house number"), ("haus nummer", "house number"), ("sv nr", "ssn"), ("sv nummer", "ssn"),
    ("num ssn", "ssn"), ("numero ssn", "ssn"), ("ssn sociale", "ssn"), ("konto nr", "account number"),
    ("konto nummer", "account number"), ("kto nr", "account number"), ("steuer nr", "tax id"), ("cuenta bancaria", "bank account"),
    ("compte bancaire", "bank account"), ("codigo postal", "postal code"), ("kod pocztowy", "postal code"),
    ("cod fisc", "codice fiscale"), ("cod fiscale", "codice fiscale"), ("nr tel", "phone"), ("tel nr", "phone"),
    ("phone nr", "phone"), ("mobile nr", "mobile"), ("mail address", "email"), ("mail adresse", "email"), ("blood grp", "blood group"),
    ("blood typ", "blood type"), ("insur pol", "insurance policy"), ("ins policy", "insurance policy"),
    ("etat civil", "marital status"), ("estado civil", "marital status"), ("stato civile", "marital status"),
    ("kfz nr", "license plate"), ("pass nr", "passport"), ("birth dt", "birth date"), ("birth d", "birth date"), ("street y numero", "street number"), ("street e numero", "street number"),
    ("date death date", "death date"), ("fecha death date", "death date"), ("date of death", "death date"), ("date death", "death date"),
    ("geaendert von", "changed by"), ("erstellt von", "created by"), ("erfasst von", "created by"), ("angelegt von", "created by"),
    ("bearbeitet von", "edited by"), ("freigegeben von", "approved by"), ("geloescht von", "deleted by"), ("cree par", "created by"),
    ("modifie par", "changed by"), ("saisi par", "created by"), ("creado por", "created by"), ("modificado por", "changed by"),
    ("criado por", "created by"), ("alterado por", "changed by"), ("creato da", "created by"), ("modificato da", "changed by"),
    ("address siege", "address"), ("raison sociale", "company name"), ("razon social", "company name"), ("ragione sociale", "company name"),
    ("firmen name", "company name"),
    ("e mail", "email"), ("e mails", "email"), ("tele phone", "phone"), ("cell phone", "mobile"), ("user name", "username"),
    ("screen name", "username"), ("nick name", "username"), ("login name", "username"), ("user names", "username"),
    ("given name", "first name"), ("fore name", "first name"), ("sur name", "last name"), ("family name", "last name"),
    ("maiden name", "last name"), ("zip code", "postal code"), ("post code", "postal code"), ("code postal", "postal code"), ("postal code code", "postal code"),
    ("postal code number", "postal code"),
    ("date of birth", "birth date"), ("date birth", "birth date"), ("fecha birth date", "birth date"),
    ("data birth date", "birth date"), ("date birth date", "birth date"), ("birth day", "birth date"),
    ("data de birth date", "birth date"), ("fecha de birth date", "birth date"), ("date de birth date", "birth date"),
    ("mot de passe", "password"), ("mobile phone", "mobile"), ("home page", "website"), ("web site", "website"),
    ("web page", "website"), ("credit card", "card"), ("debit card", "card"), ("bank card", "card"),
    ("ip address", "ip"), ("remote address", "ip"), ("remote addr", "ip"), ("mac address", "mac"),
    ("pass word", "password"), ("file names", "file name"), ("licence plate", "license plate"),
    ("number plate", "license plate"), ("driving licence", "driving license"), ("driver licence", "driving license"),
    ("driver license", "driving license"), ("drivers license", "driving license"), ("social security number", "ssn"),
    ("social security", "ssn"),
)  # fmt: skip

_SINGULAR = word_set(
    "address status class access process business pass ss news series species canvas bonus bus virus basis analysis "
    "axis gps dns sms css js os https previous alias kwargs args cc bcc"
)


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, English and singular: `customerEmails2` gives ("customer", "email")."""
    found: list[str] = []
    for part in _BREAKS.split(name.strip("_ ")):
        word = _bare(part)
        if not word:
            continue
        trimmed = word if word.startswith(("sha", "md", "ipv", "p256")) else word.rstrip("0123456789")
        if not trimmed:
            continue
        found.extend(_english(trimmed).split())
    text = f" {' '.join(found)} "
    for old, new in _PHRASES:
        text = text.replace(f" {old} ", f" {new} ")
    return tuple(_singular(word) for word in text.split())


def _bare(part: str) -> str:
    word = part.lower()
    if word.isascii() or word in _TRANSLATED:
        return word
    plain = "".join(one for one in unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ø", "o").replace(
        "ł", "l")) if not unicodedata.combining(one))  # fmt: skip
    return plain if plain.isascii() else word


def _english(word: str) -> str:
    for candidate in (word, word.removesuffix("s"), word.removesuffix("es")):
        found = _GLUED.get(candidate) or _TRANSLATED.get(candidate)
        if found:
            return found
    return word


def _singular(word: str) -> str:
    if word == "uris":
        return "uri"
    if word in _SINGULAR or len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
