"""`python -m config.login PORT` tells where the demonstration is served and who may log in."""

import os
import sys

import django

DEVELOPMENT_PASSWORD = "seeding"


def describe(port: str) -> str:
    """Address, e-mail and password of the first active superuser, one a line."""
    from django.contrib.auth.hashers import check_password

    from shop.models import User

    address = f"  Admin     http://127.0.0.1:{port}/admin/"
    user = User.objects.filter(is_superuser=True, is_staff=True, is_active=True).order_by("pk").first()
    if user is None:
        return f"{address}\n  Nobody can log in yet: python manage.py createsuperuser"
    password = DEVELOPMENT_PASSWORD if check_password(DEVELOPMENT_PASSWORD, user.password) else "(your own)"
    return f"{address}\n  E-mail    {user.email}\n  Password  {password}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print("", describe(*sys.argv[1:2] or ["8000"]), "", sep="\n", flush=True)
