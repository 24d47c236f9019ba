"""`anonymize_db` as tests call it."""

import json
from io import StringIO

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command

SECRET = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def anonymize(policy, *options):
    """What the command said, and the audit if there is one."""
    out = StringIO()
    audit = policy.parent / "data_audit.json"
    call_command("anonymize_db", "--policy", policy, "--audit", audit, *options, stdout=out, stderr=StringIO())
    return out.getvalue(), json.loads(audit.read_text()) if audit.exists() else None


def users():
    return list(get_user_model().objects.order_by("pk").values())


def everything(alias="default"):
    """Every row of every model as Django reads it."""
    return {
        model._meta.label: list(model._base_manager.using(alias).order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
