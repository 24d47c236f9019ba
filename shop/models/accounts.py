"""Who logs in and buys: a user known by an e-mail address."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from .timestamps import Timestamped


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Saves a user, who cannot log in without a password. Raises ValueError for no e-mail."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Saves an administrator with every permission."""
        fields = {"role": User.Role.ADMIN, "is_staff": True, "is_superuser": True, **fields}
        if not (fields["is_staff"] and fields["is_superuser"]):
            raise ValueError("A superuser needs is_staff=True and is_superuser=True.")
        return self.create_user(email, password, **fields)


class User(AbstractBaseUser, PermissionsMixin, Timestamped):
    class Role(models.TextChoices):
        USER = "user"
        PREMIUM = "premium"
        ADMIN = "admin"

    email = models.EmailField("e-mail", max_length=254, unique=True, help_text="The login.")
    full_name = models.CharField(max_length=150)
    phone = models.CharField(max_length=32, blank=True)
    role = models.CharField(max_length=10, choices=Role, default=Role.USER)
    date_of_birth = models.DateField(null=True, blank=True)
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=100, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", "Two capital letters, as in DE.")],
        help_text="ISO 3166-1 alpha-2 code, as in DE.",
    )
    is_active = models.BooleanField("active", default=True, help_text="Clear this instead of deleting a user.")
    is_staff = models.BooleanField("staff", default=False, help_text="May open this admin site.")

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["email"]
        indexes = [
            models.Index(fields=["is_active", "role"], name="shop_user_active_role"),
            models.Index(fields=["created_at"], name="shop_user_created"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.UniqueConstraint(
                Lower("email"),
                name="shop_user_email_unique_any_case",
                violation_error_message="Another user has this e-mail address.",
            ),
            models.CheckConstraint(
                condition=Q(email__contains="@"),
                name="shop_user_email_has_at_sign",
                violation_error_message="An e-mail address contains @.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["user", "premium", "admin"]),
                name="shop_user_role_known",
                violation_error_message="Unknown role.",
            ),
            models.CheckConstraint(
                condition=Q(date_of_birth__isnull=True) | Q(date_of_birth__lt=F("created_at")),
                name="shop_user_born_before_signup",
                violation_error_message="The date of birth must lie before the sign-up.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ", 1)[0]
