"""Content, campaigns, leads and what they did."""

from seeding.factories import ModelFactory

from ..models import Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration


class ContentAssetFactory(ModelFactory):
    """A trait for each type: whitepaper, ebook, case_study, webinar, demo, trial, consultation, newsletter."""

    class Meta:
        model = ContentAsset


class CampaignFactory(ModelFactory):
    class Meta:
        model = Campaign


class LeadFactory(ModelFactory):
    """Traits: with_downloads, with_form_submissions, and one for each status: new, contacted, qualified, unqualified,
    converted.
    """

    class Meta:
        model = Lead


class DownloadFactory(ModelFactory):
    class Meta:
        model = Download


class WebinarFactory(ModelFactory):
    """Trait: with_registrations."""

    class Meta:
        model = Webinar


class WebinarRegistrationFactory(ModelFactory):
    """Traits: attendee, no_show."""

    class Meta:
        model = WebinarRegistration


class FormSubmissionFactory(ModelFactory):
    class Meta:
        model = FormSubmission
