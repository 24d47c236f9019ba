"""Leads and what they did: what the database refuses, and that the seeded funnel makes sense."""

import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from seeding import runs
from seeding.columns import DAY, SECOND
from seeding.plan import Cohort, Facts, Request
from shop.factories import (
    ContentAssetFactory,
    DownloadFactory,
    FormSubmissionFactory,
    LeadFactory,
    WebinarFactory,
    WebinarRegistrationFactory,
)
from shop.models import (
    Campaign,
    ContentAsset,
    Download,
    FormSubmission,
    Lead,
    Webinar,
    WebinarRegistration,
)
from shop.models.leads import DOCUMENTS, ContentType
from shop.seeds import leads as seeds

from . import funnel
from .funnel import AS_OF, everything, make, text, values

MODELS = (Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration)
LABELS = tuple(f"shop.{model.__name__}" for model in MODELS)
every_label = pytest.mark.parametrize("label", LABELS)
MINUTE = 60 * SECOND

# What one UPDATE would have to write to break the constraint.
BREAKS_CHECK = {
    "shop_contentasset_type_known": (ContentAsset, {"type": "podcast", "pages": None}),
    "shop_contentasset_documents_have_pages": (ContentAsset, {"pages": None}),
    "shop_campaign_ends_after_start": (Campaign, {"ends_on": F("starts_on") - timedelta(days=1)}),
    "shop_campaign_budget_not_negative": (Campaign, {"budget": Decimal("-0.01")}),
    "shop_lead_email_has_at_sign": (Lead, {"email": "ann.example.com"}),
    "shop_lead_source_known": (Lead, {"lead_source": "webinar"}),
    "shop_lead_content_type_known": (Lead, {"content_type": "podcast"}),
    "shop_lead_status_known": (Lead, {"status": "won"}),
    "shop_lead_score_in_range": (Lead, {"score": 101}),
    "shop_lead_utm_medium_fits_source": (Lead, {"utm_medium": "email"}),
    "shop_lead_utm_campaign_not_empty": (Lead, {"utm_campaign": ""}),
    "shop_webinar_duration_in_range": (Webinar, {"duration": 0}),
    "shop_webinar_capacity_positive": (Webinar, {"capacity": 0}),
    "shop_registration_duration_of_attendees": (WebinarRegistration, {"attendance_duration": None}),
    "shop_registration_feedback_of_attendees": (WebinarRegistration, {"feedback_score": 6}),
    "shop_registration_email_has_at_sign": (WebinarRegistration, {"email": "ann.example.com"}),
    "shop_formsubmission_form_known": (FormSubmission, {"form_name": "survey"}),
    "shop_formsubmission_page_not_empty": (FormSubmission, {"page_url": ""}),
}
BREAKS_UNIQUE = {
    "shop_lead_email_unique_any_case": (Lead, {"email": "ANN@example.com"}),
    "Lead.email": (Lead, {"email": "ann@example.com"}),
    "Campaign.code": (Campaign, {"code": "spring_campaign"}),
    "shop_webinar_once_at_a_time": (Webinar, {"title": "An Introduction"}),
    "shop_registration_lead_once": (WebinarRegistration, {"lead_id": F("webinar_id")}),
    "shop_registration_email_once": (WebinarRegistration, {"email": "ann@example.com"}),
}


def test_every_constraint_is_tested():
    assert funnel.declared(MODELS) == BREAKS_CHECK.keys() | BREAKS_UNIQUE.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS_CHECK)
def test_check_refuses(name):
    funnel.one_of_each()

    funnel.refuses(*BREAKS_CHECK[name], name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS_UNIQUE)
def test_unique_refuses(name):
    model, changes = BREAKS_UNIQUE[name]
    funnel.one_of_each()
    funnel.asset("Another Guide"), funnel.campaign("other"), funnel.lead("bob"), funnel.webinar("Another")
    funnel.registration(Webinar.objects.get(title="An Introduction"), name="bob")
    if name == "shop_registration_lead_once":
        changes = {"lead_id": Lead.objects.get(email="ann@example.com").pk}
    last = model._default_manager.latest("pk")

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        model._default_manager.filter(pk=last.pk).update(**changes)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"attended": False},
        {"attended": False, "attendance_duration": None},
        {"attended": False, "feedback_score": None},
        {"attendance_duration": 0},
        {"feedback_score": 0},
    ],
)
def test_who_did_not_attend_has_neither_duration_nor_feedback(changes):
    funnel.one_of_each()

    funnel.refuses(WebinarRegistration, changes, "shop_registration_")
    gone = {"attended": False, "attendance_duration": None, "feedback_score": None}
    assert WebinarRegistration.objects.update(**gone) == 1
    assert WebinarRegistration.objects.update(attended=True, attendance_duration=1) == 1


@pytest.mark.django_db
def test_every_pair_of_source_and_medium_that_makes_sense_is_accepted_and_no_other():
    funnel.one_of_each()
    accepted = set()
    for source in Lead.UtmSource.values:
        for medium in Lead.UtmMedium.values:
            try:
                with transaction.atomic():
                    Lead.objects.update(utm_source=source, utm_medium=medium)
                accepted.add((source, medium))
            except IntegrityError:
                pass

    assert accepted == set(seeds.UTM)


@pytest.mark.django_db
def test_every_choice_is_accepted():
    funnel.one_of_each()
    for model in MODELS:
        for field in (field for field in model._meta.local_concrete_fields if field.choices):
            for value, _ in field.flatchoices:
                changes = {field.name: value}
                if model is ContentAsset:
                    changes["pages"] = 10 if value in DOCUMENTS else None
                if field.name.startswith("utm_"):
                    continue
                assert model._default_manager.update(**changes) == 1


@pytest.mark.django_db
def test_validation_sees_what_compares_two_tables():
    funnel.one_of_each()
    for model in MODELS:
        model._default_manager.get().full_clean()

    second = timedelta(seconds=1)
    ann, seat = Lead.objects.get(), WebinarRegistration.objects.get()
    ann.content_title, ann.utm_campaign = "Another", "another"
    ann.created_at = ann.content.published_at - second
    with pytest.raises(ValidationError) as error:
        ann.full_clean()
    assert error.value.message_dict.keys() == {"content_title", "utm_campaign", "campaign", "content"}
    for row, field, value in (
        (Download.objects.get(), "downloaded_at", Lead.objects.get().created_at - second),
        (FormSubmission.objects.get(), "submitted_at", Lead.objects.get().created_at - second),
        (seat, "registered_at", seat.webinar.starts_at + second),
        (WebinarRegistration.objects.get(), "attendance_duration", seat.webinar.duration + 1),
    ):
        setattr(row, field, value)
        with pytest.raises(ValidationError) as error:
            row.full_clean()
        assert field in error.value.message_dict


# Rows as a whole ------------------------------------------------------------------------------------------


@every_label
def test_rows_do_not_depend_on_the_size_of_batches(label):
    assert len(funnel.digests_by_batch(make(Lead=300, Webinar=8), label, (3, 7, 10_000))) == 1


@every_label
def test_scattered_rows_are_those_of_the_whole(label):
    whole, fresh = text(make(Lead=300, Webinar=8), label).splitlines(), make(Lead=300, Webinar=8)
    for number in (len(whole) - 1, 0, len(whole) // 2):
        assert text(fresh, label, range(number, number + 1)).splitlines() == [whole[number]]


BASE = {
    "Lead": 100,
    "ContentAsset": 100,
    "Campaign": 100,
    "Webinar": 100,
    "Download": 100,
    "FormSubmission": 80,
    "WebinarRegistration": 100,
}


@pytest.mark.parametrize("grown", BASE)
def test_more_rows_of_one_model_leave_the_first_ones_as_they_were(grown):
    label = f"shop.{grown}"
    few, many = make(**BASE), make(**{**BASE, grown: 2 * BASE[grown]})

    assert many.counts[label] == 2 * few.counts[label]
    assert text(many, label, range(few.counts[label])) == text(few, label)


@pytest.mark.parametrize("label", ["shop.Download", "shop.FormSubmission"])
def test_more_leads_leave_what_the_first_ones_did_as_it_was(label):
    few, many = make(Lead=100), make(Lead=200)

    assert many.counts[label] > few.counts[label] > 30
    assert text(many, label, range(few.counts[label])) == text(few, label)


def test_a_grown_data_set_keeps_every_row_of_every_earlier_run():
    cohorts, kept = (), {}
    for counts in (
        {"Lead": 100, "Webinar": 5},
        {"Lead": 300, "Webinar": 5, "ContentAsset": 90},
        {"Lead": 300, "Webinar": 20, "Campaign": 40},
        {"Lead": 900, "Customer": 700},
    ):
        plan = make(facts=Facts(cohorts=cohorts), **counts)
        now = {label: text(plan, label).splitlines() for label in plan.models}
        for label, rows in kept.items():
            assert now[label][: len(rows)] == rows, label
        kept, cohorts = now, (*cohorts, Cohort(plan.counts, {}))
    assert set(kept) == set(funnel.LABELS)


# Content and campaigns ------------------------------------------------------------------------------------


def test_titles_are_of_their_type_and_topic_and_no_two_are_the_same():
    assets = everything(make(ContentAsset=5000), "shop.ContentAsset")
    titles = values(assets, "title")

    assert len(set(titles)) == 5000
    for title, topic in zip(titles, values(assets, "topic"), strict=True):
        assert topic in title
        assert "{" not in title
    assert all(title.startswith("On Demand: ") for title in assets.title.take(assets.type.where("webinar")).present())
    # The first edition of everything comes before the second of anything.
    assert not any("Part" in title for title in titles[:600])


def test_documents_have_pages_and_some_content_is_older_than_any_lead():
    assets = everything(make(ContentAsset=100), "shop.ContentAsset")
    documents = assets.type.where(*DOCUMENTS)

    assert assets.column("pages").nulls.tolist() == (~documents).tolist()
    assert (assets.published_at < AS_OF).all()
    for first in (0, 20, 40):
        old = assets.published_at[first : first + 20] <= AS_OF - 365 * DAY
        assert set(assets.type.take(slice(first, first + 20)).take(old).present()) == set(ContentType.values)


@pytest.mark.parametrize("number", [1, 5, 9, 40])
def test_campaigns_have_codes_of_their_own_and_run_at_all_times(number):
    campaigns = everything(make(Campaign=number), "shop.Campaign")

    assert len(set(values(campaigns, "code"))) == number
    assert all(re.fullmatch(r"[a-z0-9_]+_campaign", code) for code in values(campaigns, "code"))
    assert (campaigns.ends_on > campaigns.starts_on).all()
    for day in range(AS_OF // DAY - 364, AS_OF // DAY + 1, 13):
        assert ((campaigns.starts_on <= day) & (day <= campaigns.ends_on)).any()


# Leads ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_hundred_leads_have_the_declared_statuses_sources_and_notes(seed):
    leads = everything(funnel.funnel(1000, seed), "shop.Lead")
    statuses, sources, notes = leads.status.present(), leads.lead_source.present(), values(leads, "notes")

    for start in range(0, 1000, 100):
        part = slice(start, start + 100)
        assert Counter(statuses[part]) == {
            "new": 30,
            "contacted": 25,
            "qualified": 20,
            "unqualified": 15,
            "converted": 10,
        }
        assert set(Counter(sources[part]).values()) == {11, 12}
        assert len(set(sources[part])) == 9
        assert notes[part].count(None) == 70
    assert all(note for note in notes if note is not None)


def test_types_of_content_are_alike_and_fit_the_source():
    leads = everything(funnel.funnel(3000), "shop.Lead")
    found = Counter(leads.content_type.present())
    pairs = {*zip(leads.lead_source.present(), leads.content_type.present(), strict=True)}

    assert set(found) == set(ContentType.values)
    assert all(abs(count / 3000 - 1 / 8) < 0.03 for count in found.values())
    assert {type for source, type in pairs if source == "webinar_registration"} == {"webinar"}
    assert {type for source, type in pairs if source == "whitepaper_download"} == set(DOCUMENTS)


@pytest.mark.parametrize("counts", [{"ContentAsset": 60}, {"ContentAsset": 3, "Campaign": 1}])
def test_what_drew_a_lead_was_there(counts):
    leads = everything(make(Lead=1000, **counts), "shop.Lead")

    assert values(leads, "content_title") == leads.content.title.present()
    assert leads.content_type.present() == leads.content.type.present()
    assert (leads.content.published_at <= leads.created_at).all()
    assert leads.utm_campaign.present() == leads.campaign.code.present()
    day = leads.created_at // DAY
    assert ((leads.campaign.starts_on <= day) & (day <= leads.campaign.ends_on)).all()


def test_many_assets_and_campaigns_draw_leads():
    leads = everything(funnel.funnel(3000), "shop.Lead")

    assert len(np.unique(leads.referenced("content")[0])) > 90
    assert len(np.unique(leads.referenced("campaign")[0])) == 30


def test_utm_values_fit_each_other_and_the_source():
    leads = everything(funnel.funnel(3000), "shop.Lead")
    pairs = Counter(zip(leads.utm_source.present(), leads.utm_medium.present(), strict=True))

    assert set(pairs) == set(seeds.UTM)
    social = leads.lead_source.where("social_media")
    assert leads.utm_source.where("facebook", "linkedin", "twitter")[social].all()
    assert leads.utm_source.where("direct")[leads.lead_source.where("referral")].all()


def test_leads_came_within_a_year_and_new_ones_lately():
    leads = everything(funnel.funnel(3000), "shop.Lead")
    days = (AS_OF - leads.created_at) / DAY

    assert days.min() > 0
    assert days.max() <= 365
    assert days[leads.status.where("new")].max() <= 30
    assert days[leads.status.where("converted")].min() >= 200


@pytest.mark.parametrize("seed", [0, 1])
def test_scores_rise_with_what_a_lead_did_and_how_far_it_came(seed):
    plan = funnel.funnel(3000, seed)
    leads = everything(plan, "shop.Lead")

    def done(label, chosen=None):
        rows = everything(plan, label)
        numbers, missing = rows.referenced("lead")
        keep = np.ones(len(rows), dtype=bool) if missing is None else ~missing
        return np.bincount(numbers[keep if chosen is None else keep & chosen(rows)], minlength=3000)

    assert leads.score.min() <= 5
    assert 90 <= leads.score.max() <= 100
    means = [
        leads.score[leads.status.where(one)].mean()
        for one in ("unqualified", "new", "contacted", "qualified", "converted")
    ]
    assert means == sorted(means)
    attended = done("shop.WebinarRegistration", lambda rows: rows.attended)
    for engagement in (done("shop.Download"), done("shop.FormSubmission"), attended):
        assert np.corrcoef(leads.score, engagement)[0, 1] > 0.25
        for status in ("contacted", "qualified", "converted"):
            mine = leads.status.where(status)
            if engagement is attended and status == "converted":
                assert not engagement[mine].any()  # They are customers by now.
                continue
            assert leads.score[mine & (engagement >= 1)].mean() > leads.score[mine & (engagement == 0)].mean() + 2


def test_notes_fit_the_status_and_say_more_than_a_few_things():
    leads = everything(funnel.funnel(3000), "shop.Lead")
    by_status = {}
    for status, note in zip(leads.status.present(), values(leads, "notes"), strict=True):
        if note:
            assert "[" not in note
            assert "|" not in note
            by_status.setdefault(status, set()).add(note)

    assert sum(map(len, by_status.values())) == len(set.union(*by_status.values())) > 300
    assert any("Signed" in note for note in by_status["converted"])
    assert not any("Signed the" in note for note in by_status["unqualified"])


# What leads did -------------------------------------------------------------------------------------------


def test_documents_are_downloaded_once_each_when_they_were_published():
    plan = funnel.funnel(3000)
    downloads = everything(plan, "shop.Download")
    leads, assets = downloads.lead, downloads.asset

    assert (downloads.downloaded_at >= np.maximum(leads.created_at, assets.published_at)).all()
    assert (downloads.downloaded_at <= AS_OF).all()
    assert assets.type.where(*DOCUMENTS).all()
    pairs = zip(downloads.lead_id.tolist(), downloads.asset_id.tolist(), strict=True)
    assert len(set(pairs)) == len(downloads)


def test_whoever_came_by_a_document_has_downloaded_it():
    plan = funnel.funnel(3000)
    leads, downloads = everything(plan, "shop.Lead"), everything(plan, "shop.Download")
    made = set(
        zip(downloads.lead_id.tolist(), downloads.asset_id.tolist(), downloads.downloaded_at.tolist(), strict=True)
    )
    drawn = leads.content_type.where(*DOCUMENTS)
    wanted = zip(
        leads.id[drawn].tolist(), leads.content_id[drawn].tolist(), leads.created_at[drawn].tolist(), strict=True
    )

    assert set(wanted) <= made


def test_more_may_be_downloaded_than_leads_do_by_themselves():
    plan = make(Lead=100, Download=1000)
    downloads = everything(plan, "shop.Download")

    assert plan.counts["shop.Download"] == 1000
    assert (downloads.downloaded_at >= downloads.lead.created_at).all()


def test_forms_say_what_the_lead_is():
    plan = funnel.funnel(1000)
    forms = everything(plan, "shop.FormSubmission")
    payloads = values(forms, "payload")

    assert set(forms.form_name.present()) == set(FormSubmission.FormName.values)
    assert (forms.submitted_at >= forms.lead.created_at).all()
    assert (forms.submitted_at <= AS_OF).all()
    for name in ("first_name", "last_name", "email", "company", "phone", "job_title"):
        theirs = forms.lead.column(name).values()
        said = [payload.get(name) for payload in payloads]
        assert all(value in (None, real) for value, real in zip(said, theirs, strict=True)), name
        assert sum(value is not None for value in said) > len(said) / 4
    for form, payload, url in zip(forms.form_name.present(), payloads, values(forms, "page_url"), strict=True):
        assert {"email", "first_name", "consent"} <= payload.keys()
        assert ("message" in payload) == (form == "contact_form")
        assert form.split("_")[0] in url


def test_whoever_came_by_a_form_has_sent_it():
    plan = funnel.funnel(1000)
    leads, forms = everything(plan, "shop.Lead"), everything(plan, "shop.FormSubmission")
    sent = set(zip(forms.lead_id.tolist(), forms.form_name.present(), forms.submitted_at.tolist(), strict=True))
    came = leads.lead_source.where("contact_form", "demo_request", "newsletter_signup")

    assert came.any()
    for lead, source, at in zip(
        leads.id[came].tolist(), leads.lead_source.take(came).present(), leads.created_at[came].tolist(), strict=True
    ):
        assert (lead, source, at) in sent


# Webinars -------------------------------------------------------------------------------------------------


def test_webinars_begin_on_working_days_at_full_or_half_hours():
    webinars = everything(make(Webinar=500), "shop.Webinar")
    minutes = webinars.starts_at % DAY // MINUTE

    assert (webinars.starts_at % (30 * MINUTE) == 0).all()
    assert ((minutes >= 8 * 60) & (minutes <= 18 * 60)).all()
    assert ((webinars.starts_at // DAY + 3) % 7 < 5).all()
    assert (webinars.starts_at < AS_OF).mean() > 0.7
    assert (webinars.starts_at > AS_OF).any()
    assert webinars.duration.max() <= 60
    assert len(set(zip(values(webinars, "title"), webinars.starts_at.tolist(), strict=True))) == 500


def test_ten_to_fifty_people_register_for_a_webinar():
    plan = funnel.funnel(3000)
    seats = everything(plan, "shop.WebinarRegistration")
    made = np.bincount(seats.related("webinar").row_number, minlength=60)

    assert made.min() >= 10
    assert made.max() <= 50
    assert len(set(made.tolist())) > 20
    assert (made <= everything(plan, "shop.Webinar").capacity).all()


@pytest.mark.parametrize("leads", [0, 1, 40, 3000])
def test_registrations(leads):
    plan = funnel.funnel(3000) if leads == 3000 else make(Webinar=60, **({"Lead": leads} if leads else {}))
    seats = everything(plan, "shop.WebinarRegistration")
    webinars, known = seats.webinar, ~seats.column("lead").nulls

    assert (seats.registered_at <= np.minimum(webinars.starts_at, AS_OF)).all()
    assert (seats.registered_at >= AS_OF - 91 * DAY).all()
    for other in ("lead_id", "email"):
        pairs = list(zip(seats.webinar_id.tolist(), values(seats, other.removesuffix("_id")), strict=True))
        pairs = [pair for pair in pairs if pair[1] is not None]
        assert len(set(pairs)) == len(pairs)
    if leads == 3000:
        assert 0.5 < known.mean() < 0.65
    if leads:
        mine = np.flatnonzero(known)
        theirs = seats.lead.at(mine)
        assert (seats.registered_at[mine] >= theirs.created_at).all()
        for name in ("email", "first_name", "last_name", "company", "job_title"):
            assert seats.column(name).take(mine).values() == theirs.column(name).values()
    else:
        assert not known.any()


def test_who_attends_stays_no_longer_than_it_lasts_and_some_of_them_say_how_it_was():
    seats = everything(funnel.funnel(3000), "shop.WebinarRegistration")
    webinars, attended = seats.webinar, seats.attended
    duration, feedback = seats.column("attendance_duration"), seats.column("feedback_score")

    assert 0.4 < attended[webinars.starts_at < AS_OF - DAY].mean() < 0.6
    assert not attended[webinars.starts_at + webinars.duration * MINUTE > AS_OF].any()
    assert duration.nulls.tolist() == (~attended).tolist()
    assert (duration.array[attended] >= 1).all()
    assert (duration.array[attended] <= webinars.duration[attended]).all()
    assert feedback.nulls[~attended].all()
    assert 0.4 < (~feedback.nulls[attended]).mean() < 0.6
    assert set(feedback.array[~feedback.nulls].tolist()) == {1, 2, 3, 4, 5}
    told = ~feedback.nulls
    stayed = duration.array * 4 >= webinars.duration * 3
    assert feedback.array[told & stayed].mean() > feedback.array[told & ~stayed].mean() + 0.4


# In a database --------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_database_holds_what_was_planned_and_finds_it_valid():
    result = runs.seed(Request(5, AS_OF, {"shop.Lead": 300, "shop.Webinar": 6, "shop.Customer": 150}), digests=True)
    plan = make(5, Lead=300, Webinar=6, Customer=150)

    for table in result.tables:
        digest = funnel.digests_by_batch(plan, table.label, (1000,))
        assert {table.digest, runs.read_digest(plan, table.label, range(plan.counts[table.label]))} == digest, (
            table.label
        )
    for model in MODELS:
        for row in model._default_manager.order_by("pk")[:40]:
            row.full_clean()
    for submission in FormSubmission.objects.select_related("lead"):
        assert submission.payload["email"] == submission.lead.email


@pytest.mark.django_db
def test_factories():
    lead = LeadFactory(qualified=True, with_downloads=True, with_form_submissions=True)
    lead.full_clean()
    assert lead.status == "qualified"
    assert [lead.downloads.count(), lead.form_submissions.count()] == [3, 2]
    assert all(one.payload["email"] == lead.email for one in lead.form_submissions.all())
    assert LeadFactory(lead_source="referral").utm_source == "direct"

    trial = ContentAssetFactory(trial=True)
    assert "Trial" in trial.title or "Sandbox" in trial.title
    assert trial.pages is None

    webinar = WebinarFactory(duration=30, with_registrations=True)
    assert webinar.registrations.count() == 3
    for seat in WebinarRegistration.objects.all():
        seat.full_clean()
    attendee = WebinarRegistrationFactory(webinar=webinar, attendee=True)
    assert 1 <= attendee.attendance_duration <= 30
    absent = WebinarRegistrationFactory(no_show=True)
    assert (absent.attendance_duration, absent.feedback_score) == (None, None)

    DownloadFactory(lead=lead).full_clean()
    FormSubmissionFactory(lead=lead).full_clean()
