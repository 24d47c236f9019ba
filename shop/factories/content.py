"""Topics, articles, posts and comments."""

from seeding.factories import ModelFactory

from ..models import Article, Post, PostComment, Topic


class TopicFactory(ModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ("name",)


class ArticleFactory(ModelFactory):
    """Trait: draft."""

    class Meta:
        model = Article


class PostFactory(ModelFactory):
    """Trait: draft. `comment_count` is that of the comments which the same row of `seed_db` has."""

    class Meta:
        model = Post


class PostCommentFactory(ModelFactory):
    class Meta:
        model = PostComment
