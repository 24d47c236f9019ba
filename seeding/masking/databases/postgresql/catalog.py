"""What a PostgreSQL database holds, as its catalog tells: tables, columns and keys, and where else values may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from seeding.masking.databases.cells import Form
from seeding.masking.databases.store import DatabaseColumn, DatabaseTable, ForeignKey
from seeding.schema import Table

_KINDS = {
    "r": "table",
    "p": "partitioned table",
    "v": "view",
    "m": "materialized view",
    "f": "foreign table",
}

_TABLES = """
SELECT cls.oid, cls.relname, nsp.nspname, cls.oid::regclass::text, cls.relkind::text, cls.relispartition,
       greatest(cls.reltuples, 0)::bigint, pg_table_is_visible(cls.oid), coalesce(am.amname, ''),
       (SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = cls.oid ORDER BY i.inhseqno LIMIT 1),
       (SELECT ext.extname FROM pg_depend dep JOIN pg_extension ext ON ext.oid = dep.refobjid
        WHERE dep.classid = 'pg_class'::regclass AND dep.objid = cls.oid AND dep.deptype = 'e'
          AND dep.refclassid = 'pg_extension'::regclass LIMIT 1),
       cls.relispopulated, cls.relrowsecurity
FROM pg_class cls
JOIN pg_namespace nsp ON nsp.oid = cls.relnamespace
LEFT JOIN pg_am am ON am.oid = cls.relam
WHERE cls.relkind IN ('r', 'p', 'v', 'm', 'f') AND nsp.nspname = ANY(current_schemas(false))
  AND nsp.nspname NOT IN ('pg_catalog', 'information_schema') AND cls.relpersistence <> 't'
ORDER BY cls.oid
"""

_COLUMNS = """
SELECT attrelid, attname, format_type(atttypid, atttypmod), atttypid, attnotnull, attgenerated::text,
       attidentity::text, attnum
FROM pg_attribute
WHERE attrelid = ANY(%s::oid[]) AND attnum > 0 AND NOT attisdropped
ORDER BY attrelid, attnum
"""

_TYPES = """
SELECT typ.oid, typ.typname, typ.typtype::text, typ.typbasetype, typ.typelem, typ.typdelim::text, typ.typcategory::text,
       coalesce(rng.rngsubtype, 0), typ.typlen
FROM pg_type typ LEFT JOIN pg_range rng ON rng.rngtypid = typ.oid
"""

_KEYS = """
SELECT con.conrelid, con.conname, con.contype::text, con.conkey, con.confrelid, con.confkey, con.confdeltype::text
FROM pg_constraint con
WHERE con.contype IN ('p', 'u', 'f') AND con.conrelid = ANY(%s::oid[])
ORDER BY con.conrelid, con.oid
"""

_UNIQUE_INDEXES = """
SELECT indrelid, string_to_array(indkey::text, ' ')::int[] FROM pg_index
WHERE indisunique AND indpred IS NULL AND indexprs IS NULL AND indisvalid AND indrelid = ANY(%s::oid[])
  AND indnkeyatts = indnatts
ORDER BY indexrelid
"""

_BEYOND = """
SELECT cls.oid::regclass::text FROM pg_class cls JOIN pg_namespace nsp ON nsp.oid = cls.relnamespace
WHERE cls.relkind IN ('r', 'p', 'm') AND NOT cls.relispartition AND cls.relpersistence <> 't'
  AND nsp.nspname <> ALL(current_schemas(false)) AND nsp.nspname <> 'information_schema'
  AND nsp.nspname NOT LIKE 'pg\\_%%'
  AND NOT EXISTS (SELECT 1 FROM pg_depend dep WHERE dep.classid = 'pg_class'::regclass AND dep.objid = cls.oid
                  AND dep.deptype = 'e')
ORDER BY 1
"""

FIRST_OWN_OID = 16384
"""What has a lower number came with PostgreSQL."""

_DEFINITIONS = """
SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), description
FROM pg_description WHERE objoid >= %(first)s 
OR classoid = 'pg_namespace'::regclass AND objoid IN (SELECT oid FROM pg_namespace WHERE nspname = 'public')
UNION ALL SELECT 'comment', 'the database', description FROM pg_shdescription
WHERE classoid = 'pg_database'::regclass AND objoid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT 'name', pg_describe_object('pg_class'::regclass, oid, 0), relname
FROM pg_class WHERE oid >= %(first)s AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'i', 'I')
UNION ALL SELECT 'name', pg_describe_object('pg_type'::regclass, enumtypid, 0), enumlabel FROM pg_enum
WHERE enumtypid >= %(first)s
UNION ALL SELECT 'definition', pg_describe_object('pg_class'::regclass, oid, 0), pg_get_viewdef(oid)
FROM pg_class WHERE oid >= %(first)s AND relkind IN ('v', 'm')
UNION ALL SELECT 'definition', pg_describe_object('pg_class'::regclass, indexrelid, 0), pg_get_indexdef(indexrelid)
FROM pg_index WHERE indexrelid >= %(first)s AND (indexprs IS NOT NULL OR indpred IS NOT NULL)
UNION ALL SELECT 'definition', pg_describe_object('pg_class'::regclass, oid, 0), pg_get_expr(relpartbound, oid)
FROM pg_class WHERE oid >= %(first)s AND relpartbound IS NOT NULL
UNION ALL SELECT 'definition', pg_describe_object('pg_rewrite'::regclass, oid, 0), pg_get_ruledef(oid)
FROM pg_rewrite WHERE oid >= %(first)s AND rulename <> '_RETURN'
UNION ALL SELECT 'definition', pg_describe_object('pg_proc'::regclass, oid, 0),
CASE WHEN prokind = 'a' THEN proname ELSE pg_get_functiondef(oid) END
FROM pg_proc WHERE oid >= %(first)s
UNION ALL SELECT 'definition', pg_describe_object('pg_attrdef'::regclass, oid, 0), pg_get_expr(adbin, adrelid)
FROM pg_attrdef WHERE oid >= %(first)s
UNION ALL SELECT 'definition', pg_describe_object('pg_constraint'::regclass, oid, 0), pg_get_constraintdef(oid)
FROM pg_constraint WHERE oid >= %(first)s AND contype IN ('c', 'x')
UNION ALL SELECT 'definition', pg_describe_object('pg_policy'::regclass, oid, 0),
concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM pg_policy
UNION ALL SELECT 'definition', pg_describe_object('pg_trigger'::regclass, oid, 0), pg_get_triggerdef(oid)
FROM pg_trigger WHERE oid >= %(first)s AND NOT tgisinternal
"""

_ON_DELETE = {"c": "cascade", "n": "set null", "d": "set default"}


@dataclass(frozen=True)
class Physical:
    """What reading has to know of a table: its number, and whether it is read by pages."""

    oid: int
    paged: bool
    populated: bool = True


def tables_of(connection: Any, models_known: Iterable[Table]) -> tuple[DatabaseTable, ...]:
    """The tables and views on the search path, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        relations = cursor.fetchall()
        oids = [row[0] for row in relations]
        cursor.execute(_TYPES)
        types = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute(_COLUMNS, [oids])
        attributes: dict[int, list[Any]] = {}
        for row in cursor.fetchall():
            attributes.setdefault(row[0], []).append(row)
        cursor.execute(_KEYS, [oids])
        keys: dict[int, list[Any]] = {}
        for row in cursor.fetchall():
            keys.setdefault(row[0], []).append(row)
        cursor.execute(_UNIQUE_INDEXES, [oids])
        uniques: dict[int, list[Any]] = {}
        for oid, numbers in cursor.fetchall():
            uniques.setdefault(oid, []).append(numbers)
        models = _models_by_oid(connection, cursor, list(models_known))
        names = {
            oid: name if visible else f"{schema}.{name}" for oid, name, schema, _, _, _, _, visible, *_ in relations
        }
    numbered = {oid: {row[7]: row[1] for row in rows} for oid, rows in attributes.items()}
    parents = {row[0]: row[9] for row in relations if row[9] is not None}
    partitioned = {row[0] for row in relations if row[4] == "p"}
    forms: dict[int, Form] = {}
    found = []
    for oid, _, schema, sql, kind, is_partition, rows, _, access, _, extension, populated, _ in relations:
        model = models.get(oid)
        by_column = {one.column: one for one in model.fields} if model else {}
        columns = tuple(
            DatabaseColumn(
                name=name,
                type=written,
                null=not required,
                generated=generated != "",
                identity={"a": "always", "d": "default"}.get(identity, ""),
                field=by_column.get(name),
                form=_form(number, types, forms),
            )
            for _, name, written, number, required, generated, identity, _ in attributes.get(oid, ())
        )
        own_keys = keys.get(oid, [])
        found.append(
            DatabaseTable(
                name=names[oid],
                sql=sql,
                kind="partition" if is_partition and kind == "r" else _KINDS[kind],  # type: ignore[arg-type]
                columns=columns,
                primary_key=next((tuple(numbered[oid][n] for n in row[3]) for row in own_keys if row[2] == "p"), ()),
                foreign_keys=tuple(
                    ForeignKey(
                        row[1],
                        tuple(numbered[oid][n] for n in row[3]),
                        names[row[4]],
                        tuple(numbered[row[4]][n] for n in row[5]),
                        _ON_DELETE.get(row[6], ""),
                    )
                    for row in own_keys
                    if row[2] == "f" and row[4] in names
                ),
                uniques=tuple(tuple(numbered[oid][n] for n in row) for row in uniques.get(oid, []) if 0 not in row),
                rows=int(rows),
                label=model.label if model else None,
                schema=schema,
                parts=tuple(sorted(_leaves(oid, relations, parents, names))) if oid in partitioned else (),
                part_of=names.get(parents.get(oid, 0)),
                extension=extension,
                form=Physical(oid, kind in "rm" and access == "heap", populated),
            )
        )
    totals = {one.name: one.rows for one in found}
    found = [
        replace(one, rows=sum(totals[part] for part in one.parts)) if one.kind == "partitioned table" else one
        for one in found
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def _models_by_oid(connection: Any, cursor: Any, models: Sequence[Table]) -> dict[int, Table]:
    quote = connection.ops.quote_name
    cursor.execute(
        "SELECT number, to_regclass(name)::oid FROM unnest(%s::text[]) WITH ORDINALITY AS t (name, number)",
        [[quote(model.db_table) for model in models]],
    )
    return {oid: models[number - 1] for number, oid in cursor.fetchall() if oid is not None}


def beyond(connection: Any) -> tuple[tuple[str, str], ...]:
    """What the database holds outside of what `tables_of` sees, and why it is not looked into."""
    with connection.cursor() as cursor:
        cursor.execute(_BEYOND)
        found = [(row[0], "it lies outside of the search path.") for row in cursor.fetchall()]
        cursor.execute("SELECT count(*) FROM pg_largeobject_metadata")
        ((objects,),) = cursor.fetchall()
    if objects:
        found.append(("large objects", f"there are {objects:,}: they are no rows, and nothing masks them."))
    return tuple(found)


def definitions(connection: Any) -> Iterator[tuple[str, str, str]]:
    """Texts that are no rows, such as comments and views: what each is, of what, and what it says."""
    with connection.cursor() as cursor:
        cursor.execute(_DEFINITIONS, {"first": FIRST_OWN_OID})
        yield from cursor.fetchall()


def _form(oid: int, types: Mapping[int, Any], known: dict[int, Form]) -> Form:
    if oid in known:
        return known[oid]
    name, kind, base, element, _, category, subtype, length = types[oid]
    if kind == "d":
        form = _form(base, types, known)
    elif category == "A" and element and length == -1:
        form = Form(name, item=_form(element, types, known), delimiter=types[element][4])
    elif kind == "r":
        form = Form(name, bound=_form(subtype, types, known))
    else:
        form = Form(name)
    known[oid] = form
    return form


def _leaves(oid: int, relations: Sequence[Any], parents: Mapping[int, int], names: Mapping[int, str]) -> Iterator[str]:
    for row in relations:
        if parents.get(row[0]) == oid:
            if row[4] == "p":
                yield from _leaves(row[0], relations, parents, names)
            else:
                yield names[row[0]]
