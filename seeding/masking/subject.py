"""What is masked: the plan of a policy for one database, with the tables that this database really has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from seeding.databases import waiting_apps
from seeding.masking.databases import DatabaseTable, Store, store_for
from seeding.masking.planning import MaskedTable, MaskPlan, build_mask_plan
from seeding.masking.policy import Policy
from seeding.masking.unmapped import beside_models, with_hidden_columns
from seeding.schema import Table, migrates, schema_of_values
from seeding.spec import SeedingError


@dataclass(frozen=True)
class Subject:
    """What is masked: a plan, the database that it reads, and that database's tables by the plan's labels."""

    plan: MaskPlan
    store: Store
    tables: Mapping[str, DatabaseTable]
    schema: Mapping[str, Table]

    @property
    def content_types(self) -> dict[Any, str]:
        """The models that content types name, by primary key: `shop.user`."""
        table = self.tables.get("contenttypes.ContentType")
        if table is None:
            return {}
        connection = self.store.connection
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, app_label, model FROM {connection.ops.quote_name(table.name)}")
            return {key: f"{app}.{model}" for key, app, model in cursor.fetchall()}

    @property
    def changed(self) -> list[MaskedTable]:
        return [table for table in self.plan.changed if table.label in self.tables]


def subject_of(policy: Policy, connection: Any) -> Subject:
    """The plan of a policy for a database. Raises what `build_mask_plan` raises."""
    store = store_for(connection)
    there = store.tables()
    models = schema_of_values()
    schema = with_hidden_columns(models, there)
    absent = [label for label in models if label not in schema]
    lacking = [label for label in absent if models[label].managed and migrates(models[label].model, connection)]
    if lacking:
        # A table that no migration makes any more holds nothing; under another name, it is one that no model covers.
        waiting = waiting_apps(connection)
        lacking = [label for label in lacking if label.partition(".")[0] in waiting]
    if lacking:
        hint = "" if store.alias == "default" else f" --database {store.alias}"
        raise SeedingError(
            f"The database {store.alias!r} is not migrated: it has no table of {', '.join(lacking)}. "
            f"Run: python manage.py migrate{hint}"
        )
    unmapped = beside_models(there, schema)
    # What the policy says of a model that another database holds is nothing to this one.
    tables = {label: table for label, table in policy.tables.items() if label not in absent}
    plan = build_mask_plan(replace(policy, tables=tables), schema, unmapped)
    found = {one.name: one for one in there if one.name in unmapped}
    found |= {one.label: one for one in there if one.label is not None}
    return Subject(plan, store, found, schema)
