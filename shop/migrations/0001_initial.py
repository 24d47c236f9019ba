import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(help_text="The name, as it stands in addresses.", max_length=220, unique=True),
                ),
                ("description", models.TextField()),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("electronics", "Electronics"),
                            ("clothing", "Clothing"),
                            ("home", "Home"),
                            ("sports", "Sports"),
                        ],
                        max_length=20,
                    ),
                ),
                ("price", models.DecimalField(decimal_places=2, max_digits=10)),
                ("stock", models.PositiveIntegerField(default=0, help_text="Pieces that can be sold now.")),
            ],
            options={
                "ordering": ["name"],
                "indexes": [
                    models.Index(fields=["category", "price"], name="shop_product_category_price"),
                    models.Index(fields=["name"], name="shop_product_name"),
                    models.Index(fields=["created_at"], name="shop_product_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_product_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price__gt", 0)),
                        name="shop_product_price_positive",
                        violation_error_message="The price must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stock__gte", 0)),
                        name="shop_product_stock_not_negative",
                        violation_error_message="The stock cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("category__in", ["electronics", "clothing", "home", "sports"])),
                        name="shop_product_category_known",
                        violation_error_message="Unknown category.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=50, unique=True)),
                ("slug", models.SlugField(max_length=60, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                (
                    "email",
                    models.EmailField(help_text="The login.", max_length=254, unique=True, verbose_name="e-mail"),
                ),
                ("full_name", models.CharField(max_length=150)),
                ("phone", models.CharField(blank=True, max_length=32)),
                (
                    "role",
                    models.CharField(
                        choices=[("user", "User"), ("premium", "Premium"), ("admin", "Admin")],
                        default="user",
                        max_length=10,
                    ),
                ),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("state", models.CharField(blank=True, max_length=100)),
                ("postal_code", models.CharField(blank=True, max_length=20)),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 alpha-2 code, as in DE.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator("\\A[A-Z]{2}\\Z", "Two capital letters, as in DE.")
                        ],
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True, help_text="Clear this instead of deleting a user.", verbose_name="active"
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(default=False, help_text="May open this admin site.", verbose_name="staff"),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["email"],
                "indexes": [
                    models.Index(fields=["is_active", "role"], name="shop_user_active_role"),
                    models.Index(fields=["created_at"], name="shop_user_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_user_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="shop_user_email_unique_any_case",
                        violation_error_message="Another user has this e-mail address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__contains", "@")),
                        name="shop_user_email_has_at_sign",
                        violation_error_message="An e-mail address contains @.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["user", "premium", "admin"])),
                        name="shop_user_role_known",
                        violation_error_message="Unknown role.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_of_birth__isnull", True),
                            ("date_of_birth__lt", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="shop_user_born_before_signup",
                        violation_error_message="The date of birth must lie before the sign-up.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("open", "Open"), ("paid", "Paid"), ("void", "Void")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued")),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("subtotal", models.DecimalField(decimal_places=2, help_text="The sum of the lines.", max_digits=14)),
                ("tax", models.DecimalField(decimal_places=2, help_text="8 % of the subtotal.", max_digits=14)),
                ("total", models.DecimalField(decimal_places=2, help_text="Subtotal + tax.", max_digits=14)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invoices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-issued_at", "-pk"],
                "indexes": [
                    models.Index(fields=["user", "issued_at"], name="shop_invoice_user_issued"),
                    models.Index(fields=["status", "due_at"], name="shop_invoice_status_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_invoice_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "open", "paid", "void"])),
                        name="shop_invoice_status_known",
                        violation_error_message="Unknown invoice status.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("issued_at"))),
                        name="shop_invoice_due_after_issued",
                        violation_error_message="An invoice cannot be due before it was issued.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subtotal__gte", 0)),
                        name="shop_invoice_subtotal_not_negative",
                        violation_error_message="The subtotal cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tax__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("subtotal"), "*", models.Value(Decimal("0.08"))
                                    ),
                                    "-",
                                    models.Value(Decimal("0.005")),
                                ),
                            ),
                            (
                                "tax__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("subtotal"), "*", models.Value(Decimal("0.08"))
                                    ),
                                    "+",
                                    models.Value(Decimal("0.005")),
                                ),
                            ),
                        ),
                        name="shop_invoice_tax_agrees",
                        violation_error_message="The tax must be 8 % of the subtotal, rounded to cents.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("subtotal"), "+", models.F("tax")
                                    ),
                                    "-",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                            (
                                "total__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("subtotal"), "+", models.F("tax")
                                    ),
                                    "+",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                        ),
                        name="shop_invoice_total_agrees",
                        violation_error_message="The total must be subtotal + tax.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("quantity", models.PositiveIntegerField(default=1)),
                (
                    "unit_price",
                    models.DecimalField(decimal_places=2, help_text="The price on that day.", max_digits=10),
                ),
                (
                    "total_price",
                    models.DecimalField(decimal_places=2, help_text="Quantity x unit price.", max_digits=14),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("processing", "Processing"),
                            ("shipped", "Shipped"),
                            ("delivered", "Delivered"),
                            ("cancelled", "Cancelled"),
                            ("refunded", "Refunded"),
                        ],
                        default="pending",
                        max_length=12,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="orders", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="shop.product"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["user", "created_at"], name="shop_order_user_created"),
                    models.Index(fields=["status", "created_at"], name="shop_order_status_created"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_order_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)),
                        name="shop_order_quantity_positive",
                        violation_error_message="The quantity must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit_price__gt", 0)),
                        name="shop_order_unit_price_positive",
                        violation_error_message="The unit price must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total_price__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("quantity"), "*", models.F("unit_price")
                                    ),
                                    "-",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                            (
                                "total_price__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("quantity"), "*", models.F("unit_price")
                                    ),
                                    "+",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                        ),
                        name="shop_order_total_agrees",
                        violation_error_message="The total price must be quantity x unit price.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["pending", "processing", "shipped", "delivered", "cancelled", "refunded"])
                        ),
                        name="shop_order_status_known",
                        violation_error_message="Unknown order status.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvoiceLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="1 for the first line.")),
                ("quantity", models.PositiveIntegerField(default=1)),
                ("unit_price", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "line_total",
                    models.DecimalField(decimal_places=2, help_text="Quantity x unit price.", max_digits=14),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="shop.invoice"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invoice_lines", to="shop.product"
                    ),
                ),
            ],
            options={
                "ordering": ["invoice", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("invoice", "position"),
                        name="shop_invoiceline_position_unique",
                        violation_error_message="This invoice already has a line at this position.",
                    ),
                    models.UniqueConstraint(
                        fields=("invoice", "product"),
                        name="shop_invoiceline_product_unique",
                        violation_error_message="This invoice already has a line for this product.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)),
                        name="shop_invoiceline_position_from_one",
                        violation_error_message="Positions count from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)),
                        name="shop_invoiceline_quantity_positive",
                        violation_error_message="The quantity must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit_price__gt", 0)),
                        name="shop_invoiceline_unit_price_positive",
                        violation_error_message="The unit price must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line_total__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("quantity"), "*", models.F("unit_price")
                                    ),
                                    "-",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                            (
                                "line_total__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("quantity"), "*", models.F("unit_price")
                                    ),
                                    "+",
                                    models.Value(Decimal("0.004")),
                                ),
                            ),
                        ),
                        name="shop_invoiceline_total_agrees",
                        violation_error_message="The line total must be quantity x unit price.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        help_text="1 (poor) to 5 (excellent).",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="shop.product"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["product", "rating"], name="shop_review_product_rating")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_review_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.UniqueConstraint(
                        fields=("user", "product"),
                        name="shop_review_one_per_user_product",
                        violation_error_message="This user has already reviewed this product.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating__gte", 1), ("rating__lte", 5)),
                        name="shop_review_rating_in_range",
                        violation_error_message="A rating is a whole number from 1 to 5.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="product",
            name="tags",
            field=models.ManyToManyField(blank=True, related_name="products", to="shop.tag"),
        ),
    ]
