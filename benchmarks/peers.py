"""The usual ways to fill a database, as typical projects have them: Faker with `bulk_create`; factory_boy.

Both take a password hash that was made once: hashing one for each user would cost more than all the rest.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from random import Random

import faker
from django.db import transaction
from factory.declarations import Iterator, LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory
from factory.faker import Faker
from factory.random import reseed_random

from benchmarks.dataset import SEED, counts
from shop.models import Order, Product, Review, User

PASSWORD = "pbkdf2_sha256$1000000$benchmarks$" + "x" * 43 + "="
OPENED = datetime(2022, 1, 1, tzinfo=UTC)
CLOSED = datetime(2024, 12, 31, tzinfo=UTC)


def bulk_create(users: int) -> None:
    """Faker's values in model instances, a thousand to a statement, in one transaction."""
    fake, random, wanted = faker.Faker(), Random(SEED), counts(users)
    fake.seed_instance(SEED)
    with transaction.atomic():
        people = [
            User(
                email=f"{fake.user_name()}{number}@example.com",
                full_name=fake.name(),
                password=PASSWORD,
                phone=fake.numerify("+1-###-###-####"),
                role=random.choices(User.Role.values, (70, 20, 10))[0],
                date_of_birth=fake.date_of_birth(minimum_age=18, maximum_age=80),
                street=fake.street_address(),
                city=fake.city(),
                state=fake.state(),
                postal_code=fake.postcode(),
                country="US",
                created_at=fake.date_time_between(OPENED, CLOSED, tzinfo=UTC),
            )
            for number in range(users)
        ]
        User.objects.bulk_create(people, batch_size=1000)
        products = [
            Product(
                name=fake.catch_phrase(),
                slug=f"{fake.slug()}-{number}",
                description=fake.paragraph(),
                category=random.choice(Product.Category.values),
                price=Decimal(random.randint(100, 50_000)) / 100,
                stock=random.randint(0, 500),
                created_at=fake.date_time_between(OPENED, CLOSED, tzinfo=UTC),
            )
            for number in range(wanted["shop.Product"])
        ]
        Product.objects.bulk_create(products, batch_size=1000)
        orders = []
        for _ in range(wanted["shop.Order"]):
            user, product, quantity = random.choice(people), random.choice(products), random.randint(1, 5)
            orders.append(
                Order(
                    user=user,
                    product=product,
                    quantity=quantity,
                    unit_price=product.price,
                    total_price=quantity * product.price,
                    status=random.choice(Order.Status.values),
                    created_at=fake.date_time_between(user.created_at, CLOSED, tzinfo=UTC),
                )
            )
        Order.objects.bulk_create(orders, batch_size=1000)
        reviews = [
            Review(
                user=user,
                product=product,
                rating=random.randint(1, 5),
                comment=fake.paragraph(),
                created_at=fake.date_time_between(user.created_at, CLOSED, tzinfo=UTC),
            )
            for user in people
            for product in random.sample(products, 2)
        ]
        Review.objects.bulk_create(reviews, batch_size=1000)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = Sequence(lambda number: f"user{number}@example.com")
    full_name = Faker("name")
    password = PASSWORD
    phone = Faker("numerify", text="+1-###-###-####")
    role = Faker("random_element", elements=User.Role.values)
    date_of_birth = Faker("date_of_birth", minimum_age=18, maximum_age=80)
    street = Faker("street_address")
    city = Faker("city")
    state = Faker("state")
    postal_code = Faker("postcode")
    country = "US"
    created_at = Faker("date_time_between", start_date=OPENED, end_date=CLOSED, tzinfo=UTC)


class ProductFactory(DjangoModelFactory):
    class Meta:
        model = Product

    name = Faker("catch_phrase")
    slug = Sequence(lambda number: f"product-{number}")
    description = Faker("paragraph")
    category = Faker("random_element", elements=Product.Category.values)
    price = Faker("pydecimal", left_digits=3, right_digits=2, min_value=1)
    stock = Faker("random_int", min=0, max=500)
    created_at = Faker("date_time_between", start_date=OPENED, end_date=CLOSED, tzinfo=UTC)


class OrderFactory(DjangoModelFactory):
    class Meta:
        model = Order

    user = SubFactory(UserFactory)
    product = SubFactory(ProductFactory)
    quantity = Faker("random_int", min=1, max=5)
    unit_price = SelfAttribute("product.price")
    total_price = LazyAttribute(lambda order: order.quantity * order.unit_price)
    status = Faker("random_element", elements=Order.Status.values)
    created_at = Faker(
        "date_time_between",
        start_date=SelfAttribute("..user.created_at"),
        end_date=CLOSED,
        tzinfo=UTC,
    )


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    user = SubFactory(UserFactory)
    product = SubFactory(ProductFactory)
    rating = Faker("random_int", min=1, max=5)
    comment = Faker("paragraph")
    created_at = Faker(
        "date_time_between",
        start_date=SelfAttribute("..user.created_at"),
        end_date=CLOSED,
        tzinfo=UTC,
    )


def create_batch(users: int) -> None:
    """factory_boy's `create_batch` for each model, in one transaction."""
    reseed_random(SEED)
    random, wanted = Random(SEED), counts(users)
    with transaction.atomic():
        people = UserFactory.create_batch(users)
        products = ProductFactory.create_batch(wanted["shop.Product"])
        OrderFactory.create_batch(
            wanted["shop.Order"],
            user=LazyFunction(lambda: random.choice(people)),
            product=LazyFunction(lambda: random.choice(products)),
        )
        for user in people:
            ReviewFactory.create_batch(2, user=user, product=Iterator(random.sample(products, 2)))
