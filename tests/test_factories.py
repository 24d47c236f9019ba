"""Number n of a factory is row n of `seed_db`, and an override reaches whatever is derived from it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import factory
import numpy as np
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, models, transaction

import seeding.factories
from seeding import runs
from seeding.conf import conf
from seeding.factories import ModelFactory, _plan, factory_for, factory_plan
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.registry import seeds_by_label
from seeding.scenarios import traits_of
from seeding.spec import SeedingError
from shop import factories
from shop.factories import (
    InvoiceFactory,
    InvoiceLineFactory,
    OrderFactory,
    ProductFactory,
    ReviewFactory,
    TagFactory,
    UserFactory,
)
from shop.models import Invoice, InvoiceLine, Order, Product, Review, Subreddit, Tag, Topic, User

pytestmark = pytest.mark.django_db

DECLARED = [getattr(factories, name) for name in factories.__all__]
MODELS = list(apps.get_app_config("shop").get_models())
NUMBERS = (0, 1, 2, 3, 7, 23)
LISTED = {Tag: 4, Topic: 20, Subreddit: 8}


@pytest.fixture(autouse=True)
def from_the_start():
    """Every test counts from 0."""
    for made in DECLARED:
        made.reset_sequence(0, force=True)


def numbered(made: type[ModelFactory], number: int, **overrides: Any) -> Any:
    return made(__sequence=number, **overrides)


def agrees_with_its_row(row: models.Model, number: int) -> None:
    """Each field holds what the plan draws for the row of this number; a foreign key, the object of that row."""
    label = row._meta.label
    plan = factory_plan(label)
    drawn = plan.rows(label, np.array([number]))
    generics = plan.models[label].table.generics
    for generic in generics if row.pk else ():
        target, mixed = getattr(row, generic.name), drawn.mixed(generic.name)
        assert (target._meta.label, target.pk) == (mixed.tables[mixed.which[0]], row.object_id)
        agrees_with_its_row(target, int(mixed.numbers[0]))
    held = {name for generic in generics for name in (generic.content_type, generic.object_id)}
    for column in plan.models[label].columns:
        if column.field.auto or column.field.name in held:
            continue
        field, value = column.field, getattr(row, column.field.name)
        if field.reference:
            numbers, missing = drawn.referenced(field.name)
            if missing is not None and missing[0]:
                assert value is None, (label, field.name)
            else:
                agrees_with_its_row(value, int(numbers[0]))
        elif column.volatile:
            assert row.check_password(conf().password)
        else:
            assert value == drawn.column(field.name).values()[0], (label, field.name)


# Number n -------------------------------------------------------------------------------------------------


def test_every_model_of_the_shop_has_a_factory():
    assert {made._meta.model for made in DECLARED} == set(MODELS)
    assert {name for name in vars(factories) if name.endswith("Factory")} - {"ModelFactory"} == {
        made.__name__ for made in DECLARED
    }
    for made in DECLARED:
        assert factory_for(made._meta.model) is made
        assert factory_for(made._meta.model._meta.label) is made


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_number_n_is_row_n(model):
    for number in (n for n in NUMBERS if n < LISTED.get(model, 99)):
        row = numbered(factory_for(model), number)
        row.refresh_from_db()
        agrees_with_its_row(row, number)


@pytest.mark.once
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_is_built_is_the_same_row(model):
    for number in (n for n in NUMBERS if n < LISTED.get(model, 99)):
        agrees_with_its_row(factory_for(model).build(__sequence=number), number)
    assert not model._base_manager.exists()


def test_rows_that_need_no_others_are_those_of_seed_db():
    runs.seed(Request(conf().seed, conf().as_of, {"shop.User": 30, "shop.Product": 30}))
    seeded = {model: list(model._base_manager.order_by("pk").values()) for model in (User, Product, Tag)}
    runs.unseed()

    for model, found in seeded.items():
        for number, values in enumerate(found):
            made = numbered(factory_for(model), number)
            for name in values.keys() - {"id", "password"}:
                assert getattr(made, name) == values[name], (model, name)


def test_the_children_of_seed_db_are_those_of_the_factory():
    """But for the product, which is picked from as many as there are."""
    request = Request(conf().seed, conf().as_of, {"shop.User": 30})
    rows = build_plan(request).rows("shop.Order", range(20))

    for number in range(20):
        made = numbered(OrderFactory, number)
        assert made.user.email == rows.user.column("email").values()[number]
        assert made.created_at == rows.column("created_at").values()[number]
        assert made.quantity == rows.column("quantity").values()[number]


def test_numbers_count_up():
    assert [user.email for user in UserFactory.create_batch(3)] == [numbered_email(number) for number in range(3)]


def numbered_email(number: int) -> str:
    return factory_plan("shop.User").rows("shop.User", range(number, number + 1)).column("email").values()[0]


def test_the_seed_of_a_factory():
    class OtherFactory(ModelFactory):
        class Meta:
            model = User
            seed = 77

    class LaterFactory(OtherFactory):
        pass

    request = Request(77, conf().as_of, {"shop.User": 5})
    expected = build_plan(request).rows("shop.User", range(2)).column("full_name").values()
    assert [numbered(OtherFactory, n).full_name for n in range(2)] == expected
    assert numbered(LaterFactory, 1, email="other@example.com").full_name == expected[1]
    assert expected[0] != numbered(UserFactory, 0).full_name
    assert factory_for(User) is UserFactory


def test_the_setting_counts_when_the_factory_is_called(settings):
    first = UserFactory.build(__sequence=0).full_name
    settings.SEEDING = {"SEED": 5, "AS_OF": "2020-01-01"}

    other = UserFactory.build(__sequence=0)

    assert other.full_name != first
    assert other.created_at < datetime(2020, 1, 1, tzinfo=UTC)


# Strategies -----------------------------------------------------------------------------------------------


def test_building_and_stubbing_write_nothing(django_assert_num_queries):
    OrderFactory.build()
    ReviewFactory.build()
    with django_assert_num_queries(0):
        order = OrderFactory.build()
        batch = ReviewFactory.build_batch(3)
        stub = OrderFactory.stub()

    assert order.pk is None
    assert order.user.pk is None
    assert order.total_price == order.quantity * order.unit_price
    assert len(batch) == 3
    assert stub.total_price == stub.quantity * stub.unit_price
    assert stub.user.email


def test_building_needs_no_database(django_db_blocker):
    _plan.cache_clear()
    with django_db_blocker.block():
        assert OrderFactory.build().user.email
        assert UserFactory.build().email


def test_batches():
    assert len(OrderFactory.create_batch(20)) == 20
    assert Order.objects.count() == 20
    assert len({order.user_id for order in Order.objects.all()}) == User.objects.count() > 1


def test_a_parent_is_made_once():
    orders = OrderFactory.create_batch(20)
    by_email: dict[str, set[int]] = {}
    for order in orders:
        by_email.setdefault(order.user.email, set()).add(order.user_id)

    assert all(len(keys) == 1 for keys in by_email.values())


# Overrides ------------------------------------------------------------------------------------------------


def test_an_override_reaches_what_is_derived_from_it():
    order = OrderFactory(quantity=7)
    assert order.total_price == 7 * order.unit_price == 7 * order.product.price

    order = OrderFactory(unit_price=Decimal("2.50"), quantity=4)
    assert order.total_price == Decimal("10.00")

    lamp = ProductFactory(price=Decimal("3.33"))
    order = OrderFactory(product=lamp, quantity=3)
    assert (order.unit_price, order.total_price) == (Decimal("3.33"), Decimal("9.99"))

    invoice = InvoiceFactory(subtotal=Decimal("10.00"))
    assert (invoice.tax, invoice.total) == (Decimal("0.80"), Decimal("10.80"))

    line = InvoiceLineFactory(product=lamp, quantity=2)
    assert (line.unit_price, line.line_total) == (Decimal("3.33"), Decimal("6.66"))

    admin = UserFactory(role="admin")
    assert (admin.is_staff, admin.is_superuser, admin.is_active) == (True, True, True)

    late = UserFactory(created_at=datetime(2024, 12, 30, tzinfo=UTC))
    assert late.updated_at >= late.created_at


def test_an_override_changes_nothing_else():
    usual, other = UserFactory.build(__sequence=4), UserFactory.build(__sequence=4, city="Ulm")

    different = {f.name for f in User._meta.concrete_fields if getattr(usual, f.name) != getattr(other, f.name)}
    assert different == {"city"}


def test_overrides_of_a_parent():
    order = OrderFactory(user__role="admin", user__city="Ulm", product__price=Decimal("5.00"), quantity=2)

    order.refresh_from_db()
    assert (order.user.role, order.user.is_staff, order.user.city) == ("admin", True, "Ulm")
    assert (order.unit_price, order.total_price) == (Decimal("5.00"), Decimal("10.00"))
    assert order.created_at >= order.user.created_at

    line = InvoiceLineFactory(invoice__user__city="Ulm")
    assert line.invoice.user.city == "Ulm"

    built = OrderFactory.build(user__city="Ulm")
    assert (built.user.city, built.user.pk) == ("Ulm", None)


def test_an_object_in_the_place_of_a_parent():
    ann = UserFactory(created_at=datetime(2024, 12, 1, tzinfo=UTC))

    for order in OrderFactory.create_batch(10, user=ann):
        assert order.user == ann
        assert ann.created_at <= order.created_at <= order.updated_at
    assert User.objects.filter(pk=ann.pk).get().orders.count() == 10


def test_a_factory_of_one_s_own():
    class BigOrderFactory(OrderFactory):
        quantity = 100
        status = factory.Iterator(["pending", "shipped"])
        product = factory.SubFactory(ProductFactory, price=Decimal("0.50"))

        class Params:
            gift = factory.Trait(quantity=1)

    first, second, gift = BigOrderFactory(), BigOrderFactory(), BigOrderFactory(gift=True)

    assert (first.total_price, first.status, second.status) == (Decimal("50.00"), "pending", "shipped")
    assert gift.total_price == Decimal("0.50")
    assert BigOrderFactory(bulk_order=True).quantity == 500


def test_lazy_declarations_see_drawn_fields():
    class LoudFactory(UserFactory):
        city = factory.LazyAttribute(lambda user: user.full_name.upper())

    loud = LoudFactory(__sequence=3)

    assert loud.city == loud.full_name.upper() == UserFactory.build(__sequence=3).full_name.upper()


# Traits ---------------------------------------------------------------------------------------------------


def test_traits_are_those_of_seeds_py():
    for made in DECLARED:
        declared = seeds_by_label()[made._meta.model._meta.label].traits
        scenarios = traits_of(made._meta.model._meta.label, None)
        assert made._meta.parameters.keys() == declared.keys() | scenarios.keys()
        for trait in declared:
            assert trait in (made.__doc__ or "") or trait in Order.Status.values, (made, trait)


def test_traits_of_values():
    assert (UserFactory(admin=True).role, UserFactory(admin=True).is_superuser) == ("admin", True)
    assert UserFactory(suspended=True).is_active is False
    assert [ProductFactory(**{trait: True}).stock for trait in ("out_of_stock", "low_stock", "high_stock")] == [
        0,
        3,
        5000,
    ]
    bulk = OrderFactory(bulk_order=True)
    assert (bulk.quantity, bulk.total_price) == (500, 500 * bulk.unit_price)
    assert [OrderFactory(**{status: True}).status for status in Order.Status.values] == Order.Status.values


def test_traits_of_children():
    ann = UserFactory(with_orders=True)
    assert ann.orders.count() == 3
    assert all(order.created_at >= ann.created_at for order in ann.orders.all())

    assert UserFactory(with_orders=True, with_orders__size=5).orders.count() in (3, 5)
    both = UserFactory(with_orders=True, with_reviews=True)
    assert (both.orders.count(), both.reviews.count()) == (3, 2)


def test_many_users_with_reviews():
    for user in UserFactory.create_batch(15, with_reviews=True):
        assert user.reviews.count() == 2


def lines_add_up(invoice: Invoice) -> list[InvoiceLine]:
    lines = list(invoice.lines.order_by("position"))
    assert sum(line.line_total for line in lines) == invoice.subtotal > 0
    assert [line.position for line in lines] == list(range(1, len(lines) + 1))
    assert len({line.product_id for line in lines}) == len(lines)
    return lines


def test_an_invoice_with_lines():
    sizes = {len(lines_add_up(InvoiceFactory(with_lines=True))) for _ in range(12)}

    assert len(sizes) > 1


def test_an_invoice_with_the_lines_of_its_row():
    """But for the keys they are those of `seed_db`."""
    invoice = InvoiceFactory(with_lines=True, __sequence=3)
    plan = factory_plan("shop.Invoice")
    first = int(plan.lineage("shop.InvoiceLine").before(np.array([3]))[0])

    assert invoice.subtotal == InvoiceFactory.build(__sequence=3).subtotal
    assert invoice.subtotal == InvoiceFactory.build(__sequence=3, with_lines=True).subtotal
    for k, line in enumerate(lines_add_up(invoice)):
        drawn = plan.rows("shop.InvoiceLine", range(first + k, first + k + 1))
        assert (line.quantity, line.unit_price) == tuple(
            drawn.column(name).values()[0] for name in ("quantity", "unit_price")
        )


def test_an_invoice_with_so_many_lines():
    for number in (1, 2, 5, 9):
        assert len(lines_add_up(InvoiceFactory(with_lines=number))) == number
    assert not InvoiceFactory(with_lines=0).lines.exists()
    lines = lines_add_up(InvoiceFactory(with_lines=3, lines__quantity=4))
    assert [line.quantity for line in lines] == [4, 4, 4]
    built = InvoiceFactory.build(with_lines=3)
    assert built.total == built.subtotal + built.tax > 0


def test_lines_beside_invoices_with_lines():
    for _ in range(6):
        lines_add_up(InvoiceFactory(with_lines=True))
        InvoiceLineFactory()
        lines_add_up(InvoiceFactory(with_lines=3))


def test_children_of_one_object_know_their_places():
    ann = UserFactory(with_orders=6)
    orders = list(ann.orders.order_by("pk"))

    assert [order.created_at for order in orders] == sorted(order.created_at for order in orders)
    # A quarter of them is of a product ordered before.
    assert len({order.product_id for order in orders}) == 5


# Numbers that meet ----------------------------------------------------------------------------------------


def test_factories_that_are_mixed_never_collide():
    for _ in range(4):
        OrderFactory.create_batch(3)
        UserFactory()
        ReviewFactory.create_batch(2)
        ProductFactory.create_batch(2)
        InvoiceLineFactory()
        InvoiceFactory()
        UserFactory(with_orders=True)
        OrderFactory(user__city="Ulm", product__stock=3)

    for model, field in ((User, "email"), (Product, "slug"), (Invoice, "number")):
        values = list(model._base_manager.values_list(field, flat=True))
        assert len(set(values)) == len(values)


def test_lines_of_one_invoice_never_collide():
    invoice = InvoiceFactory()

    for _ in range(3):
        InvoiceLineFactory(invoice=invoice)

    assert InvoiceLine.objects.filter(invoice=invoice).count() == 3


def test_reviews_of_one_user_never_collide():
    for _ in range(3):
        ann = UserFactory()
        ReviewFactory.create_batch(20, user=ann)
        assert Review.objects.filter(user=ann).count() == 20
    for ann in UserFactory.create_batch(20, with_reviews=4):
        assert ann.reviews.count() == 4


def test_reviews_of_one_product_never_collide():
    lamp = ProductFactory()

    ReviewFactory.create_batch(40, product=lamp)

    assert Review.objects.filter(product=lamp).values("user").distinct().count() == 40


def test_what_the_caller_says_twice_is_the_caller_s_mistake():
    ann, lamp = UserFactory(), ProductFactory()
    ReviewFactory(user=ann, product=lamp)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewFactory(user=ann, product=lamp)


def test_one_user_cannot_review_more_products_than_there_are(monkeypatch):
    monkeypatch.setattr(seeding.factories, "_TRIED", 5)
    ann = UserFactory()

    with pytest.raises(SeedingError, match=r"shop\.Review: none of 5 rows .*user, product.*Name a product"):
        ReviewFactory.create_batch(101, user=ann)


def test_beside_rows_of_seed_db_with_the_same_seed():
    runs.seed(Request(conf().seed, conf().as_of, {"shop.User": 10}))

    UserFactory.create_batch(3)
    OrderFactory.create_batch(3)
    InvoiceFactory()

    assert User.objects.count() >= 13


def test_before_rows_of_seed_db_with_the_same_seed():
    UserFactory.create_batch(3)
    OrderFactory()

    runs.seed(Request(conf().seed, conf().as_of, {"shop.User": 10}))

    assert User.objects.count() >= 13


def test_tags_are_those_of_the_list():
    assert [tag.name for tag in TagFactory.create_batch(4)] == ["popular", "sale", "new", "limited"]


@pytest.mark.parametrize("number", range(3))
def test_the_list_begins_again_where_its_rows_are_gone(number):
    """Numbers count on from test to test."""
    for _ in range(2):
        TagFactory.create_batch(3)
        assert sorted(Tag.objects.values_list("name", flat=True)) == sorted({tag.name for tag in Tag.objects.all()})
        Tag.objects.all().delete()
    assert len({tag.name for tag in TagFactory.build_batch(4)}) == 4


def test_a_tag_that_is_not_of_the_list():
    TagFactory.create_batch(4)

    assert TagFactory(name="fair", slug="fair").slug == "fair"


def test_more_than_a_list_has_reads_well():
    with pytest.raises(SeedingError, match=r"shop\.Tag\.name.*4 values"):
        TagFactory.create_batch(6)


# Passwords, stamps, links ---------------------------------------------------------------------------------


def test_the_default_password_logs_in(client):
    ann = UserFactory(is_active=True)

    assert client.login(email=ann.email, password="seeding")


def test_a_password_is_hashed(client):
    ann = UserFactory(is_active=True, password="something else")

    assert ann.password != "something else"
    assert client.login(email=ann.email, password="something else")
    assert UserFactory.build(password="x").check_password("x")
    copy = UserFactory(password=ann.password)
    assert copy.password == ann.password
    assert not UserFactory(password="!").has_usable_password()


def test_stamps_are_those_of_the_row():
    ann = UserFactory(__sequence=5)
    kept = ann.updated_at
    ann.refresh_from_db()

    assert ann.updated_at == kept < datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=1)
    when = datetime(2024, 12, 31, 23, tzinfo=UTC)
    assert User.objects.get(pk=UserFactory(updated_at=when).pk).updated_at == when
    tagged = ProductFactory(tags=[TagFactory()])
    kept = tagged.updated_at
    tagged.refresh_from_db()
    assert tagged.updated_at == kept


def test_links():
    tags = TagFactory.create_batch(2)
    product = ProductFactory(tags=tags)
    assert set(product.tags.all()) == set(tags)
    assert not ProductFactory().tags.exists()
    group = Group.objects.create(name="staff")
    assert list(UserFactory(groups=[group]).groups.all()) == [group]
    assert factory_for("auth.Group")(name="team").name == "team"


# Errors ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["shop.Nope", "nope.User", "User", ""])
def test_an_unknown_model_reads_well(label):
    with pytest.raises(SeedingError, match=r"no such model\. Write app\.Model, as in 'shop\.Order'\."):
        factory_for(label)


UNKNOWN = [
    (lambda make: make(UserFactory, shoe_size=43), "UserFactory(shoe_size=…): shop.User has no such field, and its factory no such trait."),
    (lambda make: make(UserFactory, full_nam="Ann"), "UserFactory(full_nam=…): {0}. Did you mean full_name?"),
    (lambda make: make(UserFactory, with_order=3), "UserFactory(with_order=…): {0}. Did you mean with_orders?"),
    (lambda make: make(OrderFactory, user__citty="Ulm"), "UserFactory(citty=…): {0}. Did you mean city?"),
    (lambda make: make(UserFactory, with_orders=2, orders__quantty=4), "OrderFactory(quantty=…): shop.Order has no such field, and its factory no such trait. Did you mean quantity?"),
    (lambda make: make(TagFactory, nam="x"), "TagFactory(nam=…): shop.Tag has no such field, and its factory no such trait. Did you mean name?"),
]  # fmt: skip


@pytest.mark.parametrize("strategy", ["build", "create"])
@pytest.mark.parametrize(("call", "text"), UNKNOWN, ids=range(len(UNKNOWN)))
def test_an_unknown_field_reads_well(call, text, strategy):
    with pytest.raises(TypeError) as error:
        call(lambda made, **overrides: getattr(made, strategy)(**overrides))

    said = text.format("shop.User has no such field, and its factory no such trait")
    assert str(error.value) == f"{said} {said.partition('(')[0]}.takes() lists what it takes."


@pytest.mark.parametrize("name", ["plan", "table", "row", "options"])
def test_a_field_may_be_called_as_what_a_factory_needs(name):
    """Fields are attributes of a factory's class, beside its own methods."""
    made = type(
        "NamedFactory", (UserFactory,), {name: "one", "Meta": type("Meta", (), {"model": User, "exclude": (name,)})}
    )

    assert made.create().pk
    assert made.build().email


def test_what_a_factory_takes():
    assert {"email", "full_name", "groups", "admin", "with_orders"} < set(UserFactory.takes())
    assert "id" not in UserFactory.takes()
    for name in ProductFactory.takes():
        assert hasattr(Product, name) or name in seeds_by_label()["shop.Product"].traits


def test_a_mistake_of_one_s_own_is_not_taken_for_a_name():
    class WrongFactory(UserFactory):
        @classmethod
        def _build(cls, model_class, *args, **kwargs):
            return len(5)

    with pytest.raises(TypeError, match="has no len"):
        WrongFactory.build(city="Ulm")


def test_a_value_of_the_wrong_type_names_the_field():
    with pytest.raises(Exception, match=r"(?s)quantity"):
        OrderFactory(quantity="many")
