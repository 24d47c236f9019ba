"""Lists and inlines whose number of queries does not grow with their rows: related rows come by joins, counts by
subqueries, and what hangs from a row is shown read-only up to a limit.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.forms import BaseInlineFormSet
from django.http import HttpRequest


def count_of(model: type[Model], field: str) -> Combinable:
    """How many rows of `model` point with `field` at the row in question.

    A subquery each, because two counts over joins would multiply one another.
    """
    rows = model._default_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def count_of_any(model: type[Model], of: type[Model], **conditions: Any) -> Combinable:
    """How many rows of `model` point with `content_type` and `object_id` at the row of `of` in question."""
    app, name = of._meta.app_label, of._meta.model_name
    rows = model._default_manager.filter(
        content_type__app_label=app, content_type__model=name, object_id=OuterRef("pk"), **conditions
    )
    counted = rows.order_by().values("object_id").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def column(annotation: str, description: str) -> Callable[[Model], Any]:
    """A sortable column that shows an annotation of the list's rows."""

    @admin.display(description=description, ordering=annotation, empty_value="–")
    def value(row: Model) -> Any:
        return getattr(row, annotation)

    return value


def titled(title: str) -> type[admin.ChoicesFieldListFilter]:
    """A filter of a field with choices under a title of its own, where two filters would have the same."""

    class Titled(admin.ChoicesFieldListFilter):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.title = title

    return Titled


class ShopAdmin(admin.ModelAdmin):
    """Adds its annotations to the rows of the list, and shows inlines only where rows can hang already."""

    annotations: Mapping[str, Combinable] = {}

    class Media:
        css: ClassVar = {"all": ["shop/lists.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**self.annotations)
        return rows

    def get_inlines(self, request: HttpRequest, obj: Model | None) -> Any:
        return self.inlines if obj else ()


class FirstRows(BaseInlineFormSet):
    """Shows a limited number of rows: a busy product has thousands of reviews."""

    limit = 20

    def get_queryset(self) -> QuerySet[Any]:
        if not hasattr(self, "_queryset"):  # Django's own cache: the formset asks again for every form.
            self._queryset: QuerySet[Any] = super().get_queryset()[: self.limit]
        return self._queryset


class ReadOnlyInline(admin.TabularInline):
    formset = FirstRows
    extra = 0
    can_delete = False
    show_change_link = True
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related(*self.related)
        return rows

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
