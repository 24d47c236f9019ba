"""Names of columns are read in many languages, by their labels, choices and help texts too."""

from dataclasses import replace

import pytest

from seeding.masking.finding import find
from seeding.masking.policy import Rule
from seeding.schema import Field, Reference, Table
from seeding.vocabulary import words
from tests.masking.held import by_column, columns_of
from tests.masking.truths import project, tables_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bill_to_address", "address"),
        ("ship_to_address", "address"),
        ("remit_to_address", "address"),
        ("to_address", "email"),
        ("reply_to_address", "email"),
        ("user_agent", "user_agent"),
        ("login_user_agent", "user_agent"),
        ("signature_name", "full_name"),
    ],
)
def test_a_name_is_read_as_a_whole(name, kind):
    """Who is billed at an address is not written to there, and the agent of a user is a program."""
    (text,) = columns_of("text", "CharField", name)
    (user,) = columns_of("integer", "ForeignKey", "user")
    user = replace(user, reference=Reference("auth.User", "id"))
    tables, _ = project("shop")
    attempt = Table(
        "shop.LoginAttempt", "LoginAttempt", "shop_loginattempt", (user, replace(text, max_length=254)), "id"
    )
    rule = by_column(find({**tables, "shop.LoginAttempt": attempt}))["shop.LoginAttempt", name].rule
    assert rule.technique == "substitute"
    assert kind in (rule.parameters.get(""), rule.parameters.get("kind"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("customerEmail2", ("customer", "email")), ("Geburtsdatum", ("birth", "date")), ("date_of_birth", ("birth", "date")),
        ("fecha_nacimiento", ("birth", "date")), ("ZipCode", ("postal", "code")), ("zip_code", ("postal", "code")),
        ("e_mail", ("email",)), ("Prénom", ("first", "name")), ("HTTPUserAgent", ("http", "user", "agent")),
        ("addresses", ("address",)), ("IPAddress", ("ip",)), ("电话号码", ("phone",)),
    ],
)  # fmt: skip
def test_names_are_read_in_several_languages_and_spellings(name, expected):
    if name == "fecha_nacimiento":
        expected = words("date_of_birth")
    assert words(name) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("geb_dat", "date_of_birth"), ("date_naissance", "date_of_birth"), ("fecha_nac", "date_of_birth"), ("dob", "date_of_birth"),
        ("vname", "first_name"), ("nname", "last_name"), ("plz", "postal_code"), ("ort", "city"), ("hausnr", "building_number"), ("nom", "last_name"), ("abteilung", "department"),
        ("tel_priv", "phone"), ("msisdn", "mobile"), ("a_party", "phone"), ("durchwahl", "phone"), ("mailadresse", "email"),
        ("courriel", "email"), ("forward_to", "email"), ("svnr", "ssn"), ("num_secu", "ssn"), ("nino", "national_id"),
        ("kontonr", "bank_account"), ("cuenta_bancaria", "bank_account"), ("domicilio", "street_address"),
        ("insur_pol_no", "identifier"), ("dx_code", "health"), ("familienstand", "marital_status"), ("konfession", "sensitive"),
        ("email_digest", "identifier"), ("ip_hash", "identifier"), ("in_reply_to", "identifier"), ("avatar_url", "image"), ("place_of_birth", "city"), ("city_of_birth", "city"),
    ],
)  # fmt: skip
def test_abbreviations_and_other_languages_are_understood(name, kind):
    storage = "date" if kind == "date_of_birth" else "text"
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        Field("vorname", "vorname", "vorname", "text", "CharField", max_length=80),
        Field(name, name, name, storage, "DateField" if storage == "date" else "CharField", max_length=80),
    )
    found = by_column(find({"crm.Person": Table("crm.Person", "person", "crm_person", fields, "id")}))

    assert found["crm.Person", name].kind == kind


@pytest.mark.parametrize(
    "name", ["lagerort", "bezeichnung", "couleur", "reference", "codigo", "level", "ean", "logger", "job_name"]
)
def test_columns_of_things_in_other_languages_stay(name):
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        Field(name, name, name, "text", "CharField", max_length=80),
    )
    found = by_column(find({"crm.Product": Table("crm.Product", "product", "crm_product", fields, "id")}))

    assert not found["crm.Product", name].personal


def test_names_beside_each_other_and_of_others():
    names = ("nombre", "apellidos", "nok_name", "lieferadresse", "strasse", "hausnr")
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        *(Field(one, one, one, "text", "CharField", max_length=200) for one in names),
    )
    found = by_column(find({"crm.Person": Table("crm.Person", "person", "crm_person", fields, "id")}))

    assert found["crm.Person", "nombre"].rule == Rule("substitute", {"": "first_name"})
    assert found["crm.Person", "apellidos"].rule == Rule("substitute", {"": "last_name"})
    assert found["crm.Person", "nok_name"].rule == Rule("substitute", {"kind": "full_name", "whose": "value"})
    assert found["crm.Person", "strasse"].rule == Rule("substitute", {"": "street_name"})
    assert found["crm.Person", "hausnr"].rule == Rule("substitute", {"": "building_number"})
    assert found["crm.Person", "lieferadresse"].rule == Rule("substitute", {"": "address"})


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("мужской", "женский"), "gender"),
        (("Homme", "Femme", "Autre"), "gender"),
        (("Male connector", "Cable"), "choice"),
        (("M", "F", "O"), "gender"),
        (("S", "M", "L"), "choice"),
    ],
)
def test_choices_between_the_sexes_say_which_column_it_is(labels, kind):
    column = Field(
        name="w", attname="w", column="w", storage="integer", class_name="IntegerField",
        choices=tuple(range(len(labels))), labels=labels,
    )  # fmt: skip
    card = Table("med.Card", "card", "med_card", (column,), "w")
    assert find({card.label: card}, likely=1)[0].kind == kind


def test_reasons_have_the_article_of_the_word_that_they_name():
    names = {"shop.Item": "an item", "shop.Unit": "a unit", "shop.Area": "an area", "shop.Room": "a room"}
    for label, called in names.items():
        column = Field(name="overview", attname="overview", column="overview", storage="text", class_name="TextField")
        table = Table(label, label.split(".")[1].lower(), label.replace(".", "_").lower(), (column,), "overview")
        assert called in find({label: table}, likely=1)[0].evidence[0]


def test_a_note_to_somebody_is_no_name():
    column = Field(name="note_to_payer", attname="note_to_payer", column="note_to_payer", storage="text",
                   class_name="CharField", max_length=255)  # fmt: skip
    refund = Table("pay.Refund", "refund", "pay_refund", (column,), "note_to_payer")
    assert find({refund.label: refund})[0].kind == "free_text"


def test_what_somebody_calls_an_address_is_no_address():
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
shop.Address: user->auth.User line1:Char(100) city:Char(60) label:Char(40)
shop.FullAddress: user->auth.User label:Char(400)
""")
    found = {(one.label, one.field): one.kind for one in find(tables)}

    assert found["shop.FullAddress", "label"] == "street_address"
    assert found["shop.Address", "label"] != "street_address"


def test_a_name_that_was_verified_is_that_of_whom_the_row_is_about():
    tables, marks = tables_of("""
auth.User: username:Char(150)* email:Email
ids.VerifiedName: user->auth.User !verified_name:Char(255) !profile_name:Char(255) status:Char(12)
""")
    found = {(one.label, one.field): one.kind for one in find(tables, likely=1)}

    assert [found[one] for one in marks if one[0] == "ids.VerifiedName"] == ["full_name", "full_name"]


@pytest.mark.parametrize(
    ("said", "personal"), [("Enterprise Customer name.", False), ("The customer's full name.", True)]
)
def test_a_help_text_tells_people_from_firms(said, personal):
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
lms.EnterpriseCustomer: name:Char(255) slug:Slug active:Boolean
""")
    customer = tables["lms.EnterpriseCustomer"]
    fields = tuple(replace(one, help_text=said) if one.name == "name" else one for one in customer.fields)
    found = by_column(find({**tables, customer.label: replace(customer, fields=fields)}, likely=1))

    assert (found["lms.EnterpriseCustomer", "name"].kind == "full_name") is personal


def test_what_is_proposed_is_of_the_kind_that_a_column_holds():
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
club.Member: name:Char(100) email:Email direct_address_name:Char(100) address:Text non_member_details:Text
club.Login: user->auth.User ip_address:Char(60) priv_address:Char(60)
club.PushTarget: member->club.Member endpoint:URL(600) p256dh:Char(100)
""")
    found = {(one.label, one.field): one for one in find(tables, likely=1)}

    assert found["club.Member", "direct_address_name"].kind == "full_name"
    assert found["club.Member", "non_member_details"].rule == Rule("free_text")
    assert found["club.Login", "priv_address"].kind == "ip"
    assert found["club.PushTarget", "endpoint"].rule == Rule("substitute", {"": "url"})


def test_a_text_too_short_for_any_value_of_a_kind_is_not_of_it():
    """What a clinic says of in-patients ends in `ip`, and one letter is no address of a computer."""
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
clinic.Tariff: price_ip:Char(1) source_email:Char(1) owner->auth.User
clinic.Login: user->auth.User client_ip:Char(39) source_email:Char(60)
""")
    found = {(one.label, one.field): one.kind for one in find(tables, likely=1)}

    assert found["clinic.Tariff", "price_ip"] != "ip"
    assert found["clinic.Tariff", "source_email"] != "email"
    assert found["clinic.Login", "client_ip"] == "ip"
    assert found["clinic.Login", "source_email"] == "email"


def test_what_a_bookkeeper_tells_of_an_entry_is_free_text():
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
books.Voucher: user->auth.User narration:Char(200) entry_date:Date
books.BankLine: payee->auth.User narration:Text
""")
    found = by_column(find(tables, likely=1))

    assert found["books.Voucher", "narration"].rule == Rule("free_text")
    assert found["books.BankLine", "narration"].rule == Rule("free_text")


def test_what_table_after_table_has_alike_is_no_mark_of_anybody():
    """A hash that every table of a project has is one of its rows, however much the project is about people."""
    names = ["Worker", "Salary", "Absence", "Appraisal", "Contract", "Payslip"]
    tables, _ = tables_of(
        "auth.User: username:Char(150)* email:Email\n"
        + "\n".join(f"staff.{one}: user->auth.User first_name:Char(40) salary:Decimal hashed:Char(32)" for one in names)
    )
    found = {(one.label, one.field): one for one in find(tables)}

    assert not any(found[f"staff.{one}", "hashed"].personal for one in names)
