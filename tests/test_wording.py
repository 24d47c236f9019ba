"""Texts that no kind knows by their name alone: what they say by their last words, and by the columns beside them."""

import re
from dataclasses import replace

import pytest

from seeding.inference import kind_named
from seeding.schema import read_table
from seeding.spec import OfKind

from .odd.models import Offered
from .tables import field, numbers, plan, table, to


def drawn(name, *others, label="app.Thing", length=80):
    fields = (field(name, "text", max_length=length), *(field(other, "text", max_length=80) for other in others))
    return numbers(plan(table(label, *fields), counts={label: 60}), label, name)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("emergency_contact_relationship", r"[a-z]+"),
        ("failure_code", r"[a-z_]+"),
        ("dosage", r"\d+ mg"),
        ("bic", r"TEST[A-Z]{2}2[A-Z]"),
        ("room", r"\d{3}"),
        ("object_pk", r"\d+"),
        ("issuer_street", r"\d+ .+"),
        ("issuer_zipcode", r"\d{5}"),
        ("landlord_phone", r"\+1 .+"),
        ("policy_holder_name", r"[A-Z]\w+ [A-Z].+"),
        ("nome_mae", r"[A-Z]\w+ [A-Z].+"),
        ("rekeningnummer", r"\d{9}"),
        ("next_of_kin", r"[A-Z]\w+ [A-Z].+"),
        ("diagnosis", r"[A-Z][\w ]+"),
        ("blood_pressure", r"1\d\d/\d\d"),
        ("gp_email", r"[^@ ]+@[^@ ]+"),
        ("kennel_city", r"[A-Z].+"),
        ("breeder_country", r"United States"),
        ("trustee_iban", r"[A-Z]{2}\d{20}"),
        ("trustee_username", r"[a-z0-9._]+"),
        ("firmware_version", r"\d+\.\d+\.\d+"),
        ("medTraitant", r"[A-Z]\w+ [A-Z].+"),
        ("stuName", r"[A-Z]\w+ [A-Z].+"),
        ("insured_party", r"[A-Z]\w+ [A-Z].+"),
        ("visitor", r"[A-Z]\w+ [A-Z].+"),
        ("wer", r"[A-Z]\w+ [A-Z].+"),
        ("emp_addr_ln1", r"\d+ .+"),
        ("indirizzoRes", r"\d+ .+"),
        ("mail_dienst", r"\S+@\S+"),
        ("req_eml", r"\S+@\S+"),
        ("numTessera", r"[A-Z0-9-]+"),
        ("cartao_sus", r"[A-Z0-9-]+"),
        ("pasport_ser", r"[A-Z0-9-]+"),
        ("inn", r"\d+"),
        ("dobStr", r"19\d\d-\d\d-\d\d"),
        ("photoPath", r"\S+\.\w+"),
        ("mutuelle", r"[A-Z].+"),
        ("numero_casa", r"\d+\w?"),
        ("submit_button_label", r"[A-Z][a-z]+( [a-z]+)?"),
        ("placeholder", r"\S+( \S+){0,2}"),
        ("success_message", r"Thank.+|Your entry .+|Done.+"),
        ("error_message", r"Connection .+|Permission .+|Invalid .+|Not found|Request .+"),
        ("menu_icon", r"[a-z]+"),
        ("main_character_name", r"[A-Z]\w+ [A-Z].+"),
        ("offline_message", r"We are .+|Nobody .+|Please .+|Back on .+"),
        ("private_key_path", r"/etc/\S+\.key"),
        ("subject_template", r"(?!pages/).+"),
        ("copyright", r"All rights .+|CC .+|Used .+|Public .+"),
        ("template_css", r"\S.* \{ .+; \}"),
        ("custom_js", r".+;"),
        ("target_model", r"[a-z]+"),
        ("token_prefix", r"[a-z0-9]{8}"),
        ("accepted_user_agent", r"Mozilla/5\.0 .+"),
        ("cc_addresses", r"\S+@\S+"),
        ("entity_type", r"[a-z]+"),
        ("profile_pic", r"https://\S+\.(jpg|png|webp)"),
    ],
)
def test_names_tell_what_a_text_is(name, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn(name))


def test_a_number_of_a_person_that_is_short_is_of_digits():
    assert all(re.fullmatch(r"\d{9}", text) for text in drawn("bsn", length=9))


@pytest.mark.parametrize(
    ("name", "beside", "pattern"),
    [
        ("extension", "phone", r"\d{3}"),
        ("model", "make", r"[A-Z]\w+( \w+)?"),
        ("extension", "file_name", r"[a-z].+"),
        ("unit", "price", r"[a-z]+"),
        ("ad", "soyad", r"[A-Z]\w+"),
        ("em", "ph_home", r"\S+@\S+"),
        ("name", "mail_dienst", r"[A-Z]\w+ [A-Z].+"),
        ("entity_type", "entity_id", r"[a-z]+"),
        ("unit", "street", r"(Apt\.|Suite|Unit|#).+"),
        ("route", "dosage", r"oral|intravenous|topical|inhaled"),
        ("frequency", "dosage", r".+ (day|hours|needed)"),
        ("street", "house_number", r"[A-Z]\D+"),
        ("title", "salary_from", r"[A-Z][\w/ -]+"),
        ("quarter", "year", r"Q[1-4]"),
        ("calendar_week", "name", r"202[34]-W\d\d"),
        ("cron_expression", "name", r"\S+( \S+){4}"),
        ("colour_home", "name", r"#[0-9a-f]{6}"),
    ],
)
def test_neighbours_tell_what_a_text_is(name, beside, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn(name, beside))


@pytest.mark.parametrize(
    ("name", "others", "pattern"),
    [
        ("grade", ("marks_obtained", "remarks"), r"[A-DF][+-]?"),
        ("grade", ("section", "academic_year"), r"Grade \d+"),
        ("section", ("grade",), r"[A-D]"),
        ("schedule", ("teacher", "subject"), r"(Mon|Tue|Wed|Fri).* \d\d:00-\d\d:30"),
        ("title", ("name", "office_phone", "email"), r"[A-Z].+"),
    ],
)
def test_what_schools_and_offices_write_is_as_they_write_it(name, others, pattern):
    found = drawn(name, *others)

    assert all(re.fullmatch(pattern, text) for text in found)
    assert len(set(found)) > 3


def test_what_somebody_is_told_of_by_mail_is_not_called_as_people_are():
    people = set(drawn("name", "email"))

    assert not people & set(drawn("name", "reminder_email", "quantity"))
    assert not people & set(drawn("name", "username", "server", "port"))
    assert not people & set(drawn("name", "warning_email", "value"))


def test_the_value_of_an_attribute_is_one_and_no_column_with_a_number():
    sort = table("app.AttributeType", field("name", "text", max_length=50))
    found = numbers(
        plan(
            sort,
            table(
                "app.ProjectAttribute",
                to("attribute_type", "app.AttributeType"),
                field("value", "text", max_length=128),
            ),
            every=40,
        ),
        "app.ProjectAttribute",
        "value",
    )

    assert len(set(found)) > 3
    assert not any(text.startswith("Value ") for text in found)


def test_a_journal_is_called_as_journals_are():
    found = set(drawn("journal", "doi", "author"))

    assert len(found) > 5
    assert not any(re.search(r"\d", text) for text in found)


def test_a_title_beside_a_name_is_a_job_where_people_are_reached():
    def source(label, *others):
        fields = [field(name, "text", max_length=80) for name in ("title", *others)]
        return plan(table(label, *fields), counts={label: 1}).models[label].column("title").source

    assert source("app.ContactInformation", "name", "phone") == OfKind("job_title")
    assert source("app.Event", "name", "email", "start_date") != OfKind("job_title")


def test_a_legal_name_is_that_of_a_firm_where_there_is_one():
    person, firm = drawn("legal_name"), drawn("legal_name", "vat_id")

    assert not any(re.search(r"LLC|Inc\.", text) for text in person)
    assert any(re.search(r"LLC|Inc\.", text) for text in firm)


def test_lines_of_an_invoice_say_what_is_sold():
    line = table(
        "app.InvoiceLine", field("description", "text", max_length=200), field("quantity"), field("unit_price")
    )
    made = plan(line, counts={"app.InvoiceLine": 5})

    assert made.models["app.InvoiceLine"].column("description").source.kind == "product_name"


@pytest.mark.parametrize("label", ["app.Department", "app.Specialty", "app.Pipeline"])
def test_rows_are_called_what_they_are(label):
    names = drawn("name", label=label)

    assert len(set(names)) > 10
    assert all(name[0].isupper() for name in names)


def test_whoever_provides_something_is_a_company():
    made = plan(table("app.Repair", field("workshop", "text", max_length=80)), counts={"app.Repair": 5})

    assert made.models["app.Repair"].column("workshop").source.kind == "company"


def test_whoever_has_an_address_beside_a_name_is_a_person():
    gp = table("app.Patient", field("gp_name", "text", max_length=80), field("gp_email", "text", max_length=80))
    drawn = plan(gp, counts={"app.Patient": 60})
    names, addresses = (numbers(drawn, "app.Patient", name) for name in ("gp_name", "gp_email"))

    first = [name.split()[0].lower()[0] for name in names]
    assert sum(address[0] == letter for letter, address in zip(first, addresses, strict=True)) > 40


def test_next_of_kin_are_others():
    first = field("first_name", "text", max_length=40)
    patient = plan(table("app.Patient", first, field("next_of_kin", "text", max_length=80)), counts={"app.Patient": 60})
    names, kin = (numbers(patient, "app.Patient", name) for name in ("first_name", "next_of_kin"))

    assert sum(other.startswith(name) for name, other in zip(names, kin, strict=True)) < 10


def test_what_nothing_is_known_of_is_called_by_its_column_and_numbered():
    texts = drawn("gusset", length=255)

    assert all(re.fullmatch(r"Gusset \d\d?", text) for text in texts)
    assert 5 < len(set(texts)) <= 12
    assert not any(text.startswith("Gusset") for text in drawn("gusset", length=8))


def test_a_short_name_in_words_is_told_by_its_label():
    gusset = field("gst", "text", max_length=80, verbose_name="Gusset of the sail")
    label = field("gst2", "text", max_length=80, verbose_name="Whatever else (see the handbook, page 5)")
    things = plan(table("app.Thing", gusset, label), counts={"app.Thing": 20})

    assert all(text.startswith("Gst ") for text in numbers(things, "app.Thing", "gst2"))
    assert all(text.startswith("Gst ") for text in numbers(things, "app.Thing", "gst"))


def test_long_text_of_which_nothing_is_known_fits_whatever_it_is_about():
    texts = numbers(
        plan(table("app.Thing", field("gusset", "text", class_name="TextField")), counts={"app.Thing": 60}),
        "app.Thing",
        "gusset",
    )

    assert len(set(texts)) > 30
    assert max(map(len, texts)) < 200


@pytest.mark.parametrize(
    ("label", "name", "others", "pattern"),
    [
        ("pay.TransactionParty", "name", ("first_name", "email"), r"[A-Z]\w+.*"),
        ("pay.BankAccount", "depositor", ("iban",), r"[A-Z]\w+ [A-Z].+"),
        ("crm.Officer", "other_names", ("first_name", "last_name"), r"[A-Z]\w+"),
        ("crm.Contact", "name_ext", ("phone", "email"), r"[A-Z]\w+ [A-Z].+"),
    ],
)
def test_what_masking_would_take_for_a_persons_is_drawn_as_that(label, name, others, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn(name, *others, label=label))


def test_what_is_of_no_person_stays_a_word():
    assert not any(
        re.fullmatch(r"[A-Z]\w+ [A-Z]\w+ \d+|\S+@\S+", text) for text in drawn("depositor", label="app.Ocean")
    )


def test_what_is_unique_and_a_persons_is_drawn_as_that_and_unique():
    fields = (field("facebook", "text", max_length=120, unique=True), field("email", "text", max_length=80))
    names = numbers(
        plan(table("social.AuthProfile", *fields), counts={"social.AuthProfile": 60}), "social.AuthProfile", "facebook"
    )

    assert len(set(names)) == 60
    assert all(re.fullmatch(r"[a-z][a-z0-9._-]+", one) for one in names)


@pytest.mark.parametrize(
    ("name", "beside", "pattern"),
    [
        ("method", "query_string", r"[A-Z]+"),
        ("http_accept", "ip_address", r"\S+/\S+"),
        ("query_string", "remote_ip", r"\w+=\S+"),
        ("path_info", "ip_address", r"/\S*"),
        ("scope", "redirect_uri", r"[a-z]+( [a-z]+)*"),
        ("sql", "data_load_time", r"SELECT .+"),
        ("route", "street_number", r"[A-Z][\w .]+"),
        ("reason_for_rescheduling", "reschedule_status", r"[A-Z][\w ]+"),
    ],
)
def test_what_requests_and_addresses_hold(name, beside, pattern):
    assert all(re.fullmatch(pattern, value) for value in drawn(name, beside))


@pytest.mark.parametrize("label", ["geo.Locality", "geo.City", "geo.Village"])
def test_places_have_names_that_differ_with_a_number(label):
    place = table(
        label, field("name", "text", max_length=165), field("region", "integer"), together=(("name", "region"),)
    )
    names = numbers(plan(place, counts={label: 300}), label, "name")

    assert len(set(names)) == 300
    assert all(re.fullmatch(r"[A-Z][\w .'-]+( \d+)?", name) for name in names)
    assert sum(name[-1].isdigit() for name in names) < 250


def test_states_of_countries_are_told_from_those_of_work():
    of_land = table("geo.State", field("name", "text", max_length=165), field("country", "text", max_length=40))
    of_work = table("flow.State", field("name", "text", max_length=165), field("slug", "text", max_length=40))
    made = plan(of_land, of_work, counts={"geo.State": 40, "flow.State": 40})

    assert "California" in numbers(made, "geo.State", "name")
    assert "California" not in numbers(made, "flow.State", "name")


@pytest.mark.parametrize(
    ("label", "name", "beside", "kind"),
    [
        ("app.Gym", "name", ("email", "phone"), "company"),
        ("app.License", "full_name", ("url",), "plan_name"),
        ("app.Friend", "name", ("email",), "full_name"),
    ],
)
def test_who_is_written_to_is_no_person_where_it_is_a_firm_or_a_thing(label, name, beside, kind):
    fields = (field(name, "text", max_length=80), *(field(other, "text", max_length=80) for other in beside))
    source = plan(table(label, *fields), counts={label: 5}).models[label].column(name).source

    assert getattr(source, "kind", None) == kind


@pytest.mark.parametrize(
    ("label", "name", "kind"),
    [
        ("payment.Bankcard", "number", "credit_card_number"),
        ("payment.CreditCard", "card_number", "credit_card_number"),
        ("game.Card", "number", "code"),
        ("desk.Queue", "email_box_host", "hostname"),
        ("desk.Queue", "email_box_user", "username"),
    ],
)
def test_numbers_of_cards_and_logins_of_machines_are_such(label, name, kind):
    made = plan(table(label, field(name, "text", max_length=80)), counts={label: 1})

    assert getattr(made.models[label].column(name).source, "kind", None) == kind


def test_a_further_line_of_an_address_is_what_its_label_says():
    fields = [
        field("line1", "text", max_length=80),
        replace(field("line4", "text", max_length=80), verbose_name="City"),
    ]
    made = plan(table("crm.Address", *fields), counts={"crm.Address": 1}).models["crm.Address"]

    assert made.column("line1").source == OfKind("street_address")
    assert made.column("line4").source == OfKind("city")


def test_languages_are_called_by_their_codes_for_short():
    fields = (field("short_name", "text", max_length=2, unique=True), field("full_name", "text", max_length=40))
    made = plan(table("core.Language", *fields), counts={"core.Language": 30})

    assert all(re.fullmatch("[a-z]{2}", code) for code in numbers(made, "core.Language", "short_name"))
    assert set(numbers(made, "core.Language", "full_name")) & {"English", "Polish", "Kazakh"}


@pytest.mark.parametrize(
    ("label", "others", "kind"),
    [
        ("app.Attendance", ("day", "status"), "remark"),
        ("app.ExamResult", ("marks",), "remark"),
        ("app.Shipment", ("carrier",), "comment"),
        ("app.Visit", ("customer_name",), "comment"),
    ],
)
def test_only_who_works_for_customers_notes_what_became_of_parcels(label, others, kind):
    fields = [field(name, "text", max_length=200) for name in ("remarks", *others)]

    assert plan(table(label, *fields), counts={label: 1}).models[label].column("remarks").source == OfKind(kind)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("upload_name", r"[a-z0-9-]+\.[a-z0-9]+"),
        ("content_type", r"[a-z]+/[a-z]+"),
        ("result_encoding", r"utf-8|iso-8859-1|us-ascii"),
        ("aba_number", r"00\d{7}"),
        ("routing_number", r"00\d{7}"),
        ("swift_number", r"TEST[A-Z]{2}2[A-Z]"),
        ("new_path", r"/\S*"),
        ("path", r"\S+\.\w+"),
        ("task_kwargs", r"\{.*\}"),
        ("help_text", r"[A-Z].+\."),
        ("css_class", r"[a-z]+"),
        ("namespace", r"[a-z]+"),
        ("metadata_keys", r"[a-z_]+(, [a-z_]+)*"),
    ],
)
def test_what_programs_and_banks_write_is_as_they_write_it(name, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn(name))


def test_a_setting_has_a_name_and_what_it_is_set_to():
    def pairs(label):
        fields = [field(name, "text", max_length=80) for name in ("key", "value")]
        made = plan(table(label, *fields), counts={label: 60})
        return set(zip(numbers(made, label, "key"), numbers(made, label, "value"), strict=True))

    assert ("theme", "dark") in pairs("app.Preference")
    assert ("region", "eu-west") in pairs("app.Tag")
    assert len(dict(pairs("app.Preference"))) == len(pairs("app.Preference"))


def test_a_suite_is_part_of_an_address_only_where_there_is_one():
    assert not any("Apt." in text for text in drawn("suite"))
    assert any("Apt." in text for text in drawn("suite", "street", "city"))


@pytest.mark.parametrize(
    ("label", "others", "expected"),
    [
        ("app.Track", (), "topic_name"),
        ("app.Track", ("album",), "song_title"),
        ("music.Track", (), "song_title"),
        ("app.BankAccount", (), "bank_account_name"),
        ("app.Account", ("balance_type",), "account_of_ledger"),
        ("app.LeaveType", (), "leave_type"),
        ("app.NotificationProfile", (), "name_of_thing"),
        ("app.Entity", ("email",), "company"),
    ],
)
def test_a_name_is_of_what_the_table_is_about(label, others, expected):
    fields = [field(name, "text", max_length=80) for name in ("name", *others)]
    source = plan(table(label, *fields), counts={label: 1}).models[label].column("name").source

    assert expected in (getattr(source, "kind", None), getattr(source, "thing", None))


@pytest.mark.parametrize(
    ("name", "others", "pattern"),
    [
        ("provider", ("uid", "extra_data"), r"google|github|microsoft|apple|facebook"),
        ("template_name", ("url",), r"pages/[a-z]+\.html"),
        ("flag", (), r"[a-z-]+"),
        ("redirect_page_route_path", (), r"/\S*"),
    ],
)
def test_what_sites_keep_is_as_they_keep_it(name, others, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn(name, *others))


def test_a_number_is_one_whatever_the_class_of_its_field():
    bill = table("app.Bill", field("bill_number", "text", class_name="SlugField", max_length=20))
    made = plan(bill, counts={"app.Bill": 20})

    assert all(re.fullmatch(r"[A-Z]{2}-\d{5}", text) for text in numbers(made, "app.Bill", "bill_number"))


def test_what_is_said_is_in_words_where_it_is_different_in_every_row():
    said = table("app.Answer", field("text", "text", unique=True, max_length=100))
    texts = numbers(plan(said, counts={"app.Answer": 60}), "app.Answer", "text")

    assert len(set(texts)) == 60
    assert all(re.match(r"[A-Z][a-z]+", text) for text in texts)


@pytest.mark.parametrize(
    ("label", "name", "others", "class_name", "pattern"),
    [
        ("app.Role", "request_key", (), "SlugField", r"(test|ext)_[a-z0-9]+"),
        ("app.Charge", "event_id", (), "SlugField", r"ext_[a-z0-9]+"),
        ("app.Page", "url_key", (), "SlugField", r"[a-z0-9]+(-[a-z0-9]+)+"),
        ("app.Person", "picture", (), "URLField", r"https://\S+\.(jpg|png|webp)"),
        ("app.Person", "avatar_url", (), "URLField", r"https://\S+\.(jpg|png|webp)"),
        ("app.Location", "title", (), "CharField", r"(?!.*(how|small|guide|budget|#))[A-Z].+"),
        ("app.CourierHub", "name", (), "CharField", r".*(Hub|Center|Depot|Square|Park|Station|Market|Harbor|Mall).*"),
        ("app.LeadSource", "name", ("email",), "CharField", r"[A-Z].*(?<!Jr\.)"),
        ("app.Blueprint", "csv_delimiter", (), "CharField", r"[,;|]|\\t"),
        ("app.Project", "redirect_target", (), "CharField", r"https://\S+"),
        ("app.Project", "consent_label_no", (), "CharField", r"No\b.*"),
        ("app.Project", "consent_label_yes", (), "CharField", r"Yes\b.*"),
        ("app.Outbox", "email_host_user", (), "CharField", r"\S+@\S+"),
        ("app.Outbox", "ssl_certfile", (), "CharField", r"/\S+\.\w+"),
        ("app.Mailing", "recipient_ids", (), "TextField", r"\d+(,\d+)*"),
        ("app.HelpPage", "app_label", ("model",), "CharField", r"[a-z]+"),
        ("app.HelpPage", "model", ("app_label",), "CharField", r"[a-z]+"),
        ("app.Lead", "district", ("first_name", "last_name", "email", "address"), "CharField", r".*(Quarter|District|End|Side|Hills|Park)"),
        ("app.Deal", "next_step", (), "CharField", r"(?!Next step)[A-Z].+"),
        ("app.Work", "title", ("iswc",), "CharField", r"(?!.*(guide|How|survey|plan|:)).+"),
        ("music.Label", "name", (), "CharField", r".*(Records|Music|Recordings|Sounds|Discs)"),
        ("app.SurveyItem", "label", ("value",), "CharField", r"(?!.*(ml|oz|Black)).+"),
        ("app.Ack", "society_name", (), "CharField", r".*(Society|Club|Association)"),
        ("app.Contact", "contact_information", (), "TextField", r"\S+@\S+"),
    ],
)  # fmt: skip
def test_what_is_kept_is_what_its_name_says(label, name, others, class_name, pattern):
    fields = [
        field(name, "text", max_length=None if class_name == "TextField" else 120, class_name=class_name),
        *(field(other, "text", max_length=80) for other in others),
    ]
    found = numbers(plan(table(label, *fields), counts={label: 60}), label, name)

    assert [text for text in found if not re.fullmatch(pattern, text)] == []


@pytest.mark.parametrize("name", ["briefing_text", "data_protection_statement", "welcome_body"])
def test_what_is_written_at_length_is_prose(name):
    texts = numbers(
        plan(table("app.Project", field(name, "text", class_name="TextField")), counts={"app.Project": 60}),
        "app.Project",
        name,
    )

    assert sum(len(text) for text in texts) / 60 > 120
    assert not any(re.search(r"attachment|on file|Took about|Room \d", text) for text in texts)


def test_an_organization_is_called_by_its_own_full_name():
    said = ("full_name", "email", "phone")
    made = table("app.Organization", *(field(name, "text", max_length=80) for name in said))
    names = numbers(plan(made, counts={"app.Organization": 60}), "app.Organization", "full_name")

    assert sum(bool(re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", name)) for name in names) < 25
    assert any(re.search(r"LLC|Inc\.|Corp|Group|&", name) for name in names)


@pytest.mark.parametrize(("length", "pattern"), [(2, r"1\d|2[0-5]"), (4, r"20(1\d|2[0-5])"), (20, r"20(1\d|2[0-5])")])
def test_a_year_of_school_is_a_late_one(length, pattern):
    assert all(re.fullmatch(pattern, text) for text in drawn("academic_year", length=length))


def test_a_year_of_two_digits_is_one():
    assert all(re.fullmatch(r"\d\d", text) for text in drawn("year", length=2))


def test_what_is_told_of_somebody_in_a_description_is_of_a_person():
    texts = drawn("description", "first_name", "last_name", label="app.Artist", length=400)

    assert not any(re.search(r"Part of our work|Supports|Collects|Replaces", text) for text in texts)


def test_words_that_differ_do_so_in_words_as_long_as_there_are_some():
    tag = table("app.Tag", field("name", "text", unique=True, max_length=100))
    names = numbers(plan(tag, counts={"app.Tag": 300}), "app.Tag", "name")

    assert len(set(names)) == 300
    assert not any(re.search(r"\d", name) for name in names)


def test_a_currency_is_called_by_its_code_where_there_is_room_for_no_more():
    made = table("app.Currency", field("name", "text", max_length=3), field("rate", "decimal", digits=9, places=2))

    assert all(re.fullmatch(r"[A-Z]{3}", text) for text in numbers(plan(made, counts={"app.Currency": 20}), "app.Currency", "name"))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("supported_currencies", r"[A-Z]{3}"),
        ("transfer_countries", r"[A-Z]{2}"),
        ("languages", r"[a-z]{2}"),
        ("enabled_events", r"[a-z]+\.[a-z]+"),
        ("scopes", r"[a-z]+(:[a-z]+)?"),
        ("recipients", r"\S+@\S+"),
        ("tags", r"[a-z]+"),
    ],
)
def test_lists_are_of_what_their_name_says(name, pattern):
    made = table("app.Account", field(name, "json", class_name="JSONField"))
    lists = numbers(plan(made, counts={"app.Account": 40}), "app.Account", name)

    assert all(isinstance(one, list) and one for one in lists)
    assert all(re.fullmatch(pattern, item) for one in lists for item in one)


def test_an_address_is_called_after_where_it_is():
    said = drawn("title", "street", "city", "first_name", "last_name", label="app.UserAddress")

    assert set(said) <= {"Home", "Office", "Work", "Parents", "Holiday home", "Warehouse"}


def test_lists_of_what_may_be_missing_hold_something_or_nothing():
    item = field("grants", "text", max_length=80, null=True, blank=True)
    made = table("app.Project", field("grants", "other", class_name="ArrayField", item=item))
    lists = numbers(plan(made, counts={"app.Project": 40}), "app.Project", "grants")

    assert not any(None in one for one in lists)


def test_origins_are_sites():
    assert all(re.fullmatch(r"https://\S+", text) for text in drawn("allowed_origins"))


def test_names_that_differ_within_something_are_names():
    fields = (field("name", "text", max_length=80), field("kind", "text", max_length=20))
    key = table("app.ApiKey", *fields, together=(("name", "kind"),))
    names = numbers(plan(key, counts={"app.ApiKey": 60}), "app.ApiKey", "name")

    assert not any(re.search(r"^(How|Why|A |Getting)|guide|budget", name) for name in names)


def test_a_user_is_named_by_the_username_in_an_address_and_has_a_title_of_people():
    fields = [field(name, "text", max_length=60) for name in ("username", "title", "signature", "last_login")]
    slug = field("slug", "text", max_length=40, class_name="SlugField", unique=True)
    made = plan(table("app.Member", *fields, slug), counts={"app.Member": 60})
    told = {name: numbers(made, "app.Member", name) for name in ("username", "title", "signature", "slug")}

    assert all(slug.startswith(re.split(r"[\W_]", name)[0]) for slug, name in zip(told["slug"], told["username"], strict=True))  # fmt: skip
    assert not any(re.search(r"guide|How|budget|plan\b|:", title) for title in told["title"])
    assert not any(re.fullmatch(r"[0-9a-f]+", text) for text in told["signature"])


def test_what_stands_below_each_message_of_a_forum_is_prose():
    fields = (field("avatar", "text", max_length=100, class_name="ImageField"), field("signature", "text"))
    profile = table("app.Profile", *fields, field("posts_count"), field("_signature_rendered", "text"))
    texts = numbers(plan(profile, counts={"app.Profile": 40}), "app.Profile", "signature")

    assert not any(re.fullmatch(r"[0-9a-f]+", text) for text in texts)


def test_what_a_user_wrote_has_a_title_of_its_own():
    assert any(re.search(r"guide|How|budget|plan\b|:", title) for title in drawn("title", "username", "body"))


def test_a_picture_is_not_cropped_to_a_plant():
    assert not set(drawn("avatar_crop")) & set(drawn("main_crop"))


def test_who_has_employees_is_a_firm():
    names = drawn("name", "phone", "number_of_employees", label="crm.Account")

    assert not set(names) & set(drawn("name", "phone", label="crm.Person"))
    assert any(re.search(r"&|Inc\.|LLC|Corp\.|Group", name) for name in names)


def test_the_handle_of_an_item_is_no_login():
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text) for text in drawn("handle", label="menus.MainMenuItem"))


def test_a_host_that_is_written_to_is_no_machine():
    assert all(re.fullmatch(r"[A-Z]\w+ [A-Z].+", text) for text in drawn("name", "email", "mobile", label="trips.Host"))
    assert all(".example" in text for text in drawn("name", "os", "cpu", label="machines.Host"))


def test_a_client_with_a_secret_is_a_program_and_words_in_capitals_are_words():
    assert not set(drawn("name", "client_secret", "redirect_uris", label="oidc.Client")) & set(
        drawn("name", "email", label="oidc.Client")
    )
    assert set(drawn("display_name", label="scim.SCIMGroup")) & set(drawn("display_name", label="scim.Group"))


def test_a_setting_that_is_another_for_each_owner_is_set_to_something():
    """Keys that differ within something are none of the known ones; an empty value was refused by the form."""
    owner = table("app.Patient", field("name", "text", max_length=20))
    key, value = (
        field("key", "text", max_length=50, class_name="SlugField"),
        field("value", "text", class_name="TextField"),
    )
    made = plan(
        owner,
        table("app.Attribute", to("patient", "app.Patient"), key, value, together=(("patient", "key"),)),
        every=40,
    )

    assert all(numbers(made, "app.Attribute", "value"))


@pytest.mark.parametrize(
    ("name", "label", "length", "kind"),
    [
        ("text", "app.SubmissionComment", None, "comment"),
        ("body", "app.Reply", None, "comment"),
        ("text_en", "app.Question", None, "question"),
        ("text", "app.Option", 200, "choice_name"),
        ("choice_text", "app.Choice", 200, "choice_name"),
        ("color", "app.EventType", 7, "color_hex"),
        ("verified_name", "app.Verification", 255, "full_name"),
        ("name", "app.EnterpriseCustomer", 255, "company"),
        ("booking_account", "app.BillItem", 10, "ledger_code"),
        ("amount", "app.DeliveryItem", 100, "quantity"),
    ],
)
def test_what_a_table_says_of_a_text_is_heard(name, label, length, kind):
    asked = table(label, field(name, "text", max_length=length))

    assert plan(asked, counts={label: 5}).models[label].column(name).source.kind == kind


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("url", "app.WebhookEndpoint", "endpoint_url"),
        ("token_endpoint", "app.Provider", "endpoint_url"),
        ("callback", "app.Client", "endpoint_url"),
        ("custom_domain", "app.Event", "website"),
        ("website", "app.Club", "website"),
        ("link", "app.Club", "url"),
    ],
)
def test_addresses_of_programs_and_sites_are_no_articles(name, label, kind):
    asked = table(label, replace(field(name, "text", max_length=200), class_name="URLField"))

    assert plan(asked, counts={label: 5}).models[label].column(name).source.kind == kind


def test_what_is_sold_is_named_once():
    names = ("name", "description", "quantity", "price")
    asked = table("app.Fundable", *(field(one, "text" if one in names[:2] else "integer") for one in names))

    assert (
        plan(asked, counts={"app.Fundable": 5}).models["app.Fundable"].column("description").source.kind
        != "product_name"
    )


def test_settings_that_differ_are_called_so():
    key, value = field("key", "text", max_length=255), field("value", "text")
    asked = table("app.SettingsStore", to("object", "app.Event"), key, value, together=(("object", "key"),))
    made = plan(asked, table("app.Event"), counts={"app.SettingsStore": 50, "app.Event": 5})

    found = numbers(made, "app.SettingsStore", "key")
    assert len({*found}) == 50
    assert all(re.fullmatch(r"[a-z]+_[a-z]+( \d+)?", one) for one in found)
    assert "true" in numbers(made, "app.SettingsStore", "value")


def test_a_description_that_differs_says_what_a_row_is():
    asked = table("app.Field", field("description", "text", max_length=255, unique=True))

    assert not any(one.isdigit() for one in numbers(plan(asked, counts={"app.Field": 60}), "app.Field", "description"))


@pytest.mark.parametrize(
    ("label", "known"),
    [
        ("app.ProjectStatusChoice", "In Progress"),
        ("app.UserRoleChoice", "Content Editor"),
        ("app.ResourceAttributeType", "Color"),
    ],
)
def test_what_there_is_to_choose_from_is_called_so(label, known):
    assert known in drawn("name", label=label)


def test_an_answer_that_may_be_right_is_one_to_choose():
    asked = table("app.Answer", field("text", "text", max_length=200), field("is_correct", "boolean"))

    assert plan(asked, counts={"app.Answer": 5}).models["app.Answer"].column("text").source.kind == "choice_name"


def test_a_setting_whose_key_is_a_part_of_an_address_is_set_to_something():
    key, value = field("key", "text", max_length=128, regexes=(r"^[-a-z]+$",)), field("value", "text")
    asked = table("app.IntegrationOption", key, value)

    assert all(numbers(plan(asked, counts={"app.IntegrationOption": 50}), "app.IntegrationOption", "value"))


@pytest.mark.parametrize(("label", "others"), [("app.IssueType", ()), ("app.Source", ("sort_order",))])
def test_what_a_row_is_called_is_told_even_where_it_may_be_missing(label, others):
    called = field("label", "text", max_length=50, null=True, blank=True)
    asked = table(label, called, *map(field, others))

    assert len({*numbers(plan(asked, counts={label: 50}), label, "label")}) > 5


def test_an_account_that_is_called_is_a_firm():
    asked = table("app.Account", field("name", "text", max_length=100), field("phone", "text", max_length=50))

    assert plan(asked, counts={"app.Account": 5}).models["app.Account"].column("name").source.kind == "company"


@pytest.mark.parametrize(
    ("name", "others", "pattern"),
    [
        ("carrier", (), r"[A-Z]\w{2,4}"),
        ("task_path", ("queue_name",), r"\w+\.\w+\.\w+"),
        ("url", ("title", "registration_required"), r"/[\w/-]+"),
        ("instrument", ("telescope",), r"(?!Violin|Cello|Piano)[A-Z]\w+"),
    ],
)
def test_what_programs_and_laboratories_call_things_by(name, others, pattern):
    assert all(re.fullmatch(pattern, one) for one in drawn(name, *others))


def test_documents_of_a_package_are_what_they_are_by_default_and_of_one_sort():
    asked = read_table(Offered)
    found = plan(asked, counts={asked.label: 50})

    assert {tuple(one) for one in numbers(found, asked.label, "modes")} == {("audit", "verified")}
    assert all(isinstance(one, dict) for one in numbers(found, asked.label, "notes"))


def test_a_team_has_a_coach_and_a_short_form():
    assert all(re.fullmatch(r"[A-Z]\w+ [A-Z].+", one) for one in drawn("coach", label="app.Team"))
    assert all(re.fullmatch(r"[A-Z]{2,4}", one) for one in drawn("abbr", label="app.Team", length=8))


def test_documents_hold_what_their_names_say():
    def found(name):
        asked = table("app.Order", field(name, "json"))
        return numbers(plan(asked, counts={"app.Order": 30}), "app.Order", name)

    assert all(one["city"] and one["postal_code"] for one in found("shipping_address"))
    assert {*found("user_settings")[0]} <= {"theme", "page_size", "language", "timezone", "notify"}
    assert all(one["length"] >= one["height"] for one in found("dimensions"))
    assert all(one["type"] == "object" and one["properties"] for one in found("data_schema"))


def test_a_value_that_differs_is_no_setting_and_the_type_of_a_comment_no_comment():
    key, value = field("key", "text", max_length=64), field("value", "text", max_length=64, unique=True)
    assert len({*numbers(plan(table("app.Pair", key, value), counts={"app.Pair": 50}), "app.Pair", "value")}) == 50
    for name in ("content_type", "message_id"):
        assert not any(" " in str(one) for one in drawn(name, label="app.Comment"))


@pytest.mark.parametrize(
    ("label", "name", "kind"),
    [
        ("app.Account", "handle", "user_slug"),
        ("app.User", "username", "user_slug"),
        ("app.Product", "handle", "slug"),
        ("app.Article", "slug", "slug"),
    ],
)
def test_what_somebody_is_called_by_is_no_title_of_an_article(label, name, kind):
    assert kind_named(table(label, named := field(name, "text", class_name="SlugField")), named) == kind


def test_letters_for_the_address_of_a_person_are_of_their_name():
    slug = field("slug", "text", class_name="SlugField")
    assert (
        kind_named(table("app.Member", field("first_name", "text"), field("last_name", "text"), slug), slug)
        == "user_slug"
    )


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("app.Workflow", "workflow_name"),
        ("app.ApprovalWorkflow", "workflow_name"),
        ("app.Transition", "transition_name"),
        ("app.TeamCalendar", "calendar_name"),
    ],
)
def test_ways_of_work_are_no_places(label, kind):
    assert kind_named(table(label, named := field("name", "text", max_length=80)), named) == kind


def test_a_name_is_the_same_in_each_language_that_nothing_else_is_known_of():
    texts = [field(name, "text", max_length=80) for name in ("name", "name_de", "name_en", "title_de", "title_fr")]
    unique = field("label_fr", "text", max_length=80, unique=True)
    made = plan(table("app.Center", *texts, field("label", "text", max_length=80), unique), counts={"app.Center": 30})
    held = {name: numbers(made, "app.Center", name) for name in (*(one.name for one in texts), "label", "label_fr")}

    assert held["name"] == held["name_de"] == held["name_en"] != held["title_de"]
    assert held["title_de"] == held["title_fr"]
    assert held["label"] != held["label_fr"]


def test_whoever_is_born_is_born_long_ago():
    birth = field("patient_dob", "date")
    assert kind_named(table("app.SensitiveMeta", birth), birth) == "date_of_birth"


def test_genders_are_called_so():
    made = plan(table("app.Gender", field("name", "text", max_length=80)), counts={"app.Gender": 60})
    assert {"female", "male"} <= set(numbers(made, "app.Gender", "name")) <= {"female", "male", "non-binary"}
