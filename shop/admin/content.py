"""Topics, articles, and posts with their comments; how often texts were viewed and liked."""

from django.contrib import admin

from ..models import Article, Interaction, Post, PostComment, Topic
from .lists import ReadOnlyInline, ShopAdmin, column, count_of, count_of_any


class PostCommentInline(ReadOnlyInline):
    model = PostComment
    verbose_name_plural = "first comments"
    fields = ("author", "body", "created_at")
    readonly_fields = fields
    related = ("author",)


@admin.register(Topic)
class TopicAdmin(ShopAdmin):
    annotations = {"article_count": count_of(Article, "topic"), "post_count": count_of(Post, "topic")}
    list_display = ("name", "category", column("article_count", "articles"), column("post_count", "posts"))
    list_filter = ("category",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


class TextAdmin(ShopAdmin):
    """What the pages of articles and posts have in common."""

    list_filter = ("status", "topic__category", "topic")
    list_select_related = ("author", "topic")
    search_fields = ("title", "summary", "author__email", "author__full_name")
    date_hierarchy = "published_at"
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("author", "topic")


@admin.register(Article)
class ArticleAdmin(TextAdmin):
    annotations = {
        "view_count": count_of_any(Interaction, Article, kind="view"),
        "like_count": count_of_any(Interaction, Article, kind="like"),
    }
    list_display = (
        "title",
        "author",
        "topic",
        "status",
        "published_at",
        "word_count",
        column("view_count", "views"),
        column("like_count", "likes"),
    )
    readonly_fields = ("created_at", "updated_at")


@admin.register(Post)
class PostAdmin(TextAdmin):
    inlines = (PostCommentInline,)
    annotations = {
        "view_count": count_of_any(Interaction, Post, kind="view"),
        "like_count": count_of_any(Interaction, Post, kind="like"),
    }
    list_display = (
        "title",
        "author",
        "topic",
        "status",
        "published_at",
        "word_count",
        "comment_count",
        column("view_count", "views"),
        column("like_count", "likes"),
    )
    readonly_fields = ("comment_count", "created_at", "updated_at")


@admin.register(PostComment)
class PostCommentAdmin(ShopAdmin):
    list_display = ("body", "post", "author", "created_at")
    list_filter = ("post__topic",)
    list_select_related = ("post", "author")
    search_fields = ("body", "post__title", "author__email", "author__full_name")
    date_hierarchy = "created_at"
    autocomplete_fields = ("post", "author")
    readonly_fields = ("created_at", "updated_at")
