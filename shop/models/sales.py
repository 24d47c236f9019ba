"""Companies' people who buy, or may buy, and what they bought."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone


class Customer(models.Model):
    class Status(models.TextChoices):
        ACTIVE = "active"
        INACTIVE = "inactive"
        PROSPECT = "prospect"
        CHURNED = "churned"

    class CompanySize(models.TextChoices):
        STARTUP = "startup"
        SMALL = "small"
        MEDIUM = "medium"
        LARGE = "large"
        ENTERPRISE = "enterprise"

    class Industry(models.TextChoices):
        TECHNOLOGY = "Technology"
        HEALTHCARE = "Healthcare"
        FINANCE = "Finance"
        EDUCATION = "Education"
        MANUFACTURING = "Manufacturing"
        RETAIL = "Retail"
        CONSULTING = "Consulting"
        REAL_ESTATE = "Real Estate"

    class LeadSource(models.TextChoices):
        ORGANIC_SEARCH = "organic_search"
        PAID_SEARCH = "paid_search"
        SOCIAL_MEDIA = "social_media"
        REFERRAL = "referral"
        EMAIL_CAMPAIGN = "email_campaign"
        WEBINAR = "webinar"
        WHITEPAPER = "whitepaper"

    lead = models.OneToOneField(
        "shop.Lead",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="customer",
        help_text="The converted lead who became this customer; none for those who came by themselves.",
    )
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    email = models.EmailField("e-mail", max_length=254, unique=True)
    phone = models.CharField(max_length=32)
    company = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120)
    industry = models.CharField(max_length=20, choices=Industry)
    company_size = models.CharField(max_length=10, choices=CompanySize)
    city = models.CharField(max_length=100)
    state = models.CharField(max_length=100)
    country = models.CharField(max_length=100)
    postal_code = models.CharField(max_length=20)
    created_at = models.DateTimeField("created", default=timezone.now, editable=False)
    last_activity = models.DateTimeField(help_text="Never before the creation or a purchase.")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROSPECT)
    lifetime_value = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
        help_text="The sum of the completed purchases.",
    )
    lead_source = models.CharField(max_length=20, choices=LeadSource)

    class Meta:
        ordering = ["last_name", "first_name", "pk"]
        indexes = [
            models.Index(fields=["status", "last_activity"], name="shop_customer_status_activity"),
            models.Index(fields=["industry", "company_size"], name="shop_customer_industry_size"),
            models.Index(fields=["last_name", "first_name"], name="shop_customer_name"),
            models.Index(fields=["created_at"], name="shop_customer_created"),
            models.Index(fields=["lifetime_value"], name="shop_customer_lifetime_value"),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="shop_customer_email_unique_any_case",
                violation_error_message="Another customer has this e-mail address.",
            ),
            models.CheckConstraint(
                condition=Q(email__contains="@"),
                name="shop_customer_email_has_at_sign",
                violation_error_message="An e-mail address contains @.",
            ),
            models.CheckConstraint(
                condition=Q(
                    industry__in=[
                        "Technology",
                        "Healthcare",
                        "Finance",
                        "Education",
                        "Manufacturing",
                        "Retail",
                        "Consulting",
                        "Real Estate",
                    ]
                ),
                name="shop_customer_industry_known",
                violation_error_message="Unknown industry.",
            ),
            models.CheckConstraint(
                condition=Q(company_size__in=["startup", "small", "medium", "large", "enterprise"]),
                name="shop_customer_company_size_known",
                violation_error_message="Unknown company size.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["active", "inactive", "prospect", "churned"]),
                name="shop_customer_status_known",
                violation_error_message="Unknown customer status.",
            ),
            models.CheckConstraint(
                condition=Q(
                    lead_source__in=[
                        "organic_search",
                        "paid_search",
                        "social_media",
                        "referral",
                        "email_campaign",
                        "webinar",
                        "whitepaper",
                    ]
                ),
                name="shop_customer_lead_source_known",
                violation_error_message="Unknown lead source.",
            ),
            models.CheckConstraint(
                condition=Q(lifetime_value__gte=0),
                name="shop_customer_lifetime_value_not_negative",
                violation_error_message="The lifetime value cannot be negative.",
            ),
            models.CheckConstraint(
                condition=~Q(status="prospect") | Q(lifetime_value=0),
                name="shop_customer_prospect_bought_nothing",
                violation_error_message="A prospect has bought nothing yet.",
            ),
            models.CheckConstraint(
                condition=Q(last_activity__gte=F("created_at")),
                name="shop_customer_active_after_created",
                violation_error_message="A customer cannot be active before the creation.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.company})"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def location(self) -> dict[str, str]:
        """The place as one nested value, as other systems exchange it."""
        return {
            "city": self.city,
            "state": self.state,
            "country": self.country,
            "postal_code": self.postal_code,
        }

    def clean(self) -> None:
        """A customer is made of a converted lead, and after it."""
        super().clean()
        if self.lead is not None and self.lead.status != "converted":
            raise ValidationError({"lead": "Only a converted lead is a customer."})
        if self.lead is not None and self.created_at < self.lead.created_at:
            raise ValidationError({"lead": "This lead is younger than the customer."})


class Purchase(models.Model):
    class Product(models.TextChoices):
        SOFTWARE_LICENSE = "Software License"
        CONSULTING_HOURS = "Consulting Hours"
        TRAINING_COURSE = "Training Course"
        SUPPORT_PACKAGE = "Support Package"
        CUSTOM_DEVELOPMENT = "Custom Development"
        INTEGRATION_SERVICE = "Integration Service"

    class Status(models.TextChoices):
        COMPLETED = "completed"
        PENDING = "pending"
        CANCELLED = "cancelled"

    class PaymentMethod(models.TextChoices):
        CREDIT_CARD = "credit_card"
        BANK_TRANSFER = "bank_transfer"
        PAYPAL = "paypal", "PayPal"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="purchases")
    product = models.CharField(max_length=20, choices=Product)
    amount = models.DecimalField(max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])
    purchase_date = models.DateTimeField(help_text="Never before the customer's creation.")
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    payment_method = models.CharField(max_length=14, choices=PaymentMethod)

    class Meta:
        ordering = ["-purchase_date", "-pk"]
        indexes = [
            models.Index(fields=["customer", "purchase_date"], name="shop_purchase_customer_date"),
            models.Index(fields=["status", "purchase_date"], name="shop_purchase_status_date"),
            models.Index(fields=["product", "purchase_date"], name="shop_purchase_product_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    product__in=[
                        "Software License",
                        "Consulting Hours",
                        "Training Course",
                        "Support Package",
                        "Custom Development",
                        "Integration Service",
                    ]
                ),
                name="shop_purchase_product_known",
                violation_error_message="Unknown product.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="shop_purchase_amount_not_negative",
                violation_error_message="The amount cannot be negative.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["completed", "pending", "cancelled"]),
                name="shop_purchase_status_known",
                violation_error_message="Unknown purchase status.",
            ),
            models.CheckConstraint(
                condition=Q(payment_method__in=["credit_card", "bank_transfer", "paypal"]),
                name="shop_purchase_payment_method_known",
                violation_error_message="Unknown payment method.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.pk}"

    def clean(self) -> None:
        """Nobody buys before being a customer, and who bought is no prospect."""
        super().clean()
        if self.purchase_date < self.customer.created_at:
            raise ValidationError({"purchase_date": "The customer did not exist then."})
        if self.status == "completed" and self.customer.status == "prospect":
            raise ValidationError({"status": "A prospect has bought nothing yet."})
