"""Samples from memory for the finder, and its findings by column."""

from seeding.schema import Field


class Held:
    """Samples from memory."""

    def __init__(self, values):
        self.values = values

    def sample(self, table, field):
        return list(self.values.get((table.label, field.name), ()))

    def pairs(self, table, one, other):
        return list(zip(self.sample(table, one), self.sample(table, other), strict=False))

    def present(self, table, fields, values):
        columns = [self.values.get((table.label, field.name), ()) for field in fields]
        return frozenset(values) & {" ".join(row) for row in zip(*columns, strict=True)}


def columns_of(storage, class_name, *names):
    return [Field(name=name, attname=name, column=name, storage=storage, class_name=class_name) for name in names]


def by_column(findings):
    return {(one.label, one.field): one for one in findings if not one.path}
